package fltscope.schemas.event;

/**
 * A file is opened or made: FileIo 64 and 78; Kernel-File 12 and 30.
 *
 * <pre>
 *   irp, fileObject and the thread as in {@link FileRequest}
 *   createOptions     u32: options in the low 24 bits, disposition in the high 8
 *   createAttributes  u32
 *   shareAccess       u32
 *   fileName          UTF-16, ended by a NUL: an NT path, or one relative to another open, or a file id
 * </pre>
 *
 * <p>FileIo calls the last fields FileAttributes and OpenPath.
 */
public final class FileCreate extends FileRequest {
    private static final int ADDRESSES = 1;

    /** Behind the operation. */
    private static final int CREATE_OPTIONS = 0;

    private static final int CREATE_ATTRIBUTES = 4;
    private static final int SHARE_ACCESS = 8;
    private static final int FILE_NAME = 12;

    private static final int OPTIONS_MASK = 0x00FF_FFFF;
    private static final int DISPOSITION_SHIFT = 24;

    public FileCreate() {
        super(0, ADDRESSES);
    }

    /** Options and disposition as they stand in the event. */
    public int rawCreateOptions() {
        return i32(behind() + CREATE_OPTIONS);
    }

    /** The FILE_* options; see {@link CreateOptions}. */
    public int createOptions() {
        return rawCreateOptions() & OPTIONS_MASK;
    }

    /** What to do if the file exists, and if not; see {@link CreateDisposition}. */
    public int createDisposition() {
        return rawCreateOptions() >>> DISPOSITION_SHIFT;
    }

    /** The FILE_ATTRIBUTE_* flags asked for. */
    public int createAttributes() {
        return i32(behind() + CREATE_ATTRIBUTES);
    }

    /** See {@link ShareAccess}. */
    public int shareAccess() {
        return i32(behind() + SHARE_ACCESS);
    }

    /** The name as text; meaningless when {@link #holdsFileId()}. */
    public String fileName() {
        return utf16(behind() + FILE_NAME);
    }

    /** Index of the name's first unit in the record's buffer. */
    public int fileNameOffset() {
        return index(behind() + FILE_NAME);
    }

    /** Length of the name in UTF-16 units. */
    public int fileNameUnits() {
        return utf16Units(behind() + FILE_NAME);
    }

    /**
     * True when the file was opened by its id and the id stands, in binary, in the name. The option alone does not tell:
     * FileInfo often has found the path by the time it writes the event.
     */
    public boolean holdsFileId() {
        if ((rawCreateOptions() & CreateOptions.FILE_OPEN_BY_FILE_ID) == 0) {
            return false;
        }
        int name = behind() + FILE_NAME;
        int end = endOfName();
        if ((end - name) % 2 != 0) {
            return true;
        }
        for (int offset = name; offset < end; offset += 2) {
            if (!isText((char) u16(offset))) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected int fixedBytes() {
        return behind() + FILE_NAME;
    }

    @Override
    public void describe(FieldSink out) {
        describeOperation(out);
        out.code("createOptions", createOptions(), CreateOptions.names(createOptions()));
        out.code("createDisposition", createDisposition(), CreateDisposition.name(createDisposition()));
        out.flags("createAttributes", Integer.toUnsignedLong(createAttributes()));
        out.code("shareAccess", shareAccess(), ShareAccess.names(shareAccess()));
        if (holdsFileId()) {
            out.text("fileId", hex(behind() + FILE_NAME, endOfName()));
        } else {
            out.path("fileName", fileName());
        }
    }

    /** Offset of the terminator at the payload's end, or of the end. */
    private int endOfName() {
        int end = bytes();
        return end - 2 >= behind() + FILE_NAME && u16(end - 2) == 0 ? end - 2 : end;
    }

    /** An id is eight or sixteen bytes, of which some make no character of a path. */
    private static boolean isText(char unit) {
        return unit >= ' ' && Character.isDefined(unit) && !Character.isSurrogate(unit);
    }

    private String hex(int from, int to) {
        StringBuilder digits = new StringBuilder(2 * (to - from));
        for (int offset = from; offset < to; offset++) {
            int value = u8(offset);
            digits.append(Character.forDigit(value >>> 4, 16)).append(Character.forDigit(value & 0xF, 16));
        }
        return digits.toString();
    }
}
