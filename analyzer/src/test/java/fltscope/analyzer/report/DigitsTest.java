package fltscope.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigitsTest {
    @Test
    void thousandsAreGrouped() {
        assertThat(Digits.grouped(0)).isEqualTo("0");
        assertThat(Digits.grouped(999)).isEqualTo("999");
        assertThat(Digits.grouped(1000)).isEqualTo("1,000");
        assertThat(Digits.grouped(-123_456)).isEqualTo("-123,456");
        assertThat(Digits.grouped(Long.MAX_VALUE)).isEqualTo("9,223,372,036,854,775,807");
    }

    @Test
    void secondsAreCutNotRounded() {
        assertThat(Digits.seconds(0, 3)).isEqualTo("0.000");
        assertThat(Digits.seconds(1_999_999_999L, 3)).isEqualTo("1.999");
        assertThat(Digits.seconds(-1_500_000_000L, 1)).isEqualTo("-1.5");
        assertThat(Digits.seconds(29_525_671_000_000L, 3)).isEqualTo("29,525.671");
    }

    @Test
    void fileTimesAreCalendarTimes() {
        assertThat(Digits.utc(0)).isEqualTo("1601-01-01 00:00:00.000 UTC");
        assertThat(Digits.utc(134_116_992_012_345_678L)).isEqualTo("2026-01-01 00:00:01.234 UTC");
        assertThat(Digits.utc(134_117_855_999_990_000L)).isEqualTo("2026-01-01 23:59:59.999 UTC");
    }
}
