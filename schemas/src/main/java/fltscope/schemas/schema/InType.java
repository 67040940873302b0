package fltscope.schemas.schema;

/** How a field is stored: the TDH_INTYPE_* values (tdh.h), with the shape that decides the field's size. */
enum InType {
    UNICODESTRING(1, Shape.TEXT, 2),
    ANSISTRING(2, Shape.TEXT, 1),
    INT8(3, Shape.SIGNED, 1),
    UINT8(4, Shape.UNSIGNED, 1),
    INT16(5, Shape.SIGNED, 2),
    UINT16(6, Shape.UNSIGNED, 2),
    INT32(7, Shape.SIGNED, 4),
    UINT32(8, Shape.UNSIGNED, 4),
    INT64(9, Shape.SIGNED, 8),
    UINT64(10, Shape.UNSIGNED, 8),
    FLOAT(11, Shape.FIXED, 4),
    DOUBLE(12, Shape.FIXED, 8),
    BOOLEAN(13, Shape.UNSIGNED, 4),
    BINARY(14, Shape.BINARY, 1),
    GUID(15, Shape.FIXED, 16),
    POINTER(16, Shape.POINTER, 0),
    FILETIME(17, Shape.SIGNED, 8),
    SYSTEMTIME(18, Shape.FIXED, 16),
    SID(19, Shape.SID, 0),
    HEXINT32(20, Shape.UNSIGNED, 4),
    HEXINT64(21, Shape.UNSIGNED, 8),
    MANIFEST_COUNTEDSTRING(22, Shape.COUNTED_TEXT, 2),
    MANIFEST_COUNTEDANSISTRING(23, Shape.COUNTED_TEXT, 1),
    MANIFEST_COUNTEDBINARY(25, Shape.COUNTED_BINARY, 1),
    COUNTEDSTRING(300, Shape.COUNTED_TEXT, 2),
    COUNTEDANSISTRING(301, Shape.COUNTED_TEXT, 1),
    REVERSEDCOUNTEDSTRING(302, Shape.REVERSED_COUNTED_TEXT, 2),
    REVERSEDCOUNTEDANSISTRING(303, Shape.REVERSED_COUNTED_TEXT, 1),
    NONNULLTERMINATEDSTRING(304, Shape.REST_TEXT, 2),
    NONNULLTERMINATEDANSISTRING(305, Shape.REST_TEXT, 1),
    UNICODECHAR(306, Shape.UNSIGNED, 2),
    ANSICHAR(307, Shape.UNSIGNED, 1),
    SIZET(308, Shape.POINTER, 0),
    HEXDUMP(309, Shape.LONG_COUNTED_BINARY, 1),
    WBEMSID(310, Shape.TOKEN_USER, 0),
    /** A type without a known size: nothing behind it can be found. */
    UNKNOWN(0, Shape.UNKNOWN, 0);

    /** What decides the size of a value. */
    enum Shape {
        /** Always {@link InType#bytes()} long, a number with sign. */
        SIGNED,
        /** Always {@link InType#bytes()} long, a number without sign. */
        UNSIGNED,
        /** Always {@link InType#bytes()} long, no integer. */
        FIXED,
        /** The pointer size of the record. */
        POINTER,
        /** A length from the schema, else up to a NUL. */
        TEXT,
        /** Up to the end of the payload. */
        REST_TEXT,
        /** A u16 before it counts its bytes. */
        COUNTED_TEXT,
        /** A big-endian u16 before it counts its bytes. */
        REVERSED_COUNTED_TEXT,
        /** A length from the schema. */
        BINARY,
        /** A u16 before it counts its bytes. */
        COUNTED_BINARY,
        /** A u32 before it counts its bytes. */
        LONG_COUNTED_BINARY,
        /** The SID says how long it is. */
        SID,
        /** Two pointers and a SID, or a u32 of 0 for none. */
        TOKEN_USER,
        UNKNOWN
    }

    private static final int FIRST_WBEM = 300;
    private static final InType[] MANIFEST = new InType[26];
    private static final InType[] WBEM = new InType[11];

    static {
        for (InType type : values()) {
            if (type.code >= FIRST_WBEM) {
                WBEM[type.code - FIRST_WBEM] = type;
            } else {
                MANIFEST[type.code] = type;
            }
        }
    }

    private final int code;
    private final Shape shape;
    private final int bytes;

    InType(int code, Shape shape, int bytes) {
        this.code = code;
        this.shape = shape;
        this.bytes = bytes;
    }

    static InType of(int code) {
        InType type = null;
        if (code >= 0 && code < MANIFEST.length) {
            type = MANIFEST[code];
        } else if (code >= FIRST_WBEM && code - FIRST_WBEM < WBEM.length) {
            type = WBEM[code - FIRST_WBEM];
        }
        return type == null ? UNKNOWN : type;
    }

    Shape shape() {
        return shape;
    }

    /** Size of a value of fixed size, size of a character of a text, 0 where neither applies. */
    int bytes() {
        return bytes;
    }

    /** Whether a value is one number of at most 64 bits, so that it can count or measure another field. */
    boolean isInteger() {
        return shape == Shape.SIGNED || shape == Shape.UNSIGNED || shape == Shape.POINTER;
    }

    boolean isText() {
        return shape == Shape.TEXT
                || shape == Shape.REST_TEXT
                || shape == Shape.COUNTED_TEXT
                || shape == Shape.REVERSED_COUNTED_TEXT;
    }
}
