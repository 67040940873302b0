package fltscope.analyzer.life;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;
import java.util.List;
import java.util.Set;

/** What happens to file objects, record by record, told to a collector. A tick passes with each record. */
final class LifeScript {
    static final long OBJECT = 0xFFFF_E000_0110_B630L;
    static final long DATA = 0xFFFF_E000_0371_9AE8L;
    static final long PACKET = 0xFFFF_E000_01C4_2010L;
    static final long UPPER = 0xFFFF_F800_0E10_2000L;
    static final long LOWER = 0xFFFF_F800_0E20_2000L;
    static final int THREAD = 101;

    private final LifePass pass;
    private final IoRecordBuilder builder = new IoRecordBuilder();
    private long ticks = 1000;
    private int processor;
    private int flags;

    LifeScript(LifeCollector collector) {
        TraceState state = new TraceState();
        new IoRecords(state)
                .at(1)
                .imageThere(4, UPPER & ~0xFFF, 0x1000, "\\SystemRoot\\upper.sys")
                .imageThere(4, LOWER & ~0xFFF, 0x1000, "\\SystemRoot\\lower.sys");
        pass = new LifePass(0, state.images(), collector);
    }

    /** Collects the lives at {@link #OBJECT}. */
    static LifeScript ofObject() {
        return new LifeScript(new LifeCollector(LifeFilter.ofFileObjects(Set.of(OBJECT)), LifeDetail.some(0)));
    }

    LifeScript at(long newTicks) {
        ticks = newTicks;
        return this;
    }

    LifeScript cpu(int number) {
        processor = number;
        return this;
    }

    LifeScript kernelFile() {
        flags = IoRecord.FLAG_KERNEL_FILE;
        return this;
    }

    LifeScript fileIo() {
        flags = 0;
        return this;
    }

    LifeScript create(long pointer, String path) {
        return send(operation(FileOperation.CREATE, pointer, OBJECT).text(path));
    }

    LifeScript createOf(long fileObject, long pointer, String path) {
        return send(operation(FileOperation.CREATE, pointer, fileObject).text(path));
    }

    LifeScript start(FileOperation kind, long pointer) {
        return startOf(OBJECT, kind, pointer);
    }

    LifeScript startOf(long fileObject, FileOperation kind, long pointer) {
        return send(operation(kind, pointer, fileObject).fileKey(0x77));
    }

    LifeScript end(long pointer, int status) {
        return send(builder.start(IoKind.OPERATION_END, ticks, processor, 100, THREAD)
                .flags(flags)
                .callbackData(pointer)
                .code(status));
    }

    /** A callback that is entered and returns two ticks later. */
    LifeScript callback(long routine, int function, boolean post) {
        entered(routine, function, post);
        ticks++;
        return send(callback(IoKind.CALLBACK_END, routine, function, post).otherTicks(ticks - 2));
    }

    LifeScript entered(long routine, int function, boolean post) {
        return send(callback(IoKind.CALLBACK_START, routine, function, post));
    }

    LifeScript failed(long routine, int function, int status) {
        return send(callback(IoKind.CALLBACK_FAILURE, routine, function, false).code(status));
    }

    LifeScript stack(long eventTicks, long... frames) {
        builder.start(IoKind.STACK, ticks, processor, 100, THREAD).otherTicks(eventTicks);
        for (long frame : frames) {
            builder.addAddress(frame);
        }
        return send(builder);
    }

    List<Life> lives() {
        return pass.finish();
    }

    long ticks() {
        return ticks;
    }

    private IoRecordBuilder operation(FileOperation kind, long pointer, long fileObject) {
        return builder.start(IoKind.OPERATION_START, ticks, processor, 100, THREAD)
                .operation(kind)
                .flags(flags)
                .fileObject(fileObject)
                .callbackData(pointer);
    }

    private IoRecordBuilder callback(IoKind kind, long routine, int function, boolean post) {
        return builder.start(kind, ticks, processor, -1, -1)
                .majorFunction(function)
                .flags(post ? IoRecord.FLAG_POST : 0)
                .address(routine)
                .fileObject(OBJECT)
                .callbackData(DATA)
                .irp(PACKET);
    }

    private LifeScript send(IoRecordBuilder record) {
        pass.accept(record.finish());
        ticks++;
        return this;
    }
}
