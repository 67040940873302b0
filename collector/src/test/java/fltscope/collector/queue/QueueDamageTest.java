package fltscope.collector.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.collector.etl.ReadProgress;
import fltscope.schemas.queue.QueueBlock;
import fltscope.schemas.queue.QueueSize;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A queue that was damaged tells what is left of it, and says what is not. */
class QueueDamageTest {
    private static final int RECORDS = 4_000;

    @TempDir
    Path temporary;

    @Test
    void aFlippedByteInABlockCostsThatBlockAlone() throws IOException {
        Path folder = QueueScript.ended(temporary.resolve("q"), RECORDS);
        Place third = places(folder).get(3);
        patch(third.file, third.at + QueueBlock.HEAD_BYTES + 100, (byte) 0x55);

        QueueScript.Read read = QueueScript.read(folder);
        assertThat(read.numbers())
                .hasSizeLessThan(RECORDS)
                .hasSizeGreaterThan(RECORDS - 500)
                .isSorted();
        assertThat(read.counters().count(TraceCounter.QUEUE_BLOCK_BAD)).isEqualTo(1);
        assertThat(read.counters().sum()).isEqualTo(1);
        assertThat(read.reading().events()).isEqualTo(RECORDS);
        assertThat(read.reading().damage())
                .singleElement()
                .asString()
                .startsWith(third.file + ": the block at byte ")
                .endsWith(" is damaged; it was skipped");
        assertThatThrownBy(
                        () -> QueueReader.open(folder, true).read(record -> {}, new TraceCounters(), ReadProgress.NONE))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("--strict");
    }

    @Test
    void aDamagedLengthBeforeABlockCostsNoRecord() throws IOException {
        Path whole = copy(QueueScript.ended(temporary.resolve("written"), RECORDS), temporary.resolve("whole"));
        for (int length : new int[] {0, 1, 0x3FFF_FFFF, 0x4000_0010, 0x7FFF_FFFF, 0x8000_0000, -1}) {
            Path folder = copy(whole, temporary.resolve("q" + length));
            Place third = places(folder).get(3);
            patch(third.file, third.at - Integer.BYTES, length);
            QueueScript.Read read = QueueScript.read(folder);
            assertThat(read.numbers()).as("length %x", length).hasSize(RECORDS).isSorted();
            assertThat(read.counters().count(TraceCounter.QUEUE_BLOCK_BAD)).isLessThanOrEqualTo(1);
            assertThat(read.counters().count(TraceCounter.QUEUE_BLOCK_MISSING)).isZero();
        }
    }

    @Test
    void afterAnyDamageEveryIntactBlockIsRead() throws IOException {
        Path written = QueueScript.ended(temporary.resolve("written"), RECORDS, new QueueLimits(0, 1 << 20, 200_000));
        Path whole = copy(written, temporary.resolve("whole"));
        SplittableRandom random = new SplittableRandom(42);
        for (int round = 0; round < 60; round++) {
            Path folder = copy(whole, temporary.resolve("q" + round));
            List<Place> places = places(folder);
            Place hit = places.get(random.nextInt(places.size()));
            int bytes = 1 << random.nextInt(18);
            long at = Math.max(0, hit.at - random.nextInt(2_000));
            byte[] noise = new byte[bytes];
            random.nextBytes(noise);
            write(hit.file, at, random.nextBoolean() ? noise : new byte[bytes]);

            List<Place> left = places(folder);
            QueueScript.Read read = QueueScript.read(folder);
            QueueSize size = QueueReader.open(folder, false).size();
            assertThat(size.blocks()).as("round %d", round).isEqualTo(left.size());
            assertThat(read.numbers()).as("round %d", round).isEqualTo(List.copyOf(new TreeSet<>(read.numbers())));
            if (left.size() < places.size()) {
                assertThat(size.isWhole()).as("round %d", round).isFalse();
                assertThat(size.damaged() + size.missing() + size.trimmed() + (size.ended() ? 0 : 1))
                        .as("round %d", round)
                        .isPositive();
            }
            assertThat(size.blocks() + size.missing() + size.trimmed() + size.damaged())
                    .as("round %d", round)
                    .isLessThanOrEqualTo(places.size() + 3);
        }
    }

