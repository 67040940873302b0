package fltscope.collector.live.win32;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import fltscope.schemas.event.Guid;

/** GUID in native memory: its 16 bytes as two little-endian longs, as {@link Guid} has them. */
public final class NativeGuid {
    static final int BYTES = 16;

    private NativeGuid() {}

    public static Memory of(Guid guid) {
        Memory memory = new Memory(BYTES);
        write(memory, 0, guid);
        return memory;
    }

    public static void write(Pointer memory, long offset, Guid guid) {
        memory.setLong(offset, guid.high());
        memory.setLong(offset + Long.BYTES, guid.low());
    }

    public static Guid read(Pointer memory, long offset) {
        return new Guid(memory.getLong(offset), memory.getLong(offset + Long.BYTES));
    }
}
