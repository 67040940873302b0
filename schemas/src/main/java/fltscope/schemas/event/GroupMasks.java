package fltscope.schemas.event;

/**
 * EventTrace/Extension and EndExtension: which kernel flags were on, at the start and at the end (etl-format fact sheet 1.6,
 * 4.2; checked on builds 9200 to 19041). {@link KernelFlags} names the bits. A session may log several: its masks are set
 * after its file was begun, and are cleared before it ends.
 *
 * <pre>
 *   0    GroupMask u32 x 8
 *   32   KernelEventVersion u32
 * </pre>
 */
public final class GroupMasks extends Payload {
    /** How many mask words there are. */
    public static final int WORDS = 8;

    private static final int KERNEL_EVENT_VERSION = WORDS * Integer.BYTES;

    @Override
    protected int fixedBytes() {
        return KERNEL_EVENT_VERSION;
    }

    @Override
    public void describe(FieldSink out) {
        for (int word = 0; word < WORDS; word++) {
            out.flags("groupMask" + (word + 1), Integer.toUnsignedLong(mask(word)));
        }
        if (hasKernelEventVersion()) {
            out.number("kernelEventVersion", kernelEventVersion());
        }
        out.text("flagNames", String.join("|", KernelFlags.names(this)));
    }

    /** Mask number {@code word}, 0 to 7; a PERF_* constant has this index in its top three bits. */
    public int mask(int word) {
        return i32(word * Integer.BYTES);
    }

    /** Grows with the build: 42 on 9200, 70 on 18362, 80 on 19041; 0 when absent. */
    public long kernelEventVersion() {
        return hasKernelEventVersion() ? u32(KERNEL_EVENT_VERSION) : 0;
    }

    private boolean hasKernelEventVersion() {
        return bytes() - KERNEL_EVENT_VERSION >= Integer.BYTES;
    }
}
