package fltscope.collector.etl;

import static fltscope.schemas.trace.TraceCounter.BUFFERS_LOST;
import static fltscope.schemas.trace.TraceCounter.EVENTS_LOST;
import static fltscope.schemas.trace.TraceCounter.NEVER_FINALISED;
import static fltscope.schemas.trace.TraceCounter.OVERWRITTEN;
import static fltscope.schemas.trace.TraceCounter.SESSION_APPENDED;
import static fltscope.schemas.trace.TraceCounter.SESSION_LEFT_OUT;
import static fltscope.schemas.trace.TraceCounter.TIME_WENT_BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fltscope.collector.archive.Members;
import fltscope.schemas.fixture.EtlOptions;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.PayloadSource;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOrderTest {
    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("a.etl");
    }

    private static void event(EtlWriter etl, int cpu, long at, int hook) {
        etl.cpu(cpu).at(at).perfInfo(hook, 2, PayloadSource.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void processorsThatAreFlushedAtAnyTimeAreMergedByTime(boolean compressed) throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int processors = 1 + random.nextInt(9);
            EtlOptions options = SmallTraces.options(path()).processors(processors);
            List<Long> ticks = new ArrayList<>();
            ticks.add(1_000_000_000L);
            try (EtlWriter etl = options.open().compress(compressed)) {
                for (int i = 0; i < 500; i++) {
                    long at = 1_000_000_000L + i;
                    ticks.add(at);
                    int cpu = random.nextInt(processors);
                    event(etl, cpu, at, 0x0400 + cpu);
                    if (random.nextInt(10) == 0) {
                        etl.flush(random.nextInt(processors));
                    }
                }
            }
            Reading reading = Reading.inOrder(path());
            assertThat(reading.ticks()).isEqualTo(ticks);
            assertThat(reading.counted()).isEmpty();
            reading.events.stream()
                    .skip(1)
                    .forEach(event -> assertThat(event.processor()).isEqualTo(event.id() - 0x0400));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void buffersThatAreReadInPartsGiveTheSameEvents(boolean compressed) throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int processors = 1 + random.nextInt(5);
            try (EtlWriter etl = SmallTraces.options(path())
                    .bufferBytes(0x20000)
                    .processors(processors)
                    .open()
                    .compress(compressed)) {
                for (int i = 0; i < 300; i++) {
                    int bytes = random.nextInt(20) == 0 ? random.nextInt(0xFFE0) : random.nextInt(300);
                    SmallTraces.plain(etl, random.nextInt(processors), 10L + i, bytes);
                }
            }
            Reading whole = Reading.inOrder(path());
            for (int budget = 1; budget < 1 << 20; budget *= 1 + random.nextInt(40)) {
                budget++;
                Reading inParts = Reading.inOrder(EtlFile.open(path()), true, budget);
                assertThat(inParts.events)
                        .as("seed %d, budget %d", seed, budget)
                        .isEqualTo(whole.events);
                assertThat(inParts.counted()).isEqualTo(whole.counted());
            }
        }
    }

    @Test
    void eventsOfEqualTimeComeInTheOrderOfTheFile() throws IOException {
        long at = 1_000_000_100L;
        try (EtlWriter etl = SmallTraces.options(path()).processors(3).open()) {
            event(etl, 1, at, 0x0401);
            event(etl, 1, at, 0x0402);
            etl.flush(1);
            event(etl, 2, at, 0x0403);
            event(etl, 0, at, 0x0405);
            event(etl, 2, at, 0x0404);
            etl.flush(2);
            etl.flush(0);
            event(etl, 1, at, 0x0406);
            event(etl, 2, at, 0x0407);
            etl.flushAll();
        }
        assertThat(Reading.inOrder(path()).ids())
                .containsExactly(0, 0x0401, 0x0402, 0x0403, 0x0404, 0x0405, 0x0406, 0x0407);
    }

    @Test
    void timeThatRunsBackOnAProcessorIsCountedAndTheEventDelivered() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).processors(2).open()) {
            event(etl, 0, 1_000_000_100L, 0x0401);
            event(etl, 0, 1_000_000_050L, 0x0402);
            event(etl, 0, 1_000_000_200L, 0x0403);
            event(etl, 1, 1_000_000_060L, 0x0404);
        }
        Reading reading = Reading.inOrder(path());
        assertThat(reading.ids()).containsExactly(0, 0x0404, 0x0401, 0x0402, 0x0403);
        assertThat(reading.counted()).isEqualTo(Map.of(TIME_WENT_BACK, 1L));
        assertThat(reading.counters.firstOffset(TIME_WENT_BACK)).isEqualTo(0x400 + 0x48 + 0x10);
        assertThatThrownBy(() -> Reading.inOrder(EtlFile.open(path()), true))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("time ran backwards at byte 1,112: ");
    }

    @Test
    void aCircularFileThatHasWrappedIsReadFromItsOldestBuffer() throws IOException {
        try (EtlWriter etl =
                SmallTraces.options(path()).processors(2).circular(5).open()) {
            for (int i = 0; i < 13; i++) {
                event(etl, i % 2, 1_000_000_100L + 100L * i, 0x0400 + i);
                event(etl, i % 2, 1_000_000_100L + 100L * i + 150, 0x0480 + i);
                etl.flush(i % 2);
            }
        }
        Reading reading = Reading.inOrder(path());
        assertThat(reading.ids())
                .containsExactly(0, 0x0408, 0x0409, 0x0488, 0x040A, 0x0489, 0x040B, 0x048A, 0x040C, 0x048B, 0x048C);
        assertThat(reading.ticks()).isSorted();
        assertThat(reading.counted()).isEqualTo(Map.of(OVERWRITTEN, 8L));
        Reading scan = Reading.scan(EtlFile.open(path()), false);
        assertThat(scan.counted()).isEqualTo(reading.counted());
        assertThat(scan.events).containsExactlyInAnyOrderElementsOf(reading.events);
    }

    @Test
    void aCircularFileThatHasNotWrappedHasLostNothing() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).circular(5).open()) {
            for (int i = 0; i < 5; i++) {
                event(etl, 0, 1_000_000_100L + i, 0x0400 + i);
                etl.flush(0);
            }
        }
        Reading reading = Reading.inOrder(path());
        assertThat(reading.ids()).containsExactly(0, 0x0400, 0x0401, 0x0402, 0x0403, 0x0404);
        assertThat(reading.counted()).isEmpty();
    }

    @Test
    void anAppendedSessionOfTheSameBootGoesOnInTheSameClock() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).processors(2).open()) {
            event(etl, 0, 1_000_000_100L, 0x0401);
            event(etl, 1, 1_000_000_200L, 0x0402);
        }
        long hour = 36_000_000_000L;
        long border;
        try (EtlWriter etl = EtlWriter.appendTo(path())
                .bufferBytes(0x400)
                .processors(2)
                .startTicks(1_000_000_000L + hour)
                .startFileTime(134_116_992_000_000_000L + hour)
                .open()) {
            border = etl.position() - 0x400;
            event(etl, 1, 1_000_000_100L + hour, 0x0403);
            event(etl, 0, 1_000_000_200L + hour, 0x0404);
        }
        Reading reading = Reading.inOrder(path());
        assertThat(reading.ids()).containsExactly(0, 0x0401, 0x0402, 0, 0x0403, 0x0404);
        assertThat(reading.ticks()).isSorted().last().isEqualTo(1_000_000_200L + hour);
        assertThat(reading.counted()).isEqualTo(Map.of(SESSION_APPENDED, 1L));
        assertThat(reading.counters.firstOffset(SESSION_APPENDED)).isEqualTo(border);
        Reading scan = Reading.scan(EtlFile.open(path()), false);
        assertThat(scan.events).containsExactlyInAnyOrderElementsOf(reading.events);
        assertThat(scan.counted()).isEqualTo(reading.counted());
    }

    @Test
    void anAppendedSessionOfALaterBootIsBroughtToTheClockOfTheFirst() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).open()) {
            event(etl, 0, 1_000_000_100L, 0x0401);
        }
        long hour = 36_000_000_000L;
        try (EtlWriter etl = EtlWriter.appendTo(path())
                .bufferBytes(0x400)
                .startTicks(5_000_000L)
                .startFileTime(134_116_992_000_000_000L + hour)
                .open()) {
            event(etl, 0, 5_000_007L, 0x0402);
        }
        for (Reading reading : List.of(Reading.inOrder(path()), Reading.scan(EtlFile.open(path()), false))) {
            assertThat(reading.ids()).containsExactly(0, 0x0401, 0, 0x0402);
            assertThat(reading.ticks())
                    .containsExactly(1_000_000_000L, 1_000_000_100L, 1_000_000_000L + hour, 1_000_000_007L + hour);
            assertThat(reading.counted()).isEqualTo(Map.of(SESSION_APPENDED, 1L));
        }
    }

    @Test
    void anAppendedSessionWithAnotherClockIsLeftOutAndCounted() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).open()) {
            event(etl, 0, 1_000_000_100L, 0x0401);
        }
        try (EtlWriter etl = EtlWriter.appendTo(path())
                .bufferBytes(0x400)
                .qpcClock(3_579_545)
                .open()) {
            event(etl, 0, 1_000_000_200L, 0x0402);
        }
        try (EtlWriter etl = EtlWriter.appendTo(path()).bufferBytes(0x400).open()) {
            event(etl, 0, 1_000_000_300L, 0x0403);
        }
        for (Reading reading : List.of(Reading.inOrder(path()), Reading.scan(EtlFile.open(path()), false))) {
            assertThat(reading.ids()).containsExactlyInAnyOrder(0, 0, 0x0401, 0x0403);
            assertThat(reading.counted()).isEqualTo(Map.of(SESSION_APPENDED, 1L, SESSION_LEFT_OUT, 1L));
        }
    }

    @Test
    void lossesOfAllSessionsOfAFileAreAdded() throws IOException {
        SmallTraces.options(path()).eventsLost(3).buffersLost(1).open().close();
        EtlWriter.appendTo(path())
                .bufferBytes(0x400)
                .eventsLost(4)
                .neverFinalised()
                .open()
                .close();
        EtlWriter.appendTo(path()).bufferBytes(0x400).eventsLost(5).open().close();
        Reading reading = Reading.inOrder(path());
        assertThat(reading.counted())
                .isEqualTo(Map.of(
                        EVENTS_LOST, 8L,
                        BUFFERS_LOST, 1L,
                        NEVER_FINALISED, 1L,
                        SESSION_APPENDED, 2L));
        assertThat(Reading.scan(EtlFile.open(path()), false).counted()).isEqualTo(reading.counted());
    }

    @Test
    void partsOfOneSessionAreReadTogether() throws IOException {
        Path second = folder.resolve("b.etl");
        try (EtlWriter etl =
                SmallTraces.options(path()).processors(2).newFile(1).open()) {
            event(etl, 0, 1_000_000_100L, 0x0401);
            event(etl, 1, 1_000_000_400L, 0x0404);
        }
        try (EtlWriter etl = SmallTraces.options(second)
                .processors(2)
                .newFile(3)
                .startTicks(1_000_000_200L)
                .startFileTime(134_116_992_000_000_200L)
                .open()) {
            event(etl, 0, 1_000_000_300L, 0x0403);
            event(etl, 1, 1_000_000_500L, 0x0405);
        }
        assertThat(Reading.inOrder(path(), second).ids()).containsExactly(0, 0x0401, 0, 0x0403, 0x0404, 0x0405);
        assertThat(Reading.inOrder(second, path()).ids()).containsExactly(0, 0x0401, 0, 0x0403, 0x0404, 0x0405);
    }

    @Test
    void aFileThatIsGivenTwiceIsRefused() throws IOException {
        SmallTraces.options(path()).open().close();
        Path again = folder.resolve(".").resolve(path().getFileName());
        assertThatThrownBy(() -> Reading.inOrder(path(), again))
                .isInstanceOf(TraceException.class)
                .hasMessage(again + ": is given twice: each of its events would count twice");
    }

    @Test
    void filesWithDifferentClocksAreNotReadTogether() throws IOException {
        Path second = folder.resolve("b.etl");
        SmallTraces.options(path()).open().close();
        SmallTraces.options(second).qpcClock(3_579_545).open().close();
        assertThatThrownBy(() -> Reading.inOrder(path(), second))
                .isInstanceOf(TraceException.class)
                .hasMessage(second + ": has another clock than " + path() + " and can not be read together with it");
    }

    private static Stream<Arguments> othersThanTheFirst() {
        return Stream.of(
                arguments("Windows build 19041 and 22621", (UnaryOperator<EtlOptions>) other -> other.osBuild(22621)),
                arguments("1 and 2 processors", (UnaryOperator<EtlOptions>) other -> other.processors(2)),
                arguments("64 and 32 bits", (UnaryOperator<EtlOptions>) other -> other.pointerBytes(4)),
                arguments("Windows was started at other times", (UnaryOperator<EtlOptions>)
                        other -> other.bootFileTime(134_000_000_000_000_000L)),
                arguments("the clock and the calendar do not agree", (UnaryOperator<EtlOptions>)
                        other -> other.startTicks(900_000_000_000L)));
    }

    /** Two machines in one recording give times before the start of the trace, and one's processes to the other. */
    @ParameterizedTest
    @MethodSource("othersThanTheFirst")
    void filesOfTwoMachinesOrTwoRunsAreReadTogetherOnlyWhereThatIsAskedFor(
            String why, UnaryOperator<EtlOptions> different) throws IOException {
        Path second = folder.resolve("b.etl");
        SmallTraces.options(path())
                .bootFileTime(133_000_000_000_000_000L)
                .open()
                .close();
        different
                .apply(SmallTraces.options(second).bootFileTime(133_000_000_000_000_000L))
                .open()
                .close();
        List<Path> both = List.of(path(), second);
        assertThatThrownBy(() -> new EtlReader(both, false).close())
                .isInstanceOf(TraceException.class)
                .hasMessage(second + ": is not of the same run of the same machine as " + path() + ": " + why
                        + "; read them apart, or give --force where they do belong together");
        try (EtlReader forced = new EtlReader(both, Members.ONE, false, true)) {
            assertThat(forced.bytes()).isPositive();
        }
    }

    @Test
    void theReadingEndsWhenTheSinkHasHadEnough() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).open()) {
            LongStream.range(0, 100).forEach(i -> event(etl, 0, 1_000_000_001L + i, 0x0401));
        }
        long[] seen = new long[1];
        try (EtlReader reader = new EtlReader(List.of(path()), false)) {
            reader.read(event -> ++seen[0] < 7, new TraceCounters(), ReadProgress.NONE);
            assertThat(seen[0]).isEqualTo(7);
            seen[0] = -1000;
            long[] bytes = new long[1];
            reader.read(event -> ++seen[0] < 0, new TraceCounters(), read -> bytes[0] += read);
            assertThat(seen[0]).as("a reader can be read again").isEqualTo(-1000 + 101);
            assertThat(bytes[0]).isEqualTo(reader.bytes());
        }
    }
}
