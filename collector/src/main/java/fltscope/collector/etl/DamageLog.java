package fltscope.collector.etl;

import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import java.util.Locale;

/** Where the reader reports what it met: it counts, or, when reading is strict, stops at the first damage. */
final class DamageLog {
    private final String file;
    private final boolean strict;
    private final TraceCounters counters;

    DamageLog(String file, boolean strict, TraceCounters counters) {
        this.file = file;
        this.strict = strict;
        this.counters = counters;
    }

    TraceCounters counters() {
        return counters;
    }

    /**
     * Counts something that was met at a byte of the file.
     *
     * @throws TraceException when it is damage and reading is strict
     */
    void met(TraceCounter counter, long offset) {
        counters.add(counter, offset);
        if (strict && counter.severity() == TraceCounter.Severity.DAMAGE) {
            throw new TraceException(
                    ErrorKind.DAMAGED,
                    file,
                    String.format(
                            Locale.ROOT,
                            "%s at byte %,d: %s (stopped there because of --strict)",
                            counter.label(),
                            offset,
                            counter.sentence()));
        }
    }
}
