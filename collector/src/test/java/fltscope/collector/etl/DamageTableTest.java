package fltscope.collector.etl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.schemas.fixture.RawWalk;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every length, offset, count and flag of the container set to every value that has ever broken a parser: it is counted or
 * does no harm, nothing but {@link TraceException} is thrown, and the events of all other buffers arrive.
 */
class DamageTableTest {
    /** The data buffer that is damaged: one before it, two behind. */
    private static final int DAMAGED = 2;

    private static final int HEADER_BYTES = 0x48;
    private static final int LOG_FILE_HEADER_AT = HEADER_BYTES + 0x20;

    @TempDir
    private Path folder;

    private byte[] plain;
    private byte[] compressed;
    private RawWalk walk;
    private RawWalk compressedWalk;

    @BeforeEach
    void writeFiles() throws IOException {
        Path path = folder.resolve("c.etl");
        compressed = SmallTraces.everyKind(
                SmallTraces.options(path).bufferBytes(0x800).compressed(), path);
        compressedWalk = new RawWalk(path);
        path = folder.resolve("a.etl");
        plain = SmallTraces.everyKind(SmallTraces.options(path).bufferBytes(0x800), path);
        walk = new RawWalk(path);
        assertThat(walk.buffers()).hasSize(5);
        assertThat(compressedWalk.buffers()).hasSize(5);
        assertThat(Files.exists(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "BufferSize, 0x00, 4",
        "SavedOffset, 0x04, 4",
        "CurrentOffset, 0x08, 4",
        "TimeStamp, 0x10, 4",
        "SequenceNumber, 0x18, 4",
        "SequenceNumber, 0x1C, 4",
        "ClientContext, 0x28, 2",
        "LoggerId, 0x2A, 2",
        "State, 0x2C, 4",
        "Offset, 0x30, 4",
        "BufferFlag, 0x34, 2",
        "BufferType, 0x36, 2",
    })
    void aDamagedBufferHeaderCostsNoOtherBuffer(String field, int offset, int bytes) {
        for (RawWalk file : List.of(walk, compressedWalk)) {
            byte[] good = file == walk ? plain : compressed;
            RawWalk.Buffer buffer = file.buffers().get(DAMAGED);
            int at = (int) buffer.offset() + offset;
            for (int value : valuesAround(buffer.stride(), buffer.savedOffset())) {
                Outcome outcome = new Outcome(good, at, value, bytes);
                outcome.hasEventsOfOthers(file, buffer);
                assertThat(outcome.counted() || outcome.isWhole())
                        .as("%s: counted, or harmless", outcome)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x04, 0x08, 0x18, 0x1C, 0x28, 0x2C, 0x30, 0x34, 0x36})
    void aDamagedFirstBufferHeaderIsNoEtlFileOrCostsNoOtherBuffer(int offset) {
        for (RawWalk file : List.of(walk, compressedWalk)) {
            byte[] good = file == walk ? plain : compressed;
            RawWalk.Buffer buffer = file.buffers().get(0);
            for (int value : valuesAround(buffer.stride(), buffer.savedOffset())) {
                byte[] bad = poke(good, offset, value, offset < 0x34 && offset != 0x28 ? 4 : 2);
                if (!opens(bad)) {
                    continue;
                }
                Outcome outcome = new Outcome(good, bad, "offset " + offset + " value " + value);
                if (offset == 0 && value > buffer.stride() && isBuffer(file, value)) {
                    // Nothing tells that buffers are passed over, but their number in the log-file header.
                    assertThat(outcome.lenient.counters.count(TraceCounter.BUFFERS_MISSING_AT_END))
                            .isEqualTo(value / buffer.stride() - 1);
                } else {
                    outcome.hasEventsOfOthers(file, buffer);
                }
            }
        }
    }

    @Test
    void aDamagedRecordCostsNoOtherBufferAndNoRecordBeforeIt() {
        RawWalk.Buffer buffer = walk.buffers().get(DAMAGED);
        Set<Long> starts = new TreeSet<>();
        records(buffer).forEach(record -> starts.add(record.fileOffset()));
        starts.add(buffer.offset() + buffer.savedOffset());
        for (RawWalk.Entry record : records(buffer)) {
            boolean kernel = (record.kind() <= 0x04 && record.kind() > 0) || (record.kind() & ~1) == 0x10;
            int sizeField = kernel ? 4 : 0;
            for (int field = 0; field < 0x10; field += 2) {
                for (int value : valuesAround(record.size(), (int) (starts.size() * 8L))) {
                    int at = (int) record.fileOffset() + field;
                    Outcome outcome = new Outcome(plain, at, value, 2);
                    outcome.hasEventsOfOthers(walk, buffer);
                    outcome.hasEventsBefore(record);
                    if (field == sizeField) {
                        long next = record.fileOffset() + (((value & 0xFFFF) + 7) & ~7);
                        assertThat(outcome.counted() || starts.contains(next))
                                .as("%s: counted, unless it leads to another record", outcome)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void anyHighByteOfVersionAndAnyKindCostsNoOtherBuffer() {
        RawWalk.Buffer buffer = walk.buffers().get(DAMAGED);
        for (RawWalk.Entry record : records(buffer)) {
            for (int field = 0; field < 4; field++) {
                for (int value = 0; value < 256; value++) {
                    Outcome outcome = new Outcome(plain, (int) record.fileOffset() + field, value, 1);
                    outcome.hasEventsOfOthers(walk, buffer);
                    outcome.hasEventsBefore(record);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"total size, 0x50", "type, 0x52", "linkage, 0x54", "data size, 0x56", "second total size, 0x70"})
    void aDamagedExtendedItemIsCountedOrEndsElsewhere(String field, int offset) {
        RawWalk.Buffer buffer = walk.buffers().get(DAMAGED);
        RawWalk.Entry record = records(buffer).stream()
                .filter(r -> r.kind() == 0x13 && r.size() > 0x60)
                .findFirst()
                .orElseThrow();
        for (int value : valuesAround(0x20, record.size() - 0x50)) {
            Outcome outcome = new Outcome(plain, (int) record.fileOffset() + offset, value, 2);
            outcome.hasEventsOfOthers(walk, buffer);
            outcome.hasEventsBefore(record);
            if (offset == 0x50 && (value & 0xFFFF) < 8 + 0x18) {
                assertThat(outcome.lenient.counters.count(TraceCounter.RECORD_EXTENSION_BAD))
                        .as("%s", outcome)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void noFieldOfTheLogFileHeaderStopsTheReadingOrCostsAnEvent() {
        for (byte[] good : List.of(plain, compressed)) {
            for (int field = 0; field < 0x118; field += 4) {
                for (int value : valuesAround(4, 8)) {
                    byte[] bad = poke(good, LOG_FILE_HEADER_AT + field, value, 4);
                    Outcome outcome = new Outcome(good, bad, "field " + field + " value " + value);
                    assertThat(outcome.lenient.ticks()).isEqualTo(outcome.before.ticks());
                    try (EtlFile file = MemoryChannel.open(bad)) {
                        TraceClock clock = file.header().clock();
                        clock.nanosSinceStart(outcome.before.ticks().get(5));
                        clock.fileTime(outcome.before.ticks().get(5));
                        clock.ticksAt(1_000_000_000);
                    }
                }
            }
        }
    }

    @Test
    void aTimeStampMayBeAnything() {
        for (RawWalk.Entry record : walk.records()) {
            int at = (int) record.fileOffset() + ((record.kind() & ~1) == 0x10 ? 8 : 16);
            for (int value : Mutator.BAD_VALUES) {
                byte[] bad = poke(plain, at, value, 4);
                for (byte[] file : List.of(bad, poke(bad, at + 4, value, 4))) {
                    assertThat(Reading.inOrder(MemoryChannel.open(file), false).events)
                            .hasSize(1 + 4 * SmallTraces.EVENTS_A_BUFFER);
                }
            }
        }
    }

    @Test
    void aStrictReadingNamesTheFileThePlaceAndTheDamage() {
        RawWalk.Entry record = records(walk.buffers().get(DAMAGED)).get(1);
        assertStrict(poke(plain, (int) record.fileOffset() + 4, 7, 2), "record sizes damaged", record.fileOffset());
        assertStrict(poke(plain, (int) record.fileOffset() + 3, 7, 1), "record markers damaged", record.fileOffset());
        assertStrict(
                poke(plain, (int) record.fileOffset() + 1, 0x87, 1), "record extensions damaged", record.fileOffset());
        long buffer = walk.buffers().get(DAMAGED).offset();
        assertStrict(poke(plain, (int) buffer, 7, 4), "buffer headers damaged", buffer);
        assertStrict(poke(plain, (int) buffer + 4, 0x801, 4), "buffer headers damaged", buffer);
        long packed = compressedWalk.buffers().get(DAMAGED).offset();
        assertStrict(poke(compressed, (int) packed + 0x48, -1, 4), "compressed buffers damaged", packed);
    }

    private static void assertStrict(byte[] file, String what, long where) {
        String message = String.format(Locale.ROOT, "memory.etl: %s at byte %,d: ", what, where);
        assertThatThrownBy(() -> Reading.scan(MemoryChannel.open(file), true))
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith(message);
        assertThatThrownBy(() -> Reading.inOrder(MemoryChannel.open(file), true))
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith(message);
    }

    private static boolean isBuffer(RawWalk file, int offset) {
        return file.buffers().stream().anyMatch(buffer -> buffer.offset() == offset);
    }

    private static boolean opens(byte[] file) {
        try (EtlFile opened = MemoryChannel.open(file)) {
            return opened.bytes() == file.length;
        } catch (TraceException e) {
            assertThat(e.getMessage()).startsWith("memory.etl: not an .etl file: ");
            return false;
        }
    }

    private List<RawWalk.Entry> records(RawWalk.Buffer buffer) {
        return walk.records().stream()
                .filter(record -> record.buffer().equals(buffer))
                .toList();
    }

    private static int[] valuesAround(int... sizes) {
        List<Integer> values = new ArrayList<>();
        for (int value : Mutator.BAD_VALUES) {
            values.add(value);
        }
        for (int size : sizes) {
            for (int near : new int[] {-8, -1, 1, 8}) {
                values.add(size + near);
            }
            values.add(2 * size);
        }
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static byte[] poke(byte[] good, int at, int value, int bytes) {
        byte[] bad = good.clone();
        byte[] stored = new byte[4];
        ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
        System.arraycopy(stored, 0, bad, at, bytes);
        return bad;
    }

    /** What a reading gives before and after the damage. */
    private static final class Outcome {
        private final String what;
        private final Reading before;
        private final Reading lenient;

        Outcome(byte[] good, int at, int value, int bytes) {
            this(good, poke(good, at, value, bytes), String.format("0x%X in %d bytes at 0x%X", value, bytes, at));
        }

        Outcome(byte[] good, byte[] bad, String what) {
            this.what = what;
            before = Reading.scan(MemoryChannel.open(good), true);
            lenient = Reading.scan(MemoryChannel.open(bad), false);
            try {
                EtlFuzz.check(bad);
            } catch (AssertionError e) {
                throw new AssertionError(what, e);
            }
        }

        boolean counted() {
            Set<TraceCounter> counted = lenient.counted().keySet();
            return counted.stream().anyMatch(counter -> !before.counted().containsKey(counter));
        }

        /** Whether the same records were read. */
        boolean isWhole() {
            return lenient.ids().equals(before.ids()) && lenient.counted().equals(before.counted());
        }

        void hasEventsOfOthers(RawWalk file, RawWalk.Buffer damaged) {
            assertThat(lenient.ticks())
                    .as("%s: events of other buffers", this)
                    .containsAll(file.records().stream()
                            .filter(r -> !r.buffer().equals(damaged) && isEvent(r))
                            .map(RawWalk.Entry::ticks)
                            .collect(Collectors.toList()));
        }

        void hasEventsBefore(RawWalk.Entry damaged) {
            int first = before.ticks().indexOf(damaged.ticks());
            int count = first < 0 ? 0 : first;
            assertThat(lenient.ticks().subList(0, count))
                    .as("%s: events before it", this)
                    .isEqualTo(before.ticks().subList(0, count));
        }

        private static boolean isEvent(RawWalk.Entry record) {
            return record.kind() < 0x0C || (record.kind() > 0x0E && record.kind() != 0x90);
        }

        @Override
        public String toString() {
            return what + " gave " + lenient.counted() + ", " + lenient.events.size() + " events";
        }
    }
}
