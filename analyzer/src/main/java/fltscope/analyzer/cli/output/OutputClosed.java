package fltscope.analyzer.cli.output;

/** Nobody reads standard output any more, as under {@code | head}: a reason to stop, no error. */
public final class OutputClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputClosed(Throwable cause) {
        super(cause);
    }
}
