package fltscope.collector.etl;

import fltscope.schemas.etl.RecordCursor;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What it takes to have one buffer of a file in memory and walk its records. A chain holds one while it is read and passes it
 * on, so that the memory follows the number of processors and not that of sessions.
 */
final class BufferSlot {
    private static final int FIRST_WINDOW_BYTES = 1 << 16;

    final FileWindow window;
    final BufferContent content;
    final RecordCursor cursor = new RecordCursor();

    private BufferSlot(EtlFile file, DamageLog damage) {
        window = file.window(FIRST_WINDOW_BYTES);
        content = new BufferContent(damage);
    }

    /** The slots of one file that no chain holds. */
    static final class Pool {
        private final EtlFile file;
        private final DamageLog damage;
        private final Deque<BufferSlot> free = new ArrayDeque<>();

        Pool(EtlFile file, DamageLog damage) {
            this.file = file;
            this.damage = damage;
        }

        BufferSlot take() {
            return free.isEmpty() ? new BufferSlot(file, damage) : free.pop();
        }

        void giveBack(BufferSlot slot) {
            free.push(slot);
        }
    }
}
