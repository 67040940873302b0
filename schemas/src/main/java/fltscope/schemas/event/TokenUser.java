package fltscope.schemas.event;

/**
 * The user of a process as kernel events carry it: four zero bytes for none, else a TOKEN_USER (two pointers, of no use
 * outside the traced machine) and a {@link Sid} behind it.
 *
 * <p>Writers of test traces fill TOKEN_USER with zeros (the process traces of google/syzygy), so zeros are taken for "none"
 * unless they are a whole TOKEN_USER with a whole SID behind it. The two cannot be mixed up: behind "none" come texts, and
 * so many zeros are the end of all texts.
 */
final class TokenUser {
    /** End of a block that is malformed. */
    static final int MALFORMED = -1;

    private static final int NONE_BYTES = 4;
    private static final int REVISION = 1;
    private static final int MAX_SUB_AUTHORITIES = 15;

    private TokenUser() {}

    /** Offset behind the block at {@code offset} of {@code payload}; {@link #MALFORMED} when it is not whole. */
    static int end(Payload payload, int offset) {
        if (payload.bytes() - offset < NONE_BYTES) {
            return MALFORMED;
        }
        return isNone(payload, offset) ? offset + NONE_BYTES : endOfSid(payload, sidAt(payload, offset));
    }

    /** {@code S-1-5-18}; empty for none and for a malformed one. */
    static String sidText(Payload payload, int offset) {
        boolean absent = end(payload, offset) == MALFORMED || isNone(payload, offset);
        return absent ? "" : payload.sid(sidAt(payload, offset));
    }

    private static boolean isNone(Payload payload, int offset) {
        if (payload.i32(offset) != 0) {
            return false;
        }
        int sid = sidAt(payload, offset);
        boolean none = endOfSid(payload, sid) == MALFORMED;
        for (int i = offset; i < sid && !none; i++) {
            none = payload.u8(i) != 0;
        }
        return none;
    }

    private static int endOfSid(Payload payload, int sid) {
        int length = payload.sidBytes(sid);
        boolean whole = length >= 0 && payload.u8(sid) == REVISION && payload.u8(sid + 1) <= MAX_SUB_AUTHORITIES;
        return whole ? sid + length : MALFORMED;
    }

    private static int sidAt(Payload payload, int offset) {
        return offset + 2 * payload.pointerBytes();
    }
}
