package fltscope.schemas.trace;

/**
 * What this project holds to be true of the events that it reads and could not see in a recorded trace of each kind, as no public
 * one has FltIo events. A user's own trace can confirm or refute each.
 */
public enum LayoutClaim {
    PAYLOAD_FITS("each payload is at least as long as its layout", Share.NONE),
    VERSION_KNOWN("versions are those whose layout is known", Share.NONE),
    CALLBACK_SIZE("FltIo payloads are exactly as long as their layout", Share.NONE),
    CALLBACK_HEADER("FltIo entries and failures have a header with a thread", Share.NONE),
    COMPLETION_HEADER("FltIo returns have a header without a thread", Share.NONE),
    OPERATION_HEADER("FileIo operations have a header with a thread", Share.NONE),
    NAME_HEADER("FileIo names have a header without a thread", Share.NONE),
    MANIFEST_THREAD("Kernel-File: the header's thread is the issuing one", Share.FEW),
    KERNEL_ADDRESSES("callback routines and FILE_OBJECTs are in kernel space", Share.NONE),
    ROUTINE_IN_IMAGE("callback routines lie in images of the kernel", Share.FEW),
    MAJOR_FUNCTION_KNOWN("FltIo major functions are ones that exist", Share.NONE),
    CALLBACK_DATA_ALIGNED("callback data are at 8 beyond a multiple of 16", Share.FEW),
    IRP_ALIGNED("IRPs are at multiples of 16", Share.FEW),
    STATUS_POSSIBLE("statuses are ones that can exist", Share.NONE),
    INITIAL_TIME_NOT_LATER("InitialTime is not after the event's own time", Share.NONE),
    INITIAL_TIME_IN_RECORDING("InitialTime is not before the recording", Share.FEW),
    ENTRY_HAS_IRP("FltIo entries are of IRPs, not of fast I/O", Share.NONE),
    RETURN_HAS_ENTRY("a return of an IRP's callback follows its entry", Share.FEW),
    INITIAL_TIME_BEFORE_ENTRY("InitialTime is not after the entry's time", Share.NONE),
    FAILURE_HAS_RETURN("a failure follows the return that it is of", Share.FEW),
    END_HAS_START("an operation's end follows its start, by Irp", Share.SOME),
    OPERATION_IS_CALLBACK_DATA("FileIo's and Kernel-File's Irp is FltIo's callback data", Share.SOME),
    SAME_THREAD("both sides name the same thread", Share.SOME),
    SAME_FILE_KEY("FileKey is FltIo's FileContext", Share.FEW),
    CREATE_NEW_AFTER_CREATE("CreateNewFile follows its create, by Irp", Share.FEW),
    PATH_WITH_OPERATION("paths of deletes, renames and links follow them, by Irp", Share.FEW);

    /** How many of a thousand may be otherwise, where a loss or the edge of a recording explains it. */
    private static final class Share {
        static final int NONE = 0;
        static final int FEW = 20;
        static final int SOME = 100;
    }

    private static final int THOUSAND = 1_000;

    private final String sentence;
    private final int mostOfThousand;

    LayoutClaim(String sentence, int mostOfThousand) {
        this.sentence = sentence;
        this.mostOfThousand = mostOfThousand;
    }

    /** The claim. */
    public String sentence() {
        return sentence;
    }

    /** How many of a thousand events may be otherwise before it counts as contradicted. */
    public int mostOfThousand() {
        return mostOfThousand;
    }

    /** What so many events say of it. */
    public LayoutVerdict verdict(long agree, long differ) {
        if (agree + differ == 0) {
            return LayoutVerdict.NOT_SEEN;
        }
        return differ * THOUSAND <= mostOfThousand * (agree + differ)
                ? LayoutVerdict.CONSISTENT
                : LayoutVerdict.CONTRADICTED;
    }
}
