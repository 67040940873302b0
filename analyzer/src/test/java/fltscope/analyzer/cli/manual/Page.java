package fltscope.analyzer.cli.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A page of the manual, a Markdown file. What is made from the program stands between a line {@value #BEGIN} and a name, and a
 * line {@value #END}; what it prints stands in blocks that begin with {@value Example#FENCE}.
 */
record Page(Path file, List<String> lines) {
    private static final String BEGIN = "<!-- made from fltscope: ";
    private static final String END = "<!-- end -->";

    static Page read(Path file) {
        try {
            return new Page(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write() {
        try {
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String part) {
        return lines.contains(marker(part));
    }

    private static String marker(String part) {
        return BEGIN + part + " -->";
    }

    /** The same page with what is made from the program made anew. */
    Page made(String part, List<String> content) {
        int begin = lines.indexOf(marker(part));
        int end = begin < 0 ? -1 : begin + lines.subList(begin, lines.size()).indexOf(END);
        if (end <= begin) {
            throw new AssertionError(file + " lacks the lines " + marker(part) + " and " + END);
        }
        return with(begin + 1, end, content);
    }

    /** The same page with each example's output made anew. */
    Page withExamples(UnaryOperator<Example> run) {
        List<Example> examples = examples();
        Page page = this;
        for (int i = examples.size() - 1; i >= 0; i--) {
            Example example = examples.get(i);
            page = page.with(
                    example.firstLine(),
                    example.firstLine() + example.output().size(),
                    run.apply(example).output());
        }
        return page;
    }

    private Page with(int from, int to, List<String> content) {
        List<String> changed = new ArrayList<>(lines.subList(0, from));
        changed.addAll(content);
        changed.addAll(lines.subList(to, lines.size()));
        return new Page(file, changed);
    }

    /** The commands that the page shows with their output, in order. */
    List<Example> examples() {
        List<Example> found = new ArrayList<>();
        String fence = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                fence = fence == null ? line : null;
            } else if (fence != null && fence.startsWith(Example.FENCE) && line.startsWith(Example.PROMPT)) {
                int end = i + 1;
                while (!lines.get(end).startsWith(Example.PROMPT)
                        && !lines.get(end).startsWith("```")) {
                    end++;
                }
                found.add(new Example(
                        line.substring(Example.PROMPT.length()),
                        fence.endsWith(Example.VARYING),
                        i + 1,
                        List.copyOf(lines.subList(i + 1, end))));
            }
        }
        return found;
    }
}
