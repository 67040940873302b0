package fltscope.schemas.event;

/**
 * Binds a file key to a name: FileIo 0, 32, 35 and 36; Kernel-File 10 and 11. Every version has this layout.
 *
 * <pre>
 *   fileKey   pointer
 *   fileName  UTF-16, ended by a NUL: an NT path
 * </pre>
 *
 * <p>Sources: FileIo_Name (MOF, which calls the key FileObject), the manifest of Microsoft-Windows-Kernel-File.
 */
public final class FileName extends Payload {
    /** Address of the stream's context: the file, whichever open names it. */
    public long fileKey() {
        return pointer(0);
    }

    public String fileName() {
        return utf16(pointerBytes());
    }

    /** Index of the name's first unit in the record's buffer. */
    public int fileNameOffset() {
        return index(pointerBytes());
    }

    /** Length of the name in UTF-16 units. */
    public int fileNameUnits() {
        return utf16Units(pointerBytes());
    }

    @Override
    protected int fixedBytes() {
        return pointerBytes();
    }

    @Override
    public void describe(FieldSink out) {
        out.pointer("fileKey", fileKey(), PointerRole.FILE_KEY);
        out.path("fileName", fileName());
    }
}
