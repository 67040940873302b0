package fltscope.analyzer.symbol.pdb;

/**
 * Kinds of symbol records, {@code { bytes of what follows u16, kind u16, data }} (microsoft-pdb {@code cvinfo.h}), and where
 * their fields stand, from the record's start.
 */
final class SymbolKind {
    static final int THUNK = 0x1102;
    static final int PUBLIC = 0x110E;
    static final int LOCAL_PROCEDURE = 0x110F;
    static final int GLOBAL_PROCEDURE = 0x1110;
    static final int SEPARATED_CODE = 0x1132;
    static final int LOCAL_PROCEDURE_ID = 0x1146;
    static final int GLOBAL_PROCEDURE_ID = 0x1147;
    static final int INLINE_SITE = 0x114D;
    static final int INLINE_SITE_END = 0x114E;
    static final int LOCAL_PROCEDURE_DPC = 0x1155;
    static final int LOCAL_PROCEDURE_DPC_ID = 0x1156;
    static final int INLINE_SITE_2 = 0x115D;

    /** Fields of a public: flags u32, offset u32, section u16, name. */
    static final int PUBLIC_FLAGS = 4;

    static final int PUBLIC_OFFSET = 8;
    static final int PUBLIC_SECTION = 12;
    static final int PUBLIC_NAME = 14;

    /** Fields of a procedure: end u32 @8, length u32, offset u32, section u16, name. */
    static final int PROCEDURE_END = 8;

    static final int PROCEDURE_LENGTH = 16;
    static final int PROCEDURE_OFFSET = 32;
    static final int PROCEDURE_SECTION = 36;
    static final int PROCEDURE_NAME = 39;

    /** Fields of a thunk: offset u32, section u16, length u16, name. */
    static final int THUNK_OFFSET = 16;

    static final int THUNK_SECTION = 20;
    static final int THUNK_LENGTH = 22;
    static final int THUNK_NAME = 25;

    /** Fields of separated code: length u32, offset u32, section u16. */
    static final int SEPARATED_LENGTH = 12;

    static final int SEPARATED_OFFSET = 20;
    static final int SEPARATED_SECTION = 28;

    /** Fields of an inline site: item id u32, annotations; the second form has a number u32 before them. */
    static final int INLINEE = 12;

    static final int ANNOTATIONS = 16;
    static final int ANNOTATIONS_2 = 20;

    private SymbolKind() {}

    static boolean isProcedure(int kind) {
        return switch (kind) {
            case LOCAL_PROCEDURE,
                    GLOBAL_PROCEDURE,
                    LOCAL_PROCEDURE_ID,
                    GLOBAL_PROCEDURE_ID,
                    LOCAL_PROCEDURE_DPC,
                    LOCAL_PROCEDURE_DPC_ID -> true;
            default -> false;
        };
    }
}
