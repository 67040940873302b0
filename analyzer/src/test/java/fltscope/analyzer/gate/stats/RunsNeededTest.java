package fltscope.analyzer.gate.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunsNeededTest {
    @Test
    void anIntervalOfHalfTheWidthTakesFourTimesTheRuns() {
        assertThat(RunsNeeded.forWidth(10, 0.4, 0.2)).isEqualTo(40);
        assertThat(RunsNeeded.forWidth(10, 0.2001, 0.2)).isEqualTo(11);
        assertThat(RunsNeeded.forWidth(10, Double.POSITIVE_INFINITY, 0.2)).isEqualTo(RunsNeeded.MOST);
    }

    /** z = 3.0233 + 0.8416 for 20 tests (normal quantiles by scipy 1.17.1): 2 z^2 / 3 = 9.96. */
    @Test
    void twentyTestsNeedTenRunsForSidesThatDoNotOverlap() {
        assertThat(RunsNeeded.forTest(5, 1, 20)).isEqualTo(10);
        assertThat(RunsNeeded.forTest(5, 0.5, 20)).isEqualTo(40);
        assertThat(RunsNeeded.forTest(5, 0, 20)).isEqualTo(RunsNeeded.MOST);
    }
}
