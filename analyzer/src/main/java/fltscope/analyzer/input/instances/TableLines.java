package fltscope.analyzer.input.instances;

import fltscope.analyzer.input.TextLines;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * The lines of a pasted table as {@code fltmc} wrote them: a console that is narrower than the table puts the rest of each line on
 * the next one. It shows by the line of dashes, which then stands on two lines; each row of the table below it stands on as many.
 */
final class TableLines {
    private static final Pattern DASHES =
            Pattern.compile("[-\u2010-\u2015\\s]*[-\u2010-\u2015]{2}[-\u2010-\u2015\\s]*");

    private record Line(String text, long number, boolean cut) {}

    private final TextLines lines;
    private final Deque<Line> ahead = new ArrayDeque<>();
    private Line current = new Line("", 0, false);
    private Line before = current;
    private int parts = 1;
    private int indent;
    private int width;

    TableLines(TextLines lines) {
        this.lines = lines;
    }

    /** The next line; null at the end. */
    String next() throws IOException {
        Line line = take();
        if (line == null) {
            return null;
        }
        if (isDashes(line)) {
            line = ruler(line);
        } else if (line.text().isBlank()) {
            parts = 1;
        } else if (parts > 1) {
            line = row(line);
        }
        before = line;
        current = line;
        return line.text();
    }

    /** Number of the first of the lines that {@link #next} gave as one, from 1. */
    long number() {
        return current.number();
    }

    /** Whether a part of it was left out. */
    boolean cut() {
        return current.cut();
    }

    private Line ruler(Line first) throws IOException {
        parts = 1;
        indent = first.text().length() - first.text().stripLeading().length();
        // Spaces at the end are lost now and then: the header above reaches as far as the console.
        width = Math.max(before.text().length(), first.text().length());
        Line whole = first;
        for (Line next = peek(); next != null && isDashes(next); next = peek()) {
            whole = joined(whole, take());
            parts++;
        }
        return whole;
    }

    private Line row(Line first) throws IOException {
        Line whole = first;
        for (int i = 1; i < parts; i++) {
            Line next = peek();
            if (next == null || next.text().isBlank() || !continues(whole, next, i)) {
                break;
            }
            whole = joined(whole, take());
        }
        return whole;
    }

    /**
     * Whether a line is the rest of the one above it: that one reaches to the console's edge, or has lost spaces at its end. A row of
     * {@code fltmc volumes} may begin with spaces as well, but then with a device.
     */
    private boolean continues(Line above, Line next, int parts) {
        if (above.text().length() >= indent + parts * (width - indent)) {
            return true;
        }
        String more = next.text();
        return more.length() > indent
                && more.charAt(indent) == ' '
                && !more.stripLeading().startsWith("\\");
    }

    private Line joined(Line start, Line rest) {
        int lines = (start.text().length() - indent + width - indent - 1) / Math.max(1, width - indent);
        int length = indent + Math.max(1, lines) * (width - indent);
        String padded =
                start.text() + " ".repeat(Math.max(0, length - start.text().length()));
        String more = rest.text();
        int skipped = Math.min(indent, more.length() - more.stripLeading().length());
        return new Line(padded + more.substring(skipped), start.number(), start.cut() || rest.cut());
    }

    private static boolean isDashes(Line line) {
        return DASHES.matcher(line.text()).matches();
    }

    private Line peek() throws IOException {
        if (ahead.isEmpty()) {
            Line line = read();
            if (line == null) {
                return null;
            }
            ahead.add(line);
        }
        return ahead.peek();
    }

    private Line take() throws IOException {
        return ahead.isEmpty() ? read() : ahead.poll();
    }

    private Line read() throws IOException {
        String text = lines.next();
        return text == null ? null : new Line(withoutMailQuote(text), lines.number(), lines.cut());
    }

    /** Spaces in its place, so that the columns keep theirs. */
    private static String withoutMailQuote(String line) {
        int end = 0;
        while (end < line.length() && (line.charAt(end) == '>' || line.charAt(end) == ' ')) {
            end++;
        }
        return line.startsWith(">") ? " ".repeat(end) + line.substring(end) : line;
    }
}
