package fltscope.collector.etl;

import fltscope.schemas.etl.RecordCursor;
import fltscope.schemas.trace.TraceCounters;
import java.util.Arrays;
import java.util.Comparator;

/** Looks up when the first event of a buffer, or of a chain of them, happened, ahead of the reading. */
final class FirstEvents {
    /** Time of the first event where there is none. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int WINDOW_BYTES = 1 << 16;

    private final FileWindow window;
    private final BufferContent content;
    private final RecordCursor cursor = new RecordCursor();
    private long ticks;

    FirstEvents(EtlFile file) {
        window = file.window(WINDOW_BYTES);
        // Damage is counted when the buffer is read, not here.
        content = new BufferContent(new DamageLog(file.name(), false, new TraceCounters()));
    }

    private record Start(long ticks, int number) {}

    /**
     * Puts the buffers of a circular file in order of their first events: where such a file wraps is stored nowhere. Buffers
     * without an event stay behind the one before them.
     */
    void sort(Chain chain) {
        Start[] starts = new Start[chain.count()];
        ticks = Long.MIN_VALUE;
        for (int i = 0; i < starts.length; i++) {
            find(chain, i);
            starts[i] = new Start(ticks, i);
        }
        Arrays.sort(starts, Comparator.comparingLong(Start::ticks));
        chain.arrange(Arrays.stream(starts).mapToInt(Start::number).toArray());
    }

    /** Time of the first event of a chain, in ticks of its own session; {@link #NEVER} where it has none. */
    long ticks(Chain chain) {
        for (int i = 0; i < chain.count(); i++) {
            if (find(chain, i)) {
                return ticks;
            }
        }
        return NEVER;
    }

    /** Time of the first event of one buffer of a chain, in ticks of its own session; {@link #NEVER} where it has none. */
    long ticks(Chain chain, int number) {
        return find(chain, number) ? ticks : NEVER;
    }

    private boolean find(Chain chain, int number) {
        content.open(window, chain.offset(number), chain.bytes(number), BufferContent.LARGEST_RECORD, cursor);
        do {
            while (cursor.next()) {
                if (cursor.isEvent()) {
                    ticks = cursor.timestampTicks();
                    return true;
                }
            }
        } while (content.more(cursor));
        return false;
    }
}
