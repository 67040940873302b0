package fltscope.collector.etl;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.fixture.BufferFlags;
import fltscope.schemas.fixture.EtlDamage;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.SharedTraces;
import fltscope.schemas.record.LossSource;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where in time missing buffers are placed; times are ticks since the start of the session. */
class LossPlacesTest {
    private static final int NUMBER_AT = 0x18;
    private static final long DAY_TICKS = 24L * 60 * 60 * 10_000_000;

    @TempDir
    private Path folder;

    private final TraceCounters counters = new TraceCounters();

    private Path path() {
        return folder.resolve("a.etl");
    }

    private static PlacedLoss missing(long since, long until, long buffers) {
        return new PlacedLoss(since, until, LossSource.NUMBERS, buffers);
    }

    private static PlacedLoss flagged(long since, long until) {
        return new PlacedLoss(since, until, LossSource.BUFFER_FLAG, 0);
    }

    private List<PlacedLoss> losses() {
        return losses(path()).stream()
                .map(loss -> new PlacedLoss(
                        SmallTraces.since(loss.sinceTicks()),
                        SmallTraces.since(loss.ticks()),
                        loss.source(),
                        loss.buffers()))
                .toList();
    }

    /** The losses that a reading tells; each must come between the events that it lies between. */
    private List<PlacedLoss> losses(Path file) {
        List<PlacedLoss> losses = new ArrayList<>();
        EventSink sink = new EventSink() {
            private long lastTicks = Long.MIN_VALUE;

            @Override
            public boolean event(EventRecord event) {
                lastTicks = event.timestampTicks();
                assertThat(losses).allMatch(loss -> loss.ticks() <= lastTicks);
                return true;
            }

            @Override
            public void lost(PlacedLoss loss) {
                assertThat(loss.ticks()).isGreaterThan(lastTicks);
                assertThat(loss.sinceTicks()).isLessThanOrEqualTo(loss.ticks());
                losses.add(loss);
            }
        };
        try (EtlReader reader = new EtlReader(List.of(file), false)) {
            reader.read(sink, counters, ReadProgress.NONE);
        }
        return losses;
    }

    private static void buffer(EtlWriter etl, int cpu, long at) {
        SmallTraces.plain(etl, cpu, at, 8);
        SmallTraces.plain(etl, cpu, at + 5, 8);
        etl.flush(cpu);
    }

