package fltscope.analyzer.latency;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.trace.TraceClock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickCountsTest {
    @ParameterizedTest
    @ValueSource(longs = {1_000, 3_579_545, 10_000_000, 24_000_000, 2_994_373_000L})
    void countingTicksGivesTheHistogramThatRecordingEachDurationGives(long ticksPerSecond) {
        TraceClock clock = new TraceClock(TraceClock.Type.QPC, ticksPerSecond, 0, 0);
        TickCounts counts = new TickCounts(clock);
        Latency expected = new Latency();
        Random random = new Random(ticksPerSecond);
        for (int i = 0; i < 20_000; i++) {
            long ticks = random.nextLong(1L << random.nextInt(1, 24)) - 1;
            counts.record(ticks);
            expected.record(clock.nanos(ticks));
        }
        Latency latency = new Latency();
        counts.addTo(latency);
        assertThat(latency.histogram().equals(expected.histogram()))
                .as("every count in every bucket")
                .isTrue();
        assertThat(latency.maxNanos()).isEqualTo(expected.maxNanos());
        assertThat(latency.sumNanos()).isEqualTo(expected.sumNanos());
        assertThat(latency.backwards()).isEqualTo(expected.backwards()).isPositive();
    }

    @Test
    void whatIsLookedAtInBetweenIsNotTakenAway() {
        TickCounts counts = new TickCounts(new TraceClock(TraceClock.Type.QPC, 10_000_000, 0, 0));
        counts.record(7);
        counts.addTo(new Latency());
        counts.record(9_000);
        Latency latency = new Latency();
        counts.addTo(latency);
        assertThat(latency.count()).isEqualTo(2);
    }
}
