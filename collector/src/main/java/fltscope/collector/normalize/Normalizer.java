package fltscope.collector.normalize;

import static fltscope.schemas.record.IoRecord.FLAG_RUNDOWN;
import static fltscope.schemas.record.IoRecord.FLAG_USER_STACK;

import fltscope.collector.etl.EventSink;
import fltscope.collector.etl.PlacedLoss;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.FilterChange;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.schema.EventSchemas;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import java.nio.ByteBuffer;

/**
 * The table of events: which records each one becomes. Events that are not listed become none, but for those of the filter
 * manager's own trace, which are known by the schemas in the trace, or beside it. Records leave in the order of
 * the events; the stacks that an event carries follow its own record.
 *
 * <p>Times that stand in a payload are brought to the clock of the recording. A payload too short for its layout becomes no
 * record; this, versions newer than any known, and loss records are counted.
 */
public final class Normalizer implements EventSink {
    private final RecordOutput out;
    private final CallbackNormalizer callbacks;
    private final FileNormalizer files;
    private final FileNameNormalizer names;
    private final ImageNormalizer images;
    private final ProcessNormalizer processes;
    private final StackNormalizer stacks;
    private final FilterNormalizer filters;
    private final ObjectNormalizer objects;
    private final MemoryNormalizer memory;
    private final TraceNormalizer trace;
    private final FltMgrTraceNormalizer filterManager;

    /** Reads events for the first time: the schemas that they need are those that come before them. */
    public Normalizer(IoSink sink, TraceCounters counters) {
        this(sink, counters, new EventSchemas());
    }

    /**
     * Reads events of which some schemas may be known, as from an earlier reading of the same.
     *
     * @param schemas takes the schemas that the events bring
     */
    public Normalizer(IoSink sink, TraceCounters counters, EventSchemas schemas) {
        out = new RecordOutput(sink, counters);
        callbacks = new CallbackNormalizer(out);
        files = new FileNormalizer(out);
        names = new FileNameNormalizer(out);
        images = new ImageNormalizer(out);
        processes = new ProcessNormalizer(out);
        stacks = new StackNormalizer(out);
        filters = new FilterNormalizer(out);
        objects = new ObjectNormalizer(out);
        memory = new MemoryNormalizer(out);
        trace = new TraceNormalizer(out);
        filterManager = new FltMgrTraceNormalizer(out, schemas);
    }

    /**
     * Takes the schema of an event before the first of its kind comes, where the events themselves bring none.
     *
     * @param eventInfo a TRACE_EVENT_INFO, little endian, from the buffer's position to its limit
     * @return false when it is damaged or of an unknown kind
     */
    public boolean schema(ByteBuffer eventInfo) {
        return filterManager.schema(eventInfo);
    }

    /** Whether another reading would tell more: schemas came behind events of the filter manager's own trace. */
    public boolean wouldTellMore() {
        return filterManager.wouldTellMore();
    }

    @Override
    public boolean event(EventRecord event) {
        EventType type = EventType.of(event);
        if (event.version() > type.highestVersion() && type != EventType.UNKNOWN) {
            out.count(TraceCounter.UNKNOWN_VERSION, event);
        }
        long sent = out.sent();
        normalize(type, event);
        if (event.extendedCount() > 0 && out.sent() > sent) {
            stacks.items(event);
        }
        return true;
    }

    @Override
    public void lost(PlacedLoss loss) {
        trace.lost(loss);
    }

