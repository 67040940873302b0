package fltscope.analyzer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileTimesTest {
    @Test
    void allSevenDigitsAreShown() {
        assertThat(FileTimes.iso(134_116_992_000_000_001L)).isEqualTo("2026-01-01T00:00:00.0000001Z");
        assertThat(FileTimes.iso(0)).isEqualTo("1601-01-01T00:00:00.0000000Z");
        assertThat(FileTimes.iso(-1)).isEqualTo("1600-12-31T23:59:59.9999999Z");
    }

    @Test
    void forPeopleMillisecondsDo() {
        assertThat(FileTimes.utc(0)).isEqualTo("1601-01-01 00:00:00.000 UTC");
        assertThat(FileTimes.utc(134_116_992_012_345_678L)).isEqualTo("2026-01-01 00:00:01.234 UTC");
        assertThat(FileTimes.utc(134_117_855_999_990_000L)).isEqualTo("2026-01-01 23:59:59.999 UTC");
    }

    @Test
    void anyDamagedValueHasAText() {
        assertThat(FileTimes.iso(Long.MAX_VALUE)).isEqualTo("+30828-09-14T02:48:05.4775807Z");
        assertThat(FileTimes.iso(Long.MIN_VALUE)).isEqualTo("-27627-04-19T21:11:54.5224192Z");
    }
}
