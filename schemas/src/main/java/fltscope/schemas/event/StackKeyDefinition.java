package fltscope.schemas.event;

/**
 * StackWalk/KeyCreate, KeyDelete and KeyRundown: the addresses behind a stack key (events fact sheet 6.4; checked on build
 * 9200). A definition comes after the references to it, and a deleted key may be used again.
 *
 * <pre>
 *   0   StackKey p
 *   p   addresses p x n, innermost first; n follows from the length
 * </pre>
 */
public final class StackKeyDefinition extends Payload {
    private static final int STACK_KEY = 0;

    @Override
    protected int fixedBytes() {
        return pointerBytes();
    }

    @Override
    public void describe(FieldSink out) {
        out.pointer("stackKey", stackKey(), PointerRole.DATA);
        for (int i = 0; i < frames(); i++) {
            out.pointer("stack" + (i + 1), frame(i), PointerRole.CODE);
        }
    }

    public long stackKey() {
        return pointer(STACK_KEY);
    }

    /** How many whole addresses there are. */
    public int frames() {
        return bytes() / pointerBytes() - 1;
    }

    /** Address number {@code index} (below {@link #frames()}), 0 being the innermost. */
    public long frame(int index) {
        return pointer((index + 1) * pointerBytes());
    }
}
