package fltscope.schemas.schema;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.FieldSink;
import java.util.Arrays;

/**
 * The payload of one event by a schema that the trace carries: a flyweight like the payloads of known layout. {@link #wrap}
 * finds where every field lies and checks every length against what is left; a field that does not fit whole is absent, and
 * so are those behind it.
 *
 * <p>Fields are named as the provider wrote them ({@code Altitude}), in {@link #describe} in lower camel case ({@code
 * altitude}), elements of arrays and members of structs as {@code name[0].member}. By name the fields of the event itself
 * can be read, not the members of its structs.
 */
public final class SchemaPayload {
    private static final int ABSENT = ValueReader.ABSENT;

    private final EventSchemas schemas;
    private final ValueReader reader = new ValueReader();
    private final ValueTeller teller;
    private EventSchema schema;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int present;
    private int left;

    /** Integers seen so far, by field index: what counts and lengths refer to. */
    private long[] numbers = new long[16];

    /** Values that may still be told of this payload: an array of empty elements has no end of its own. */
    private int budget;

    public SchemaPayload(EventSchemas schemas) {
        this.schemas = schemas;
        this.teller = new ValueTeller(reader, schemas);
    }

    /** Points at the payload of {@code record}; false when no schema is known for it. */
    public boolean wrap(EventRecord record) {
        EventSchema found = schemas.find(record);
        if (found == null) {
            schema = null;
            present = 0;
            return false;
        }
        wrap(record, found);
        return true;
    }

    /** Points at the payload of {@code record}, to be read by {@code byThis}. */
    public void wrap(EventRecord record, EventSchema byThis) {
        schema = byThis;
        reader.wrap(record);
        teller.wrap(byThis);
        reset();
        int at = 0;
        for (present = 0; present < schema.fieldCount(); present++) {
            starts[present] = at;
            int end = walk(schema.field(present), at, null, null);
            if (end == ABSENT) {
                break;
            }
            ends[present] = end;
            at = end;
        }
        left = reader.bytes() - at;
    }

    /** The schema at hand; null after {@link #wrap(EventRecord)} found none. */
    public EventSchema schema() {
        return schema;
    }

    /** How many of the schema's fields the payload holds, counted from the first. */
    public int fieldCount() {
        return present;
    }

    /** Payload bytes that no field covers. */
    public int leftBytes() {
        return left;
    }

    /** Whether the payload holds the field of this number, and it is one integer or pointer; not for a negative number. */
    public boolean hasInteger(int number) {
        if (number < 0 || number >= present) {
            return false;
        }
        SchemaField field = schema.field(number);
        return !field.isArray() && field.inType().isInteger();
    }

    /** The integer or pointer of this number, which it {@link #hasInteger has}. */
    public long integer(int number) {
        return reader.number(schema.field(number).inType(), starts[number], ends[number]);
    }

    /**
     * Appends the text of the field of this number, or its integer in digits; nothing where the payload does not hold it, or it
     * is neither. Allocates nothing but for a text in UTF-8 with other than ASCII characters, and where {@code out} has to grow.
     */
    public void appendText(int number, StringBuilder out) {
        if (hasInteger(number)) {
            out.append(integer(number));
        } else if (number >= 0 && number < present) {
            SchemaField field = schema.field(number);
            if (!field.isArray() && field.inType().isText()) {
                reader.appendText(field, starts[number], ends[number], out);
            }
        }
    }

    /** Tells every field that is present, in the schema's order. */
    public void describe(FieldSink out) {
        if (schema == null) {
            return;
        }
        int count = present;
        reset();
        for (int i = 0; i < count; i++) {
            walk(schema.field(i), starts[i], out, "");
        }
    }

    private void reset() {
        budget = SchemaLimits.VALUES;
        if (starts.length < schema.fieldCount()) {
            starts = new int[schema.fieldCount()];
            ends = new int[schema.fieldCount()];
        }
        if (numbers.length < schema.indexes()) {
            numbers = new long[schema.indexes()];
        } else {
            Arrays.fill(numbers, 0, schema.indexes(), 0);
        }
    }

    /** Where the field at {@code at} ends; with a sink, tells its values on the way. Without one, the prefix is null. */
    private int walk(SchemaField field, int at, FieldSink out, String prefix) {
        String label = out == null ? null : prefix + field.label();
        if (!field.isArray()) {
            return element(field, at, out, label);
        }
        if (reader.bytes() - at < field.prefixBytes()) {
            return ABSENT;
        }
        int position = at + field.prefixBytes();
        long count = field.prefixBytes() > 0 ? reader.u16(at) : extent(field.count());
        if (count < 0) {
            return ABSENT;
        }
        if (field.isBlock()) {
            return block(field, at, count, out, label);
        }
        for (long i = 0; i < count; i++) {
            position = element(field, position, out, label == null ? null : label + "[" + i + "]");
            if (position == ABSENT) {
                return ABSENT;
            }
        }
        return position;
    }

    private int block(SchemaField field, int at, long count, FieldSink out, String label) {
        long end = at + field.prefixBytes() + count * field.inType().bytes();
        if (end > reader.bytes() || budget-- <= 0) {
            return ABSENT;
        }
        if (out != null) {
            out.text(label, teller.text(field, at, (int) end));
        }
        return (int) end;
    }

    private int element(SchemaField field, int at, FieldSink out, String label) {
        if (budget-- <= 0) {
            return ABSENT;
        }
        return field.isStruct() ? struct(field, at, out, label) : value(field, at, out, label);
    }

    private int struct(SchemaField field, int at, FieldSink out, String label) {
        String prefix = label == null ? null : label + ".";
        int position = at;
        for (int i = 0; i < field.members().size(); i++) {
            position = walk(field.members().get(i), position, out, prefix);
            if (position == ABSENT) {
                return ABSENT;
            }
        }
        return position;
    }

    private int value(SchemaField field, int at, FieldSink out, String label) {
        boolean hasLength = field.length().rule() != Extent.Rule.NONE;
        long length = hasLength ? extent(field.length()) : ABSENT;
        if (hasLength && length < 0) {
            return ABSENT;
        }
        int end = reader.end(field, at, length);
        if (end == ABSENT) {
            return ABSENT;
        }
        if (field.inType().isInteger()) {
            numbers[field.index()] = reader.number(field.inType(), at, end);
        }
        if (out != null) {
            teller.tell(out, label, field, at, end);
        }
        return end;
    }

    /** A length that another field gives can be any number of 64 bits; one beyond all payloads is as good as any other. */
    private long extent(Extent extent) {
        if (extent.rule() == Extent.Rule.FIXED) {
            return extent.value();
        }
        return Math.min(numbers[extent.value()], Integer.MAX_VALUE);
    }
}
