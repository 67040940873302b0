package fltscope.analyzer.report.events;

import fltscope.analyzer.report.stack.StackView;
import fltscope.analyzer.state.Image;
import fltscope.analyzer.state.StackFrame;
import fltscope.analyzer.state.TraceState;
import fltscope.analyzer.symbol.NamedFrame;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.FieldSink;
import fltscope.schemas.event.FileCreate;
import fltscope.schemas.event.FileName;
import fltscope.schemas.event.FileOperationEnd;
import fltscope.schemas.event.FltIoCallback;
import fltscope.schemas.event.ImageEvent;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.event.Payload;
import fltscope.schemas.event.PointerRole;
import fltscope.schemas.schema.EventSchemas;
import fltscope.schemas.schema.SchemaPayload;
import fltscope.schemas.trace.TraceClock;
import java.util.List;

/**
 * One event of a listing, with what it is called, whose it is, its fields and the names of what they point at. It is re-used:
 * {@link #wrap} an event, look at it, {@link #leave} it, in the order of time.
 *
 * <p>Of processes, images, file keys and callbacks it knows what the whole trace tells; of open files, what came before.
 */
public final class EventView {
    private static final int RAW_BYTES = 16;
    /** How the fields begin that hold the frames of a stack. */
    private static final String FRAME = "stack";

    private static final String SYSTEM_ROOT = "\\SystemRoot\\";

    private final TraceState state;
    private final CallbackRequests callbacks;
    private final TraceClock clock;
    private final StackView names;
    private final EventKinds kinds;
    private final SchemaPayload schemaPayload;
    private final OpenFiles openFiles = new OpenFiles();
    private final EventOwner owner;

    private EventRecord record;
    private EventKind kind;
    private Payload payload;

    /** Callbacks met so far, counted as the pairing has counted their records. */
    private long callbackCount;
    /** Number of the request that a callback is of. */
    private int request;

    /** A view with the names that have been learnt from the whole trace. */
    public EventView(
            TraceState state, CallbackRequests callbacks, EventSchemas schemas, TraceClock clock, StackView names) {
        this.state = state;
        this.callbacks = callbacks;
        this.clock = clock;
        this.names = names;
        kinds = new EventKinds(schemas);
        schemaPayload = new SchemaPayload(schemas);
        owner = new EventOwner(state);
    }

    /** Points at an event. */
    public void wrap(EventRecord event) {
        record = event;
        kind = kinds.of(event);
        payload = kind.payload() != null && kind.payload().wrap(event) ? kind.payload() : null;
        request = CallbackRequests.NONE;
        owner.wrap(event, payload);
        if (payload instanceof FltIoCallback) {
            request = callbacks.requestOf(callbackCount++);
            owner.issuedBy(callbacks.threadOf(request));
        } else if (payload instanceof FileOperationEnd end) {
            OpenFiles.InFlight ended = openFiles.operationOf(end.irp());
            owner.issuedBy(ended == null ? EventRecord.UNKNOWN_ID : ended.threadId());
        }
    }

    /** Remembers of the event at hand what later ones are named by. */
    public void leave() {
        if (payload != null) {
            openFiles.seen(payload);
        }
    }

    public EventRecord record() {
        return record;
    }

    public EventKind kind() {
        return kind;
    }

    /** Nanoseconds since the start of the trace. */
    public long nanos() {
        return clock.nanosSinceStart(record.timestampTicks());
    }

    /** Nanoseconds since the start of the trace, of a time in the payload. */
    long nanos(long payloadTicks) {
        return clock.nanosSinceStart(payloadTicks + record.shiftTicks());
    }

    /** Process that the event is of; -1 when not known. */
    public int processId() {
        return owner.processId();
    }

    /** Thread that the event is of; -1 when not known or when it is of none. */
    public int threadId() {
        return owner.threadId();
    }

    /** Image name of a process at the time of the event; null when not known. */
    String processName(int processId) {
        return processId == EventRecord.UNKNOWN_ID
                ? null
                : state.processes().nameAt(processId, record.timestampTicks());
    }

