package fltscope.analyzer.latency;

import fltscope.analyzer.pairing.CallbackSample;
import fltscope.analyzer.pairing.VolumeTable;
import fltscope.analyzer.state.LongMap;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.List;

/**
 * The time of filter callbacks: one row for each filter instance, major function and phase, and for each group of requests where
 * they have a number. Rows are bounded: beyond that, callbacks of new kinds count in the group 0.
 */
public final class CallbackLatency {
    private static final int FILTER_BITS = 6;
    private static final int PHASE_BITS = 1;
    private static final int FUNCTION_BITS = 8;
    private static final int INSTANCE_BITS = 1;
    private static final int VOLUME_BITS = 8;

    /**
     * One row.
     *
     * @param group number of its group; 0 for none
     * @param filter number of the filter
     * @param volume number of the volume; 0 when the trace does not tell it
     * @param again whether it is the second, lower instance of the filter on the volume
     * @param majorFunction IRP_MJ_* code
     * @param post whether it is the post-operation callback
     * @param duration wall time in the callback
     * @param own the same without callbacks nested on its thread
     */
    public record Row(
            int group,
            int filter,
            int volume,
            boolean again,
            int majorFunction,
            boolean post,
            Latency duration,
            Latency own) {}

    private static final class Kind {
        private final int group;
        private final int filter;
        private final int volume;
        private final boolean again;
        private final int majorFunction;
        private final boolean post;
        private final CallbackTimes times;

        private Kind(
                int group,
                int filter,
                int volume,
                boolean again,
                int majorFunction,
                boolean post,
                CallbackTimes times) {
            this.group = group;
            this.filter = filter;
            this.volume = volume;
            this.again = again;
            this.majorFunction = majorFunction;
            this.post = post;
            this.times = times;
        }

        private Row row() {
            return new Row(group, filter, volume, again, majorFunction, post, times.duration(), times.own());
        }
    }

    private final TraceClock clock;
    private final int mostRows;
    private final LongMap<Kind> byKey = new LongMap<>();
    private final List<Kind> kinds = new ArrayList<>();

    /** One without groups. */
    public CallbackLatency(TraceClock clock) {
        this(clock, 0);
    }

    /** @param mostRows rows, beyond which groups get no more */
    public CallbackLatency(TraceClock clock, int mostRows) {
        this.clock = clock;
        this.mostRows = mostRows;
    }

    /** Takes a callback, whatever group it is of. */
    public void record(CallbackSample sample) {
        record(sample, 0, sample.volume(), sample.again());
    }

    /** Takes a callback for its group, on all volumes together. */
    public void recordInGroup(CallbackSample sample) {
        record(sample, sample.group(), VolumeTable.UNKNOWN, false);
    }

    private void record(CallbackSample sample, int group, int volume, boolean again) {
        long key = ((long) group << FILTER_BITS) | sample.filter();
        key = (key << VOLUME_BITS) | volume;
        key = (key << INSTANCE_BITS) | (again ? 1 : 0);
        key = (key << FUNCTION_BITS) | sample.majorFunction();
        key = (key << PHASE_BITS) | (sample.post() ? 1 : 0);
        Kind kind = byKey.get(key);
        if (kind == null && group != 0 && kinds.size() >= mostRows) {
            record(sample, 0, volume, again);
            return;
        }
        if (kind == null) {
            kind = new Kind(
                    group,
                    sample.filter(),
                    volume,
                    again,
                    sample.majorFunction(),
                    sample.post(),
                    new CallbackTimes(clock));
            byKey.put(key, kind);
            kinds.add(kind);
        }
        kind.times.record(sample.durationTicks(), sample.ownTicks());
    }

    /** All rows as of now, in the order in which they were first seen. */
    public List<Row> rows() {
        return kinds.stream().map(Kind::row).toList();
    }
}
