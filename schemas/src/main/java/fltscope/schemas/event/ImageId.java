package fltscope.schemas.event;

/**
 * KernelTraceControl ImageId: what a merged file knows of an image besides its load event (events fact sheet 6.6; x64
 * checked on build 9200). {@code p} is the pointer size.
 *
 * <pre>
 *   0      ImageBase p, ImageSize p
 *   2p     ProcessId u32, TimeDateStamp u32
 *   2p+8   OriginalFileName UTF-16
 * </pre>
 */
public final class ImageId extends Payload {
    private static final int IMAGE_BASE = 0;

    @Override
    protected int fixedBytes() {
        return originalFileNameAt();
    }

    @Override
    public void describe(FieldSink out) {
        out.pointer("imageBase", imageBase(), PointerRole.DATA);
        out.number("imageSize", imageSize());
        out.process("processId", processId());
        out.flags("timeDateStamp", timeDateStamp());
        out.text("originalFileName", originalFileName());
    }

    public long imageBase() {
        return pointer(IMAGE_BASE);
    }

    /** Bytes. */
    public long imageSize() {
        return pointer(pointerBytes());
    }

    public int processId() {
        return i32(2 * pointerBytes());
    }

    /** Link time in the PE header, seconds since 1970 unless the build is reproducible. */
    public long timeDateStamp() {
        return u32(2 * pointerBytes() + 4);
    }

    /** The name that the image was linked with, without a folder. */
    public String originalFileName() {
        return utf16(originalFileNameAt());
    }

    private int originalFileNameAt() {
        return 2 * pointerBytes() + 8;
    }
}
