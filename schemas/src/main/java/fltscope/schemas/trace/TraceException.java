package fltscope.schemas.trace;

/**
 * A trace that can not be read, or not any further. The message names the file, the place, what was wrong and what to do;
 * it is meant to be printed as it is.
 */
public final class TraceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TraceException(String file, String problem) {
        super(file + ": " + problem);
    }

    public TraceException(String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
