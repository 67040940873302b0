package fltscope.analyzer.gate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankTestTest {
    private static final double EXACT = 1e-12;

    /** The example of scipy.stats.mannwhitneyu: age at the diagnosis of type II diabetes; U = 17, p = 0.1111111111111111. */
    @Test
    void givesThePublishedValueOfScipy() {
        double[] males = {19, 22, 16, 29, 24};
        double[] females = {20, 11, 17, 12};
        RankTest test = RankTest.of(females, males);
        assertThat(test.p()).isCloseTo(0.1111111111111111, within(EXACT));
        assertThat(test.cliffsDelta()).isCloseTo(2 * 17 / 20.0 - 1, within(EXACT));
    }

    /**
     * The example of R's wilcox.test: permeability of placental membranes (Hollander and Wolfe 1973, page 69), W = 35, one-sided
     * p = 0.1272.
     */
    @Test
    void givesThePublishedValueOfR() {
        double[] atTerm = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
        double[] early = {1.15, 0.88, 0.90, 0.74, 1.21};
        RankTest test = RankTest.of(early, atTerm);
        assertThat(test.p() / 2).isCloseTo(0.1272, within(5e-5));
        assertThat(test.p()).isCloseTo(0.2544122544122544, within(EXACT));
    }

    /**
     * The published value of StatXact and of exactRankTests for R, data set bloodp, which has ties (Mehta and Patel 2001, page 229): p =
     * 0.0989 (135 of 1,365 ways).
     */
    @Test
    void countsExactlyWhereValuesAreEqual() {
        double[] treated = {94, 108, 110, 90};
        double[] others = {80, 94, 85, 90, 90, 90, 108, 94, 78, 105, 88};
        assertThat(RankTest.of(others, treated).p()).isCloseTo(135 / 1365.0, within(EXACT));
        assertThat(RankTest.of(treated, others).p()).isCloseTo(135 / 1365.0, within(EXACT));
    }

    /** Times of a clock of 100 ns are equal again and again; all 184,756 ways enumerated by SciPy 1.17.1. */
    @Test
    void timesOfACoarseClockAreCountedExactlyToo() {
        double[] before = {3100, 3100, 3200, 3000, 3100, 3100, 3200, 3100, 3000, 3100};
        double[] now = {3200, 3300, 3300, 3200, 3100, 3400, 3300, 3200, 3300, 3200};
        RankTest test = RankTest.of(before, now);
        assertThat(test.p()).isCloseTo(0.0012448851458139384, within(EXACT));
        assertThat(test.cliffsDelta()).isCloseTo(0.82, within(EXACT));
    }

    /** Value of SciPy 1.17.1, method asymptotic. */
    @Test
    void manyValuesWithTiesAreApproximated() {
        double[] now = {
            5, 1, 2, 2, 2, 5, 6, 4, 1, 1, 2, 3, 4, 3, 2, 1, 5, 5, 1, 1, 3, 3, 6, 4, 3, 3, 4, 4, 2, 5, 5, 6, 5, 2, 2
        };
        double[] before = {
            3, 3, 4, 5, 1, 5, 0, 0, 5, 5, 1, 0, 1, 0, 5, 3, 3, 1, 2, 1, 4, 2, 0, 1, 4, 3, 2, 1, 0, 3, 3, 3, 5, 5, 1
        };
        assertThat(RankTest.of(before, now).p()).isCloseTo(0.06453389818583606, within(EXACT));
    }

    @Test
    void countingAgreesWithTheLibraryWhereNothingIsEqual() {
        double[] before = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
        double[] now = {1.15, 0.88, 0.90, 0.74, 1.21};
        assertThat(TiedRanks.p(before, now)).isCloseTo(RankTest.of(before, now).p(), within(EXACT));
    }

    @Test
    void valuesThatAreAllEqualAreNotToldApart() {
        RankTest test = RankTest.of(new double[] {7, 7, 7}, new double[] {7, 7});
        assertThat(test.p()).isEqualTo(1);
        assertThat(test.cliffsDelta()).isZero();
        double[] many = new double[50];
        assertThat(RankTest.of(many, many).p()).isEqualTo(1);
    }

    @Test
    void twoSidesThatDoNotOverlapHaveADeltaOfOne() {
        RankTest test = RankTest.of(new double[] {1, 2, 3, 4, 5}, new double[] {6, 7, 8, 9, 10});
        assertThat(test.cliffsDelta()).isEqualTo(1);
        assertThat(test.p()).as("2 of the 252 ways to choose 5 of 10").isCloseTo(2 / 252.0, within(EXACT));
    }
}
