package fltscope.analyzer.latency;

import fltscope.analyzer.pairing.LongMap;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.List;

/**
 * The time of filter callbacks, by callback routine, major function and phase. A routine belongs to the driver whose image
 * holds it; which one that is may be told only at the end of the trace, so routines are named when the trace was read.
 */
public final class CallbackLatency {
    private static final int MAJOR_FUNCTIONS = 256;

    /** One row: a routine that was called for a major function, before or after the operation. */
    public record Row(long routine, int majorFunction, boolean post, long firstTicks, Latency latency) {}

    private static final class Routine {
        private final Row[] pre = new Row[MAJOR_FUNCTIONS];
        private final Row[] post = new Row[MAJOR_FUNCTIONS];
    }

    private final TraceClock clock;
    private final LongMap<Routine> routines = new LongMap<>();
    private final List<Row> rows = new ArrayList<>();

    public CallbackLatency(TraceClock clock) {
        this.clock = clock;
    }

    /** Takes the end of a callback, which carries its start. */
    public void record(IoRecord record) {
        Routine routine = routines.get(record.address());
        if (routine == null) {
            routine = new Routine();
            routines.put(record.address(), routine);
        }
        boolean isPost = record.has(IoRecord.FLAG_POST);
        Row[] phase = isPost ? routine.post : routine.pre;
        int function = record.majorFunction();
        if (phase[function] == null) {
            phase[function] = new Row(record.address(), function, isPost, record.timeTicks(), new Latency());
            rows.add(phase[function]);
        }
        phase[function].latency().record(clock.nanos(record.timeTicks() - record.otherTicks()));
    }

    /** All rows, in the order in which they were first seen. */
    public List<Row> rows() {
        return rows;
    }
}
