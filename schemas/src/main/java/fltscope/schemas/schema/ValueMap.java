package fltscope.schemas.schema;

import java.nio.ByteBuffer;

/**
 * Names of the values of a field, from EVENT_MAP_INFO (tdh.h). Offsets count from its start; text is UTF-16 up to a NUL.
 *
 * <pre>
 *  0 NameOffset u32 · 4 Flag u32 (1 value map, 2 bitmap) · 8 EntryCount u32 · 12 MapEntryValueType u32 (0 number)
 * 16 EVENT_MAP_ENTRY[EntryCount]: OutputOffset u32, Value u32
 * </pre>
 *
 * Merged files carry it in events of type 33 of {bbccf6c1-6cd1-48c4-80ff-839482e37671}, behind the provider's GUID. Maps
 * of text patterns and of WMI classes are left out.
 */
final class ValueMap {
    private static final int NAME = 0;
    private static final int FLAG = 4;
    private static final int ENTRY_COUNT = 8;
    private static final int VALUE_TYPE = 12;
    private static final int ENTRIES = 16;
    private static final int ENTRY_BYTES = 8;
    private static final int ENTRY_VALUE = 4;

    private static final int MANIFEST_VALUEMAP = 1;
    private static final int MANIFEST_BITMAP = 2;

    private final String name;
    private final boolean bits;
    private final int[] values;
    private final String[] labels;
    private final int weight;

    private ValueMap(String name, boolean bits, int[] values, String[] labels, int weight) {
        this.name = name;
        this.bits = bits;
        this.values = values;
        this.labels = labels;
        this.weight = weight;
    }

    /** The map in these bytes, which lie inside {@code source}; null when they hold no usable one. */
    static ValueMap read(ByteBuffer source, int offset, int bytes) {
        if (bytes < ENTRIES) {
            return null;
        }
        SchemaBytes info = new SchemaBytes(source, offset, bytes);
        int flag = info.u32(FLAG);
        int count = info.u32(ENTRY_COUNT);
        String name = info.text(info.u32(NAME));
        if (flag != MANIFEST_VALUEMAP && flag != MANIFEST_BITMAP) {
            return null;
        }
        if (info.u32(VALUE_TYPE) != 0 || name == null) {
            return null;
        }
        if (count < 0 || count > SchemaLimits.MAP_ENTRIES || count > (bytes - ENTRIES) / ENTRY_BYTES) {
            return null;
        }
        int[] values = new int[count];
        String[] labels = new String[count];
        int weight = SchemaLimits.FIELD_WEIGHT + name.length();
        for (int i = 0; i < count; i++) {
            int at = ENTRIES + i * ENTRY_BYTES;
            labels[i] = info.text(info.u32(at));
            values[i] = info.u32(at + ENTRY_VALUE);
            if (labels[i] == null) {
                return null;
            }
            weight += SchemaLimits.FIELD_WEIGHT + labels[i].length();
        }
        return new ValueMap(name, flag == MANIFEST_BITMAP, values, labels, weight);
    }

    String name() {
        return name;
    }

    /** What keeping this costs, in characters or words of memory. */
    int weight() {
        return weight;
    }

    /** The name of a value, or the names of its bits joined by {@code |}; null when there is none. */
    String label(long value) {
        boolean signed = value < 0 && value >= Integer.MIN_VALUE;
        long code = signed ? value & 0xFFFF_FFFFL : value;
        return bits ? bitLabels(code) : valueLabel(code);
    }

    private String valueLabel(long value) {
        for (int i = 0; i < values.length; i++) {
            if (Integer.toUnsignedLong(values[i]) == value) {
                return labels[i];
            }
        }
        return null;
    }

    private String bitLabels(long value) {
        StringBuilder text = new StringBuilder();
        long left = value;
        for (int i = 0; i < values.length; i++) {
            long bit = Integer.toUnsignedLong(values[i]);
            if (bit != 0 && (value & bit) == bit) {
                text.append(text.isEmpty() ? "" : "|").append(labels[i]);
                left &= ~bit;
            }
        }
        if (text.isEmpty()) {
            return null;
        }
        return left == 0
                ? text.toString()
                : text.append("|0x").append(Long.toHexString(left)).toString();
    }
}
