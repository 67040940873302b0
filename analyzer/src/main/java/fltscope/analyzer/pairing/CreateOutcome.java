package fltscope.analyzer.pairing;

/** How a create ended. */
public enum CreateOutcome {
    /** The operation has not ended. */
    PENDING,
    /** Its end was not seen. */
    UNKNOWN,
    /** It ended with success. */
    OPEN,
    FAILED,
    REPARSED;

    private static final int STATUS_REPARSE = 0x104;

    /** The outcome that an NTSTATUS means. STATUS_REPARSE is a success code and opens nothing. */
    static CreateOutcome of(int status) {
        if (status < 0) {
            return FAILED;
        }
        return status == STATUS_REPARSE ? REPARSED : OPEN;
    }

    boolean opensNothing() {
        return this == FAILED || this == REPARSED;
    }
}
