package fltscope.schemas.event;

/**
 * KernelTraceControl DbgId (RSDS and ILRSDS): where the symbols of an image are (events fact sheet 6.6; x64 checked on build
 * 9200). {@code p} is the pointer size.
 *
 * <pre>
 *   0      ImageBase p
 *   p      ProcessId u32
 *   p+4    PDB signature GUID
 *   p+20   Age u32
 *   p+24   PdbName, 8-bit
 * </pre>
 */
public final class DbgId extends Payload {
    private static final int IMAGE_BASE = 0;

    @Override
    protected int fixedBytes() {
        return pdbNameAt();
    }

    @Override
    public void describe(FieldSink out) {
        out.pointer("imageBase", imageBase(), PointerRole.DATA);
        out.process("processId", processId());
        out.guid("guidSig", guidSigHigh(), guidSigLow());
        out.number("age", age());
        out.text("pdbFileName", pdbFileName());
    }

    public long imageBase() {
        return pointer(IMAGE_BASE);
    }

    public int processId() {
        return i32(pointerBytes());
    }

    /** First 8 bytes of the PDB's signature as stored, as {@link Guid#high()}. */
    public long guidSigHigh() {
        return i64(pointerBytes() + 4);
    }

    /** Last 8 bytes of the PDB's signature as stored, as {@link Guid#low()}. */
    public long guidSigLow() {
        return i64(pointerBytes() + 12);
    }

    public long age() {
        return u32(pointerBytes() + 20);
    }

    /** A file name, or the path that the linker wrote. */
    public String pdbFileName() {
        return ansi(pdbNameAt());
    }

    private int pdbNameAt() {
        return pointerBytes() + 24;
    }
}
