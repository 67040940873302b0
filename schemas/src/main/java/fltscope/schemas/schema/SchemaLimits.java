package fltscope.schemas.schema;

/**
 * Bounds on what a file can make the reader keep or do. They are far above what providers use: an event has at most 128
 * fields when written through EventWrite, and a record at most 64 KiB.
 */
final class SchemaLimits {
    /** Fields of one schema, members of structs included. */
    static final int FIELDS = 1024;

    /** Structs inside structs. */
    static final int DEPTH = 8;

    /** Characters of one name. */
    static final int NAME = 255;

    /** Entries of one value map. */
    static final int MAP_ENTRIES = 4096;

    /** Schemas kept, and maps kept. */
    static final int KEPT = 8192;

    /** Sum of the weights of all schemas and maps kept. */
    static final int WEIGHT = 4 << 20;

    /** What a field or map entry weighs besides its name. */
    static final int FIELD_WEIGHT = 64;

    /** Values told of one payload. */
    static final int VALUES = 1 << 16;

    private SchemaLimits() {}
}
