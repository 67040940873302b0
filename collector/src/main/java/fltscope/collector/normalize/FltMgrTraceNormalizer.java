package fltscope.collector.normalize;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.record.FilterFact;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.schema.EventSchema;
import fltscope.schemas.schema.EventSchemas;
import fltscope.schemas.schema.FltMgrFields;
import fltscope.schemas.schema.FltMgrFields.Role;
import fltscope.schemas.schema.SchemaPayload;
import java.nio.ByteBuffer;
import java.util.IdentityHashMap;

/**
 * What the filter manager's own trace tells (Microsoft-Windows-FltMgrTrace, Windows 11 24H2 and later; events fact sheet 4.3).
 * Its name and its event ids differ from build to build, so its events are read by the names of their fields ({@link
 * FltMgrFields}), where their schema is known: the trace holds it, Windows told it while they were recorded, or the build is one
 * whose manifest is built in. The others are left alone, and where their schema comes behind them another reading tells them.
 *
 * <p>Fields are looked for once for each schema.
 */
final class FltMgrTraceNormalizer {
    /** Schemas whose fields are remembered; the provider has about 233 events. */
    private static final int REMEMBERED = 4096;

    /** Places for providers that are known to be others, a power of two. */
    private static final int OTHERS = 256;

    private final RecordOutput out;
    private final EventSchemas schemas;
    private final SchemaPayload payload;
    private final IdentityHashMap<EventSchema, FltMgrFields> known = new IdentityHashMap<>();
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

    private FltMgrFields fieldsOf(EventSchema schema) {
        FltMgrFields fields = known.get(schema);
        if (fields == null) {
            fields = FltMgrFields.of(schema);
            if (known.size() < REMEMBERED) {
                known.put(schema, fields);
            }
        }
        return fields;
    }

    private void tell(EventRecord event, FltMgrFields fields) {
        if (fields.fact() == null) {
            return;
        }
        switch (fields.fact()) {
            case FILTER_STATUS, FILE_SYSTEM_STATUS -> status(event, fields);
            case INSTANCE -> instance(event, fields);
            case SETUP, TEARDOWN -> {
                instance(event, fields);
                fact(event, fields);
            }
            default -> fact(event, fields);
        }
    }

    private void status(EventRecord event, FltMgrFields fields) {
        long instance = integer(fields, Role.INSTANCE);
        boolean tellsIssuer = has(fields, Role.INITIATING_INSTANCE)
                && has(fields, Role.MAJOR_FUNCTION)
                && integer(fields, Role.FILE_OBJECT) != 0;
        if (instance == 0 && !tellsIssuer) {
            return;
        }
        IoRecordBuilder record =
                out.start(IoKind.FILTER_TOLD, event).address(instance).fileKey(integer(fields, Role.FILTER));
        if (tellsIssuer) {
            record.majorFunction((int) integer(fields, Role.MAJOR_FUNCTION))
                    .fileObject(integer(fields, Role.FILE_OBJECT))
                    .irp(integer(fields, Role.IRP))
                    .extent(integer(fields, Role.INITIATING_INSTANCE))
                    .code((int) integer(fields, Role.STATUS));
        }
        record.text(text(fields, Role.FILTER_NAME)).secondText(text(fields, Role.ALTITUDE));
        out.send();
    }

    /** Who is at an address. */
    private void instance(EventRecord event, FltMgrFields fields) {
        long instance = integer(fields, Role.INSTANCE);
        if (instance != 0) {
            out.start(IoKind.FILTER_TOLD, event)
                    .address(instance)
                    .fileKey(integer(fields, Role.FILTER))
                    .text(text(fields, Role.FILTER_NAME))
                    .secondText(text(fields, Role.ALTITUDE));
            out.send();
        }
    }

    private void fact(EventRecord event, FltMgrFields fields) {
        FilterFact fact = fields.fact();
        boolean reasonInWords = fact == FilterFact.POINTER_COUNT;
        out.start(IoKind.FILTER_FACT, event)
                .operation(fact)
                .address(integer(fields.objectNumber()))
                .fileKey(integer(fields, Role.FILTER))
                .fileObject(integer(fields, Role.FILE_OBJECT))
                .callbackData(integer(fields.itemNumber()))
                .irp(integer(fields.codeNumber()))
                .extent(integer(fields.countNumber()))
                .code(reasonInWords ? 0 : (int) integer(fields, Role.REASON))
                .text(firstText(fields, reasonInWords ? Role.REASON : Role.FILTER_NAME, Role.NODE_NAME))
                .secondText(firstText(fields, Role.VOLUME_NAME, Role.ALTITUDE));
        out.send();
    }

    private boolean has(FltMgrFields fields, Role role) {
        return payload.hasInteger(fields.number(role));
    }

    private long integer(FltMgrFields fields, Role role) {
        return integer(fields.number(role));
    }

    private long integer(int number) {
        return payload.hasInteger(number) ? payload.integer(number) : 0;
    }

    private StringBuilder firstText(FltMgrFields fields, Role first, Role second) {
        return text(fields, fields.number(first) >= 0 ? first : second);
    }

    private StringBuilder text(FltMgrFields fields, Role role) {
        text.setLength(0);
        payload.appendText(fields.number(role), text);
        return text;
    }
}
