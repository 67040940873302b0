package fltscope.analyzer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondsTest {
    @Test
    void secondsAreCutNotRounded() {
        assertThat(Seconds.of(0, 3)).isEqualTo("0.000");
        assertThat(Seconds.of(1_999_999_999L, 3)).isEqualTo("1.999");
        assertThat(Seconds.of(-1_500_000_000L, 1)).isEqualTo("-1.5");
        assertThat(Seconds.of(29_525_671_000_000L, 3)).isEqualTo("29,525.671");
    }

    @ParameterizedTest
    @CsvSource({
        "0, +0.000 s",
        "12431002000, +12.431 s",
        "999999, +0.000 s",
        "-1500000, -0.001 s",
        "29523900000000, +29523.900 s"
    })
    void momentsHaveMilliseconds(long nanos, String text) {
        assertThat(Seconds.moment(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 ms",
                "99 | 0.0 us",
                "3150 | 3.1 us",
                "999999 | 999.9 us",
                "1000000 | 1 ms",
                "999999999 | 999 ms",
                "1000000000 | 1.0 s",
                "49970998000 | 49.9 s",
                "3723500000000 | 3,723.5 s"
            })
    void lengthsAreInTheUnitThatSuits(long nanos, String text) {
        assertThat(Seconds.length(nanos)).isEqualTo(text);
    }
}
