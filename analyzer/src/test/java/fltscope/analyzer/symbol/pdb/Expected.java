package fltscope.analyzer.symbol.pdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Breakpad's or Mozilla's dump_syms wrote about a PDB: lines FUNC, PUBLIC, FILE and those of source lines. */
record Expected(List<Function> functions, List<Function> publics, List<Line> lines) {
    /** {@code folded}: several functions have this address, and this is one of them. */
    record Function(long rva, long bytes, String name, boolean folded) {}

    record Line(long rva, long bytes, String file, int line) {}

    static Expected of(Path sym) throws IOException {
        Expected expected = new Expected(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<String, String> files = new HashMap<>();
        for (String text : Files.readAllLines(sym, StandardCharsets.UTF_8)) {
            boolean folded = text.startsWith("FUNC m ") || text.startsWith("PUBLIC m ");
            String line = folded ? text.replaceFirst(" m ", " ") : text;
            if (line.startsWith("FILE ")) {
                String[] words = line.split(" ", 3);
                files.put(words[1], words[2]);
            } else if (line.startsWith("FUNC ")) {
                String[] words = line.split(" ", 5);
                expected.functions.add(new Function(hex(words[1]), hex(words[2]), words[4], folded));
            } else if (line.startsWith("PUBLIC ")) {
                String[] words = line.split(" ", 4);
                expected.publics.add(new Function(hex(words[1]), 1, words[3], folded));
            } else if (line.matches("[0-9a-f]+ [0-9a-f]+ \\d+ \\d+")) {
                String[] words = line.split(" ", -1);
                expected.lines.add(
                        new Line(hex(words[0]), hex(words[1]), files.get(words[3]), (int) Long.parseLong(words[2])));
            }
        }
        return expected;
    }

    private static long hex(String text) {
        return Long.parseLong(text, 16);
    }

    /** A name without what the tools write differently: types, parameters, decoration of C, the anonymous namespace. */
    static String plain(String name) {
        String text =
                name.replace("(anonymous namespace)", "{anonymous}").replaceAll("`anonymous.namespace'", "{anonymous}");
        int from = text.contains("operator()") ? text.indexOf("operator()") + "operator()".length() : 0;
        int parameters = text.indexOf('(', from);
        text = parameters > 0 ? text.substring(0, parameters) : text;
        if (text.startsWith("static ")) {
            text = text.substring(text.lastIndexOf(' ') + 1);
        }
        return text.replaceFirst("^[_@]+", "").replaceFirst("@\\d+$", "");
    }
}
