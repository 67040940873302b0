package fltscope.schemas.event;

/**
 * An image in an address space: Image/Load, Unload, DCStart, DCEnd (events fact sheet 6.1; Image_Load MOF classes; checked on
 * traces of builds 9200 to 19041 for x64 and of 7600 for version 0 on x86). {@code p} is the pointer size.
 *
 * <pre>
 *            v0      v1      v2          v3 (Windows 8.1)
 *   0        ImageBase p (v0: BaseAddress)
 *   p        ImageSize p; v0: ModuleSize u32
 *   p+4      FileName
 *   2p               ProcessId u32
 *   2p+4             FileName
 *   2p+4                     ImageChecksum u32, TimeDateStamp u32
 *   2p+12                    Reserved0 u32, v3: SignatureLevel u8, SignatureType u8, Reserved0 u16
 *   2p+16                    DefaultBase p, Reserved1 to 4 u32
 *   3p+32                    FileName
 * </pre>
 *
 * <p>Images of the kernel have process id 0.
 */
public final class ImageEvent extends Payload {
    private static final int IMAGE_BASE = 0;
    private static final int SIGNED_VERSION = 3;

    @Override
    protected int fixedBytes() {
        return fileNameAt();
    }

    @Override
    public void describe(FieldSink out) {
        out.pointer("imageBase", imageBase(), PointerRole.DATA);
        out.number("imageSize", imageSize());
        if (version() >= 1) {
            out.process("processId", processId());
        }
        if (hasChecksum()) {
            out.flags("imageChecksum", imageChecksum());
            out.flags("timeDateStamp", timeDateStamp());
            if (version() >= SIGNED_VERSION) {
                out.number("signatureLevel", signatureLevel());
                out.number("signatureType", signatureType());
            }
            out.pointer("defaultBase", defaultBase(), PointerRole.DATA);
        }
        out.path("fileName", fileName());
    }

    public long imageBase() {
        return pointer(IMAGE_BASE);
    }

    /** Bytes; 0 occurs and means that the size is not known. */
    public long imageSize() {
        int at = pointerBytes();
        return version() == 0 ? u32(at) : pointer(at);
    }

    /** The process that the image was mapped into, 0 for the kernel; {@link EventRecord#UNKNOWN_ID} in version 0. */
    public int processId() {
        return version() == 0 ? EventRecord.UNKNOWN_ID : i32(processIdAt());
    }

    /** Whether checksum, time stamp and default base are there, as from version 2 on. */
    public boolean hasChecksum() {
        return version() >= 2;
    }

    /** Checksum of the PE header; 0 before version 2. */
    public long imageChecksum() {
        return hasChecksum() ? u32(processIdAt() + 4) : 0;
    }

    /** Link time in the PE header, seconds since 1970 unless the build is reproducible; 0 before version 2. */
    public long timeDateStamp() {
        return hasChecksum() ? u32(processIdAt() + 8) : 0;
    }

    /** SE_SIGNING_LEVEL; 0 before version 3. */
    public int signatureLevel() {
        return version() >= SIGNED_VERSION ? u8(processIdAt() + 12) : 0;
    }

    /** SE_IMAGE_SIGNATURE_TYPE; 0 before version 3. */
    public int signatureType() {
        return version() >= SIGNED_VERSION ? u8(processIdAt() + 13) : 0;
    }

    /** Where the linker wanted the image; 0 before version 2, and for kernel images of the rundown. */
    public long defaultBase() {
        return hasChecksum() ? pointer(processIdAt() + 16) : 0;
    }

    /** An NT path such as {@code \Device\HarddiskVolume2\Windows\x.dll} or {@code \SystemRoot\system32\x.sys}. */
    public String fileName() {
        return utf16(fileNameAt());
    }

    private int processIdAt() {
        return 2 * pointerBytes();
    }

    private int fileNameAt() {
        return switch (version()) {
            case 0 -> pointerBytes() + 4;
            case 1 -> processIdAt() + 4;
            default -> processIdAt() + 16 + pointerBytes() + 16;
        };
    }
}
