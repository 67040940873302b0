package fltscope.analyzer.pairing;

/** Everything that leaves the pairer, counted. */
public enum PairingCounter {
    OPERATION_STARTS("operations started", "file operations whose start was recorded"),
    OPERATION_ENDS("operation ends", "operation ends that were recorded"),
    OPERATIONS_PAIRED("operations paired", "start and end belong together"),
    END_MISSING("ends missing", "the next operation began under the same pointer before an end was seen"),
    END_PENDING("operations pending", "no end until the trace ended"),
    START_MISSING("starts missing", "an end without a start: it began before the trace, or its start was lost"),
    DUPLICATES("recorded twice", "the same operation, told by both FileIo and Kernel-File; counted once"),
    REISSUED(
            "reissued",
            "the same operation again under its pointer: a filter disallowed fast I/O, or reissued a create"),
    ENDS_SUPERSEDED("ends superseded", "an end that said to try again as an IRP, and was followed by the reissue"),

    CREATES("creates", "creates that were recorded"),
    CREATES_FAILED("creates failed", "ended with an error status: nothing was opened"),
    CREATES_REPARSED("creates reparsed", "ended with STATUS_REPARSE: nothing was opened, a new create follows"),
    CREATES_COMPLETED(
            "creates completed by filters",
            "a filter completed them on their way down and nothing used them: they failed or were reparsed"),
    OPENS_CLOSED("opens closed", "the close was recorded"),
    CREATES_CANCELLED(
            "creates cancelled",
            "of the opens closed: a filter took the create back (FltCancelFileOpen); for the filters above it it"
                    + " failed"),
    OPENS_ENDED_IMPLICITLY("ended implicitly", "its address was created again: it was freed, its end was not recorded"),
    OPENS_LEFT("without an end", "neither a close nor a new create at the address until the trace ended"),
    CLEANUPS("cleanups", "the last handle was closed"),
    CLEANUPS_REPEATED("cleanups repeated", "a second cleanup of the same open"),
    CLEANUPS_WITHOUT_CREATE("cleanups without a create", "opened before the trace, or a stream file object"),
    CLOSES("closes", "the last reference was released"),
    CLOSES_WITHOUT_CLEANUP("closes without a cleanup", "of opens whose create was seen"),
    CLOSES_WITHOUT_CREATE("closes without a create", "for one of the three reasons below"),
    CLOSES_OPENED_BEFORE("closes of earlier opens", "of the closes without a create: opened before the trace"),
    CLOSES_OF_STREAM_OBJECTS(
            "closes of stream file objects", "of the closes without a create: System closed what has no name"),
    CLOSES_CREATE_LOST(
            "closes after a loss", "of the closes without a create: the create may be among the events lost before"),

    CREATES_TOLD_BY_FILTERS("creates told by filters", "of the creates: no file event told of them, only callbacks"),
    CLOSES_TOLD_BY_FILTERS("closes told by filters", "of the opens closed: no file event told of it, only callbacks"),

    CALLBACK_STARTS("callbacks entered", "callback entries that were recorded"),
    CALLBACK_ENDS("callbacks returned", "callback returns that were recorded"),
    CALLBACKS_PAIRED("callbacks paired", "entry and return belong together"),
    CALLBACK_ENDS_ALONE(
            "returns without entry", "entries are not recorded, or this one began before the trace or was lost"),
    CALLBACKS_BEGUN_BEFORE(
            "returns of earlier entries",
            "of the callbacks returned: entered before the recording began, by the time that they carry; not measured"),
    CALLBACK_ENDS_MISSING("returns missing", "the callback data was used again before a return was seen"),
    CALLBACKS_ENDED_BY_FAILURE("returns replaced", "a failure was recorded in place of the return"),
    CALLBACKS_PENDING("callbacks under way", "entered and not returned when the trace ended"),
    CALLBACKS_TOO_DEEP("entries too deep", "more callbacks under way for one request than are told apart"),
    CALLBACK_FAILURES("callbacks failed", "callbacks that failed the operation; they carry no start and no latency"),
    FILTERS_LEFT_OUT(
            "filters left out",
            "there are more than 63, so those with the fewest callbacks share the row of unknown routines");

    private final String label;
    private final String sentence;

    PairingCounter(String label, String sentence) {
        this.label = label;
        this.sentence = sentence;
    }

    public String label() {
        return label;
    }

    public String sentence() {
        return sentence;
    }
}
