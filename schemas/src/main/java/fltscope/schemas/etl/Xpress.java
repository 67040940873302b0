package fltscope.schemas.etl;

import java.nio.ByteBuffer;

/**
 * Decoder for Plain LZ77 ("XPRESS", RTL {@code COMPRESSION_FORMAT_XPRESS} without Huffman), the compression of .etl buffers.
 *
 * <p>Source: [MS-XCA] 2.4. A stream is a sequence of groups, each led by 32 flags in a little-endian u32, first flag in the
 * top bit. Flag 0: one literal byte. Flag 1: a match, a u16 with {@code distance - 1} in the high 13 bits and a length code
 * in the low 3:
 *
 * <pre>
 * u16 low 3 bits  0..6                          length = code + 3
 *                 7, nibble 0..14               length = nibble + 10        two matches share one nibble byte, low half first
 *                 7, nibble 15, u8 0..254       length = u8 + 25
 *                 7, 15, 255, u16 22..          length = u16 + 3
 *                 7, 15, 255, u16 0, u32 22..   length = u32 + 3
 * </pre>
 *
 * <p>Far from both ends, one comparison per match proves that whole longs may be read and written ({@link #decode}); the last
 * bytes are decoded one by one ({@link #decodeTail}).
 */
public final class Xpress {
    private static final int GROUP_FLAGS = 32;

    /** Only the sentinel is left, a 1 that stands behind the last of a group's flags. */
    private static final long GROUP_DONE = Long.MIN_VALUE;

    private static final int MINIMUM_LENGTH = 3;
    private static final int LENGTH_CODES = 7;
    private static final int NIBBLE_CODES = 15;
    private static final int BYTE_CODES = 255;
    private static final int NO_NIBBLE = -1;

    /** A group's flags, 32 literals and the longest match code, rounded up. */
    private static final int IN_SLACK = 48;
    /** Longest match that is copied without a loop; as a record repeats the one before, many are about this long. */
    private static final int STRAIGHT_COPY = 64;
    /** 32 literals and such a match. */
    private static final int OUT_SLACK = GROUP_FLAGS + STRAIGHT_COPY;

    private Xpress() {}

    /**
     * Decodes up to {@code outLength} bytes; a smaller {@code outLength} than the stream holds gives the stream's beginning.
     *
     * <p>Both buffers must be direct (one kind only keeps the loop fast) and little-endian; the ranges must lie inside them.
     * Positions and limits are neither used nor changed. Bytes of {@code out} behind the returned count, but inside the
     * range, may have been overwritten. To learn whether a stream holds exactly n bytes, ask for n + 1.
     *
     * @return the bytes written: {@code outLength}, or fewer where the input ends or is malformed; damaged input never
     *     reads or writes outside the ranges and never throws
     */
    public static int decode(ByteBuffer in, int inOffset, int inLength, ByteBuffer out, int outOffset, int outLength) {
        int inEnd = inOffset + inLength;
        int outEnd = outOffset + outLength;
        int inFast = inEnd - IN_SLACK;
        int outFast = outEnd - OUT_SLACK;
        int i = inOffset;
        int o = outOffset;
        int highNibble = NO_NIBBLE;
        long flags = GROUP_DONE;
        while (i <= inFast && o <= outFast) {
            if (flags == GROUP_DONE) {
                flags = groupOf(in.getInt(i));
                i += Integer.BYTES;
            }
            int literals = Long.numberOfLeadingZeros(flags);
            out.putLong(o, in.getLong(i));
            if (literals > Long.BYTES) {
                out.putLong(o + 8, in.getLong(i + 8));
                out.putLong(o + 16, in.getLong(i + 16));
                out.putLong(o + 24, in.getLong(i + 24));
            }
            i += literals;
            o += literals;
            flags <<= literals;
            if (flags == GROUP_DONE) {
                continue;
            }
            flags <<= 1;
            long ahead = in.getLong(i);
            i += Short.BYTES;
            int distance = (((int) ahead >>> 3) & 0x1FFF) + 1;
            int length = (int) ahead & LENGTH_CODES;
            if (length == LENGTH_CODES) {
                ahead >>>= Short.SIZE;
                int nibble = highNibble;
                highNibble = NO_NIBBLE;
                if (nibble == NO_NIBBLE) {
                    nibble = (int) ahead & 0xF;
                    highNibble = ((int) ahead >>> 4) & 0xF;
                    ahead >>>= Byte.SIZE;
                    i++;
                }
                length += nibble;
                if (nibble == NIBBLE_CODES) {
                    int code = (int) ahead & 0xFF;
                    i++;
                    length += code;
                    if (code == BYTE_CODES) {
                        length = in.getShort(i) & 0xFFFF;
                        i += Short.BYTES;
                        if (length == 0) {
                            length = in.getInt(i);
                            i += Integer.BYTES;
                        }
                        if (length < LENGTH_CODES + NIBBLE_CODES) {
                            return o - outOffset;
                        }
                        length = Math.min(length, outLength);
                    }
                }
            }
            length += MINIMUM_LENGTH;
            int from = o - distance;
            if (from < outOffset) {
                return o - outOffset;
            }
            // No loop: C2 spends more on entering one than these lengths take, and they are nearly all there are.
            if (distance >= Long.BYTES && length <= STRAIGHT_COPY) {
                out.putLong(o, out.getLong(from));
                if (length > 8) {
                    out.putLong(o + 8, out.getLong(from + 8));
                    if (length > 16) {
                        out.putLong(o + 16, out.getLong(from + 16));
                        out.putLong(o + 24, out.getLong(from + 24));
                        if (length > 32) {
                            out.putLong(o + 32, out.getLong(from + 32));
                            out.putLong(o + 40, out.getLong(from + 40));
                            out.putLong(o + 48, out.getLong(from + 48));
                            out.putLong(o + 56, out.getLong(from + 56));
                        }
                    }
                }
            } else {
                length = Math.min(length, outEnd - o);
                copyMatch(out, o, distance, length, outEnd);
            }
            o += length;
        }
        return decodeTail(in, i, inEnd, out, o, outEnd, outOffset, flags, highNibble);
    }

