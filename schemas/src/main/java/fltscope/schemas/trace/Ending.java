package fltscope.schemas.trace;

/** How a recording ended, as far as its file tells. */
public enum Ending {
    STOPPED("stopped in order"),
    CUT_SHORT("cut short: the file ends within a buffer"),
    TAIL_MISSING("the file has fewer buffers than the session wrote"),
    NOT_FINALISED("not stopped in order (inferred)"),
    WRITER_GONE("not stopped in order: its writer was killed"),
    STILL_WRITTEN("still being written");

    private final String sentence;

    Ending(String sentence) {
        this.sentence = sentence;
    }

    /**
     * A cut is said first: it explains a header that fits no more, and was seen, not inferred. Fewer buffers than written are
     * normal for a file that overwrites its own or is one of several.
     */
    static Ending of(TraceHeader header, TraceCounters counters, long buffers) {
        if (counters.count(TraceCounter.FILE_CUT_SHORT) != 0) {
            return CUT_SHORT;
        }
        if (counters.count(TraceCounter.QUEUE_NOT_ENDED) != 0) {
            return WRITER_GONE;
        }
        if (counters.count(TraceCounter.QUEUE_STILL_WRITTEN) != 0) {
            return STILL_WRITTEN;
        }
        if (buffers < header.session().buffersWritten()
                && !header.session().circular()
                && !header.session().newFile()) {
            return TAIL_MISSING;
        }
        return counters.count(TraceCounter.NEVER_FINALISED) != 0 ? NOT_FINALISED : STOPPED;
    }

    public String sentence() {
        return sentence;
    }
}
