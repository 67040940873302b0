package fltscope.analyzer.report.info;

import fltscope.analyzer.text.Digits;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import java.util.ArrayList;
import java.util.List;

/** What went wrong, was lost or was passed over while a trace was read: a line for each counter that is not zero. */
public final class CounterLines {
    private CounterLines() {}

    /** {@code events lost: 3 (counted by the session and written into the file's header)}. */
    public static List<String> of(TraceCounters counters) {
        List<String> lines = new ArrayList<>();
        for (TraceCounter counter : TraceCounter.values()) {
            long count = counters.count(counter);
            if (count != 0) {
                long offset = counters.firstOffset(counter);
                String place = offset == TraceCounters.NO_OFFSET ? "" : ", first at byte " + Digits.grouped(offset);
                lines.add(counter.label() + ": " + Digits.grouped(count) + place + " (" + counter.sentence() + ")");
            }
        }
        return lines;
    }
}
