package fltscope.schemas.event;

/**
 * A developer volume and the filters allowed on it: Microsoft-Windows-FilterManager 13 and 14.
 *
 * <pre>
 *   volumeNameLength    u16, in UTF-16 units
 *   volumeName          UTF-16, not ended
 *   volumeGuid          GUID
 *   fsGuid              GUID
 *   fsDriverNameLength  u16, in UTF-16 units
 *   fsDriverName        UTF-16, not ended
 *   status              u32, event 13; it ends here
 *   three allow lists, event 14: of group policy, the system and the volume; each
 *     status            u32
 *     listLength        u16, in UTF-16 units; in version 0 presumably in bytes
 *     list              UTF-16; opaque in version 0
 *   two booleans        event 14; not read
 * </pre>
 *
 * <p>Source: the provider's manifest, from Windows 11 23H2 on. No trace has shown these events.
 */
public final class DevVolume extends Payload {
    private static final int ALLOW_LISTS = 14;
    private static final int NAME_LENGTH = 0;
    private static final int NAME = 2;
    private static final int GUID_BYTES = 16;
    private static final int LENGTH_BYTES = 2;
    private static final int STATUS_BYTES = 4;
    private static final int LIST_HEAD_BYTES = STATUS_BYTES + LENGTH_BYTES;

    public String volumeName() {
        return utf16(NAME, u16(NAME_LENGTH));
    }

    public Guid volumeGuid() {
        return guid(guidsOffset());
    }

    /** Identifies the file system. */
    public Guid fsGuid() {
        return guid(guidsOffset() + GUID_BYTES);
    }

    public String fsDriverName() {
        return utf16(driverOffset() + LENGTH_BYTES, u16(driverOffset()));
    }

    /** NTSTATUS of event 13; 0 for the allow lists, which have one each. */
    public int status() {
        return id() == ALLOW_LISTS ? 0 : i32(afterDriver());
    }

    /** Grows with the lengths that lie inside the payload: none is used before it is known to. */
    @Override
    protected int fixedBytes() {
        if (bytes() < NAME) {
            return NAME;
        }
        if (bytes() < driverOffset() + LENGTH_BYTES) {
            return driverOffset() + LENGTH_BYTES;
        }
        return afterDriver() + (id() == ALLOW_LISTS ? 0 : STATUS_BYTES);
    }

    @Override
    public void describe(FieldSink out) {
        out.path("volumeName", volumeName());
        out.guid("volumeGuid", volumeGuid().high(), volumeGuid().low());
        out.guid("fsGuid", fsGuid().high(), fsGuid().low());
        out.text("fsDriverName", fsDriverName());
        if (id() == ALLOW_LISTS) {
            int offset = describeList(out, "gpStatus", "gpList", afterDriver());
            offset = describeList(out, "systemStatus", "systemList", offset);
            describeList(out, "volumeStatus", "volumeList", offset);
        } else {
            out.code("status", Integer.toUnsignedLong(status()), NtStatus.name(status()));
        }
    }

    /** Returns the offset behind the list, or the payload's end where the list is cut off. */
    private int describeList(FieldSink out, String statusName, String listName, int offset) {
        if (bytes() < offset + LIST_HEAD_BYTES) {
            return bytes();
        }
        int status = i32(offset);
        int length = u16(offset + STATUS_BYTES);
        out.code(statusName, Integer.toUnsignedLong(status), NtStatus.name(status));
        if (version() == 0) {
            out.number(listName + "Length", length);
            return offset + LIST_HEAD_BYTES + length;
        }
        out.text(listName, utf16(offset + LIST_HEAD_BYTES, length));
        return offset + LIST_HEAD_BYTES + 2 * length;
    }

    private int guidsOffset() {
        return NAME + 2 * u16(NAME_LENGTH);
    }

    private int driverOffset() {
        return guidsOffset() + 2 * GUID_BYTES;
    }

    private int afterDriver() {
        return driverOffset() + LENGTH_BYTES + 2 * u16(driverOffset());
    }

    private Guid guid(int offset) {
        return new Guid(i64(offset), i64(offset + Long.BYTES));
    }
}