    private static long groupOf(int flags) {
        return ((long) flags << GROUP_FLAGS) | (1L << (GROUP_FLAGS - 1));
    }

    /** Copies any match, also one whose source runs into its target and one that ends at the end of the range. */
    private static void copyMatch(ByteBuffer out, int o, int distance, int length, int outEnd) {
        int to = o;
        int last = o + length;
        if (distance >= Long.BYTES && outEnd - last >= GROUP_FLAGS) {
            do {
                out.putLong(to, out.getLong(to - distance));
                out.putLong(to + 8, out.getLong(to + 8 - distance));
                out.putLong(to + 16, out.getLong(to + 16 - distance));
                out.putLong(to + 24, out.getLong(to + 24 - distance));
                to += GROUP_FLAGS;
            } while (to < last);
        }
        while (to < last) {
            out.put(to, out.get(to - distance));
            to++;
        }
    }

    /** Goes on where the fast loop stopped, and looks at what is left before each byte. */
    private static int decodeTail(
            ByteBuffer in,
            int inAt,
            int inEnd,
            ByteBuffer out,
            int outAt,
            int outEnd,
            int outOffset,
            long group,
            int nib) {
        int i = inAt;
        int o = outAt;
        long flags = group;
        int highNibble = nib;
        while (o < outEnd) {
            if (flags == GROUP_DONE) {
                if (inEnd - i < Integer.BYTES) {
                    break;
                }
                flags = groupOf(in.getInt(i));
                i += Integer.BYTES;
            }
            boolean literal = flags > 0;
            flags <<= 1;
            if (literal) {
                if (i >= inEnd) {
                    break;
                }
                out.put(o++, in.get(i++));
                continue;
            }
            if (inEnd - i < Short.BYTES) {
                break;
            }
            int token = in.getShort(i) & 0xFFFF;
            i += Short.BYTES;
            int distance = (token >>> 3) + 1;
            int length = token & LENGTH_CODES;
            if (length == LENGTH_CODES) {
                int nibble = highNibble;
                highNibble = NO_NIBBLE;
                if (nibble == NO_NIBBLE) {
                    if (i >= inEnd) {
                        break;
                    }
                    nibble = in.get(i) & 0xF;
                    highNibble = (in.get(i++) >>> 4) & 0xF;
                }
                length += nibble;
                if (nibble == NIBBLE_CODES) {
                    if (i >= inEnd) {
                        break;
                    }
                    int code = in.get(i++) & 0xFF;
                    length += code;
                    if (code == BYTE_CODES) {
                        if (inEnd - i < Short.BYTES) {
                            break;
                        }
                        length = in.getShort(i) & 0xFFFF;
                        i += Short.BYTES;
                        if (length == 0) {
                            if (inEnd - i < Integer.BYTES) {
                                break;
                            }
                            length = in.getInt(i);
                            i += Integer.BYTES;
                        }
                        if (length < LENGTH_CODES + NIBBLE_CODES) {
                            break;
                        }
                        length = Math.min(length, outEnd - outOffset);
                    }
                }
            }
            if (distance > o - outOffset) {
                break;
            }
            length = Math.min(length + MINIMUM_LENGTH, outEnd - o);
            copyMatch(out, o, distance, length, outEnd);
            o += length;
        }
        return o - outOffset;
    }
}
