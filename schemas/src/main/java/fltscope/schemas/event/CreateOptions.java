package fltscope.schemas.event;

/** The options of a create (NtCreateFile, wdm.h). */
public final class CreateOptions {
    public static final int FILE_DELETE_ON_CLOSE = 0x0000_1000;
    public static final int FILE_OPEN_BY_FILE_ID = 0x0000_2000;

    private static final String[] NAMES = {
        "FILE_DIRECTORY_FILE",
        "FILE_WRITE_THROUGH",
        "FILE_SEQUENTIAL_ONLY",
        "FILE_NO_INTERMEDIATE_BUFFERING",
        "FILE_SYNCHRONOUS_IO_ALERT",
        "FILE_SYNCHRONOUS_IO_NONALERT",
        "FILE_NON_DIRECTORY_FILE",
        "FILE_CREATE_TREE_CONNECTION",
        "FILE_COMPLETE_IF_OPLOCKED",
        "FILE_NO_EA_KNOWLEDGE",
        "FILE_OPEN_REMOTE_INSTANCE",
        "FILE_RANDOM_ACCESS",
        "FILE_DELETE_ON_CLOSE",
        "FILE_OPEN_BY_FILE_ID",
        "FILE_OPEN_FOR_BACKUP_INTENT",
        "FILE_NO_COMPRESSION",
        "FILE_OPEN_REQUIRING_OPLOCK",
        "FILE_DISALLOW_EXCLUSIVE",
        "FILE_SESSION_AWARE",
        null,
        "FILE_RESERVE_OPFILTER",
        "FILE_OPEN_REPARSE_POINT",
        "FILE_OPEN_NO_RECALL",
        "FILE_OPEN_FOR_FREE_SPACE_QUERY"
    };

    private CreateOptions() {}

    /** The names of the options, joined by a bar; null for none. */
    public static String names(int options) {
        return BitNames.join(options, NAMES);
    }
}
