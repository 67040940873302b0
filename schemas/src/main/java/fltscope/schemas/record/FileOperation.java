package fltscope.schemas.record;

/**
 * The file operations that FileIo and Kernel-File tell apart, each with the IRP_MJ_* function behind it (wdm.h). The ordinal
 * travels in the record: new ones are added at the end.
 */
public enum FileOperation {
    CREATE(0x00),
    CLEANUP(0x12),
    CLOSE(0x02),
    READ(0x03),
    WRITE(0x04),
    FLUSH(0x09),
    QUERY_INFORMATION(0x05),
    SET_INFORMATION(0x06),
    SET_DELETE(0x06),
    RENAME(0x06),
    SET_LINK(0x06),
    DIRECTORY_ENUMERATION(0x0C),
    DIRECTORY_NOTIFICATION(0x0C),
    FS_CONTROL(0x0D),
    SET_SECURITY(0x15),
    QUERY_SECURITY(0x14),
    SET_EA(0x08),
    QUERY_EA(0x07);

    private static final FileOperation[] OPERATIONS = values();

    /** Number of operations. */
    public static final int COUNT = OPERATIONS.length;

    /** The major functions, as bits. */
    private static final long TOLD = told();

    private final int majorFunction;

    FileOperation(int majorFunction) {
        this.majorFunction = majorFunction;
    }

    private static long told() {
        long told = 0;
        for (FileOperation operation : OPERATIONS) {
            told |= 1L << operation.majorFunction;
        }
        return told;
    }

    /** Whether there is an operation with this IRP_MJ_* code, so that file events tell of it. */
    public static boolean isTold(int majorFunction) {
        return majorFunction >= 0 && majorFunction < Long.SIZE && ((TOLD >>> majorFunction) & 1) != 0;
    }

    /** The IRP_MJ_* code. */
    public int majorFunction() {
        return majorFunction;
    }

    /** The operation with this ordinal; null for one of a newer version. */
    public static FileOperation of(int ordinal) {
        return ordinal < COUNT ? OPERATIONS[ordinal] : null;
    }
}
