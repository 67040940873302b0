package fltscope.analyzer.text;

import java.io.PrintWriter;

/** Text of at most 80 columns: labels at the left, what they label wrapped at blanks to the right of them. */
public final class TextPage {
    public static final int COLUMNS = 80;

    private static final int INDENT = 2;

    private final PrintWriter out;
    private final int labelColumns;
    private String colouredStart;
    private int colouredColumns;

    /**
     * @param labelColumns where text to the right of a label begins
     */
    public TextPage(PrintWriter out, int labelColumns) {
        this.out = out;
        this.labelColumns = labelColumns;
    }

    /** A line as it is, without the blanks at its end. */
    public void line(CharSequence text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        emit(text, end);
    }

    private void emit(CharSequence text, int end) {
        int from = 0;
        if (colouredStart != null) {
            out.append(colouredStart);
            from = Math.min(end, colouredColumns);
            colouredStart = null;
        }
        out.append(text, from, end).append('\n');
    }

    /** As {@link #wrapped}, with a start that is shown in another way but takes the same columns. */
    public void coloured(String start, String shown, int indent, String text) {
        colouredStart = shown;
        colouredColumns = start.length();
        wrapped(start, indent, text);
    }

    public void blank() {
        line("");
    }

    /** A label, and text beside it. */
    public void item(String label, String text) {
        wrapped(padded(" ".repeat(INDENT) + label, labelColumns), labelColumns, text);
    }

    /** Text that starts behind {@code start}, a blank apart, and goes on below itself, from column {@code indent} on. */
    public void wrapped(String start, int indent, String text) {
        StringBuilder line = new StringBuilder(start);
        if (!start.isEmpty() && !start.endsWith(" ") && !text.isEmpty()) {
            line.append(' ');
        }
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

    /** Text that wraps at {@code indent}. */
    public void paragraph(int indent, String text) {
        wrapped(" ".repeat(indent), indent, text);
    }

    /** Text at {@code indent} in which every blank counts: cut where the line is full. */
    public void verbatim(int indent, String text) {
        StringBuilder line = new StringBuilder(" ".repeat(indent)).append(text);
        cut(line, indent);
        line(line);
    }

    /** A word that is longer than a line is continued on the next. */
    private void cut(StringBuilder line, int indent) {
        while (line.length() > COLUMNS) {
            int end = Character.isHighSurrogate(line.charAt(COLUMNS - 1)) ? COLUMNS - 1 : COLUMNS;
            emit(line, end);
            line.replace(0, end, " ".repeat(indent));
        }
    }

    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }

    public static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - text.length())) + text;
    }

    /** Text cut to a number of columns, with dots where something is missing. */
    public static String cutTo(String text, int columns) {
        return text.length() <= columns ? text : text.substring(0, columns - 3) + "...";
    }
}
