package fltscope.analyzer.text;

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
    void oneIsNoPlural() {
        assertThat(Digits.counted(0, "request")).isEqualTo("0 requests");
        assertThat(Digits.counted(1, "request")).isEqualTo("1 request");
        assertThat(Digits.counted(1234, "request")).isEqualTo("1,234 requests");
    }
}
