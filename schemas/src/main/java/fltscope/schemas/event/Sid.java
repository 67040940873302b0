package fltscope.schemas.event;

import java.nio.ByteBuffer;

/**
 * A security identifier (winnt.h, SID): revision u8, sub-authority count u8, authority in 6 big-endian bytes, then the
 * sub-authorities as u32.
 */
public final class Sid {
    private static final int COUNT = 1;
    private static final int AUTHORITY_HIGH = 2;
    private static final int AUTHORITY_LOW = 4;
    private static final int SUB_AUTHORITIES = 8;

    private Sid() {}

    /** Length of the SID at {@code offset}, of which {@code left} bytes are at hand; -1 when it does not end in them. */
    public static int bytes(ByteBuffer buffer, int offset, int left) {
        if (left < SUB_AUTHORITIES) {
            return -1;
        }
        int length = SUB_AUTHORITIES + Integer.BYTES * (buffer.get(offset + COUNT) & 0xFF);
        return length <= left ? length : -1;
    }

    /** {@code S-1-5-18} for a SID that {@link #bytes} has measured. */
    public static String text(ByteBuffer buffer, int offset) {
        long authority = ((long) (Short.reverseBytes(buffer.getShort(offset + AUTHORITY_HIGH)) & 0xFFFF) << 32)
                | Integer.toUnsignedLong(Integer.reverseBytes(buffer.getInt(offset + AUTHORITY_LOW)));
        StringBuilder text = new StringBuilder("S-");
        text.append(buffer.get(offset) & 0xFF).append('-').append(authority);
        int count = buffer.get(offset + COUNT) & 0xFF;
        for (int i = 0; i < count; i++) {
            text.append('-')
                    .append(Integer.toUnsignedLong(buffer.getInt(offset + SUB_AUTHORITIES + Integer.BYTES * i)));
        }
        return text.toString();
    }
}
