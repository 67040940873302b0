package fltscope.analyzer.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTest {
    private static final Percentage THREE_DIGITS = Percentage.withPercentage(0.1);

    @Test
    void percentilesHaveThreeDigits() {
        Latency latency = new Latency();
        for (int i = 1; i <= 10_000; i++) {
            latency.record(1000L * i);
        }
        assertThat(latency.count()).isEqualTo(10_000);
        assertThat(latency.nanosAt(50)).isCloseTo(5_000_000, THREE_DIGITS);
        assertThat(latency.nanosAt(90)).isCloseTo(9_000_000, THREE_DIGITS);
        assertThat(latency.nanosAt(99)).isCloseTo(9_900_000, THREE_DIGITS);
        assertThat(latency.nanosAt(99.9)).isCloseTo(9_990_000, THREE_DIGITS);
        assertThat(latency.maxNanos()).isCloseTo(10_000_000, THREE_DIGITS);
    }

    @Test
    void negativeDurationsAreCountedApart() {
        Latency latency = new Latency();
        latency.record(-1);
        latency.record(Long.MIN_VALUE);
        latency.record(0);
        assertThat(latency.count()).isEqualTo(1);
        assertThat(latency.backwards()).isEqualTo(2);
        assertThat(latency.maxNanos()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 40, 1L << 61, 1L << 62, Long.MAX_VALUE})
    void noDurationIsTooLong(long nanos) {
        Latency latency = new Latency();
        latency.record(nanos);
        assertThat(latency.maxNanos()).isCloseTo(nanos, THREE_DIGITS);
    }

    @Test
    void joiningAddsBothCounts() {
        Latency latency = new Latency();
        latency.record(100);
        Latency other = new Latency();
        other.record(1_000_000_000_000L);
        other.record(-5);
        latency.add(other);
        assertThat(latency.count()).isEqualTo(2);
        assertThat(latency.backwards()).isEqualTo(1);
        assertThat(latency.maxNanos()).isCloseTo(1_000_000_000_000L, THREE_DIGITS);
    }
}
