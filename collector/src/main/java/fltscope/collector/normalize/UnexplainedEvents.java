package fltscope.collector.normalize;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.Guid;
import fltscope.schemas.schema.EventSchema;
import java.util.HashSet;
import java.util.Set;

/** The kinds of events that had no schema when they came. Nothing is allocated for a kind that comes again and again. */
final class UnexplainedEvents {
    /** Kinds that are remembered; a provider that has more of them is told apart no further. */
    private static final int MOST = 1 << 14;

    /** Places for the kinds that came last, a power of two. */
    private static final int LATEST = 256;

    private record Kind(long high, long low, int id, int version) {
        boolean isOf(EventRecord event) {
            return high == event.providerHigh()
                    && low == event.providerLow()
                    && id == event.id()
                    && version == event.version();
        }
    }

    private final Set<Kind> kinds = new HashSet<>();
    private final Kind[] latest = new Kind[LATEST];

    /** Takes an event that has no schema. */
    void add(EventRecord event) {
        long mixed = event.providerHigh() ^ event.providerLow() ^ event.id();
        int place = (int) (mixed ^ (mixed >>> Integer.SIZE)) & (LATEST - 1);
        Kind known = latest[place];
        if (known != null && known.isOf(event)) {
            return;
        }
        Kind kind = new Kind(event.providerHigh(), event.providerLow(), event.id(), event.version());
        latest[place] = kind;
        if (kinds.size() < MOST) {
            kinds.add(kind);
        }
    }

    /** Whether an event that this schema is of has come before it. */
    boolean has(EventSchema schema) {
        Guid provider = schema.provider();
        return kinds.contains(new Kind(provider.high(), provider.low(), schema.id(), schema.version()));
    }
}
