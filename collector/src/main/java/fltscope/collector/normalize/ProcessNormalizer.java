package fltscope.collector.normalize;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.ProcessEvent;
import fltscope.schemas.event.ThreadEvent;
import fltscope.schemas.record.IoKind;

/** Processes and threads. The record's ids are those of what started or ended; the header's are often of its creator. */
final class ProcessNormalizer {
    private final RecordOutput out;
    private final ProcessEvent process = new ProcessEvent();
    private final ThreadEvent thread = new ThreadEvent();

    ProcessNormalizer(RecordOutput out) {
        this.out = out;
    }

    void process(EventRecord event, IoKind kind, int flags) {
        if (out.wrap(process, event)) {
            out.start(kind, event, process.processId(), event.threadId())
                    .flags(flags)
                    .code(process.parentId())
                    .address(process.uniqueProcessKey())
                    .extent(Integer.toUnsignedLong(process.exitStatus()))
                    .text(process.imageFileName())
                    .secondText(process.commandLine());
            out.send();
        }
    }

    void thread(EventRecord event, IoKind kind, int flags) {
        if (out.wrap(thread, event)) {
            out.start(kind, event, thread.processId(), thread.tThreadId()).flags(flags);
            out.send();
        }
    }
}
