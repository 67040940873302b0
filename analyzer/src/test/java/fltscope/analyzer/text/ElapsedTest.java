package fltscope.analyzer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElapsedTest {
    @Test
    void theUnitFitsTheLength() {
        assertThat(Elapsed.of(0)).isEqualTo("0.0 us");
        assertThat(Elapsed.of(3_199)).isEqualTo("3.1 us");
        assertThat(Elapsed.of(999_999)).isEqualTo("999.9 us");
        assertThat(Elapsed.of(1_700_000)).isEqualTo("1.7 ms");
        assertThat(Elapsed.of(50_000_000_000L)).isEqualTo("50.0 s");
        assertThat(Elapsed.of(12_345_000_000_000L)).isEqualTo("12,345.0 s");
        assertThat(Elapsed.of(1_000_000_000_000_000L)).isEqualTo("11.5 d");
        assertThat(Elapsed.of(Long.MAX_VALUE)).isEqualTo("106,751.9 d");
        assertThat(Elapsed.of(Long.MIN_VALUE)).isEqualTo("-106,751.9 d");
        assertThat(Elapsed.of(-1_700_000)).isEqualTo("-1.7 ms");
    }

    @Test
    void momentsHaveMicroseconds() {
        assertThat(Elapsed.moment(12_431_002_900L)).isEqualTo("+12.431 002 s");
        assertThat(Elapsed.moment(-5_000)).isEqualTo("-0.000 005 s");
    }
}
