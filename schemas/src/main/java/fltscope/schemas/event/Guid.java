package fltscope.schemas.event;

import java.util.Locale;

/**
 * A GUID as two longs: its 16 stored bytes read little endian. The text form prints the first three fields as numbers and
 * the last eight bytes in order, as Windows does.
 *
 * @param high the first 8 bytes as stored (Data1, Data2, Data3)
 * @param low the last 8 bytes as stored (Data4)
 */
public record Guid(long high, long low) {
    /**
     * Reads {@code edd08927-9cc4-4e65-b970-c2560fb5c289}, with or without braces.
     *
     * @throws IllegalArgumentException when the text is no GUID
     */
    public static Guid parse(String text) {
        String digits = text.replace("{", "").replace("}", "").replace("-", "");
        if (digits.length() != 32) {
            throw new IllegalArgumentException("not a GUID: " + text);
        }
        long first = Long.parseUnsignedLong(digits, 0, 16, 16);
        long data1 = first >>> 32;
        long data2 = first >>> 16 & 0xFFFF;
        long data3 = first & 0xFFFF;
        return new Guid(
                data1 | data2 << 32 | data3 << 48, Long.reverseBytes(Long.parseUnsignedLong(digits, 16, 32, 16)));
    }

    @Override
    public String toString() {
        long data4 = Long.reverseBytes(low);
        return String.format(
                Locale.ROOT,
                "%08x-%04x-%04x-%04x-%012x",
                high & 0xFFFF_FFFFL,
                high >>> 32 & 0xFFFF,
                high >>> 48,
                data4 >>> 48,
                data4 & 0xFFFF_FFFF_FFFFL);
    }
}
