package fltscope.collector.etl;

/**
 * The memory for the buffers of all processors of a recording. Each processor may have an equal share of it in memory; of a
 * larger buffer it has a part at a time, which is read again, or decoded again, when its turn comes. The shares are those of
 * the largest session of each file; where more chains of buffers overlap than that, as in no recording, the later ones have less.
 */
final class ReadBudget {
    /** 128 processors with buffers of 1 MiB, the largest that are used in practice, have them whole. */
    static final int BYTES = 1 << 27;

    private final int bytes;
    private int expected;
    private int active;

    ReadBudget(int bytes) {
        this.bytes = bytes;
    }

    /** Announces chains that are going to be read at the same time. */
    void expect(int chains) {
        expected += chains;
    }

    void begin() {
        active++;
    }

    void end() {
        active--;
    }

    /** Bytes of a buffer's content that a chain may have in memory. */
    int share() {
        return Math.max(1, bytes / Math.max(1, Math.max(expected, active)));
    }
}
