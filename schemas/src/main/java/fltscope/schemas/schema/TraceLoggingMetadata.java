package fltscope.schemas.schema;

import fltscope.schemas.event.Guid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the metadata that a TraceLogging event carries in its EVENT_SCHEMA_TL item (TraceLoggingProvider.h):
 *
 * <pre>
 *  u16 size of all of this · tags: bytes up to one without bit 0x80 · event name in UTF-8 up to a NUL
 *  then fields: name in UTF-8 up to a NUL · in-type u8
 *    with bit 0x80: out-type u8, and with its bit 0x80 tags: bytes up to one without bit 0x80
 *    with bits 0x60 = 0x20: u16 count, a fixed array · 0x40: an array with a u16 count in the payload
 *                   = 0x60: u16 size and so many bytes of type information, a u16 size in the payload
 * </pre>
 *
 * In-type 24 is a struct of as many of the next fields as its out-type says; an older form has type 0 and the number of
 * fields in place of the count.
 */
final class TraceLoggingMetadata {
    private static final int SIZE_BYTES = 2;
    private static final int CHAIN = 0x80;
    private static final int COUNT_MASK = 0x60;
    private static final int FIXED_COUNT = 0x20;
    private static final int VARIABLE_COUNT = 0x40;
    private static final int TYPE_MASK = 0x1F;
    private static final int OUT_TYPE_MASK = 0x7F;
    private static final int NO_TYPE = 0;
    private static final int BINARY = 14;
    private static final int STRUCT = 24;

    private final SchemaBytes metadata;
    private final int end;
    private int at;
    private int fields;
    private int weight;
    private boolean bad;

    private TraceLoggingMetadata(SchemaBytes metadata, int end) {
        this.metadata = metadata;
        this.end = end;
        this.at = SIZE_BYTES;
    }

    /** The schema in these bytes, which lie inside {@code source}; null when they are cut or hold too many fields. */
    static EventSchema read(
            ByteBuffer source, int offset, int bytes, Guid provider, String providerName, int id, int version) {
        if (bytes < SIZE_BYTES) {
            return null;
        }
        SchemaBytes metadata = new SchemaBytes(source, offset, bytes);
        int size = metadata.u16(0);
        if (size > bytes) {
            return null;
        }
        TraceLoggingMetadata reader = new TraceLoggingMetadata(metadata, size);
        reader.skipTags();
        String eventName = reader.name();
        List<SchemaField> top = reader.fields(SchemaLimits.FIELDS + 1, 0);
        if (reader.bad) {
            return null;
        }
        int weight = reader.weight + SchemaLimits.FIELD_WEIGHT + providerName.length();
        return new EventSchema(provider, id, version, providerName, eventName, top, reader.fields, weight);
    }

    /** At most {@code most} fields; fewer where the metadata ends. */
    private List<SchemaField> fields(int most, int depth) {
        List<SchemaField> list = new ArrayList<>();
        while (!bad && at < end && list.size() < most) {
            list.add(field(depth));
        }
        return list;
    }

    private SchemaField field(int depth) {
        int index = fields++;
        String name = name();
        int in = u8();
        int out = 0;
        if ((in & CHAIN) != 0) {
            out = u8();
            if ((out & CHAIN) != 0) {
                skipTags();
            }
            out &= OUT_TYPE_MASK;
        }
        int type = in & TYPE_MASK;
        Extent count = Extent.NONE;
        switch (in & COUNT_MASK) {
            case FIXED_COUNT -> {
                int number = u16();
                if (type == NO_TYPE) {
                    type = STRUCT;
                    out = number;
                } else {
                    count = Extent.fixed(number);
                }
            }
            case VARIABLE_COUNT -> count = Extent.PREFIX;
            case COUNT_MASK -> {
                skip(u16());
                type = BINARY;
            }
            default -> count = Extent.NONE;
        }
        bad |= fields > SchemaLimits.FIELDS || depth > SchemaLimits.DEPTH;
        if (type == STRUCT && !bad) {
            return SchemaField.struct(name, index, count, fields(out, depth + 1));
        }
        return SchemaField.value(name, index, inType(type), OutType.ofTraceLogging(out), "", count, Extent.NONE);
    }

    /** TraceLogging's binary has its size in the payload, a manifest's does not. */
    private static InType inType(int type) {
        return type == BINARY ? InType.MANIFEST_COUNTEDBINARY : InType.of(type);
    }

    private String name() {
        int start = at;
        while (at < end && metadata.u8(at) != 0) {
            at++;
        }
        int length = at - start;
        bad |= at >= end || length > SchemaLimits.NAME;
        at++;
        if (bad) {
            return "";
        }
        byte[] name = new byte[length];
        for (int i = 0; i < length; i++) {
            name[i] = (byte) metadata.u8(start + i);
        }
        weight += SchemaLimits.FIELD_WEIGHT + 2 * length;
        return new String(name, StandardCharsets.UTF_8);
    }

    private void skipTags() {
        int tag = CHAIN;
        while ((tag & CHAIN) != 0) {
            tag = u8();
        }
    }

    private void skip(int bytes) {
        at += bytes;
        bad |= at > end;
    }

    private int u8() {
        if (at >= end) {
            bad = true;
            return 0;
        }
        return metadata.u8(at++);
    }

    private int u16() {
        int low = u8();
        return low | (u8() << Byte.SIZE);
    }
}
