package fltscope.analyzer.pairing;

import fltscope.schemas.event.NtStatus;

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

    /** The outcome that an NTSTATUS means. */
    static CreateOutcome of(int status) {
        if (!NtStatus.isSuccess(status)) {
            return FAILED;
        }
        return NtStatus.isReparse(status) ? REPARSED : OPEN;
    }

    boolean opensNothing() {
        return this == FAILED || this == REPARSED;
    }
}
