package fltscope.analyzer.cli.output;

import fltscope.collector.etl.ReadProgress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far a reading is, for work of more than a second:
 *
 * <pre>
 *  42 %   812 MB/s   3 s left
 * </pre>
 */
public final class Progress implements ReadProgress, AutoCloseable {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long EVERY_NS = SECOND_NS / 5;

    private final PrintWriter errors;
    private final LongSupplier clockNs;
    private final long totalBytes;
    private final long startNs;
    private long nextNs;
    private long doneBytes;
    private int shownChars;

    public Progress(PrintWriter errors, long totalBytes) {
        this(errors, totalBytes, System::nanoTime);
    }

    Progress(PrintWriter errors, long totalBytes, LongSupplier clockNs) {
        this.errors = errors;
        this.totalBytes = totalBytes;
        this.clockNs = clockNs;
        startNs = clockNs.getAsLong();
        nextNs = startNs + SECOND_NS;
    }

    /** Shows nothing. */
    public static Progress silent() {
        return new Progress(null, 0, () -> 0);
    }

    @Override
    public void read(long bytes) {
        doneBytes += bytes;
        long nowNs = clockNs.getAsLong();
        if (nowNs - nextNs >= 0 && errors != null) {
            nextNs = nowNs + EVERY_NS;
            show(line(nowNs - startNs));
        }
    }

    private String line(long elapsedNs) {
        double bytesPerSecond = (double) doneBytes * SECOND_NS / elapsedNs;
        long secondsLeft = Math.max(0, Math.round((totalBytes - doneBytes) / bytesPerSecond));
        return String.format(
                Locale.ROOT,
                "%3d %%   %,d MB/s   %s left",
                Math.min(100, totalBytes == 0 ? 100 : doneBytes * 100 / totalBytes),
                Math.round(bytesPerSecond / 1e6),
                secondsLeft < 60 ? secondsLeft + " s" : secondsLeft / 60 + " min " + secondsLeft % 60 + " s");
    }

    private void show(String line) {
        errors.print("\r" + line + " ".repeat(Math.max(0, shownChars - line.length())));
        errors.flush();
        shownChars = line.length();
    }

    /** Erases the line. */
    @Override
    public void close() {
        if (shownChars > 0) {
            show("");
            errors.print('\r');
            errors.flush();
            shownChars = 0;
        }
    }
}
