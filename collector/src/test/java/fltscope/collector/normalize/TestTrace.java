package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.ReadProgress;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.RecordWriter;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.trace.TraceCounters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A small trace, written, read back and normalized: copies of all its records, and what was counted. */
final class TestTrace {
    /** Time stamp of the first event that a test writes. */
    static final long TICKS = 2_000_000_000L;

    /** How far behind the clock of the recording the second session of an appended trace is. */
    static final long DAY_TICKS = 24L * 60 * 60 * 10_000_000;

    static final int PROCESS = 4_000;
    static final int THREAD = 4_004;

    final List<IoRecord> records = new ArrayList<>();
    final TraceCounters counters = new TraceCounters();
    boolean wouldTellMore;

    private TestTrace() {}

    /** The trace of what {@code content} writes on processor 1, in the process and thread above unless it says otherwise. */
    static TestTrace of(int pointerBytes, Consumer<RecordWriter> content) {
        return temporary(file -> {
            try (EtlWriter etl =
                    EtlWriter.to(file).pointerBytes(pointerBytes).processors(2).open()) {
                content.accept(etl.cpu(1).at(TICKS).process(PROCESS).thread(THREAD));
            }
        });
    }

    /** The trace of two sessions in one file: the second has started a day later, its clock set back to the same ticks. */
    static TestTrace appended(Consumer<RecordWriter> content) {
        return temporary(file -> {
            long start = 134_116_992_000_000_000L;
            try (EtlWriter first = EtlWriter.to(file).startFileTime(start).open()) {
                first.flushAll();
            }
            try (EtlWriter second =
                    EtlWriter.appendTo(file).startFileTime(start + DAY_TICKS).open()) {
                content.accept(second.cpu(0).at(TICKS).process(PROCESS).thread(THREAD));
            }
        });
    }

    /** The trace in a file. */
    static TestTrace read(Path file) {
        TestTrace trace = new TestTrace();
        Normalizer normalizer = new Normalizer(record -> trace.records.add(copy(record)), trace.counters);
        try (EtlReader reader = new EtlReader(List.of(file), true)) {
            reader.read(normalizer, trace.counters, ReadProgress.NONE);
            trace.wouldTellMore = normalizer.wouldTellMore();
        }
        return trace;
    }

    /** The only record. */
    IoRecord single() {
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    /** An address of the kernel as a pointer of this size holds it; above 2 GiB in both. */
    static long address(int pointerBytes, int low) {
        long address = 0xFFFF_B10F_8000_0000L | low;
        return pointerBytes == Integer.BYTES ? address & 0xFFFF_FFFFL : address;
    }

    private interface FileWriter {
        void write(Path file) throws IOException;
    }

    private static TestTrace temporary(FileWriter writer) {
        try {
            Path file = Files.createTempFile("normalize", ".etl");
            try {
                writer.write(file);
                return read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IoRecord copy(IoRecord record) {
        ByteBuffer bytes = ByteBuffer.allocate(record.recordBytes()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(0, record.buffer(), record.offset(), record.recordBytes());
        IoRecord copy = new IoRecord();
        assertThat(copy.wrap(bytes, 0, bytes.capacity())).isTrue();
        return copy;
    }
}