    @Test
    void aMissingBufferLiesBeforeTheNextOneOfEveryProcessorAsItMayBeOfAny() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).processors(2).open()) {
            buffer(etl, 0, 10); // 1
            buffer(etl, 1, 20); // 2
            buffer(etl, 0, 30); // 3
            buffer(etl, 1, 40); // 4
            etl.skipSequence(2);
            buffer(etl, 0, 50); // 7
            buffer(etl, 0, 60); // 8
            buffer(etl, 1, 70); // 9
            buffer(etl, 0, 80); // 10
        }
        assertThat(losses()).as("taken into use after buffer 2 was full").containsExactly(missing(20, 70, 2));
        assertThat(counters.count(TraceCounter.SEQUENCE_GAP)).isEqualTo(2);
    }

    @Test
    void eachGapHasAPlaceOfItsOwn() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).open()) {
            buffer(etl, 0, 10);
            etl.skipSequence(1);
            buffer(etl, 0, 20);
            buffer(etl, 0, 30);
            etl.skipSequence(3);
            buffer(etl, 0, 40);
            buffer(etl, 0, 50);
        }
        assertThat(losses()).containsExactly(missing(0, 20, 1), missing(20, 40, 3));
    }

    @Test
    void whereAProcessorHasNoLaterBufferTheLossMayReachToTheEnd() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).processors(2).open()) {
            buffer(etl, 0, 10);
            buffer(etl, 1, 20);
            etl.skipSequence(1);
            buffer(etl, 0, 30);
            buffer(etl, 0, 40);
        }
        assertThat(losses()).isEmpty();
        assertThat(counters.count(TraceCounter.SEQUENCE_GAP)).isEqualTo(1);
    }

    @Test
    void aProcessorWithoutAnyBufferMayHaveLostItsOnlyOne() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).processors(3).open()) {
            buffer(etl, 0, 10);
            buffer(etl, 1, 20);
            etl.skipSequence(1);
            buffer(etl, 0, 30);
            buffer(etl, 1, 40);
        }
        assertThat(losses()).isEmpty();
    }

    /** The other processor is quiet for long, or has no buffer after it; a third has none at all. */
    @ParameterizedTest
    @ValueSource(longs = {9_000, 0})
    void aMissingBufferIsOfTheProcessorWhoseNextOneSaysThatOneWasLost(long nextOfTheOther) throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).processors(3).open()) {
            buffer(etl, 0, 10); // 1
            buffer(etl, 1, 20); // 2
            buffer(etl, 0, 30); // 3
            etl.skipSequence(1);
            SmallTraces.plain(etl, 0, 50, 8);
            etl.flush(0, BufferFlags.BUFFER_LOST); // 5
            buffer(etl, 0, 60);
            if (nextOfTheOther != 0) {
                buffer(etl, 1, nextOfTheOther);
            }
        }
        assertThat(losses()).containsExactlyInAnyOrder(missing(10, 50, 1), flagged(30, 60));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 6, 1L << 32, -1, 0})
    void numbersThatAreNoSequencePlaceNothing(long numberOfTheThird) throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).open()) {
            for (int i = 1; i <= 3; i++) {
                buffer(etl, 0, 10L * i);
            }
            etl.skipSequence(1);
            buffer(etl, 0, 40);
            buffer(etl, 0, 50);
        }
        assertThat(losses()).containsExactly(missing(20, 40, 1));
        long third = 3L * SmallTraces.BUFFER_BYTES + NUMBER_AT;
        EtlDamage.pokeU32(path(), third, (int) numberOfTheThird);
        EtlDamage.pokeU32(path(), third + Integer.BYTES, (int) (numberOfTheThird >>> 32));
        assertThat(losses()).isEmpty();
    }

    @Test
    void numbersOfWhichTwoProcessorsHaveTheSamePlaceNothing() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).processors(2).open()) {
            for (int i = 0; i < 4; i++) {
                buffer(etl, i & 1, 10L * i);
            }
            etl.skipSequence(2);
            buffer(etl, 0, 50);
            buffer(etl, 1, 60);
        }
        assertThat(losses()).hasSize(1);
        EtlDamage.pokeU32(path(), 3L * SmallTraces.BUFFER_BYTES + NUMBER_AT, 2);
        assertThat(losses()).isEmpty();
    }

    @Test
    void numbersThatContradictTheTimesPlaceNothing() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).processors(2).open()) {
            buffer(etl, 0, 1000); // 1
            buffer(etl, 0, 2000); // 2
            buffer(etl, 0, 3000); // 3
            etl.skipSequence(1);
            buffer(etl, 0, 4000); // 5
            buffer(etl, 1, 10); // 6: in use before 3 was taken
        }
        assertThat(losses()).isEmpty();
    }

    @Test
    void whatABufferIsFlaggedWithLiesBetweenItsNeighboursOnItsProcessor() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).processors(2).open()) {
            buffer(etl, 0, 10);
            buffer(etl, 1, 20);
            SmallTraces.plain(etl, 0, 30, 8);
            etl.flush(0, BufferFlags.EVENTS_LOST);
            buffer(etl, 1, 40);
            buffer(etl, 0, 50);
            SmallTraces.plain(etl, 0, 60, 8);
            etl.flush(0, BufferFlags.BUFFER_LOST);
        }
        assertThat(losses()).as("the last one's reaches to the end").containsExactly(flagged(10, 50));
        assertThat(counters.count(TraceCounter.BUFFER_LOSS_FLAG)).isEqualTo(2);
    }

    @Test
    void aLossBeforeTheFirstBufferOfAProcessorBeginsWithTheSession() throws IOException {
        try (EtlWriter etl =
                SmallTraces.options(path()).startTicks(1_000_000_004L).open()) {
            SmallTraces.plain(etl, 0, 10, 8);
            etl.flush(0, BufferFlags.EVENTS_LOST);
            buffer(etl, 0, 20);
        }
        assertThat(losses()).containsExactly(flagged(4, 20));
    }

    @Test
    void theLossOfAnAppendedSessionIsToldInTheClockOfTheFirst() throws IOException {
        long start = 134_116_992_000_000_000L;
        try (EtlWriter first =
                EtlWriter.to(path()).bufferBytes(0x400).startFileTime(start).open()) {
            buffer(first, 0, 10);
            first.skipSequence(1);
            buffer(first, 0, 20);
        }
        try (EtlWriter second = EtlWriter.appendTo(path())
                .bufferBytes(0x400)
                .startFileTime(start + DAY_TICKS)
                .open()) {
            buffer(second, 0, 10);
            buffer(second, 0, 20);
            second.skipSequence(1);
            buffer(second, 0, 30);
        }
        assertThat(losses()).containsExactly(missing(0, 20, 1), missing(DAY_TICKS + 10, DAY_TICKS + 30, 1));
    }

    /** The first buffers of a session may be another's, or never have been written. */
    @Test
    void aRingThatHoldsAllThatItsSessionWroteWasNotOverwritten() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).circular(4).open()) {
            etl.skipSequence(5);
            buffer(etl, 0, 10);
            buffer(etl, 0, 20);
        }
        assertThat(losses()).isEmpty();
        assertThat(counters.count(TraceCounter.OVERWRITTEN)).isZero();
    }

    @Test
    void theBuffersOfACircularFileAreNumberedInTheOrderOfTheirTimes() throws IOException {
        try (EtlWriter etl = SmallTraces.options(path()).circular(4).open()) {
            for (int i = 1; i <= 6; i++) {
                if (i == 5) {
                    etl.skipSequence(1);
                }
                buffer(etl, 0, 10L * i);
            }
        }
        assertThat(losses()).containsExactly(missing(30, 50, 1));
        assertThat(counters.count(TraceCounter.OVERWRITTEN)).isEqualTo(2);
    }

    @Test
    void moreGapsThanCanBeLookedUpHaveNoPlace() throws IOException {
        for (int gaps = LossPlaces.MOST_GAPS; gaps <= LossPlaces.MOST_GAPS + 1; gaps++) {
            try (EtlWriter etl = SmallTraces.options(path()).bufferBytes(0x200).open()) {
                for (int i = 0; i <= gaps; i++) {
                    SmallTraces.plain(etl, 0, 10L * i, 8);
                    etl.flush(0).skipSequence(1);
                }
            }
            List<PlacedLoss> told = new ArrayList<>();
            try (EtlReader reader = new EtlReader(List.of(path()), false)) {
                reader.read(
                        new EventSink() {
                            @Override
                            public boolean event(EventRecord event) {
                                return true;
                            }

                            @Override
                            public void lost(PlacedLoss loss) {
                                told.add(loss);
                            }
                        },
                        counters,
                        ReadProgress.NONE);
            }
            assertThat(told).hasSize(gaps > LossPlaces.MOST_GAPS ? 0 : gaps);
        }
    }

    @Test
    void aRealTraceWithTwoNumbersMissingTellsWhen() {
        assertThat(losses(SharedTraces.orSkip("tx/Process.etl")))
                .containsExactly(
                        missing(178_345_445_204L, 178_349_519_687L, 1), missing(178_349_549_649L, 178_363_104_606L, 1));
    }

    /** Whatever was lost lies in the time that is told, or no time is told. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void noLostEventLiesOutsideOfTheTimeThatIsTold(int seed) throws IOException {
        int told = 0;
        for (int round = 0; round < 40; round++) {
            Random random = new Random(100L * seed + round);
            int processors = 1 + random.nextInt(4);
            long[] first = new long[processors];
            List<long[]> lost = new ArrayList<>();
            long at = 1;
            try (EtlWriter etl =
                    SmallTraces.options(path()).processors(processors).open()) {
                for (int i = 0; i < 150; i++) {
                    int cpu = random.nextInt(processors);
                    at += random.nextInt(3) * 7L;
                    SmallTraces.plain(etl, cpu, at, 8);
                    first[cpu] = first[cpu] == 0 ? at : first[cpu];
                    if (random.nextInt(4) == 0) {
                        if (random.nextInt(12) == 0) {
                            lost.add(new long[] {first[cpu], at});
                            etl.loseBuffer(cpu);
                        } else {
                            etl.flush(cpu);
                        }
                        first[cpu] = 0;
                    }
                }
            }
            List<PlacedLoss> losses = losses();
            long buffers = losses.stream().mapToLong(PlacedLoss::buffers).sum();
            if (buffers == lost.size()) {
                told += lost.size();
                assertThat(lost)
                        .as("seed %d, round %d", seed, round)
                        .allMatch(events -> losses.stream()
                                .anyMatch(loss -> loss.sinceTicks() <= events[0] && events[1] <= loss.ticks()));
            }
        }
        assertThat(told).isPositive();
    }
}
