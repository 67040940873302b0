package fltscope.schemas.event;

/**
 * The major functions of operations as a minifilter sees them: those of an IRP (wdm.h), and those that the filter manager
 * adds for fast I/O and file system filter callbacks (fltKernel.h), which are negative there and unsigned bytes here.
 */
public final class MajorFunction {
    public static final int CREATE = 0;
    public static final int CLOSE = 2;
    public static final int READ = 3;
    public static final int WRITE = 4;
    public static final int CLEANUP = 18;

    private MajorFunction() {}

    /** The name, such as IRP_MJ_CREATE; null for a code that has none. */
    public static String name(int majorFunction) {
        return switch (majorFunction) {
            case CREATE -> "IRP_MJ_CREATE";
            case 1 -> "IRP_MJ_CREATE_NAMED_PIPE";
            case CLOSE -> "IRP_MJ_CLOSE";
            case READ -> "IRP_MJ_READ";
            case WRITE -> "IRP_MJ_WRITE";
            case 5 -> "IRP_MJ_QUERY_INFORMATION";
            case 6 -> "IRP_MJ_SET_INFORMATION";
            case 7 -> "IRP_MJ_QUERY_EA";
            case 8 -> "IRP_MJ_SET_EA";
            case 9 -> "IRP_MJ_FLUSH_BUFFERS";
            case 10 -> "IRP_MJ_QUERY_VOLUME_INFORMATION";
            case 11 -> "IRP_MJ_SET_VOLUME_INFORMATION";
            case 12 -> "IRP_MJ_DIRECTORY_CONTROL";
            case 13 -> "IRP_MJ_FILE_SYSTEM_CONTROL";
            case 14 -> "IRP_MJ_DEVICE_CONTROL";
            case 15 -> "IRP_MJ_INTERNAL_DEVICE_CONTROL";
            case 16 -> "IRP_MJ_SHUTDOWN";
            case 17 -> "IRP_MJ_LOCK_CONTROL";
            case CLEANUP -> "IRP_MJ_CLEANUP";
            case 19 -> "IRP_MJ_CREATE_MAILSLOT";
            case 20 -> "IRP_MJ_QUERY_SECURITY";
            case 21 -> "IRP_MJ_SET_SECURITY";
            case 22 -> "IRP_MJ_POWER";
            case 23 -> "IRP_MJ_SYSTEM_CONTROL";
            case 24 -> "IRP_MJ_DEVICE_CHANGE";
            case 25 -> "IRP_MJ_QUERY_QUOTA";
            case 26 -> "IRP_MJ_SET_QUOTA";
            case 27 -> "IRP_MJ_PNP";
            case 236 -> "IRP_MJ_VOLUME_DISMOUNT";
            case 237 -> "IRP_MJ_VOLUME_MOUNT";
            case 238 -> "IRP_MJ_MDL_WRITE_COMPLETE";
            case 239 -> "IRP_MJ_PREPARE_MDL_WRITE";
            case 240 -> "IRP_MJ_MDL_READ_COMPLETE";
            case 241 -> "IRP_MJ_MDL_READ";
            case 242 -> "IRP_MJ_NETWORK_QUERY_OPEN";
            case 243 -> "IRP_MJ_FAST_IO_CHECK_IF_POSSIBLE";
            case 249 -> "IRP_MJ_QUERY_OPEN";
            case 250 -> "IRP_MJ_RELEASE_FOR_CC_FLUSH";
            case 251 -> "IRP_MJ_ACQUIRE_FOR_CC_FLUSH";
            case 252 -> "IRP_MJ_RELEASE_FOR_MOD_WRITE";
            case 253 -> "IRP_MJ_ACQUIRE_FOR_MOD_WRITE";
            case 254 -> "IRP_MJ_RELEASE_FOR_SECTION_SYNCHRONIZATION";
            case 255 -> "IRP_MJ_ACQUIRE_FOR_SECTION_SYNCHRONIZATION";
            default -> null;
        };
    }
}
