package fltscope.collector.etl;

import fltscope.schemas.etl.RecordCursor;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What it takes to have one buffer of a file in memory, or a part of it, and walk its records. A chain holds one while it is
 * read and passes it on, so that the memory follows the number of processors and not that of sessions.
 */
final class BufferSlot {
    private static final int FIRST_WINDOW_BYTES = 1 << 16;

    final BufferContent content;
    final RecordCursor cursor = new RecordCursor();
    private final Pool pool;
    private FileWindow window;

    private BufferSlot(Pool pool) {
        this.pool = pool;
        content = new BufferContent(pool.damage, pool.decoded);
    }

    /** Goes to the first record of a buffer. */
    void open(Chain chain, int number) {
        int share = pool.budget.share();
        FileWindow from = chain.compressed(number) ? pool.packed() : window(share);
        content.open(from, chain.offset(number), chain.bytes(number), share, cursor);
    }

    private FileWindow window(int share) {
        if (window == null) {
            window = pool.file.window(Math.min(FIRST_WINDOW_BYTES, share));
        }
        return window;
    }

    /** The slots of one file that no chain holds. */
    static final class Pool {
        private final EtlFile file;
        private final DamageLog damage;
        private final ReadBudget budget;
        private final DecodedBuffer decoded;
        private final Deque<BufferSlot> free = new ArrayDeque<>();
        /** Where compressed buffers are read: one serves all, as it is needed only while one is decoded. */
        private FileWindow packed;

        Pool(EtlFile file, DamageLog damage, ReadBudget budget, DecodedBuffer decoded) {
            this.file = file;
            this.damage = damage;
            this.budget = budget;
            this.decoded = decoded;
        }

        BufferSlot take() {
            budget.begin();
            return free.isEmpty() ? new BufferSlot(this) : free.pop();
        }

        void giveBack(BufferSlot slot) {
            budget.end();
            free.push(slot);
        }

        private FileWindow packed() {
            if (packed == null) {
                packed = file.window(FIRST_WINDOW_BYTES);
            }
            return packed;
        }
    }
}
