package fltscope.schemas.schema;

/**
 * How a field wants to be shown. Manifests (TDH_OUTTYPE_*, tdh.h) and TraceLogging (TlgOut_t, TraceLoggingProvider.h)
 * number these differently; what follows from the stored type alone is {@link #DEFAULT}.
 */
enum OutType {
    DEFAULT,
    STRING,
    UTF8,
    BOOLEAN,
    HEX,
    PID,
    TID,
    PORT,
    IPV4,
    IPV6,
    SOCKETADDRESS,
    DATETIME,
    WIN32ERROR,
    NTSTATUS,
    HRESULT,
    CODE_POINTER;

    static OutType ofTdh(int code) {
        return switch (code) {
            case 1 -> STRING;
            case 2, 33, 38 -> DATETIME;
            case 13 -> BOOLEAN;
            case 15, 16, 17, 18, 19 -> HEX;
            case 20 -> PID;
            case 21 -> TID;
            case 22 -> PORT;
            case 23 -> IPV4;
            case 24 -> IPV6;
            case 25 -> SOCKETADDRESS;
            case 28, 34, 35 -> UTF8;
            case 30 -> WIN32ERROR;
            case 31 -> NTSTATUS;
            case 32 -> HRESULT;
            case 37 -> CODE_POINTER;
            default -> DEFAULT;
        };
    }

    static OutType ofTraceLogging(int code) {
        return switch (code) {
            case 2 -> STRING;
            case 3 -> BOOLEAN;
            case 4 -> HEX;
            case 5 -> PID;
            case 6 -> TID;
            case 7 -> PORT;
            case 8 -> IPV4;
            case 9 -> IPV6;
            case 10 -> SOCKETADDRESS;
            case 11, 12, 35 -> UTF8;
            case 13 -> WIN32ERROR;
            case 14 -> NTSTATUS;
            case 15 -> HRESULT;
            case 16, 38 -> DATETIME;
            case 37 -> CODE_POINTER;
            default -> DEFAULT;
        };
    }
}
