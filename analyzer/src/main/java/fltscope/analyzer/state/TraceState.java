package fltscope.analyzer.state;

import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;

/** Who is who in a trace. Takes every record of it, in time order, and before whoever asks about that record. */
public final class TraceState implements IoSink {
    private final Recorded recorded = new Recorded();
    private final Processes processes = new Processes();
    private final Threads threads = new Threads();
    private final Images images = new Images();
    private final FileNames fileNames = new FileNames();
    private final Volumes volumes = new Volumes();
    private final Stacks stacks = new Stacks();
    private final Stacks callbackStacks = new Stacks();
    private final FilterEvents filterEvents = new FilterEvents();
    private final Snapshots snapshots = new Snapshots();
    private final FilterInstances filterInstances = new FilterInstances();

    @Override
    public void accept(IoRecord record) {
        IoKind kind = record.kind();
        if (kind == null) {
            return;
        }
        recorded.accept(record, kind);
        switch (kind) {
            case FILE_NAME -> fileNames.named(record);
            case FILE_NAME_DELETED -> fileNames.deleted(record);
            case IMAGE_LOADED -> images.loaded(record);
            case IMAGE_UNLOADED -> images.unloaded(record);
            case PROCESS_STARTED -> processStarted(record);
            case PROCESS_ENDED -> {
                processes.ended(record);
                images.processEnded(record.processId(), record.timeTicks());
            }
            case THREAD_STARTED -> threads.started(record);
            case THREAD_ENDED -> threads.ended(record);
            case STACK -> {
                threads.seen(record.threadId(), record.processId());
                stacks.stack(record);
                callbackStacks.stack(record);
            }
            case STACK_KEY_USED -> {
                threads.seen(record.threadId(), record.processId());
                stacks.keyUsed(record);
                callbackStacks.keyUsed(record);
            }
            case STACK_KEY_DEFINED -> {
                stacks.keyDefined(record);
                callbackStacks.keyDefined(record);
            }
            case IMAGE_PDB -> images.pdb(record);
            case VOLUME_MAPPING -> volumes.mapped(record);
            case FILTER_CHANGED -> filterEvents.accept(record);
            case SNAPSHOT_BEGUN -> snapshots.begun(record);
            case SNAPSHOT_FILTER -> snapshots.filter(record);
            case SNAPSHOT_INSTANCE -> snapshots.instance(record);
            case SNAPSHOT_HANDLE -> snapshots.handle(record);
            case SNAPSHOT_ENDED -> snapshots.ended(record);
            case FILTER_TOLD -> filterInstances.told(record);
            default -> {
                // Operations, callbacks and losses say nothing about who is who; they are only counted.
            }
        }
    }

    private void processStarted(IoRecord record) {
        processes.started(record);
        if (!record.has(IoRecord.FLAG_RUNDOWN)) {
            images.processEnded(record.processId(), record.timeTicks());
        }
    }

    /**
     * Process that a record's thread belongs to; -1 when not known. The thread's owner counts before the id in the record,
     * which for some events is that of whoever completes an operation for another thread. Allocates nothing.
     */
    public int processOf(IoRecord record) {
        return processOf(record.threadId(), record.processId(), record.timeTicks());
    }

    /** The same of a thread and the process that stood beside it; both are -1 when not known. */
    public int processOf(int threadId, int processId, long ticks) {
        int owner = threadId == -1 ? -1 : threads.processOf(threadId, ticks);
        return owner == -1 ? processId : owner;
    }

    public Recorded recorded() {
        return recorded;
    }

    public Processes processes() {
        return processes;
    }

    public Threads threads() {
        return threads;
    }

    public Images images() {
        return images;
    }

    public FileNames fileNames() {
        return fileNames;
    }

    public Volumes volumes() {
        return volumes;
    }

    public Stacks stacks() {
        return stacks;
    }

    /** Stacks of callbacks, apart from those by which opens are judged: who lets go of one here takes none from there. */
    public Stacks callbackStacks() {
        return callbackStacks;
    }

    public FilterEvents filterEvents() {
        return filterEvents;
    }

    public Snapshots snapshots() {
        return snapshots;
    }

    public FilterInstances filterInstances() {
        return filterInstances;
    }
}
