package fltscope.collector.handover;

import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Records one behind the other. */
final class RecordBlock {
    /** Room for two of the largest record; with the usual ones, about 2,000. */
    static final int BYTES = 1 << 18;

    /** Comes behind the last block. */
    static final RecordBlock END = new RecordBlock(0);

    private final ByteBuffer buffer;
    private final IoRecord record = new IoRecord();
    private int used;

    RecordBlock() {
        this(BYTES);
    }

    private RecordBlock(int bytes) {
        buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Copies a record into the block; false when it has no room for it. */
    boolean add(IoRecord from) {
        int bytes = from.recordBytes();
        if (bytes > BYTES - used) {
            return false;
        }
        buffer.put(used, from.buffer(), from.offset(), bytes);
        used += bytes;
        return true;
    }

    /** Gives all records away, in order. */
    void drainTo(IoSink sink) {
        for (int at = 0; at < used; at += record.recordBytes()) {
            if (!record.wrap(buffer, at, used - at)) {
                throw new IllegalStateException("a record was changed on its way");
            }
            sink.accept(record);
        }
        used = 0;
    }
}
