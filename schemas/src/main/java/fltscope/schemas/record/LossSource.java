package fltscope.schemas.record;

/** What tells of a loss. The ordinal travels in the record: new sources are added at the end. */
public enum LossSource {
    /** A loss record in the trace, or the session's own counts while it was captured. */
    TOLD,
    /** Buffer numbers that are missing in a file. */
    NUMBERS,
    /** The flags of a buffer. */
    BUFFER_FLAG;

    private static final LossSource[] SOURCES = values();

    /** The source with this ordinal; null for one of a newer version. */
    public static LossSource of(int ordinal) {
        return ordinal < SOURCES.length ? SOURCES[ordinal] : null;
    }
}
