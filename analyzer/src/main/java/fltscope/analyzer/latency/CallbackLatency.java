package fltscope.analyzer.latency;

import fltscope.analyzer.pairing.CallbackSink;
import fltscope.analyzer.state.LongMap;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.List;

/** The time of filter callbacks: one row for each filter instance, major function and phase. */
public final class CallbackLatency implements CallbackSink {
    private static final int PHASE_BITS = 1;
    private static final int FUNCTION_BITS = 8;
    private static final int INSTANCE_BITS = 1;
    private static final int VOLUME_BITS = 8;

    /**
     * One row.
     *
     * @param filter number of the filter
     * @param volume number of the volume; 0 when the trace does not tell it
     * @param again whether it is the second, lower instance of the filter on the volume
     * @param majorFunction IRP_MJ_* code
     * @param post whether it is the post-operation callback
     * @param duration wall time in the callback
     * @param own the same without callbacks nested on its thread
     */
    public record Row(
            int filter, int volume, boolean again, int majorFunction, boolean post, Latency duration, Latency own) {}

    private static final class Kind {
        private final int filter;
        private final int volume;
        private final boolean again;
        private final int majorFunction;
        private final boolean post;
        private final CallbackTimes times;

        private Kind(int filter, int volume, boolean again, int majorFunction, boolean post, CallbackTimes times) {
            this.filter = filter;
            this.volume = volume;
            this.again = again;
            this.majorFunction = majorFunction;
            this.post = post;
            this.times = times;
        }

        private Row row() {
            return new Row(filter, volume, again, majorFunction, post, times.duration(), times.own());
        }
    }

    private final TraceClock clock;
    private final LongMap<Kind> byKey = new LongMap<>();
    private final List<Kind> kinds = new ArrayList<>();

    public CallbackLatency(TraceClock clock) {
        this.clock = clock;
    }

    @Override
    public void callbackEnded(
            int filter, int volume, boolean again, int majorFunction, boolean post, long durationTicks, long ownTicks) {
        long key = filter;
        key = (key << VOLUME_BITS) | volume;
        key = (key << INSTANCE_BITS) | (again ? 1 : 0);
        key = (key << FUNCTION_BITS) | majorFunction;
        key = (key << PHASE_BITS) | (post ? 1 : 0);
        Kind kind = byKey.get(key);
        if (kind == null) {
            kind = new Kind(filter, volume, again, majorFunction, post, new CallbackTimes(clock));
            byKey.put(key, kind);
            kinds.add(kind);
        }
        kind.times.record(durationTicks, ownTicks);
    }

    /** All rows as of now, in the order in which they were first seen. */
    public List<Row> rows() {
        return kinds.stream().map(Kind::row).toList();
    }
}
