package fltscope.analyzer.report.events;

import fltscope.analyzer.state.TraceState;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.FileMap;
import fltscope.schemas.event.FileRequest;
import fltscope.schemas.event.ImageEvent;
import fltscope.schemas.event.Payload;
import fltscope.schemas.event.ProcessEvent;
import fltscope.schemas.event.ProcessPerfCtr;
import fltscope.schemas.event.ProcessTerminate;
import fltscope.schemas.event.StackKeyReference;
import fltscope.schemas.event.StackWalk;
import fltscope.schemas.event.ThreadEvent;
import fltscope.schemas.event.ThreadName;

/**
 * Whose an event is. The header tells who wrote it, which for events about processes, threads, images and stacks is somebody
 * else, or nobody: for those it is whom the payload names (as TraceEvent shows it). An operation's end and callbacks are of
 * who issued it.
 */
final class EventOwner {
    private static final int UNKNOWN = EventRecord.UNKNOWN_ID;

    private final TraceState state;
    private long ticks;
    private int processId;
    private int threadId;

    EventOwner(TraceState state) {
        this.state = state;
    }

    /** Points at an event; {@code payload} is null where its layout is not known. */
    void wrap(EventRecord record, Payload payload) {
        processId = record.processId();
        threadId = record.threadId();
        ticks = record.timestampTicks();
        if (payload != null) {
            fromPayload(record, payload);
        }
        resolve();
    }

    /** Says who issued the operation that an event is about, for one that does not say whose it is. */
    void issuedBy(int thread) {
        if (threadId == UNKNOWN && processId == UNKNOWN) {
            threadId = thread;
            resolve();
        }
    }

    private void resolve() {
        if (processId == UNKNOWN) {
            processId = state.processOf(threadId, UNKNOWN, ticks);
        }
    }

    /** -1 when not known. */
    int processId() {
        return processId;
    }

    /** -1 when not known, and for an event that is of a process as a whole. */
    int threadId() {
        return threadId;
    }

    private void fromPayload(EventRecord record, Payload payload) {
        if (payload instanceof FileRequest request) {
            threadId = request.issuingThreadId();
            processId = state.processOf(threadId, processId, ticks);
        } else if (payload instanceof ImageEvent image) {
            imageOwner(record, image);
        } else if (payload instanceof ThreadEvent thread) {
            set(thread.processId(), thread.tThreadId());
        } else if (payload instanceof ProcessEvent process) {
            set(process.processId(), UNKNOWN);
        } else if (payload instanceof StackWalk stack) {
            set(stack.stackProcess(), stack.stackThread());
        } else if (payload instanceof StackKeyReference stack) {
            set(stack.stackProcess(), stack.stackThread());
        } else if (payload instanceof ThreadName thread) {
            set(thread.processId(), thread.threadId());
        } else if (payload instanceof ProcessTerminate process) {
            set(process.processId(), UNKNOWN);
        } else if (payload instanceof ProcessPerfCtr process) {
            set(process.processId(), UNKNOWN);
        } else if (payload instanceof FileMap map) {
            processId = map.processId();
        }
    }

    /** A thread loads images for itself; what a rundown lists or goes is of the process as a whole. */
    private void imageOwner(EventRecord record, ImageEvent image) {
        if (EventType.of(record) != EventType.IMAGE_LOAD) {
            threadId = UNKNOWN;
        }
        processId = image.processId() == UNKNOWN ? processId : image.processId();
    }

    private void set(int process, int thread) {
        processId = process;
        threadId = thread;
    }
}
