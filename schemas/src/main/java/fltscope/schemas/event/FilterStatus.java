package fltscope.schemas.event;

/**
 * A filter was loaded, unloaded or refused: Microsoft-Windows-FilterManager 1 and 4 to 7.
 *
 * <pre>
 *   finalStatus         u32
 *   deviceVersionMajor  u32
 *   deviceVersionMinor  u32
 *   deviceNameLength    u16, in UTF-16 units
 *   deviceName          UTF-16, not ended
 *   deviceTime          FILETIME
 *   extraStringLength   u16, in UTF-16 units: event 4 (the volume), and version 1 of the others
 *   extraString         UTF-16, not ended
 *   filterId            GUID, version 1
 * </pre>
 *
 * <p>Source: the provider's manifest. Version 1 was in Windows 10 1511 to 1703 alone.
 */
public final class FilterStatus extends Payload {
    private static final int FINAL_STATUS = 0;
    private static final int DEVICE_VERSION_MAJOR = 4;
    private static final int DEVICE_VERSION_MINOR = 8;
    private static final int DEVICE_NAME_LENGTH = 12;
    private static final int DEVICE_NAME = 14;
    private static final int DEVICE_TIME_BYTES = 8;
    private static final int LENGTH_BYTES = 2;
    private static final int GUID_BYTES = 16;

    /** NTSTATUS. */
    public int finalStatus() {
        return i32(FINAL_STATUS);
    }

    public long deviceVersionMajor() {
        return u32(DEVICE_VERSION_MAJOR);
    }

    public long deviceVersionMinor() {
        return u32(DEVICE_VERSION_MINOR);
    }

    /** Name of the filter's driver. */
    public String deviceName() {
        return utf16(DEVICE_NAME, u16(DEVICE_NAME_LENGTH));
    }

    /**
     * When the driver was linked, in units of 100 ns since 1601-01-01 UTC. Reproducible builds put a hash there, so it may
     * be a date that makes no sense.
     */
    public long deviceTime() {
        return i64(deviceTimeOffset());
    }

    /** Of event 4, the volume; empty where the event has none. */
    public String extraString() {
        return hasExtraString() ? utf16(extraOffset() + LENGTH_BYTES, u16(extraOffset())) : "";
    }

    @Override
    protected int fixedBytes() {
        return bytes() < DEVICE_NAME ? DEVICE_NAME : deviceTimeOffset() + DEVICE_TIME_BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        out.code("finalStatus", Integer.toUnsignedLong(finalStatus()), NtStatus.name(finalStatus()));
        out.number("deviceVersionMajor", deviceVersionMajor());
        out.number("deviceVersionMinor", deviceVersionMinor());
        out.text("deviceName", deviceName());
        out.fileTime("deviceTime", deviceTime());
        if (hasExtraString()) {
            out.text("extraString", extraString());
            int guid = extraOffset() + LENGTH_BYTES + 2 * u16(extraOffset());
            if (version() > 0 && bytes() >= guid + GUID_BYTES) {
                out.guid("filterId", i64(guid), i64(guid + Long.BYTES));
            }
        }
    }

    private int deviceTimeOffset() {
        return DEVICE_NAME + 2 * u16(DEVICE_NAME_LENGTH);
    }

    private int extraOffset() {
        return deviceTimeOffset() + DEVICE_TIME_BYTES;
    }

    private boolean hasExtraString() {
        return bytes() >= extraOffset() + LENGTH_BYTES;
    }
}
