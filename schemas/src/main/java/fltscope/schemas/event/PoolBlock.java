package fltscope.schemas.event;

/**
 * A block of pool that was allocated or freed: Pool 32 to 35. Blocks that lookaside lists hand out leave no event.
 *
 * <pre>
 *   type           u32           POOL_TYPE; bit 28 is added for blocks of whole pages
 *   tag            u32
 *   numberOfBytes  pointer wide
 *   entry          pointer       what the caller was given
 *   sessionId      u32, in 33 and 35
 * </pre>
 *
 * <p>Sources: PoolAllocFree and its session form in the MOF of Windows 11 22631, phnt's ETW_POOL_EVENT, dissect.etl, and the
 * decoder of wpa-mcp that reads these offsets from a recorded trace; no bytes of an event are public.
 */
public final class PoolBlock extends Payload {
    private static final int FIELD_BYTES = 4;
    private static final int SESSION_ALLOCATION = 33;
    private static final int SESSION_FREE = 35;
    /** ETW_POOLTRACE_BIGPOOL_MASK of phnt. */
    private static final int BIG = 0x1000_0000;

    /** POOL_TYPE, without what tracing adds. */
    public int poolType() {
        return i32(0) & ~BIG;
    }

    /** Whether the block has pages of its own. */
    public boolean isBig() {
        return (i32(0) & BIG) != 0;
    }

    public int tag() {
        return i32(FIELD_BYTES);
    }

    public long numberOfBytes() {
        return pointer(2 * FIELD_BYTES);
    }

    public long entry() {
        return pointer(2 * FIELD_BYTES + pointerBytes());
    }

    private boolean hasSession() {
        return (id() == SESSION_ALLOCATION || id() == SESSION_FREE) && bytes() >= fixedBytes() + FIELD_BYTES;
    }

    @Override
    protected int fixedBytes() {
        return 2 * FIELD_BYTES + 2 * pointerBytes();
    }

    @Override
    public void describe(FieldSink out) {
        out.flags("type", i32(0) & 0xFFFF_FFFFL);
        out.text("tag", PoolTag.text(tag()));
        out.number("numberOfBytes", numberOfBytes());
        out.pointer("entry", entry(), PointerRole.DATA);
        if (hasSession()) {
            out.number("sessionId", u32(fixedBytes()));
        }
    }
}
