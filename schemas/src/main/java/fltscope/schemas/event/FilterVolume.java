package fltscope.schemas.event;

/**
 * The filter manager met a volume or a file system: Microsoft-Windows-FilterManager 2, 3 and 8 to 10.
 *
 * <pre>
 *   finalStatus        u32
 *   extraStringLength  u16, in UTF-16 units
 *   extraString        UTF-16, not ended: the volume, or the file system's control device
 *   extraInfoLength    u16, in UTF-16 units, version 1 of event 8
 *   extraInfoString    UTF-16, not ended
 *   fltObjectId        GUID
 * </pre>
 *
 * <p>Source: the provider's manifest. Version 1 was in Windows 10 1511 to 1703 alone.
 */
public final class FilterVolume extends Payload {
    private static final int FINAL_STATUS = 0;
    private static final int EXTRA_STRING_LENGTH = 4;
    private static final int EXTRA_STRING = 6;
    private static final int LENGTH_BYTES = 2;
    private static final int GUID_BYTES = 16;

    /** NTSTATUS. */
    public int finalStatus() {
        return i32(FINAL_STATUS);
    }

    /** The volume, or the control device of the file system. */
    public String extraString() {
        return utf16(EXTRA_STRING, u16(EXTRA_STRING_LENGTH));
    }

    @Override
    protected int fixedBytes() {
        return bytes() < EXTRA_STRING ? EXTRA_STRING : infoOffset();
    }

    @Override
    public void describe(FieldSink out) {
        out.code("finalStatus", Integer.toUnsignedLong(finalStatus()), NtStatus.name(finalStatus()));
        out.path("extraString", extraString());
        if (version() > 0 && bytes() >= infoOffset() + LENGTH_BYTES) {
            int units = u16(infoOffset());
            int info = infoOffset() + LENGTH_BYTES;
            out.text("extraInfoString", utf16(info, units));
            int guid = info + 2 * units;
            if (bytes() >= guid + GUID_BYTES) {
                out.guid("fltObjectId", i64(guid), i64(guid + Long.BYTES));
            }
        }
    }

    private int infoOffset() {
        return EXTRA_STRING + 2 * u16(EXTRA_STRING_LENGTH);
    }
}
