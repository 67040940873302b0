package fltscope.schemas.schema;

import fltscope.schemas.event.Guid;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads TRACE_EVENT_INFO (tdh.h), as TdhGetEventInformation returns it and as merged files carry it in events of type 32 of
 * {bbccf6c1-6cd1-48c4-80ff-839482e37671}. Offsets count from its start; text is UTF-16 up to a NUL.
 *
 * <pre>
 *   0 ProviderGuid         16 EventGuid          32 Id u16, Version u8, Channel u8, Level u8, Opcode u8, Task u16
 *  40 Keyword u64          48 DecodingSource u32 52 ProviderNameOffset u32   68 TaskNameOffset u32
 *  72 OpcodeNameOffset u32 92 EventNameOffset u32 100 PropertyCount u32      104 TopLevelPropertyCount u32
 * 112 EVENT_PROPERTY_INFO[PropertyCount], 24 bytes each:
 *      0 Flags u32 (1 struct, 2 length from a field, 4 count from a field, 0x10 fixed length, 0x20 fixed count)
 *      4 NameOffset u32    8 InType u16 or StructStartIndex    10 OutType u16 or NumOfStructMembers
 *     12 MapNameOffset u32 16 count u16 or its field's index   18 length u16 or its field's index
 * </pre>
 *
 * The members of structs stand behind the top-level properties.
 */
public final class TraceEventInfo {
    private static final int EVENT_GUID = 16;
    private static final int ID = 32;
    private static final int VERSION = 34;
    private static final int OPCODE = 37;
    private static final int DECODING_SOURCE = 48;
    private static final int PROVIDER_NAME = 52;
    private static final int TASK_NAME = 68;
    private static final int OPCODE_NAME = 72;
    private static final int EVENT_NAME = 92;
    private static final int PROPERTY_COUNT = 100;
    private static final int TOP_LEVEL_PROPERTY_COUNT = 104;
    private static final int PROPERTIES = 112;

    private static final int PROPERTY_BYTES = 24;
    private static final int NAME = 4;
    private static final int IN_TYPE = 8;
    private static final int OUT_TYPE = 10;
    private static final int MAP_NAME = 12;
    private static final int COUNT = 16;
    private static final int LENGTH = 18;

    private static final int PROPERTY_STRUCT = 0x01;
    private static final int PROPERTY_PARAM_LENGTH = 0x02;
    private static final int PROPERTY_PARAM_COUNT = 0x04;
    private static final int PROPERTY_PARAM_FIXED_LENGTH = 0x10;
    private static final int PROPERTY_PARAM_FIXED_COUNT = 0x20;

    private static final int SOURCE_XML_FILE = 0;
    private static final int SOURCE_WBEM = 1;

    /** The opcode of an event that names none. */
    private static final String INFO = "win:Info";

    /** Before the names of the opcodes that Windows defines for everyone. */
    private static final String WIN = "win:";

    private final SchemaBytes info;
    private final int propertyCount;
    private int fields;
    private int weight;

    private TraceEventInfo(SchemaBytes info, int propertyCount) {
        this.info = info;
        this.propertyCount = propertyCount;
    }

    /**
     * The schema in {@code bytes} bytes at {@code offset} of {@code source} (little endian), which lie inside it. Null when
     * they hold no usable one: cut, an offset or index outside, too many fields, or made from other than a manifest or MOF.
     */
    public static EventSchema read(ByteBuffer source, int offset, int bytes) {
        if (bytes < PROPERTIES) {
            return null;
        }
        SchemaBytes info = new SchemaBytes(source, offset, bytes);
        int count = info.u32(PROPERTY_COUNT);
        int topLevel = info.u32(TOP_LEVEL_PROPERTY_COUNT);
        if (topLevel < 0 || topLevel > count) {
            return null;
        }
        if (count > (bytes - PROPERTIES) / PROPERTY_BYTES) {
            return null;
        }
        return new TraceEventInfo(info, count).schema(topLevel);
    }

