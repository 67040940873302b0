package fltscope.analyzer.cli.capture;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * One line on a terminal that says how a capture is getting on, once a second:
 *
 * <pre>
 *    12 s   1,234,567 events   103,412/s   0 lost   2,345 open   98 MB
 * </pre>
 */
final class CaptureLine implements AutoCloseable {
    private static final long SECOND_NS = 1_000_000_000L;

    private final PrintWriter errors;
    private final boolean shown;
    private final long startNs;
    private long lastNs;
    private long lastEvents;
    private int shownChars;

    CaptureLine(PrintWriter errors, boolean shown, long nowNs) {
        this.errors = errors;
        this.shown = shown;
        startNs = nowNs;
        lastNs = nowNs;
    }

    /**
     * Shows the line anew.
     *
     * @param events taken so far; -1 where they are not counted
     * @param opens alive; -1 where they are not counted
     */
    void show(long nowNs, long events, long lost, long opens, long bytes) {
        if (shown) {
            put(text(nowNs, events, lost, opens, bytes));
            lastNs = nowNs;
            lastEvents = events;
        }
    }

    private String text(long nowNs, long events, long lost, long opens, long bytes) {
        long elapsedNs = Math.max(1, nowNs - lastNs);
        String counted = events < 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "   %,d events   %,d/s",
                        events,
                        Math.round((double) (events - lastEvents) * SECOND_NS / elapsedNs));
        return String.format(
                Locale.ROOT,
                "%5d s%s   %,d lost%s   %,d MB",
                (nowNs - startNs) / SECOND_NS,
                counted,
                lost,
                opens < 0 ? "" : String.format(Locale.ROOT, "   %,d open", opens),
                Math.round(bytes / 1e6));
    }

    private void put(String line) {
        errors.print("\r" + line + " ".repeat(Math.max(0, shownChars - line.length())));
        errors.flush();
        shownChars = line.length();
    }

    /** Erases the line. */
    @Override
    public void close() {
        if (shownChars > 0) {
            put("");
            errors.print('\r');
            errors.flush();
            shownChars = 0;
        }
    }
}
