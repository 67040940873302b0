package fltscope.analyzer.symbol.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of a symbol file, or a part of them, little-endian. Each access is checked: one that lies outside names what the bytes
 * are of and the offset. Offsets and counts are {@code long}, so that what a file says can be added before it is checked.
 */
public final class Bytes {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final String what;
    private final byte[] array;
    private final int from;
    private final int size;

    private Bytes(String what, byte[] array, int from, int size) {
        this.what = what;
        this.array = array;
        this.from = from;
        this.size = size;
    }

    /** The whole array, which is not copied; {@code what} stands in messages. */
    public static Bytes of(String what, byte[] array) {
        return new Bytes(what, array, 0, array.length);
    }

    public int size() {
        return size;
    }

    public int u8(long at) throws SymbolFileException {
        return array[place(at, 1)] & 0xFF;
    }

    public int u16(long at) throws SymbolFileException {
        return (short) SHORT.get(array, place(at, 2)) & 0xFFFF;
    }

    public int i32(long at) throws SymbolFileException {
        return (int) INT.get(array, place(at, 4));
    }

    public long u32(long at) throws SymbolFileException {
        return i32(at) & 0xFFFF_FFFFL;
    }

    public long i64(long at) throws SymbolFileException {
        return (long) LONG.get(array, place(at, 8));
    }

    /** {@code bytes} bytes from {@code at} on. */
    public Bytes slice(String name, long at, long bytes) throws SymbolFileException {
        return new Bytes(name, array, place(at, bytes), (int) bytes);
    }

    /** Where the next NUL byte from {@code at} on is; the end where there is none. */
    public int terminator(long at) throws SymbolFileException {
        int i = place(at, 0);
        while (i < from + size && array[i] != 0) {
            i++;
        }
        return i - from;
    }

    /** The text from {@code at} to the next NUL, in UTF-8. */
    public String text(long at) throws SymbolFileException {
        int start = place(at, 0);
        return new String(array, start, terminator(at) - (start - from), StandardCharsets.UTF_8);
    }

    /** Whether the ASCII text stands at {@code at}; false also where the end comes first. */
    public boolean startsWith(long at, String text) {
        if (at < 0 || at + text.length() > size) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (array[from + (int) at + i] != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public void copyTo(long at, byte[] target, int targetAt, long bytes) throws SymbolFileException {
        System.arraycopy(array, place(at, bytes), target, targetAt, (int) bytes);
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(array, from, from + size);
    }

    private int place(long at, long bytes) throws SymbolFileException {
        if (at < 0 || bytes < 0 || at > size - bytes) {
            throw new SymbolFileException(
                    what + ": " + bytes + " bytes at offset " + at + " do not fit into its " + size + " bytes");
        }
        return from + (int) at;
    }
}