    @Test
    void aFileCutAnywhereIsReadUpToThere() throws IOException {
        Path whole = copy(QueueScript.ended(temporary.resolve("written"), RECORDS), temporary.resolve("whole"));
        List<Place> places = places(whole);
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 20; round++) {
            Path folder = copy(whole, temporary.resolve("q" + round));
            Path file = QueueFolder.blockFiles(folder).get(0);
            Place last = places.get(places.size() - 1);
            long cut = random.nextLong(last.at);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(cut);
            }
            QueueSize size = QueueReader.open(folder, false).size();
            assertThat(size.blocks())
                    .as("cut at %d", cut)
                    .isEqualTo(places.stream()
                            .filter(place -> place.at + place.bytes <= cut)
                            .count());
            assertThat(size.ended()).isFalse();
            assertThat(QueueScript.read(folder).counters().count(TraceCounter.QUEUE_NOT_ENDED))
                    .isEqualTo(1);
        }
    }

    @Test
    void aMissingFileShowsInTheSequence() throws IOException {
        Path folder = QueueScript.ended(temporary.resolve("q"), RECORDS, new QueueLimits(0, 1 << 20, 200_000));
        Files.delete(QueueFolder.blockFiles(folder).get(1));
        TraceCounters counters = QueueScript.read(folder).counters();
        assertThat(counters.count(TraceCounter.QUEUE_BLOCK_MISSING)).isGreaterThan(2);
        assertThat(counters.count(TraceCounter.QUEUE_BLOCK_BAD)).isZero();
    }

    @Test
    void theHeaderIsFoundInTheBlocksWhereItsCopyIsDamaged() throws IOException {
        Path folder = QueueScript.ended(temporary.resolve("q"), 10);
        patch(folder.resolve(QueueFolder.MARKER), 70, (byte) 0x7F);
        assertThat(QueueScript.read(folder).numbers()).hasSize(10);
        Place first = places(folder).get(0);
        patch(first.file, first.at + 70, (byte) 0x7F);
        assertThatThrownBy(() -> QueueReader.open(folder, false))
                .isInstanceOf(TraceException.class)
                .hasMessage(folder + ": has no intact header, so its records have no clock; it can not be read");
    }

    @Test
    void aQueueOfAnotherVersionIsRefusedByReaderAndWriter() throws IOException {
        Path folder = QueueScript.ended(temporary.resolve("q"), 10);
        QueueVersion.set(folder.resolve(QueueFolder.MARKER), 9);
        String refusal = folder + ": is a queue of format 9, and this fltscope reads format 1;"
                + " use the version of fltscope that wrote it";
        assertThatThrownBy(() -> QueueReader.open(folder, false))
                .isInstanceOf(TraceException.class)
                .hasMessage(refusal);
        assertThatThrownBy(() -> QueueWriter.open(folder, QueueScript.header(), QueueScript.FACTS))
                .hasMessage(refusal);
    }

    @Test
    void aBlockWholeButForItsLengthIsStillThereWhenTheNextWriterHasGoneOn() throws IOException {
        for (int length : new int[] {0, 0x8000_0000, 0x8000_0100}) {
            Path folder = temporary.resolve("q" + length);
            try (QueueWriter killed = QueueWriter.open(folder, QueueScript.header(), QueueScript.FACTS)) {
                QueueScript.write(killed, 0, RECORDS);
                killed.flush();
            }
            List<Place> places = places(folder);
            Place last = places.get(places.size() - 1);
            patch(last.file, last.at - Integer.BYTES, length);
            assertThat(QueueScript.read(folder).inOrder())
                    .as("length %x", length)
                    .isEqualTo("0 to " + RECORDS);

            try (QueueWriter next = QueueWriter.open(folder, QueueScript.header(), QueueScript.FACTS)) {
                QueueScript.write(next, RECORDS, RECORDS + 10);
                next.end();
            }
            QueueScript.Read read = QueueScript.read(folder);
            assertThat(read.inOrder()).as("length %x", length).isEqualTo("0 to " + (RECORDS + 10));
            assertThat(read.counters().sum()).isZero();
        }
    }

    private record Place(Path file, long at, int bytes) {}

    /** The intact blocks, found by trying every place in the files. */
    private static List<Place> places(Path folder) throws IOException {
        List<Place> places = new ArrayList<>();
        QueueBlock block = new QueueBlock();
        for (Path file : QueueFolder.blockFiles(folder)) {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < bytes.capacity() - QueueBlock.HEAD_BYTES; at += 4) {
                if (bytes.getInt(at) == QueueBlock.MAGIC
                        && block.wrap(bytes, at, bytes.capacity() - at)
                        && block.isIntact()) {
                    places.add(new Place(file, at, block.blockBytes()));
                }
            }
        }
        return places;
    }

    /** Without the zeros behind the last document, which would only take time. */
    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                int end = bytes.length;
                while (end > 0 && bytes[end - 1] == 0) {
                    end--;
                }
                Files.write(to.resolve(file.getFileName()), Arrays.copyOf(bytes, Math.min(bytes.length, end + 4_096)));
            }
        }
        return to;
    }

    private static void patch(Path file, long at, byte value) throws IOException {
        write(file, at, new byte[] {value});
    }

    private static void patch(Path file, long at, int value) throws IOException {
        write(
                file,
                at,
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(value)
                        .array());
    }

    private static void write(Path file, long at, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        }
    }
}
