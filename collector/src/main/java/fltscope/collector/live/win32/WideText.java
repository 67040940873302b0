package fltscope.collector.live.win32;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Text as Windows takes it: UTF-16LE with a NUL. JNA's own wide text follows the platform, which has 4 bytes on Linux. */
public final class WideText {
    private WideText() {}

    /** A new text. */
    public static Memory of(String text) {
        Memory memory = new Memory(bytes(text));
        write(memory, 0, text);
        return memory;
    }

    /** Bytes that a text takes, its NUL included. */
    static int bytes(String text) {
        return Character.BYTES * (text.length() + 1);
    }

    public static void write(Pointer memory, long offset, String text) {
        for (int i = 0; i < text.length(); i++) {
            memory.setShort(offset + (long) Character.BYTES * i, (short) text.charAt(i));
        }
        memory.setShort(offset + (long) Character.BYTES * text.length(), (short) 0);
    }

    /** The text at {@code offset}, up to its NUL and of at most {@code mostUnits}. */
    public static String read(Pointer memory, long offset, int mostUnits) {
        StringBuilder text = new StringBuilder();
        while (text.length() < mostUnits) {
            char unit = (char) memory.getShort(offset + (long) Character.BYTES * text.length());
            if (unit == 0) {
                break;
            }
            text.append(unit);
        }
        return text.toString();
    }
}
