package fltscope.analyzer.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenLivesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long PATTERN = 0x1234;

    private final OpenLives lives = new OpenLives();

    @Test
    void theP99IsNeverBelowTheTrueOneAndLessThanHalfAbove() {
        for (long life = 2; life > 0 && life < 1L << 60; life = life * 5 / 4 + 1) {
            OpenLives one = new OpenLives();
            one.record(PATTERN, 1, -1, 0, life, 0);
            assertThat(one.p99Nanos(PATTERN, (process, ticks) -> true)).isBetween(life, life + life / 2 + 1);
        }
    }

    @Test
    void oneLongLifeAmongAHundredDoesNotCount() {
        for (int i = 0; i < 99; i++) {
            lives.record(PATTERN, 1, -1, 0, SECOND, 0);
        }
        lives.record(PATTERN, 1, -1, 0, 1000 * SECOND, 0);
        assertThat(lives.p99Nanos(PATTERN, (process, ticks) -> true)).isLessThan(2 * SECOND);
        lives.record(PATTERN, 1, -1, 0, 1000 * SECOND, 0);
        assertThat(lives.p99Nanos(PATTERN, (process, ticks) -> true)).isGreaterThanOrEqualTo(1000 * SECOND);
    }

    @Test
    void otherPatternsAndOtherOpenersDoNotCount() {
        lives.record(PATTERN, 1, -1, 500, SECOND, 0);
        assertThat(lives.p99Nanos(PATTERN, (process, ticks) -> process == 1 && ticks == 500))
                .isPositive();
        assertThat(lives.p99Nanos(PATTERN, (process, ticks) -> process == 2)).isZero();
        assertThat(lives.p99Nanos(PATTERN + 1, (process, ticks) -> true)).isZero();
        assertThat(lives.p99Nanos(PATTERN + 1, (process, ticks) -> true)).isZero();
    }

    @Test
    void livesOfAllProcessesOfAnImageAreOneSeries() {
        lives.record(PATTERN, 1, -1, 0, SECOND, 0);
        lives.record(PATTERN, 2, -1, 0, 100 * SECOND, 0);
        assertThat(lives.p99Nanos(PATTERN, (process, ticks) -> true)).isGreaterThanOrEqualTo(100 * SECOND);
    }

    @Test
    void lifesOfNoLengthAndOfAllTimeAreTaken() {
        lives.record(PATTERN, 1, -1, 0, 0, 0);
        assertThat(lives.p99Nanos(PATTERN, (process, ticks) -> true)).isPositive();
        lives.record(PATTERN, 1, -1, 0, -1, 0);
        lives.record(PATTERN, 1, -1, 0, Long.MAX_VALUE, 0);
        assertThat(lives.p99Nanos(PATTERN, (process, ticks) -> true)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void tooManyKindsShareOneThatAnswersForThemAlone() {
        for (int i = 0; i < OpenLives.MAX_KINDS; i++) {
            lives.record(i, 1, -1, 0, 7 * SECOND, 0);
        }
        lives.record(1L << 40, 1, -1, 0, SECOND, 0);
        assertThat(lives.p99Nanos(1L << 40, (process, ticks) -> true)).isBetween(SECOND, 2 * SECOND);
        assertThat(lives.p99Nanos(3, (process, ticks) -> true)).isGreaterThanOrEqualTo(7 * SECOND);
        assertThat(lives.p99Nanos(1L << 41, (process, ticks) -> true))
                .as("nothing of this kind has ended")
                .isZero();
    }
}
