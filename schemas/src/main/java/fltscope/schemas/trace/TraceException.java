package fltscope.schemas.trace;

/**
 * Something can not be read or written, or not any further. The message names the file, the place, what was wrong and what to
 * do; it is meant to be printed as it is. Whoever catches it decides by its kind.
 */
public final class TraceException extends RuntimeException {
    private static final long serialVersionUID = 2L;

    private final ErrorKind kind;

    public TraceException(ErrorKind kind, String file, String problem) {
        super(file + ": " + problem);
        this.kind = kind;
    }

    public TraceException(ErrorKind kind, String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
        this.kind = kind;
    }

    /** What sort of thing went wrong. */
    public ErrorKind kind() {
        return kind;
    }
}
