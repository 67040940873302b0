package fltscope.analyzer.report;

import java.io.PrintWriter;

/** Text of at most 80 columns: labels at the left, what they label wrapped at blanks to the right of them. */
final class TextPage {
    static final int COLUMNS = 80;

    private static final int INDENT = 2;

    private final PrintWriter out;
    private final int labelColumns;

    /**
     * @param labelColumns where text to the right of a label begins
     */
    TextPage(PrintWriter out, int labelColumns) {
        this.out = out;
        this.labelColumns = labelColumns;
    }

    /** A line as it is. */
    void line(String text) {
        out.print(text);
        out.print('\n');
    }

    /** A label, and text beside it. */
    void item(String label, String text) {
        wrapped(padded(" ".repeat(INDENT) + label, labelColumns), labelColumns, text);
    }

    /** Text that starts behind {@code start} and goes on below itself, from column {@code indent} on. */
    void wrapped(String start, int indent, String text) {
        StringBuilder line = new StringBuilder(start);
        int words = 0;
        int at = 0;
        while (at < text.length()) {
            int blank = text.indexOf(' ', at);
            int end = blank < 0 ? text.length() : blank;
            if (words > 0 && line.length() + 1 + end - at > COLUMNS) {
                line(line.toString());
                line.setLength(0);
                line.append(" ".repeat(indent));
                words = 0;
            }
            line.append(words > 0 ? " " : "").append(text, at, end);
            cut(line, indent);
            words++;
            at = end + 1;
        }
        line(line.toString());
    }

    /** A word that is longer than a line is continued on the next. */
    private void cut(StringBuilder line, int indent) {
        while (line.length() > COLUMNS) {
            line(line.substring(0, COLUMNS));
            line.replace(0, COLUMNS, " ".repeat(indent));
        }
    }

    static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }

    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - text.length())) + text;
    }

    /** Text cut to a number of columns, with dots where something is missing. */
    static String cutTo(String text, int columns) {
        return text.length() <= columns ? text : text.substring(0, columns - 3) + "...";
    }
}
