package fltscope.analyzer.latency;

import fltscope.analyzer.state.LongMap;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.List;

/**
 * How long requests stay with a filter after its pre-operation callback has returned: the time to the entry of the next lower
 * filter's. It is next to nothing unless the filter has pended the request and the return was recorded before it was completed; a
 * kernel that records it then has the pended time in the callback (events fact sheet, section 9). Below the lowest filter nothing
 * tells it.
 */
public final class PendedLatency {
    private static final int FUNCTION_BITS = 8;

    /**
     * One row.
     *
     * @param filter number of the filter
     * @param majorFunction IRP_MJ_* code
     * @param pended time to the next lower filter
     */
    public record Row(int filter, int majorFunction, Latency pended) {}

    private record Kind(int filter, int majorFunction, TickCounts times) {}

    private final TraceClock clock;
    private final LongMap<Kind> byKey = new LongMap<>();
    private final List<Kind> kinds = new ArrayList<>();

    public PendedLatency(TraceClock clock) {
        this.clock = clock;
    }

    /** A request has gone on to the next lower filter. */
    public void passedOn(int filter, int majorFunction, long pendedTicks) {
        long key = (long) filter << FUNCTION_BITS | majorFunction;
        Kind kind = byKey.get(key);
        if (kind == null) {
            kind = new Kind(filter, majorFunction, new TickCounts(clock));
            byKey.put(key, kind);
            kinds.add(kind);
        }
        kind.times.record(pendedTicks);
    }

    /** All rows as of now, in the order in which they were first seen. */
    public List<Row> rows() {
        return kinds.stream()
                .map(kind -> {
                    Latency pended = new Latency();
                    kind.times.addTo(pended);
                    return new Row(kind.filter, kind.majorFunction, pended);
                })
                .toList();
    }
}
