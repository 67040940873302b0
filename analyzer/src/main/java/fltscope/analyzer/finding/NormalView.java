package fltscope.analyzer.finding;

import fltscope.analyzer.latency.CallbackLatency;
import fltscope.schemas.event.MajorFunction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which filters normally see the creates on a volume: those that saw at least nine in ten of the creates that the busiest
 * filter there saw, on volumes with enough of them to tell.
 */
final class NormalView {
    private static final int ENOUGH = 3;
    private static final int TENTHS = 9;

    private final Map<Integer, Long> masks = new HashMap<>();
    private final Map<Integer, Long> any = new HashMap<>();

    NormalView(List<CallbackLatency.Row> rows) {
        Map<Integer, Long> most = new HashMap<>();
        for (CallbackLatency.Row row : rows) {
            if (isCreate(row)) {
                most.merge(row.volume(), row.duration().count(), Math::max);
                any.merge(row.volume(), 1L << row.filter(), (mask, bit) -> mask | bit);
            }
        }
        for (CallbackLatency.Row row : rows) {
            long busiest = isCreate(row) ? most.get(row.volume()) : 0;
            if (busiest >= ENOUGH && row.duration().count() * 10 >= busiest * TENTHS) {
                masks.merge(row.volume(), 1L << row.filter(), (mask, bit) -> mask | bit);
            }
        }
    }

    private static boolean isCreate(CallbackLatency.Row row) {
        return row.majorFunction() == MajorFunction.CREATE && !row.post() && !row.again();
    }

    /** The filters that normally see creates on a volume, as bits; 0 where too few were seen to tell. */
    long on(int volume) {
        return masks.getOrDefault(volume, 0L);
    }

    /** The filters that saw any create on a volume, as bits. */
    long anyOn(int volume) {
        return any.getOrDefault(volume, 0L);
    }
}
