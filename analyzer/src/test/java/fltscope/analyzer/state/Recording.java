package fltscope.analyzer.state;

import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;

/** A state that is fed by hand: each method is one record, in the order of the calls. */
final class Recording {
    final TraceState state = new TraceState();
    private final IoRecordBuilder builder = new IoRecordBuilder();

    /** Begins a record of which only the ids and the time are set. */
    IoRecordBuilder record(IoKind kind, long ticks, int processId, int threadId) {
        return builder.start(kind, ticks, 0, processId, threadId);
    }

    void accept(IoRecordBuilder record) {
        state.accept(record.finish());
    }

    void processStarted(long ticks, int processId, long key, String name) {
        accept(record(IoKind.PROCESS_STARTED, ticks, processId, -1)
                .address(key)
                .code(700)
                .text(name)
                .secondText(name.isEmpty() ? "" : "\"" + name + "\" -x"));
    }

    void processThere(long ticks, int processId, long key, String name) {
        accept(record(IoKind.PROCESS_STARTED, ticks, processId, -1)
                .flags(IoRecord.FLAG_RUNDOWN)
                .address(key)
                .code(700)
                .text(name));
    }

    void processEnded(long ticks, int processId, long key, String name) {
        accept(record(IoKind.PROCESS_ENDED, ticks, processId, -1)
                .address(key)
                .code(700)
                .extent(3)
                .text(name));
    }

    void threadStarted(long ticks, int processId, int threadId) {
        accept(record(IoKind.THREAD_STARTED, ticks, processId, threadId));
    }

    void threadThere(long ticks, int processId, int threadId) {
        accept(record(IoKind.THREAD_STARTED, ticks, processId, threadId).flags(IoRecord.FLAG_RUNDOWN));
    }

    void threadEnded(long ticks, int processId, int threadId) {
        accept(record(IoKind.THREAD_ENDED, ticks, processId, threadId));
    }

    void imageLoaded(long ticks, int processId, long base, long bytes, String path) {
        accept(record(IoKind.IMAGE_LOADED, ticks, processId, -1)
                .address(base)
                .extent(bytes)
                .text(path));
    }

    void imageThere(long ticks, int processId, long base, long bytes, String path) {
        accept(record(IoKind.IMAGE_LOADED, ticks, processId, -1)
                .flags(IoRecord.FLAG_RUNDOWN)
                .address(base)
                .extent(bytes)
                .text(path));
    }

    void imageUnloaded(long ticks, int processId, long base, long bytes, String path) {
        accept(record(IoKind.IMAGE_UNLOADED, ticks, processId, -1)
                .address(base)
                .extent(bytes)
                .text(path));
    }

    void fileNamed(long ticks, long fileKey, String name) {
        accept(record(IoKind.FILE_NAME, ticks, -1, -1).fileKey(fileKey).text(name));
    }

    void fileNameThere(long ticks, long fileKey, String name) {
        accept(record(IoKind.FILE_NAME, ticks, -1, -1)
                .flags(IoRecord.FLAG_RUNDOWN)
                .fileKey(fileKey)
                .text(name));
    }

    void fileNameDeleted(long ticks, long fileKey, String name) {
        accept(record(IoKind.FILE_NAME_DELETED, ticks, -1, -1).fileKey(fileKey).text(name));
    }

    void volumeMapped(String ntPath, String dosPath) {
        accept(record(IoKind.VOLUME_MAPPING, 0, -1, -1).text(ntPath).secondText(dosPath));
    }

    void stack(long eventTicks, int processId, int threadId, long... frames) {
        accept(frames(record(IoKind.STACK, eventTicks + 1, processId, threadId).otherTicks(eventTicks), frames));
    }

    void stackKeyUsed(long eventTicks, int threadId, long key, int flags) {
        accept(record(IoKind.STACK_KEY_USED, eventTicks + 1, 1, threadId)
                .flags(flags)
                .otherTicks(eventTicks)
                .address(key));
    }

    void stackKeyDefined(long ticks, long key, long... frames) {
        accept(frames(record(IoKind.STACK_KEY_DEFINED, ticks, -1, -1).address(key), frames));
    }

    private static IoRecordBuilder frames(IoRecordBuilder record, long... frames) {
        for (long frame : frames) {
            record.addAddress(frame);
        }
        return record;
    }
}
