package fltscope.schemas.schema;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.ExtendedItems;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.HeaderKind;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The schemas that a trace carries. {@link #offer} learns from the events of a merged file that hold nothing but schemas,
 * {@link #add} from what TDH said at capture; TraceLogging events bring their own and are learnt as they come.
 *
 * <p>Merging may write a schema behind the events that it describes, so a reader that wants every event decoded offers all
 * records first. What is kept is bounded ({@link SchemaLimits}); what is refused for being damaged or too much is counted.
 */
public final class EventSchemas {
    /** KernelTraceControl's events about events (events fact sheet 6.6). */
    private static final Guid EVENT_METADATA = Guid.parse("bbccf6c1-6cd1-48c4-80ff-839482e37671");

    private static final int EVENT_INFO = 32;
    private static final int EVENT_MAP_INFO = 33;
    private static final int GUID_BYTES = 16;

    private record MapKey(Guid provider, String name) {}

    private final SchemaTable table = new SchemaTable();
    private final BuiltInSchemas builtIn = new BuiltInSchemas();
    private final Map<MapKey, ValueMap> maps = new HashMap<>();
    private final ExtendedItems items = new ExtendedItems();
    private int weight;
    private long refused;

    /** Takes a record that holds a schema or a value map; false for every other record. */
    public boolean offer(EventRecord record) {
        if (record.headerKind() != HeaderKind.FULL
                || record.providerHigh() != EVENT_METADATA.high()
                || record.providerLow() != EVENT_METADATA.low()) {
            return false;
        }
        int offset = record.payloadOffset();
        int bytes = record.payloadBytes();
        switch (record.id()) {
            case EVENT_INFO -> count(add(record.buffer(), offset, bytes));
            case EVENT_MAP_INFO -> count(addGuidAndMap(record.buffer(), offset, bytes));
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * Adds the schema in a TRACE_EVENT_INFO of {@code bytes} bytes at {@code offset} of {@code source} (little endian). The
     * first schema of a provider, id and version stays. False when it is damaged or there is no more room.
     */
    public boolean add(ByteBuffer source, int offset, int bytes) {
        EventSchema schema = TraceEventInfo.read(source, offset, bytes);
        if (schema == null) {
            return false;
        }
        if (table.contains(schema)) {
            return true;
        }
        if (!keep(schema.weight())) {
            return false;
        }
        table.add(schema);
        return true;
    }

    private boolean addGuidAndMap(ByteBuffer source, int offset, int bytes) {
        if (bytes < GUID_BYTES) {
            return false;
        }
        Guid provider = new Guid(source.getLong(offset), source.getLong(offset + Long.BYTES));
        return addMap(provider, source, offset + GUID_BYTES, bytes - GUID_BYTES);
    }

    /**
     * Adds the value map in an EVENT_MAP_INFO of {@code bytes} bytes at {@code offset} of {@code source} (little endian). The
     * first map of a provider and name stays. False when it is damaged, of an unsupported kind, or there is no more room.
     */
    public boolean addMap(Guid provider, ByteBuffer source, int offset, int bytes) {
        ValueMap map = ValueMap.read(source, offset, bytes);
        if (map == null) {
            return false;
        }
        MapKey key = new MapKey(provider, map.name());
        if (maps.containsKey(key)) {
            return true;
        }
        if (!keep(map.weight())) {
            return false;
        }
        maps.put(key, map);
        return true;
    }

    /**
     * The schema of an event: the one that it carries, else the one learnt for it, else one that the tool knows itself; null when
     * there is none.
     */
    public EventSchema find(EventRecord record) {
        if (record.extendedCount() > 0 && items.wrap(record).next(ExtendedItems.EVENT_SCHEMA_TL)) {
            return traceLogging(record, items.dataOffset(), items.dataBytes());
        }
        EventSchema learnt = table.find(record);
        return learnt == null ? builtIn.find(record) : learnt;
    }

    /** All schemas learnt, by the name of the provider, then by id and version. */
    public List<EventSchema> all() {
        return table.all().stream()
                .sorted(Comparator.comparing(EventSchema::providerName)
                        .thenComparingInt(EventSchema::id)
                        .thenComparingInt(EventSchema::version))
                .toList();
    }

    /** Schemas learnt. */
    public int size() {
        return table.size();
    }

    /** Schemas and value maps that were damaged, of an unsupported kind, or beyond the bound. */
    public long refused() {
        return refused;
    }

    /** The name of a value by a map of the schema's provider; null when there is none. */
    String label(EventSchema schema, String mapName, long value) {
        ValueMap map = maps.get(new MapKey(schema.provider(), mapName));
        return map == null ? null : map.label(value);
    }

    private EventSchema traceLogging(EventRecord record, int offset, int bytes) {
        EventSchema known = table.find(record, record.buffer(), offset, bytes);
        if (known != null) {
            return known;
        }
        Guid provider = new Guid(record.providerHigh(), record.providerLow());
        String name = items.wrap(record).next(ExtendedItems.PROV_TRAITS) ? items.providerName() : "";
        EventSchema schema = TraceLoggingMetadata.read(
                record.buffer(), offset, bytes, provider, name, record.id(), record.version());
        if (schema == null || !keep(schema.weight() + bytes)) {
            refused++;
            return schema;
        }
        byte[] metadata = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            metadata[i] = record.buffer().get(offset + i);
        }
        table.add(schema, metadata);
        return schema;
    }

    private boolean keep(int more) {
        if (table.size() + maps.size() >= SchemaLimits.KEPT || more > SchemaLimits.WEIGHT - weight) {
            return false;
        }
        weight += more;
        return true;
    }

    private void count(boolean taken) {
        refused += taken ? 0 : 1;
    }
}
