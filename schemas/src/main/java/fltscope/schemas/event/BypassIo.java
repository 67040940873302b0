package fltscope.schemas.event;

/**
 * A filter stands in the way of BypassIO: Microsoft-Windows-FilterManager 11 (it does not support it) and 12 (a veto).
 *
 * <pre>
 *   deviceName          UTF-16, ended by a NUL
 *   deviceVersionMajor  u32
 *   deviceVersionMinor  u32
 *   deviceTime          FILETIME
 *   supportedFeatures   u32, event 11; it ends here
 *   processName         ANSI, ended by a NUL, event 12
 *   fileName            UTF-16, ended by a NUL
 *   bypassIoOperation   u32
 *   vetoReason          UTF-16, ended by a NUL
 *   status              u32
 * </pre>
 *
 * <p>Source: the provider's manifest, from Windows 11 22H2 on.
 */
public final class BypassIo extends Payload {
    private static final int VETO = 12;

    /** Behind the device name. */
    private static final int VERSION_MAJOR = 0;

    private static final int VERSION_MINOR = 4;
    private static final int DEVICE_TIME = 8;
    private static final int SPECIFIC = 16;

    private static final int CODE_BYTES = 4;

    public boolean isVeto() {
        return id() == VETO;
    }

    /** Name of the filter's driver. */
    public String deviceName() {
        return utf16(0);
    }

    public long deviceVersionMajor() {
        return u32(afterUtf16(0) + VERSION_MAJOR);
    }

    public long deviceVersionMinor() {
        return u32(afterUtf16(0) + VERSION_MINOR);
    }

    /** When the driver was linked, in units of 100 ns since 1601-01-01 UTC; a hash in reproducible builds. */
    public long deviceTime() {
        return i64(afterUtf16(0) + DEVICE_TIME);
    }

    /** The SUPPORTED_FS_FEATURES_* flags of the filter; 0 for a veto. */
    public int supportedFeatures() {
        return isVeto() ? 0 : i32(specificOffset());
    }

    /** The process that asked for BypassIO; empty unless {@link #isVeto()}. */
    public String processName() {
        return isVeto() ? ansi(specificOffset()) : "";
    }

    /** The file it asked for; empty unless {@link #isVeto()}. */
    public String fileName() {
        return isVeto() ? utf16(fileNameOffset()) : "";
    }

    /** FS_BPIO_OPERATIONS; 0 unless {@link #isVeto()}. */
    public int bypassIoOperation() {
        return isVeto() ? i32(operationOffset()) : 0;
    }

    /** Empty unless {@link #isVeto()}. */
    public String vetoReason() {
        return isVeto() ? utf16(operationOffset() + CODE_BYTES) : "";
    }

    /** NTSTATUS; 0 unless {@link #isVeto()}. */
    public int status() {
        return isVeto() ? i32(statusOffset()) : 0;
    }

    /** A text without an end reaches to the end of the payload, so that nothing fits behind it. */
    @Override
    protected int fixedBytes() {
        return CODE_BYTES + (isVeto() ? statusOffset() : specificOffset());
    }

    @Override
    public void describe(FieldSink out) {
        out.text("deviceName", deviceName());
        out.number("deviceVersionMajor", deviceVersionMajor());
        out.number("deviceVersionMinor", deviceVersionMinor());
        out.fileTime("deviceTime", deviceTime());
        if (isVeto()) {
            out.text("processName", processName());
            out.path("fileName", fileName());
            out.number("bypassIoOperation", bypassIoOperation());
            out.text("vetoReason", vetoReason());
            out.code("status", Integer.toUnsignedLong(status()), NtStatus.name(status()));
        } else {
            out.flags("supportedFeatures", Integer.toUnsignedLong(supportedFeatures()));
        }
    }

    private int specificOffset() {
        return afterUtf16(0) + SPECIFIC;
    }

    private int fileNameOffset() {
        return afterAnsi(specificOffset());
    }

    private int operationOffset() {
        return afterUtf16(fileNameOffset());
    }

    private int statusOffset() {
        return afterUtf16(operationOffset() + CODE_BYTES);
    }
}
