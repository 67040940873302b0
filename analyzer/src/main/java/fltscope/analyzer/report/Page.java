package fltscope.analyzer.report;

/** Text for a terminal of 80 columns: sections, labelled paragraphs that wrap, and lines. */
final class Page {
    static final int COLUMNS = 80;

    private final StringBuilder text = new StringBuilder();

    /** A line as it is. */
    Page line(CharSequence line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        text.append(line, 0, end).append('\n');
        return this;
    }

    Page blank() {
        text.append('\n');
        return this;
    }

    /** A label at {@code indent} and a text at {@code column}, wrapped between words below itself. */
    Page labelled(int indent, String label, int column, String words) {
        StringBuilder line = new StringBuilder().append(" ".repeat(indent)).append(label);
        if (!label.isEmpty()) {
            line.append(' ');
        }
        pad(line, column);
        for (String word : words.split(" ", -1)) {
            boolean first = line.length() <= column;
            if (!first && line.length() + 1 + word.length() > COLUMNS) {
                line(line);
                line.setLength(0);
                pad(line, column);
                first = true;
            }
            cut(line.append(first ? "" : " ").append(word), column);
        }
        return line(line);
    }

    /** Text at {@code indent} in which every blank counts: cut where the line is full. */
    Page verbatim(int indent, String text) {
        StringBuilder line = new StringBuilder(" ".repeat(indent)).append(text);
        cut(line, indent);
        return line(line);
    }

    /** Writes what is too long for a line, up to what is left of it for the last one. */
    private void cut(StringBuilder line, int indent) {
        while (line.length() > COLUMNS) {
            int end = Character.isHighSurrogate(line.charAt(COLUMNS - 1)) ? COLUMNS - 1 : COLUMNS;
            text.append(line, 0, end).append('\n');
            line.replace(0, end, " ".repeat(indent));
        }
    }

    /** Text that wraps at {@code indent}. */
    Page paragraph(int indent, String words) {
        return labelled(indent, "", indent, words);
    }

    private static void pad(StringBuilder line, int column) {
        while (line.length() < column) {
            line.append(' ');
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