    /** Path of the file that a FILE_OBJECT or a file key is of, as recorded; null when not known, or when the event itself tells it. */
    String pathAt(long address, PointerRole role) {
        if (payload instanceof FileCreate || payload instanceof FileName) {
            return null;
        }
        if (role == PointerRole.FILE_KEY) {
            return state.fileNames().nameOf(address, record.timestampTicks());
        }
        // Before the record of a create the address still has the name of another open.
        return payload instanceof FltIoCallback callback && callback.majorFunction() == MajorFunction.CREATE
                ? callbacks.pathOf(request)
                : openFiles.pathOf(address);
    }

    /** The operation that ends; null for other events and when not known. */
    OpenFiles.InFlight endedOperation() {
        return payload instanceof FileOperationEnd end ? openFiles.operationOf(end.irp()) : null;
    }

    /** Path of the file that an ended operation was on, as recorded; null for other events and when not known. */
    String endedPath() {
        OpenFiles.InFlight ended = endedOperation();
        if (ended == null) {
            return null;
        }
        String path = openFiles.pathOf(ended.fileObject());
        return path == null ? pathAt(ended.fileKey(), PointerRole.FILE_KEY) : path;
    }

    /** The image that holds an address of code; null when not known. */
    Image imageAt(long address) {
        return state.images().imageAt(address, owner.processId(), record.timestampTicks());
    }

    /**
     * What the code at an address is called, with what was inlined there; null where no symbols name it.
     *
     * @param field that the address stands in: frames of stacks are where calls return to, other addresses are meant themselves
     */
    String functionAt(String field, long address) {
        if (!names.hasSymbols() || names.raw()) {
            return null;
        }
        StackFrame frame = StackFrame.of(state, address, owner.processId(), record.timestampTicks());
        List<String> rows = names.rows(frame, field.startsWith(FRAME)).stream()
                .filter(row -> row.function() != null)
                .map(NamedFrame::toString)
                .toList();
        return rows.isEmpty() ? null : String.join(" < ", rows);
    }

    /** The path in DOS form where the trace says how its volume is called, else as it is. */
    String dosPath(String ntPath) {
        if (kind.type() == EventType.SYS_CONFIG_VOLUME_MAPPING) {
            return ntPath;
        }
        String dosPath = state.volumes().dosPath(ntPath);
        return payload instanceof ImageEvent && dosPath.equals(ntPath) ? onSystemDrive(ntPath) : dosPath;
    }

    /** Images loaded from the folder of Windows are recorded without their volume now and then. */
    private String onSystemDrive(String path) {
        String windows = state.volumes().dosPath(SYSTEM_ROOT);
        int drive = windows.indexOf(':') + 1;
        String folder = windows.substring(drive);
        return drive > 0 && path.regionMatches(true, 0, folder, 0, folder.length())
                ? windows.substring(0, drive) + path
                : path;
    }

    /** Tells all fields; of a payload that can not be decoded, its size and its first bytes. */
    void describe(FieldSink out) {
        if (payload != null) {
            payload.describe(out);
        } else if (schemaPayload.wrap(record) && schemaPayload.fieldCount() > 0) {
            schemaPayload.describe(out);
            if (schemaPayload.leftBytes() > 0) {
                out.number("undecodedBytes", schemaPayload.leftBytes());
            }
        } else if (record.payloadBytes() > 0) {
            out.number("payloadBytes", record.payloadBytes());
            out.text("payload", firstBytes());
        }
    }

    private String firstBytes() {
        int count = Math.min(RAW_BYTES, record.payloadBytes());
        StringBuilder digits = new StringBuilder(2 * count);
        for (int i = 0; i < count; i++) {
            int value = record.buffer().get(record.payloadOffset() + i);
            digits.append(Character.forDigit(value >>> 4 & 0xF, 16)).append(Character.forDigit(value & 0xF, 16));
        }
        return digits.toString();
    }
}
