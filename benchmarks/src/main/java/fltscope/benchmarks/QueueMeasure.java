package fltscope.benchmarks;

import fltscope.collector.etl.ReadProgress;
import fltscope.collector.queue.QueueLimits;
import fltscope.collector.queue.QueueReader;
import fltscope.collector.queue.QueueWriter;
import fltscope.schemas.queue.QueueFacts;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.TraceCounters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Holds writing and reading a queue against writing and reading the same records in a raw memory-mapped file, in turn, and
 * measures how far an analysis that follows a queue lags. Takes a folder, and how many records.
 */
public final class QueueMeasure {
    private static final int ROUNDS = 7;
    private static final long MAPPED_BYTES = 64L << 20;
    private static final QueueFacts FACTS = QueueFacts.live("benchmark", "callbacks");
    private static final QueueLimits LIMITS = new QueueLimits(0, 64L << 20, 64L << 20);

    private final Path folder;
    private final int count;
    private final NumberedRecords records = new NumberedRecords();
    private long sum;

    private QueueMeasure(Path folder, int count) {
        this.folder = folder;
        this.count = count;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        QueueMeasure measure = new QueueMeasure(Path.of(args[0]), Integer.parseInt(args[1]));
        measure.speed();
        FollowMeasure.run(Path.of(args[0]).resolve("followed"));
    }

    private void speed() throws IOException {
        Samples append = new Samples();
        Samples rawAppend = new Samples();
        Samples tail = new Samples();
        Samples rawTail = new Samples();
        for (int round = -1; round < ROUNDS; round++) {
            Path queue = folder.resolve("queue");
            Path raw = folder.resolve("raw");
            long written = timed(() -> write(queue));
            long rawWritten = timed(() -> writeRaw(raw));
            long read = timed(() -> read(queue));
            long rawRead = timed(() -> readRaw(raw));
            delete(queue);
            Files.delete(raw);
            if (round >= 0) {
                append.add(written);
                rawAppend.add(rawWritten);
                tail.add(read);
                rawTail.add(rawRead);
            }
        }
        row("append a record", append, rawAppend);
        row("tail a record", tail, rawTail);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static long timed(Work work) throws IOException {
        long startNs = System.nanoTime();
        work.run();
        return System.nanoTime() - startNs;
    }

    private void row(String name, Samples ours, Samples raw) {
        System.out.printf(
                Locale.ROOT,
                "%-16s %6.1f ns, raw memory-mapped file %6.1f ns: %.2f of its speed (best %.2f)%n",
                name,
                (double) ours.median() / count,
                (double) raw.median() / count,
                (double) raw.median() / ours.median(),
                (double) raw.best() / ours.best());
    }

    private void write(Path queue) {
        try (QueueWriter writer = QueueWriter.open(queue, NumberedRecords.header(), FACTS, LIMITS)) {
            for (int i = 0; i < count; i++) {
                writer.event(i);
                records.sendTo(writer);
            }
            writer.end();
        }
    }

    private void writeRaw(Path raw) throws IOException {
        try (FileChannel channel = FileChannel.open(
                raw, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer mapped = null;
            long mappedAt = 0;
            for (int i = 0; i < count; i++) {
                IoRecord record = records.next();
                int bytes = record.recordBytes();
                if (mapped == null || mapped.remaining() < bytes) {
                    mappedAt += mapped == null ? 0 : mapped.position();
                    mapped = channel.map(FileChannel.MapMode.READ_WRITE, mappedAt, MAPPED_BYTES);
                }
                mapped.put(mapped.position(), record.buffer(), record.offset(), bytes);
                mapped.position(mapped.position() + bytes);
            }
        }
    }

    private void read(Path queue) {
        IoSink sink = record -> sum += record.timeTicks() + record.fileObject();
        QueueReader.open(queue, true).read(sink, new TraceCounters(), ReadProgress.NONE);
    }

    private void readRaw(Path raw) throws IOException {
        IoRecord record = new IoRecord();
        try (FileChannel channel = FileChannel.open(raw)) {
            long at = 0;
            ByteBuffer mapped = null;
            int offset = 0;
            for (int i = 0; i < count; i++) {
                if (mapped == null || !record.wrap(mapped, offset, mapped.limit() - offset)) {
                    at += offset;
                    offset = 0;
                    mapped = channel.map(FileChannel.MapMode.READ_ONLY, at, Math.min(MAPPED_BYTES, channel.size() - at))
                            .order(ByteOrder.LITTLE_ENDIAN);
                    record.wrap(mapped, offset, mapped.limit());
                }
                sum += record.timeTicks() + record.fileObject();
                offset += record.recordBytes();
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
