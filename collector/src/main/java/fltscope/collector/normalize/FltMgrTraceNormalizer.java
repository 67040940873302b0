package fltscope.collector.normalize;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.schema.EventSchema;
import fltscope.schemas.schema.EventSchemas;
import fltscope.schemas.schema.SchemaPayload;
import java.nio.ByteBuffer;
import java.util.IdentityHashMap;

/**
 * What the filter manager's own trace tells (Microsoft-Windows-FltMgrTrace, Windows 11 24H2 and later; events fact sheet 4.3).
 * Its name and its event ids differ from build to build, so its events are read by the names of their fields, and only where
 * their schema is known: the trace holds it, or Windows told it while they were recorded. The others are left alone, and where
 * their schema comes behind them another reading tells them.
 *
 * <p>Fields are looked for once for each schema.
 */
final class FltMgrTraceNormalizer {
    /** Schemas whose fields are remembered; the provider has about 233 events. */
    private static final int REMEMBERED = 4096;

    /** Places for providers that are known to be others, a power of two. */
    private static final int OTHERS = 256;

    /** Numbers of the fields in a schema; negative for those that it does not have. */
    private record Fields(
            int filterName,
            int altitude,
            int instance,
            int initiatingInstance,
            int fileObject,
            int irp,
            int callbackData,
            int majorFunction) {
        static Fields of(EventSchema schema) {
            int callbackData = schema.fieldNumberIgnoringCase("CallbackData");
            return new Fields(
                    schema.fieldNumberIgnoringCase("FilterName"),
                    schema.fieldNumberIgnoringCase("Altitude"),
                    schema.fieldNumberIgnoringCase("Instance"),
                    schema.fieldNumberIgnoringCase("InitiatingInstance"),
                    schema.fieldNumberIgnoringCase("FileObject"),
                    schema.fieldNumberIgnoringCase("IrpPtr"),
                    callbackData < 0 ? schema.fieldNumberIgnoringCase("CallbackDataPtr") : callbackData,
                    schema.fieldNumberIgnoringCase("MajorFunction"));
        }
    }

    private final RecordOutput out;
    private final EventSchemas schemas;
    private final SchemaPayload payload;
    private final IdentityHashMap<EventSchema, Fields> known = new IdentityHashMap<>();
    private final StringBuilder text = new StringBuilder();

    /** The last other provider of each place: TraceLogging events are found by all of their metadata, which takes long. */
    private final long[] otherHigh = new long[OTHERS];

    private final long[] otherLow = new long[OTHERS];

    private final UnexplainedEvents unexplained = new UnexplainedEvents();

    FltMgrTraceNormalizer(RecordOutput out, EventSchemas schemas) {
        this.out = out;
        this.schemas = schemas;
        payload = new SchemaPayload(schemas);
    }

    /** Takes a schema of the trace. */
    void schema(EventRecord event) {
        schemas.offer(event);
    }

    /** Takes a schema that came beside the trace: a TRACE_EVENT_INFO; false when it is of no use. */
    boolean schema(ByteBuffer eventInfo) {
        return schemas.add(eventInfo, eventInfo.position(), eventInfo.remaining());
    }

    /** Takes an event of no known provider; it is one of the filter manager's if the trace says so. */
    void event(EventRecord event) {
        int place = placeOf(event);
        if (event.headerKind() != HeaderKind.EVENT
                || (otherHigh[place] == event.providerHigh() && otherLow[place] == event.providerLow())) {
            return;
        }
        EventSchema schema = schemas.find(event);
        if (schema == null) {
            unexplained.add(event);
            return;
        }
        if (schema.isFltMgrTrace()) {
            payload.wrap(event, schema);
            tell(event, fieldsOf(schema));
        } else {
            otherHigh[place] = event.providerHigh();
            otherLow[place] = event.providerLow();
        }
    }

    /** Whether events were left alone whose schema has come since. */
    boolean wouldTellMore() {
        return schemas.all().stream().anyMatch(schema -> schema.isFltMgrTrace() && unexplained.has(schema));
    }

    private static int placeOf(EventRecord event) {
        long mixed = event.providerHigh() ^ event.providerLow();
        return (int) (mixed ^ (mixed >>> 32)) & (OTHERS - 1);
    }

    private Fields fieldsOf(EventSchema schema) {
        Fields fields = known.get(schema);
        if (fields == null) {
            fields = Fields.of(schema);
            if (known.size() < REMEMBERED) {
                known.put(schema, fields);
            }
        }
        return fields;
    }

    private void tell(EventRecord event, Fields fields) {
        long instance = integer(fields.instance);
        boolean tellsIssuer = payload.hasInteger(fields.initiatingInstance)
                && payload.hasInteger(fields.majorFunction)
                && integer(fields.fileObject) != 0;
        if (instance == 0 && !tellsIssuer) {
            return;
        }
        IoRecordBuilder record = out.start(IoKind.FILTER_TOLD, event).address(instance);
        if (tellsIssuer) {
            record.majorFunction((int) integer(fields.majorFunction))
                    .fileObject(integer(fields.fileObject))
                    .callbackData(integer(fields.callbackData))
                    .irp(integer(fields.irp))
                    .extent(integer(fields.initiatingInstance));
        }
        record.text(text(fields.filterName)).secondText(text(fields.altitude));
        out.send();
    }

    private long integer(int field) {
        return payload.hasInteger(field) ? payload.integer(field) : 0;
    }

    private StringBuilder text(int field) {
        text.setLength(0);
        payload.appendText(field, text);
        return text;
    }
}
