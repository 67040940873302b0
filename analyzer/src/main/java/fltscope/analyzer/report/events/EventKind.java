package fltscope.analyzer.report.events;

import fltscope.analyzer.text.Escape;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.event.KernelGroup;
import fltscope.schemas.event.Payload;
import fltscope.schemas.schema.EventSchema;
import fltscope.schemas.schema.EventSchemas;
import java.util.Locale;

/** One kind of event: what it is called and how its payload is read. Its names are made when they are first asked for. */
public final class EventKind {
    private final EventType type;
    private final int hookId;
    private final boolean classic;
    private final long providerHigh;
    private final long providerLow;
    private final int id;
    private final int version;
    private final EventSchemas schemas;
    private final Payload payload;
    private EventSchema schema;
    private String provider;
    private String event;
    private String label;

    /** What a filter decided; null before it did. */
    Boolean wanted;

    /** A kind as one of its events shows it; {@code own} is the schema in the event, null where it has none. */
    EventKind(EventRecord record, EventSchema own, EventSchemas schemas) {
        type = EventType.of(record);
        hookId = record.hookId();
        classic = record.headerKind() != HeaderKind.EVENT;
        providerHigh = record.providerHigh();
        providerLow = record.providerLow();
        id = record.id();
        version = record.version();
        schema = own;
        this.schemas = schemas;
        payload = type.newPayload();
    }

    /** {@link EventType#UNKNOWN} where the tool has no name of its own for it. */
    EventType type() {
        return type;
    }

    /** The kind's flyweight; null where the tool knows no layout. */
    Payload payload() {
        return payload;
    }

    /** Name of the provider, else its GUID. */
    public String provider() {
        if (provider == null) {
            provider = providerName();
        }
        return provider;
    }

    /** GUID of the provider; empty for a kernel event of a group whose GUID is not known. */
    public String guid() {
        if (providerHigh != 0 || providerLow != 0) {
            return new Guid(providerHigh, providerLow).toString();
        }
        KernelGroup group = hookId == EventRecord.NO_HOOK ? null : KernelGroup.of(hookId);
        return group == null ? "" : group.guid().toString();
    }

    /** Name of the event, else {@code id 12} or for a classic one {@code type 12}. */
    public String event() {
        if (event == null) {
            event = eventName();
        }
        return event;
    }

    /** Provider and event: {@code Image/DCStart}. */
    public String label() {
        if (label == null) {
            label = provider() + "/" + event();
        }
        return label;
    }

    private String providerName() {
        if (type != EventType.UNKNOWN) {
            return type.provider();
        }
        if (hookId != EventRecord.NO_HOOK) {
            KernelGroup group = KernelGroup.of(hookId);
            return group == null ? String.format(Locale.ROOT, "kernel group 0x%02x", hookId >>> 8) : group.label();
        }
        String known = EventType.providerLabel(providerHigh, providerLow);
        if (known != null) {
            return known;
        }
        boolean named = schema() != null && !schema().providerName().isEmpty();
        return named ? Escape.text(schema().providerName()) : guid();
    }

    private String eventName() {
        if (type != EventType.UNKNOWN) {
            return type.event();
        }
        if (schema() != null && !schema().eventName().isEmpty()) {
            return Escape.text(schema().eventName());
        }
        return (classic ? "type " : "id ") + id;
    }

    /** The schema of the events of this kind, which the trace may tell late; null when there is none. */
    private EventSchema schema() {
        if (schema == null) {
            EventRecord record = new EventRecord();
            if (classic) {
                record.classicEvent(providerHigh, providerLow, id, version, 0);
            } else {
                record.manifestEvent(providerHigh, providerLow, id, version);
            }
            schema = schemas.find(record);
        }
        return schema;
    }
}
