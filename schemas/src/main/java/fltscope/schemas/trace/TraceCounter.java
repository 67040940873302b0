package fltscope.schemas.trace;

/** What went wrong, was lost or was passed over while a trace was read. Every report prints those that are not zero. */
public enum TraceCounter {
    FILE_CUT_SHORT(Severity.DAMAGE, "file cut short", "the last buffer is incomplete; its whole records were used"),
    BUFFER_HEADER_BAD(
            Severity.DAMAGE,
            "buffer headers damaged",
            "a buffer header makes no sense or contradicts itself; reading went on at the next that makes sense"),
    BUFFER_OVERFULL(
            Severity.DAMAGE,
            "buffers overfull",
            "a buffer claims more filled bytes than it has; the claim was cut to its size"),
    RECORD_MARKER_BAD(
            Severity.DAMAGE,
            "record markers damaged",
            "a record starts with no known marker; the rest of its buffer was skipped"),
    RECORD_SIZE_BAD(
            Severity.DAMAGE,
            "record sizes damaged",
            "a record is smaller than its header or reaches beyond its buffer; the rest of the buffer was skipped"),
    RECORD_EXTENSION_BAD(
            Severity.DAMAGE,
            "record extensions damaged",
            "an extended item or counter reaches beyond its record; the rest of the buffer was skipped"),
    COMPRESSED_BUFFER_BAD(
            Severity.DAMAGE,
            "compressed buffers damaged",
            "not XPRESS (plain LZ77), or damaged: LZNT1 and XPRESS-Huffman are not supported; the buffer was skipped"),
    TIME_WENT_BACK(
            Severity.DAMAGE,
            "time ran backwards",
            "an event is older than the one before it on the same processor; order around it is uncertain"),
    PAYLOAD_SHORT(
            Severity.DAMAGE,
            "payloads too short",
            "a payload is shorter than its layout's fixed part; the event was not decoded"),
    EVENTS_LOST(Severity.LOSS, "events lost", "counted by the session and written into the file's header"),
    BUFFERS_LOST(Severity.LOSS, "buffers lost", "counted by the session and written into the file's header"),
    BUFFER_LOSS_FLAG(
            Severity.LOSS,
            "buffers flagged with loss",
            "a buffer's flags say that events or buffers were lost before it"),
    SEQUENCE_GAP(
            Severity.LOSS,
            "buffers missing in the sequence",
            "buffer numbers are missing between the first and the last: a hint of lost buffers"),
    LOSS_RECORD(Severity.LOSS, "loss records", "a record in the trace says that events, a buffer or a file were lost"),
    BUFFERS_MISSING_AT_END(
            Severity.LOSS,
            "buffers missing at the end",
            "the file's header counts more buffers than the file holds: the file was cut"),
    SESSION_LEFT_OUT(
            Severity.LOSS,
            "sessions left out",
            "an appended session counts time with another clock than the first; its events were left out"),
    OVERWRITTEN(
            Severity.LOSS,
            "buffers overwritten",
            "the file is circular and has wrapped: its oldest events were overwritten"),
    NEVER_FINALISED(
            Severity.LOSS,
            "not finalised (inferred)",
            "the session was not stopped in order: the end of the recording may be missing, loss counts are not known"),
    UNKNOWN_VERSION(
            Severity.NOTE,
            "unknown event versions",
            "newer than any known layout of the event; read as the newest known one"),
    MESSAGE_SKIPPED(Severity.NOTE, "WPP messages skipped", "they can not be decoded without their format files"),
    HEADER_SKIPPED(
            Severity.NOTE, "records skipped", "ERROR, TIMED and WNODE records: kinds whose layout is not published"),
    BUFFER_ENDS_EARLY(
            Severity.NOTE,
            "buffers ended early",
            "where a record could start there are zeros or ones; the rest of the buffer was taken for unused"),
    PREALLOCATED_TAIL(
            Severity.NOTE, "unwritten tail", "the file was allocated in advance and not filled; nothing is missing"),
    SESSION_APPENDED(
            Severity.NOTE, "appended sessions", "the file holds more than one session; times follow each one's clock"),
    QUEUE_BLOCK_BAD(
            Severity.DAMAGE,
            "queue blocks damaged",
            "a block of the queue fails its checksum or is cut; it was skipped"),
    QUEUE_BLOCK_MISSING(
            Severity.LOSS,
            "queue blocks missing",
            "blocks are missing in the sequence of the queue: one of its files was cut, damaged or deleted"),
    QUEUE_TRIMMED(
            Severity.LOSS,
            "queue blocks trimmed",
            "the oldest blocks of the queue were deleted, by fltscope queue trim or by a capture that keeps the last part"),
    QUEUE_NOT_ENDED(
            Severity.LOSS, "queue not ended", "its writer was killed: what came after its last block is missing"),
    QUEUE_STILL_WRITTEN(
            Severity.NOTE,
            "queue still written",
            "its writer went on when the reading ended: what came later is not in it");

    /** How much a counter says against the trace. */
    public enum Severity {
        /** Bytes that make no sense. */
        DAMAGE,
        /** Events that the trace should hold and does not. */
        LOSS,
        /** Worth knowing; nothing is missing. */
        NOTE
    }

    private final Severity severity;
    private final String label;
    private final String sentence;

    TraceCounter(Severity severity, String label, String sentence) {
        this.severity = severity;
        this.label = label;
        this.sentence = sentence;
    }

    public Severity severity() {
        return severity;
    }

    public String label() {
        return label;
    }

    public String sentence() {
        return sentence;
    }
}
