package fltscope.analyzer.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.gate.judge.Change;
import fltscope.analyzer.gate.measure.Quantity;
import org.junit.jupiter.api.Test;

class GateNumbersTest {
    private static Change change(double ratio, double low, double high) {
        return new Change(ratio, low, high, 0.5, 0.5, 0.5);
    }

    @Test
    void timesHaveAsManyDecimalsAsTheirSizeAllows() {
        assertThat(GateNumbers.time(9_990)).isEqualTo("9.99 us");
        assertThat(GateNumbers.time(10_000)).isEqualTo("10.0 us");
        assertThat(GateNumbers.time(99_900)).isEqualTo("99.9 us");
        assertThat(GateNumbers.time(100_000)).isEqualTo("100 us");
        assertThat(GateNumbers.time(999_999_000)).isEqualTo("999,999 us");
        assertThat(GateNumbers.time(1_000_000_000)).isEqualTo("1.0 s");
        assertThat(GateNumbers.time(2_500_000_000.0)).isEqualTo("2.5 s");
    }

    @Test
    void whatIsNoNumberIsADash() {
        assertThat(GateNumbers.value(Quantity.P50, Double.NaN)).isEqualTo("-");
        assertThat(GateNumbers.change(change(Double.POSITIVE_INFINITY, 1, 1))).isEqualTo("-");
        assertThat(GateNumbers.interval(change(1, Double.NaN, 1))).isEqualTo("-");
        assertThat(GateNumbers.interval(change(1, 1, Double.POSITIVE_INFINITY))).isEqualTo("-");
        assertThat(GateNumbers.probability(Double.NaN)).isEqualTo("-");
        assertThat(GateNumbers.delta(Double.NaN)).isEqualTo("-");
    }

    @Test
    void percentsAreOfTheChange() {
        assertThat(GateNumbers.change(change(1.26, 1, 1))).isEqualTo("+26 %");
        assertThat(GateNumbers.change(change(0.986, 1, 1))).isEqualTo("-1.4 %");
        assertThat(GateNumbers.change(change(0.9999, 1, 1))).as("no minus zero").isEqualTo("+0.0 %");
        assertThat(GateNumbers.interval(change(1, 0.986, 1.009))).isEqualTo("-1.4 .. +0.9");
        assertThat(GateNumbers.interval(change(1, 0.986, 1.2)))
                .as("one precision")
                .isEqualTo("-1 .. +20");
        assertThat(GateNumbers.interval(change(1, 0.9999, 1.2))).isEqualTo("+0 .. +20");
    }

    @Test
    void sharesAndProbabilitiesAreShort() {
        assertThat(GateNumbers.share(0.05)).isEqualTo("5 %");
        assertThat(GateNumbers.share(0.0504)).isEqualTo("5 %");
        assertThat(GateNumbers.share(0.051)).isEqualTo("5.1 %");
        assertThat(GateNumbers.probability(0.000_05)).isEqualTo("< 0.0001");
        assertThat(GateNumbers.probability(0.0001)).isEqualTo("0.0001");
        assertThat(GateNumbers.probability(0.0099)).isEqualTo("0.0099");
        assertThat(GateNumbers.probability(0.01)).isEqualTo("0.010");
        assertThat(GateNumbers.delta(0.5)).isEqualTo("+0.50");
    }
}
