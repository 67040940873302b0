package fltscope.schemas.queue;

/** What a {@link QueueBlock} holds. The ordinal travels in the block: new kinds are added at the end. */
public enum BlockKind {
    /** A {@link QueueHeader}: what was recorded, where and by what. Each file of a queue begins with one. */
    HEADER,
    /** Records, one after the other. */
    RECORDS,
    /** A {@link QueueStatus}: what was counted up to here. */
    STATUS,
    /** The last block of a queue that was ended in order: a {@link QueueStatus}. */
    END,
    /**
     * The schema of one kind of event, as Windows told it when the event was recorded: a TRACE_EVENT_INFO (tdh.h), zeros
     * behind it. The records of such events are decoded without it; it says what they were decoded by.
     */
    SCHEMA;

    private static final BlockKind[] KINDS = values();

    /** The kind with this ordinal; null for one of a newer version. */
    public static BlockKind of(int ordinal) {
        return ordinal < KINDS.length ? KINDS[ordinal] : null;
    }
}
