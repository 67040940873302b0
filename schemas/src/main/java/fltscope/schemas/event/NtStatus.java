package fltscope.schemas.event;

import java.util.Locale;

/** NTSTATUS: the codes that file operations end with, by name, and what a code says without one (ntstatus.h). */
public final class NtStatus {
    private static final int REPARSE = 0x0000_0104;
    private static final int REPARSE_OBJECT = 0x0000_0118;
    private static final int REPARSE_GLOBAL = 0x0000_0368;

    private NtStatus() {}

    /** As NT_SUCCESS: success or information. Warnings and errors are none. */
    public static boolean isSuccess(int status) {
        return status >= 0;
    }

    /** True when a create ended in a new path to try: it opened nothing, though its status is no failure. */
    public static boolean isReparse(int status) {
        return status == REPARSE || status == REPARSE_OBJECT || status == REPARSE_GLOBAL;
    }

    /** The name, or the code in hexadecimal where it is not listed here: {@code 0xC0FF1234}. */
    public static String text(int status) {
        String name = name(status);
        return name == null ? String.format(Locale.ROOT, "0x%08X", status) : name;
    }

    /** The name, such as STATUS_ACCESS_DENIED; null for a code that is not listed here. */
    public static String name(int status) {
        return switch (status) {
            case 0x0000_0000 -> "STATUS_SUCCESS";
            case 0x0000_0102 -> "STATUS_TIMEOUT";
            case 0x0000_0103 -> "STATUS_PENDING";
            case REPARSE -> "STATUS_REPARSE";
            case 0x0000_0105 -> "STATUS_MORE_ENTRIES";
            case 0x0000_0108 -> "STATUS_OPLOCK_BREAK_IN_PROGRESS";
            case 0x0000_0109 -> "STATUS_VOLUME_MOUNTED";
            case 0x0000_010B -> "STATUS_NOTIFY_CLEANUP";
            case 0x0000_010C -> "STATUS_NOTIFY_ENUM_DIR";
            case REPARSE_OBJECT -> "STATUS_REPARSE_OBJECT";
            case 0x0000_012A -> "STATUS_FILE_LOCKED_WITH_ONLY_READERS";
            case 0x0000_012B -> "STATUS_FILE_LOCKED_WITH_WRITERS";
            case 0x0000_0215 -> "STATUS_OPLOCK_SWITCHED_TO_NEW_HANDLE";
            case 0x0000_0216 -> "STATUS_OPLOCK_HANDLE_CLOSED";
            case 0x0000_0367 -> "STATUS_WAIT_FOR_OPLOCK";
            case REPARSE_GLOBAL -> "STATUS_REPARSE_GLOBAL";
            case 0x001C_0001 -> "STATUS_FLT_IO_COMPLETE";
            case 0x4000_0000 -> "STATUS_OBJECT_NAME_EXISTS";
            case 0x8000_0005 -> "STATUS_BUFFER_OVERFLOW";
            case 0x8000_0006 -> "STATUS_NO_MORE_FILES";
            case 0x8000_000D -> "STATUS_PARTIAL_COPY";
            case 0x8000_0010 -> "STATUS_DEVICE_OFF_LINE";
            case 0x8000_0011 -> "STATUS_DEVICE_BUSY";
            case 0x8000_0012 -> "STATUS_NO_MORE_EAS";
            case 0x8000_0013 -> "STATUS_INVALID_EA_NAME";
            case 0x8000_0014 -> "STATUS_EA_LIST_INCONSISTENT";
            case 0x8000_0015 -> "STATUS_INVALID_EA_FLAG";
            case 0x8000_0016 -> "STATUS_VERIFY_REQUIRED";
            case 0x8000_001A -> "STATUS_NO_MORE_ENTRIES";
            case 0x8000_002D -> "STATUS_STOPPED_ON_SYMLINK";
            case 0xC000_0001 -> "STATUS_UNSUCCESSFUL";
            case 0xC000_0002 -> "STATUS_NOT_IMPLEMENTED";
            case 0xC000_0003 -> "STATUS_INVALID_INFO_CLASS";
            case 0xC000_0004 -> "STATUS_INFO_LENGTH_MISMATCH";
            case 0xC000_0005 -> "STATUS_ACCESS_VIOLATION";
            case 0xC000_0006 -> "STATUS_IN_PAGE_ERROR";
            case 0xC000_0008 -> "STATUS_INVALID_HANDLE";
            case 0xC000_000D -> "STATUS_INVALID_PARAMETER";
            case 0xC000_000E -> "STATUS_NO_SUCH_DEVICE";
            case 0xC000_000F -> "STATUS_NO_SUCH_FILE";
            case 0xC000_0010 -> "STATUS_INVALID_DEVICE_REQUEST";
            case 0xC000_0011 -> "STATUS_END_OF_FILE";
            case 0xC000_0012 -> "STATUS_WRONG_VOLUME";
            case 0xC000_0013 -> "STATUS_NO_MEDIA_IN_DEVICE";
            case 0xC000_0014 -> "STATUS_UNRECOGNIZED_MEDIA";
            case 0xC000_0015 -> "STATUS_NONEXISTENT_SECTOR";
            case 0xC000_0016 -> "STATUS_MORE_PROCESSING_REQUIRED";
            case 0xC000_0017 -> "STATUS_NO_MEMORY";
            case 0xC000_001E -> "STATUS_INVALID_LOCK_SEQUENCE";
            case 0xC000_0020 -> "STATUS_INVALID_FILE_FOR_SECTION";
            case 0xC000_0022 -> "STATUS_ACCESS_DENIED";
            case 0xC000_0023 -> "STATUS_BUFFER_TOO_SMALL";
            case 0xC000_0024 -> "STATUS_OBJECT_TYPE_MISMATCH";
            case 0xC000_002A -> "STATUS_NOT_LOCKED";
            case 0xC000_0032 -> "STATUS_DISK_CORRUPT_ERROR";
            case 0xC000_0033 -> "STATUS_OBJECT_NAME_INVALID";
            case 0xC000_0034 -> "STATUS_OBJECT_NAME_NOT_FOUND";
            case 0xC000_0035 -> "STATUS_OBJECT_NAME_COLLISION";
            case 0xC000_0039 -> "STATUS_OBJECT_PATH_INVALID";
            case 0xC000_003A -> "STATUS_OBJECT_PATH_NOT_FOUND";
            case 0xC000_003B -> "STATUS_OBJECT_PATH_SYNTAX_BAD";
            case 0xC000_003E -> "STATUS_DATA_ERROR";
            case 0xC000_003F -> "STATUS_CRC_ERROR";
            case 0xC000_0043 -> "STATUS_SHARING_VIOLATION";
            case 0xC000_0044 -> "STATUS_QUOTA_EXCEEDED";
            case 0xC000_004F -> "STATUS_EAS_NOT_SUPPORTED";
            case 0xC000_0050 -> "STATUS_EA_TOO_LARGE";
            case 0xC000_0051 -> "STATUS_NONEXISTENT_EA_ENTRY";
            case 0xC000_0052 -> "STATUS_NO_EAS_ON_FILE";
            case 0xC000_0053 -> "STATUS_EA_CORRUPT_ERROR";
            case 0xC000_0054 -> "STATUS_FILE_LOCK_CONFLICT";
            case 0xC000_0055 -> "STATUS_LOCK_NOT_GRANTED";
            case 0xC000_0056 -> "STATUS_DELETE_PENDING";
            case 0xC000_0057 -> "STATUS_CTL_FILE_NOT_SUPPORTED";
            case 0xC000_0061 -> "STATUS_PRIVILEGE_NOT_HELD";
            case 0xC000_0079 -> "STATUS_INVALID_SECURITY_DESCR";
            case 0xC000_007E -> "STATUS_RANGE_NOT_LOCKED";
            case 0xC000_007F -> "STATUS_DISK_FULL";
            case 0xC000_0098 -> "STATUS_FILE_INVALID";
            case 0xC000_009A -> "STATUS_INSUFFICIENT_RESOURCES";
            case 0xC000_009C -> "STATUS_DEVICE_DATA_ERROR";
            case 0xC000_009D -> "STATUS_DEVICE_NOT_CONNECTED";
            case 0xC000_00A2 -> "STATUS_MEDIA_WRITE_PROTECTED";
            case 0xC000_00A3 -> "STATUS_DEVICE_NOT_READY";
            case 0xC000_00AC -> "STATUS_PIPE_NOT_AVAILABLE";
            case 0xC000_00AD -> "STATUS_INVALID_PIPE_STATE";
            case 0xC000_00AE -> "STATUS_PIPE_BUSY";
            case 0xC000_00B0 -> "STATUS_PIPE_DISCONNECTED";
            case 0xC000_00B1 -> "STATUS_PIPE_CLOSING";
            case 0xC000_00B5 -> "STATUS_IO_TIMEOUT";
            case 0xC000_00B6 -> "STATUS_FILE_FORCED_CLOSED";
            case 0xC000_00BA -> "STATUS_FILE_IS_A_DIRECTORY";
            case 0xC000_00BB -> "STATUS_NOT_SUPPORTED";
            case 0xC000_00BE -> "STATUS_BAD_NETWORK_PATH";
            case 0xC000_00BF -> "STATUS_NETWORK_BUSY";
            case 0xC000_00C4 -> "STATUS_UNEXPECTED_NETWORK_ERROR";
            case 0xC000_00C9 -> "STATUS_NETWORK_NAME_DELETED";
            case 0xC000_00CA -> "STATUS_NETWORK_ACCESS_DENIED";
            case 0xC000_00CC -> "STATUS_BAD_NETWORK_NAME";
            case 0xC000_00D0 -> "STATUS_REQUEST_NOT_ACCEPTED";
            case 0xC000_00D4 -> "STATUS_NOT_SAME_DEVICE";
            case 0xC000_00D5 -> "STATUS_FILE_RENAMED";
            case 0xC000_00E2 -> "STATUS_OPLOCK_NOT_GRANTED";
            case 0xC000_00E3 -> "STATUS_INVALID_OPLOCK_PROTOCOL";
            case 0xC000_00E5 -> "STATUS_INTERNAL_ERROR";
            case 0xC000_00E8 -> "STATUS_INVALID_USER_BUFFER";
            case 0xC000_0101 -> "STATUS_DIRECTORY_NOT_EMPTY";
            case 0xC000_0102 -> "STATUS_FILE_CORRUPT_ERROR";
            case 0xC000_0103 -> "STATUS_NOT_A_DIRECTORY";
            case 0xC000_0106 -> "STATUS_NAME_TOO_LONG";
            case 0xC000_010A -> "STATUS_PROCESS_IS_TERMINATING";
            case 0xC000_011F -> "STATUS_TOO_MANY_OPENED_FILES";
            case 0xC000_0120 -> "STATUS_CANCELLED";
            case 0xC000_0121 -> "STATUS_CANNOT_DELETE";
            case 0xC000_0123 -> "STATUS_FILE_DELETED";
            case 0xC000_0128 -> "STATUS_FILE_CLOSED";
            case 0xC000_012D -> "STATUS_COMMITMENT_LIMIT";
            case 0xC000_0148 -> "STATUS_INVALID_LEVEL";
            case 0xC000_014B -> "STATUS_PIPE_BROKEN";
            case 0xC000_014F -> "STATUS_UNRECOGNIZED_VOLUME";
            case 0xC000_0184 -> "STATUS_INVALID_DEVICE_STATE";
            case 0xC000_0185 -> "STATUS_IO_DEVICE_ERROR";
            case 0xC000_0194 -> "STATUS_POSSIBLE_DEADLOCK";
            case 0xC000_0205 -> "STATUS_INSUFF_SERVER_RESOURCES";
            case 0xC000_020C -> "STATUS_CONNECTION_DISCONNECTED";
            case 0xC000_020D -> "STATUS_CONNECTION_RESET";
            case 0xC000_0225 -> "STATUS_NOT_FOUND";
            case 0xC000_022D -> "STATUS_RETRY";
            case 0xC000_023C -> "STATUS_NETWORK_UNREACHABLE";
            case 0xC000_023D -> "STATUS_HOST_UNREACHABLE";
            case 0xC000_0257 -> "STATUS_PATH_NOT_COVERED";
            case 0xC000_026E -> "STATUS_VOLUME_DISMOUNTED";
            case 0xC000_0272 -> "STATUS_NO_MATCH";
            case 0xC000_0275 -> "STATUS_NOT_A_REPARSE_POINT";
            case 0xC000_0276 -> "STATUS_IO_REPARSE_TAG_INVALID";
            case 0xC000_0277 -> "STATUS_IO_REPARSE_TAG_MISMATCH";
            case 0xC000_0278 -> "STATUS_IO_REPARSE_DATA_INVALID";
            case 0xC000_0279 -> "STATUS_IO_REPARSE_TAG_NOT_HANDLED";
            case 0xC000_0280 -> "STATUS_REPARSE_POINT_NOT_RESOLVED";
            case 0xC000_0281 -> "STATUS_DIRECTORY_IS_A_REPARSE_POINT";
            case 0xC000_028A -> "STATUS_ENCRYPTION_FAILED";
            case 0xC000_0293 -> "STATUS_FILE_ENCRYPTED";
            case 0xC000_02B6 -> "STATUS_DEVICE_REMOVED";
            case 0xC000_0428 -> "STATUS_INVALID_IMAGE_HASH";
            case 0xC000_0467 -> "STATUS_FILE_NOT_AVAILABLE";
            case 0xC000_0904 -> "STATUS_FILE_TOO_LARGE";
            case 0xC000_0906 -> "STATUS_VIRUS_INFECTED";
            case 0xC000_0907 -> "STATUS_VIRUS_DELETED";
            case 0xC000_0909 -> "STATUS_CANNOT_BREAK_OPLOCK";
            case 0xC000_CF01 -> "STATUS_CLOUD_FILE_PROVIDER_NOT_RUNNING";
            case 0xC019_0001 -> "STATUS_TRANSACTIONAL_CONFLICT";
            case 0xC01C_0001 -> "STATUS_FLT_NO_HANDLER_DEFINED";
            case 0xC01C_0002 -> "STATUS_FLT_CONTEXT_ALREADY_DEFINED";
            case 0xC01C_0003 -> "STATUS_FLT_INVALID_ASYNCHRONOUS_REQUEST";
            case 0xC01C_0004 -> "STATUS_FLT_DISALLOW_FAST_IO";
            case 0xC01C_0005 -> "STATUS_FLT_INVALID_NAME_REQUEST";
            case 0xC01C_0006 -> "STATUS_FLT_NOT_SAFE_TO_POST_OPERATION";
            case 0xC01C_0007 -> "STATUS_FLT_NOT_INITIALIZED";
            case 0xC01C_0008 -> "STATUS_FLT_FILTER_NOT_READY";
            case 0xC01C_0009 -> "STATUS_FLT_POST_OPERATION_CLEANUP";
            case 0xC01C_000A -> "STATUS_FLT_INTERNAL_ERROR";
            case 0xC01C_000B -> "STATUS_FLT_DELETING_OBJECT";
            case 0xC01C_000C -> "STATUS_FLT_MUST_BE_NONPAGED_POOL";
            case 0xC01C_000D -> "STATUS_FLT_DUPLICATE_ENTRY";
            case 0xC01C_000E -> "STATUS_FLT_CBDQ_DISABLED";
            case 0xC01C_000F -> "STATUS_FLT_DO_NOT_ATTACH";
            case 0xC01C_0010 -> "STATUS_FLT_DO_NOT_DETACH";
            case 0xC01C_0011 -> "STATUS_FLT_INSTANCE_ALTITUDE_COLLISION";
            case 0xC01C_0012 -> "STATUS_FLT_INSTANCE_NAME_COLLISION";
            case 0xC01C_0013 -> "STATUS_FLT_FILTER_NOT_FOUND";
            case 0xC01C_0014 -> "STATUS_FLT_VOLUME_NOT_FOUND";
            case 0xC01C_0015 -> "STATUS_FLT_INSTANCE_NOT_FOUND";
            case 0xC01C_0016 -> "STATUS_FLT_CONTEXT_ALLOCATION_NOT_FOUND";
            case 0xC01C_0017 -> "STATUS_FLT_INVALID_CONTEXT_REGISTRATION";
            case 0xC01C_0018 -> "STATUS_FLT_NAME_CACHE_MISS";
            case 0xC01C_0019 -> "STATUS_FLT_NO_DEVICE_OBJECT";
            case 0xC01C_001A -> "STATUS_FLT_VOLUME_ALREADY_MOUNTED";
            case 0xC01C_001B -> "STATUS_FLT_ALREADY_ENLISTED";
            case 0xC01C_001C -> "STATUS_FLT_CONTEXT_ALREADY_LINKED";
            case 0xC01C_0020 -> "STATUS_FLT_NO_WAITER_FOR_REPLY";
            case 0xC01C_0023 -> "STATUS_FLT_REGISTRATION_BUSY";
            default -> null;
        };
    }
}