    private void normalize(EventType type, EventRecord event) {
        switch (type) {
            case FLT_IO_PRE_OP_INIT, FLT_IO_POST_OP_INIT -> callbacks.start(event);
            case FLT_IO_PRE_OP_COMPLETION, FLT_IO_POST_OP_COMPLETION -> callbacks.end(event);
            case FLT_IO_PRE_OP_FAILURE, FLT_IO_POST_OP_FAILURE -> callbacks.failure(event);

            case FILE_IO_CREATE, KERNEL_FILE_CREATE -> files.create(event);
            case FILE_IO_CREATE_NEW, KERNEL_FILE_CREATE_NEW_FILE -> files.createNew(event);
            case FILE_IO_CLEANUP, KERNEL_FILE_CLEANUP -> files.simple(event, FileOperation.CLEANUP);
            case FILE_IO_CLOSE, KERNEL_FILE_CLOSE -> files.simple(event, FileOperation.CLOSE);
            case FILE_IO_FLUSH, KERNEL_FILE_FLUSH -> files.simple(event, FileOperation.FLUSH);
            case FILE_IO_READ, KERNEL_FILE_READ -> files.readWrite(event, FileOperation.READ);
            case FILE_IO_WRITE, KERNEL_FILE_WRITE -> files.readWrite(event, FileOperation.WRITE);
            case FILE_IO_SET_INFO, KERNEL_FILE_SET_INFORMATION ->
                files.information(event, FileOperation.SET_INFORMATION);
            case FILE_IO_QUERY_INFO, KERNEL_FILE_QUERY_INFORMATION ->
                files.information(event, FileOperation.QUERY_INFORMATION);
            case FILE_IO_DELETE, KERNEL_FILE_SET_DELETE -> files.information(event, FileOperation.SET_DELETE);
            case FILE_IO_RENAME, KERNEL_FILE_RENAME -> files.information(event, FileOperation.RENAME);
            // The manifest calls 29 a rename too, but its place is that of FileIo 82, and 28 is the path of a link.
            case FILE_IO_SET_LINK, KERNEL_FILE_RENAME_29 -> files.information(event, FileOperation.SET_LINK);
            case FILE_IO_FS_CONTROL, KERNEL_FILE_FSCTL -> files.information(event, FileOperation.FS_CONTROL);
            case FILE_IO_SET_SECURITY, KERNEL_FILE_SET_SECURITY -> files.information(event, FileOperation.SET_SECURITY);
            case FILE_IO_QUERY_SECURITY, KERNEL_FILE_QUERY_SECURITY ->
                files.information(event, FileOperation.QUERY_SECURITY);
            case FILE_IO_SET_EA, KERNEL_FILE_SET_EA -> files.information(event, FileOperation.SET_EA);
            case FILE_IO_QUERY_EA, KERNEL_FILE_QUERY_EA -> files.information(event, FileOperation.QUERY_EA);
            case FILE_IO_DELETE_PATH, KERNEL_FILE_DELETE_PATH -> files.path(event, FileOperation.SET_DELETE);
            case FILE_IO_RENAME_PATH, KERNEL_FILE_RENAME_PATH -> files.path(event, FileOperation.RENAME);
            case FILE_IO_SET_LINK_PATH, KERNEL_FILE_SET_LINK_PATH -> files.path(event, FileOperation.SET_LINK);
            case FILE_IO_DIR_ENUM, KERNEL_FILE_DIR_ENUM -> files.directory(event, FileOperation.DIRECTORY_ENUMERATION);
            case FILE_IO_DIR_NOTIFY, KERNEL_FILE_DIR_NOTIFY ->
                files.directory(event, FileOperation.DIRECTORY_NOTIFICATION);
            case FILE_IO_OPERATION_END, KERNEL_FILE_OPERATION_END -> files.end(event);

            case FILE_IO_NAME, FILE_IO_FILE_CREATE, KERNEL_FILE_NAME_CREATE -> names.name(event, IoKind.FILE_NAME, 0);
            case FILE_IO_FILE_RUNDOWN -> names.name(event, IoKind.FILE_NAME, FLAG_RUNDOWN);
            case FILE_IO_FILE_DELETE, KERNEL_FILE_NAME_DELETE -> names.name(event, IoKind.FILE_NAME_DELETED, 0);

            case IMAGE_LOAD -> images.image(event, IoKind.IMAGE_LOADED, 0);
            case IMAGE_DC_START, IMAGE_DC_END -> images.image(event, IoKind.IMAGE_LOADED, FLAG_RUNDOWN);
            case DBG_ID_RSDS -> images.pdb(event);
            case IMAGE_UNLOAD -> images.image(event, IoKind.IMAGE_UNLOADED, 0);

            case PROCESS_START -> processes.process(event, IoKind.PROCESS_STARTED, 0);
            case PROCESS_DC_START, PROCESS_DC_END -> processes.process(event, IoKind.PROCESS_STARTED, FLAG_RUNDOWN);
            case PROCESS_END -> processes.process(event, IoKind.PROCESS_ENDED, 0);
            case PROCESS_DEFUNCT -> processes.process(event, IoKind.PROCESS_ENDED, FLAG_RUNDOWN);
            case THREAD_START -> processes.thread(event, IoKind.THREAD_STARTED, 0);
            case THREAD_DC_START, THREAD_DC_END -> processes.thread(event, IoKind.THREAD_STARTED, FLAG_RUNDOWN);
            case THREAD_END -> processes.thread(event, IoKind.THREAD_ENDED, 0);

            case STACK_WALK_STACK -> stacks.stack(event);
            case STACK_WALK_KEY_KERNEL -> stacks.keyUsed(event, 0);
            case STACK_WALK_KEY_USER -> stacks.keyUsed(event, FLAG_USER_STACK);
            case STACK_WALK_KEY_CREATE, STACK_WALK_KEY_DELETE, STACK_WALK_KEY_RUNDOWN -> stacks.keyDefined(event);

            case FILTER_MANAGER_FILTER_LOADED -> filters.filter(event, FilterChange.LOADED);
            case FILTER_MANAGER_FILTER_UNLOADED -> filters.filter(event, FilterChange.UNLOADED);
            case FILTER_MANAGER_FILTER_REGISTER_FAILED -> filters.filter(event, FilterChange.REGISTER_FAILED);
            case FILTER_MANAGER_FILTER_START_FAILED -> filters.filter(event, FilterChange.START_FAILED);
            case FILTER_MANAGER_FILTER_ATTACH_FAILED -> filters.filter(event, FilterChange.ATTACH_FAILED);
            case FILTER_MANAGER_VOLUME_ATTACHED -> filters.volume(event, FilterChange.VOLUME_ATTACHED);
            case FILTER_MANAGER_VOLUME_ATTACH_FAILED -> filters.volume(event, FilterChange.VOLUME_ATTACH_FAILED);
            case FILTER_MANAGER_FILE_SYSTEM_ATTACHED -> filters.volume(event, FilterChange.FILE_SYSTEM_ATTACHED);
            case FILTER_MANAGER_FILE_SYSTEM_ATTACH_FAILED ->
                filters.volume(event, FilterChange.FILE_SYSTEM_ATTACH_FAILED);
            case FILTER_MANAGER_NAME_CACHE_DISABLED -> filters.volume(event, FilterChange.NAME_CACHE_DISABLED);

            case OBJECT_CREATE_HANDLE -> objects.handle(event, IoKind.HANDLE_CREATED);
            case OBJECT_CLOSE_HANDLE -> objects.handle(event, IoKind.HANDLE_CLOSED);
            case OBJECT_DUPLICATE_HANDLE -> objects.duplicate(event);
            case OBJECT_TYPE_DC_START, OBJECT_TYPE_DC_END -> objects.type(event);
            case OBJECT_HANDLE_DC_START, OBJECT_HANDLE_DC_END -> objects.listed(event);
            case OBJECT_CREATE_OBJECT -> objects.life(event, IoKind.OBJECT_CREATED);
            case OBJECT_DELETE_OBJECT -> objects.life(event, IoKind.OBJECT_DELETED);
            case OBJECT_REFERENCE_OBJECT -> objects.reference(event, IoKind.OBJECT_REFERENCED);
            case OBJECT_DEREFERENCE_OBJECT -> objects.reference(event, IoKind.OBJECT_DEREFERENCED);

            case FILE_IO_MAP_FILE -> memory.view(event, IoKind.VIEW_MAPPED, 0);
            case FILE_IO_MAP_FILE_DC_START, FILE_IO_MAP_FILE_DC_END ->
                memory.view(event, IoKind.VIEW_MAPPED, FLAG_RUNDOWN);
            case FILE_IO_UNMAP_FILE -> memory.view(event, IoKind.VIEW_UNMAPPED, 0);
            case POOL_ALLOCATION, POOL_SESSION_ALLOCATION -> memory.pool(event, IoKind.POOL_ALLOCATED);
            case POOL_FREE, POOL_SESSION_FREE -> memory.pool(event, IoKind.POOL_FREED);

            case HEADER_EXTENSION -> trace.flags(event);
            case RUNDOWN_COMPLETE -> trace.rundownComplete(event);
            case RT_LOST_EVENT, RT_LOST_BUFFER, RT_LOST_FILE -> trace.lost(event);
            case SYS_CONFIG_VOLUME_MAPPING -> trace.volumeMapping(event);

            case META_DATA_EVENT_INFO -> filterManager.schema(event);
            case UNKNOWN -> filterManager.event(event);

            default -> {}
        }
    }
}
