package fltscope.analyzer.report.events;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.schema.EventSchema;
import fltscope.schemas.schema.EventSchemas;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** All kinds of events met so far. Their names can be asked for once every schema of the trace is known. */
public final class EventKinds {
    private static final int HOOKS = 1 << 16;

    /** A damaged file can hold any number of ids; what comes behind these is not remembered. */
    private static final int MOST_KINDS = 1 << 16;

    private record Key(long providerHigh, long providerLow, int id, int version, boolean classic) {}

    private final EventSchemas schemas;
    private final EventKind[] byHook = new EventKind[HOOKS];
    private final Map<EventType, EventKind> byType = new EnumMap<>(EventType.class);
    private final IdentityHashMap<EventSchema, EventKind> bySchema = new IdentityHashMap<>();
    private final Map<Key, EventKind> byKey = new HashMap<>();
    private final List<EventKind> all = new ArrayList<>();

    public EventKinds(EventSchemas schemas) {
        this.schemas = schemas;
    }

    /** The kind of an event. */
    public EventKind of(EventRecord record) {
        int hook = record.hookId();
        if (hook == EventRecord.NO_HOOK) {
            return byProvider(record);
        }
        EventKind kind = byHook[hook & (HOOKS - 1)];
        if (kind == null) {
            kind = add(record, null);
            byHook[hook & (HOOKS - 1)] = kind;
        }
        return kind;
    }

    /** Every kind met, in the order of the first events. */
    public List<EventKind> all() {
        return all;
    }

    private EventKind byProvider(EventRecord record) {
        EventType type = EventType.of(record);
        if (type != EventType.UNKNOWN) {
            EventKind kind = byType.get(type);
            if (kind == null) {
                kind = add(record, null);
                byType.put(type, kind);
            }
            return kind;
        }
        EventSchema schema = record.extendedCount() > 0 ? schemas.find(record) : null;
        return schema == null ? byKey(record) : bySchema(record, schema);
    }

    private EventKind bySchema(EventRecord record, EventSchema schema) {
        EventKind kind = bySchema.get(schema);
        if (kind == null) {
            kind = add(record, schema);
            if (bySchema.size() < MOST_KINDS) {
                bySchema.put(schema, kind);
            }
        }
        return kind;
    }

    private EventKind byKey(EventRecord record) {
        Key key = new Key(
                record.providerHigh(),
                record.providerLow(),
                record.id(),
                record.version(),
                record.headerKind() != HeaderKind.EVENT);
        EventKind kind = byKey.get(key);
        if (kind == null) {
            kind = add(record, null);
            if (byKey.size() < MOST_KINDS) {
                byKey.put(key, kind);
            }
        }
        return kind;
    }

    private EventKind add(EventRecord record, EventSchema schema) {
        EventKind kind = new EventKind(record, schema, schemas);
        if (all.size() < MOST_KINDS) {
            all.add(kind);
        }
        return kind;
    }
}
