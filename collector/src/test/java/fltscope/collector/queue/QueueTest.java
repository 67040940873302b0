package fltscope.collector.queue;

import static fltscope.collector.queue.QueueScript.FACTS;
import static fltscope.collector.queue.QueueScript.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.management.ThreadMXBean;
import fltscope.schemas.fixture.EventInfoEvents;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.schema.EventSchema;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueTest {
    @TempDir
    Path temporary;

    @Test
    void whatWasWrittenIsReadAsOftenAsWanted() {
        Path folder = QueueScript.ended(temporary.resolve("q"), 5_000);
        for (int pass = 0; pass < 2; pass++) {
            QueueScript.Read read = QueueScript.read(folder);
            assertThat(read.numbers()).isEqualTo(numbers(0, 5_000));
            assertThat(read.reading()).isEqualTo(new QueueReading(5_000, 4_999, List.of()));
            assertThat(read.counters().sum()).isZero();
        }
    }

    @Test
    void theHeaderTellsTheRecordingAndItsClock() {
        QueueReader reader = QueueReader.open(QueueScript.ended(temporary.resolve("q"), 1), false);
        assertThat(reader.header()).usingRecursiveComparison().isEqualTo(header());
        assertThat(reader.facts()).isEqualTo(FACTS);
        assertThat(reader.isBeingWritten()).isFalse();
    }

    @Test
    void chroniclesOwnTailerSeesTheSameBlocks() throws IOException {
        Path folder = QueueScript.ended(temporary.resolve("q"), 5_000);
        long documents = 0;
        try (SingleChronicleQueue queue =
                        SingleChronicleQueueBuilder.single(folder.toFile()).build();
                ExcerptTailer tailer = queue.createTailer()) {
            for (boolean more = true; more; ) {
                try (DocumentContext document = tailer.readingDocument()) {
                    more = document.isPresent();
                    documents += more ? 1 : 0;
                }
            }
        }
        assertThat(QueueReader.open(folder, true).size().blocks())
                .isEqualTo(documents)
                .isGreaterThan(8);
    }

    @Test
    void severalFilesAreReadInOrderAndARingKeepsTheLast() throws IOException {
        Path all = QueueScript.ended(temporary.resolve("all"), 40_000, new QueueLimits(0, 1 << 20, 1 << 20));
        assertThat(QueueFolder.blockFiles(all)).hasSizeGreaterThan(4);
        assertThat(QueueScript.read(all).numbers()).isEqualTo(numbers(0, 40_000));

        Path ring = QueueScript.ended(temporary.resolve("ring"), 40_000, new QueueLimits(4 << 20, 1 << 20, 1 << 20));
        QueueScript.Read read = QueueScript.read(ring);
        assertThat(read.numbers()).hasSizeLessThan(30_000).hasSizeGreaterThan(10_000);
        assertThat(read.numbers()).isEqualTo(numbers(40_000 - read.numbers().size(), 40_000));
        assertThat(read.reading().events()).isEqualTo(read.numbers().size());
        assertThat(read.counters().count(TraceCounter.QUEUE_TRIMMED)).isPositive();
        assertThat(read.counters().count(TraceCounter.QUEUE_BLOCK_MISSING)).isZero();
    }

    @Test
    void schemasAreKeptInEveryFileThatARingBegins() throws IOException {
        Path folder = temporary.resolve("q");
        try (QueueWriter writer =
                QueueWriter.open(folder, header(), FACTS, new QueueLimits(4 << 20, 1 << 20, 1 << 20))) {
            writer.schema(schema(62));
            writer.schema(schema(61));
            writer.schema(schema(61));
            QueueScript.write(writer, 0, 40_000);
            writer.schema(schema(63));
            writer.end();
        }
        assertThat(QueueReader.open(folder, true).size().schemas())
                .extracting(EventSchema::providerName, EventSchema::id)
                .containsExactly(
                        tuple("Microsoft-Windows-FltMgrTrace_1", 61),
                        tuple("Microsoft-Windows-FltMgrTrace_1", 62),
                        tuple("Microsoft-Windows-FltMgrTrace_1", 63));
        assertThat(QueueScript.read(folder).counters().count(TraceCounter.QUEUE_TRIMMED))
                .isPositive();
    }

    private static byte[] schema(int id) {
        return EventInfoEvents.eventInfo(new UUID(1, 2), "Microsoft-Windows-FltMgrTrace_1", id, List.of())
                .toBytes(Long.BYTES);
    }

    @Test
    void aRingThatGoesOnCountsWhatItHasAlready() throws IOException {
        Path folder = temporary.resolve("q");
        QueueLimits limits = new QueueLimits(4 << 20, 1 << 20, 1 << 20);
        for (int run = 0; run < 3; run++) {
            try (QueueWriter writer = QueueWriter.open(folder, header(), FACTS, limits)) {
                QueueScript.write(writer, run * 20_000, (run + 1) * 20_000);
                writer.flush();
            }
        }
        assertThat(QueueReader.open(folder, false).size().bytes()).isLessThan(6 << 20);
        assertThat(QueueScript.read(folder).numbers()).endsWith(59_999L);
    }

    @Test
    void trimmingTakesTheOldestFilesOff() throws IOException {
        Path folder = QueueScript.ended(temporary.resolve("q"), 22_000, new QueueLimits(0, 1 << 20, 1 << 20));
        List<Path> files = QueueFolder.blockFiles(folder);
        assertThat(QueueTrim.trim(folder, Long.MAX_VALUE, QueueTrim.fileTimeBefore(60), false))
                .isEmpty();
        assertThat(QueueTrim.trim(folder, 2 << 20, Long.MIN_VALUE, true)).isEqualTo(files.subList(0, 2));
        assertThat(QueueFolder.blockFiles(folder)).isEqualTo(files);
        assertThat(QueueTrim.trim(folder, Long.MAX_VALUE, QueueTrim.fileTimeBefore(-60), false))
                .isEqualTo(files.subList(0, files.size() - 1));
        QueueScript.Read read = QueueScript.read(folder);
        assertThat(read.numbers()).endsWith(21_999L);
        assertThat(read.counters().count(TraceCounter.QUEUE_TRIMMED))
                .isEqualTo(read.counters().sum())
                .isPositive();
        assertThat(QueueReader.open(folder, false).size().isWhole()).isTrue();
    }

    @Test
    void nothingIsAllocatedForARecord() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (QueueWriter writer = QueueWriter.open(temporary.resolve("q"), header(), FACTS)) {
            IoRecord record =
                    new IoRecordBuilder().start(IoKind.CALLBACK_END, 1, 0, 4, 8).finish();
            long most = 0;
            for (int round = 0; round < 3; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 200_000; i++) {
                    writer.event(i);
                    writer.accept(record);
                }
                most = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertThat(most).as("bytes for 200,000 records, after a warm-up").isLessThan(2_000_000);
            writer.end();
        }
    }

    @Test
    void whatTheSourceCountsArrives() {
        Path folder = temporary.resolve("q");
        try (QueueWriter writer = QueueWriter.open(folder, header(), FACTS)) {
            writer.counters().add(TraceCounter.EVENTS_LOST, 7, TraceCounters.NO_OFFSET);
            QueueScript.write(writer, 0, 10);
            writer.flush();
            writer.counters().add(TraceCounter.PAYLOAD_SHORT, 4711);
            writer.end();
        }
        TraceCounters counters = QueueScript.read(folder).counters();
        assertThat(counters.count(TraceCounter.EVENTS_LOST)).isEqualTo(7);
        assertThat(counters.count(TraceCounter.PAYLOAD_SHORT)).isEqualTo(1);
        assertThat(counters.firstOffset(TraceCounter.PAYLOAD_SHORT)).isEqualTo(4711);
        assertThat(counters.sum()).isEqualTo(8);
    }

    @Test
    void aQueueThatIsBeingWrittenIsReadUpToItsLastBlock() {
        Path folder = temporary.resolve("q");
        try (QueueWriter writer = QueueWriter.open(folder, header(), FACTS)) {
            QueueScript.write(writer, 0, 100);
            writer.flush();
            QueueScript.Read read = QueueScript.read(folder);
            assertThat(read.numbers()).isEqualTo(numbers(0, 100));
            assertThat(read.counters().count(TraceCounter.QUEUE_STILL_WRITTEN)).isEqualTo(1);
            assertThat(read.counters().count(TraceCounter.QUEUE_NOT_ENDED)).isZero();
            assertThat(QueueReader.open(folder, false).isBeingWritten()).isTrue();
        }
    }

    @Test
    void aQueueThatWasBrokenOffGoesOnAndTheGapIsALoss() {
        Path folder = temporary.resolve("q");
        try (QueueWriter writer = QueueWriter.open(folder, header(), FACTS)) {
            writer.counters().add(TraceCounter.EVENTS_LOST, 7, TraceCounters.NO_OFFSET);
            QueueScript.write(writer, 0, 100);
            writer.flush();
            QueueScript.write(writer, 100, 150); // never committed
        }
        try (QueueWriter writer = QueueWriter.open(folder, header(), FACTS)) {
            QueueScript.write(writer, 200, 300);
            writer.end();
        }
        QueueScript.Read read = QueueScript.read(folder);
        assertThat(read.numbers()).startsWith(0L, 1L).contains(99L, 200L, 299L).hasSize(200);
        assertThat(read.kinds()).containsOnlyOnce(IoKind.LOST);
        assertThat(read.kinds().get(100)).isEqualTo(IoKind.LOST);
        assertThat(read.counters().count(TraceCounter.EVENTS_LOST)).isEqualTo(7);
        assertThat(read.counters().sum()).isEqualTo(7);
        assertThat(read.reading().events()).isEqualTo(200);
    }

    @Test
    void whatCanNotGoOnIsRefused() {
        Path ended = QueueScript.ended(temporary.resolve("ended"), 10);
        assertThatThrownBy(() -> QueueWriter.open(ended, header(), FACTS))
                .isInstanceOf(TraceException.class)
                .hasMessage(ended + ": has a recording already, which was ended; name a new folder");

        Path broken = temporary.resolve("broken");
        QueueWriter.open(broken, header(), FACTS).close();
        assertThatThrownBy(() -> QueueWriter.open(broken, header(134_168_948_470_000_000L + 864_000_000_000L), FACTS))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("another start of the machine");
    }

    @Test
    void filesAreTheirOwnersAlone() throws IOException {
        Path folder = QueueScript.ended(temporary.resolve("q"), 10);
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(5)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as("%s", file)
                            .isEqualTo("rw-------"));
        }
    }

    private static List<Long> numbers(int from, int to) {
        return LongStream.range(from, to).boxed().toList();
    }
}
