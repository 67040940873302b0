package fltscope.schemas.schema;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.Guid;
import java.util.List;

/**
 * What the payload of one kind of event holds, as its provider says it: names, and the fields in order. Immutable.
 *
 * <p>Made by {@link TraceEventInfo} from a TRACE_EVENT_INFO and by {@link TraceLoggingMetadata} from the metadata in an
 * event. A schema's size is bounded where it is made ({@link SchemaLimits}).
 */
public final class EventSchema {
    /**
     * Begin of the provider name whose rest differs from build to build of Windows, as do the event ids; its events are
     * decoded by the names of their fields (events fact sheet 4.3).
     */
    private static final String FLT_MGR_TRACE = "Microsoft-Windows-FltMgrTrace";

    private final Guid provider;
    private final int id;
    private final int version;
    private final String providerName;
    private final String eventName;
    private final List<SchemaField> fields;
    private final int indexes;
    private final int weight;

    EventSchema(
            Guid provider,
            int id,
            int version,
            String providerName,
            String eventName,
            List<SchemaField> fields,
            int indexes,
            int weight) {
        this.provider = provider;
        this.id = id;
        this.version = version;
        this.providerName = providerName;
        this.eventName = eventName;
        this.fields = List.copyOf(fields);
        this.indexes = indexes;
        this.weight = weight;
    }

    /** The provider's GUID; for a classic event (WMI MOF), the GUID of its class. */
    public Guid provider() {
        return provider;
    }

    /** The event's id; for a classic event, its type; 0 for most TraceLogging events. */
    public int id() {
        return id;
    }

    public int version() {
        return version;
    }

    /** Empty when the schema does not say. */
    public String providerName() {
        return providerName;
    }

    /** The event's own name, or the names of its task and opcode as {@code Task/Opcode}; empty when it has none. */
    public String eventName() {
        return eventName;
    }

    /** Whether the provider is the trace of the filter manager itself, as Windows 11 24H2 and later have it. */
    public boolean isFltMgrTrace() {
        return providerName.startsWith(FLT_MGR_TRACE);
    }

    /** Count of the fields of the event; the members of a struct are not counted. */
    public int fieldCount() {
        return fields.size();
    }

    /** As the provider wrote it. */
    public String fieldName(int number) {
        return fields.get(number).name();
    }

    /** Number of the first field with this name, in capitals or not; -1 when there is none. */
    public int fieldNumberIgnoringCase(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the schema is of this event, by provider, id and version. */
    boolean describes(EventRecord record) {
        return provider.high() == record.providerHigh()
                && provider.low() == record.providerLow()
                && id == record.id()
                && version == record.version();
    }

    SchemaField field(int number) {
        return fields.get(number);
    }

    /** One more than the highest {@link SchemaField#index()}. */
    int indexes() {
        return indexes;
    }

    /** What keeping this costs, in characters or words of memory. */
    int weight() {
        return weight;
    }
}
