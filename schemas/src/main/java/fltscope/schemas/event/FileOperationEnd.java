package fltscope.schemas.event;

/**
 * The end of a file operation: FileIo 76; Kernel-File 24. Every version has this layout.
 *
 * <pre>
 *   irp               pointer
 *   extraInformation  pointer
 *   status            u32
 * </pre>
 *
 * <p>Sources: FileIo_OpEnd (MOF), the manifest of Microsoft-Windows-Kernel-File.
 */
public final class FileOperationEnd extends Payload {
    private static final int STATUS_BYTES = 4;

    /** Equals the irp of the operation's start; see {@link FileRequest#irp()}. */
    public long irp() {
        return pointer(0);
    }

    /** IO_STATUS_BLOCK.Information: bytes moved, or what a create did. */
    public long extraInformation() {
        return pointer(pointerBytes());
    }

    /** NTSTATUS. */
    public int status() {
        return i32(2 * pointerBytes());
    }

    @Override
    protected int fixedBytes() {
        return 2 * pointerBytes() + STATUS_BYTES;
    }

    @Override
    public void describe(FieldSink out) {
        out.pointer("irp", irp(), PointerRole.DATA);
        out.flags("extraInformation", extraInformation());
        out.code("status", Integer.toUnsignedLong(status()), NtStatus.name(status()));
    }
}