    private EventSchema schema(int topLevel) {
        int source = info.u32(DECODING_SOURCE);
        if (source != SOURCE_XML_FILE && source != SOURCE_WBEM) {
            return null;
        }
        List<SchemaField> top = fields(0, topLevel, 0);
        if (top == null) {
            return null;
        }
        boolean classic = source == SOURCE_WBEM;
        Guid provider = info.guid(classic ? EVENT_GUID : 0);
        int id = classic ? info.u8(OPCODE) : info.u16(ID);
        String providerName = info.optionalText(info.u32(PROVIDER_NAME));
        String eventName = eventName(classic);
        int total = weight + SchemaLimits.FIELD_WEIGHT + providerName.length() + eventName.length();
        return new EventSchema(provider, id, info.u8(VERSION), providerName, eventName, top, propertyCount, total);
    }

    /** In a MOF schema, the offset of the event's name is that of an activity id's name. */
    private String eventName(boolean classic) {
        String name = classic ? "" : info.optionalText(info.u32(EVENT_NAME));
        if (!name.isEmpty()) {
            return name;
        }
        String task = info.optionalText(info.u32(TASK_NAME));
        String opcode = info.optionalText(info.u32(OPCODE_NAME));
        if (opcode.isEmpty() || opcode.equals(INFO)) {
            return task;
        }
        opcode = opcode.startsWith(WIN) ? opcode.substring(WIN.length()) : opcode;
        return task.isEmpty() ? opcode : task + "/" + opcode;
    }

    private List<SchemaField> fields(int first, int count, int depth) {
        List<SchemaField> list = new ArrayList<>(count);
        for (int i = first; i < first + count; i++) {
            SchemaField field = field(i, depth);
            if (field == null) {
                return null;
            }
            list.add(field);
        }
        return list;
    }

    private SchemaField field(int index, int depth) {
        int at = PROPERTIES + index * PROPERTY_BYTES;
        int flags = info.u32(at);
        String name = info.text(info.u32(at + NAME));
        Extent count = count(index, at, flags);
        Extent length = length(index, at, flags);
        if (name == null || count == null || length == null || ++fields > SchemaLimits.FIELDS) {
            return null;
        }
        weight += SchemaLimits.FIELD_WEIGHT + 2 * name.length();
        if ((flags & PROPERTY_STRUCT) != 0) {
            return struct(name, index, count, depth);
        }
        String mapName = info.optionalText(info.u32(at + MAP_NAME));
        weight += mapName.length();
        InType inType = InType.of(info.u16(at + IN_TYPE));
        OutType outType = OutType.ofTdh(info.u16(at + OUT_TYPE));
        return SchemaField.value(name, index, inType, outType, mapName, count, length);
    }

    /** Members stand behind their struct, so that no struct holds itself. */
    private SchemaField struct(String name, int index, Extent count, int depth) {
        int at = PROPERTIES + index * PROPERTY_BYTES;
        int first = info.u16(at + IN_TYPE);
        int members = info.u16(at + OUT_TYPE);
        if (first <= index || members > propertyCount - first || depth == SchemaLimits.DEPTH) {
            return null;
        }
        List<SchemaField> list = fields(first, members, depth + 1);
        return list == null ? null : SchemaField.struct(name, index, count, list);
    }

    private Extent count(int index, int at, int flags) {
        int count = info.u16(at + COUNT);
        if ((flags & PROPERTY_PARAM_COUNT) != 0) {
            return isNumber(count, index) ? Extent.ofField(count) : null;
        }
        return count > 1 || (flags & PROPERTY_PARAM_FIXED_COUNT) != 0 ? Extent.fixed(count) : Extent.NONE;
    }

    /** For a type of fixed size the length is its size and says nothing; a pointer's is even that of the wrong system. */
    private Extent length(int index, int at, int flags) {
        int length = info.u16(at + LENGTH);
        if ((flags & PROPERTY_STRUCT) != 0) {
            return Extent.NONE;
        }
        if ((flags & PROPERTY_PARAM_LENGTH) != 0) {
            return isNumber(length, index) ? Extent.ofField(length) : null;
        }
        return length != 0 || (flags & PROPERTY_PARAM_FIXED_LENGTH) != 0 ? Extent.fixed(length) : Extent.NONE;
    }

    /** A field can be counted or measured by a number before it. */
    private boolean isNumber(int index, int before) {
        if (index >= before) {
            return false;
        }
        int at = PROPERTIES + index * PROPERTY_BYTES;
        return (info.u32(at) & PROPERTY_STRUCT) == 0
                && InType.of(info.u16(at + IN_TYPE)).isInteger();
    }
}
