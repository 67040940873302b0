package fltscope.analyzer.gate.report.markdown;

import fltscope.analyzer.gate.report.GateNames;
import fltscope.analyzer.text.TextPage;
import java.util.List;

/** Markdown as GitHub renders it (GFM), in the making. It knows its length, as a comment has a limit. */
final class Markdown {
    private static final int LONGEST_NAME = 160;
    private static final String MARKUP = "\\`*_{}[]()#+!|<>&~@:$^";

    private final StringBuilder text = new StringBuilder();

    /**
     * A name as code, in which nothing is markup, a link or a mention. A backquote would end it and a bar would end the cell of a
     * table that it is in, escaped or not: both come out as {@code \}{@code u{60}} and {@code \}{@code u{7c}}.
     */
    static String code(String name) {
        String safe = GateNames.safe(name).replace("`", "\\u{60}").replace("|", "\\u{7c}");
        return safe.isBlank() ? "` `" : '`' + TextPage.cutTo(safe, LONGEST_NAME) + '`';
    }

    /** Text in which no character is markup. A colon may be part of a link or an emoji, but for one that ends a word. */
    static String plain(String words) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean endsWord = c == ':' && words.startsWith(" ", i + 1);
            if (MARKUP.indexOf(c) >= 0 && !endsWord) {
                escaped.append("&#").append((int) c).append(';');
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    Markdown line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** An empty line, unless there is one already. */
    Markdown blank() {
        int end = text.length();
        boolean there = end > 1 && text.charAt(end - 1) == '\n' && text.charAt(end - 2) == '\n';
        return there ? this : line("");
    }

    Markdown item(String line) {
        return line("- " + line);
    }

    Markdown tableHead(List<String> columns) {
        row(columns);
        return line("|" + "---|".repeat(columns.size()));
    }

    Markdown row(List<String> cells) {
        return line("| " + String.join(" | ", cells) + " |");
    }

    /** Begins a part that is folded; blank lines let the Markdown in it be read as such. */
    Markdown beginDetails(String summary) {
        return line("<details><summary>" + summary + "</summary>").blank();
    }

    Markdown endDetails() {
        return blank().line("</details>").blank();
    }

    int length() {
        return text.length();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
