package fltscope.analyzer.input;

import java.util.ArrayList;
import java.util.List;

/** Keeps the first lines that were not understood, and counts them all. */
public final class UnreadLines {
    private static final int KEPT = 50;
    private static final int KEPT_CHARS = 200;

    private final List<UnreadLine> lines = new ArrayList<>();
    private long count;

    /** Adds a line as it stood in the text. */
    public void add(long lineNumber, String text) {
        count++;
        if (lines.size() < KEPT) {
            String trimmed = text.strip();
            lines.add(new UnreadLine(
                    lineNumber, trimmed.length() <= KEPT_CHARS ? trimmed : trimmed.substring(0, KEPT_CHARS)));
        }
    }

    /** The first of them, in the order of the text. */
    public List<UnreadLine> lines() {
        return List.copyOf(lines);
    }

    /** How many there were. */
    public long count() {
        return count;
    }
}
