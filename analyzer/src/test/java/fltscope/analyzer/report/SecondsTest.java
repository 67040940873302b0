package fltscope.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondsTest {
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
                "999999999 | 999 ms",
                "1000000000 | 1.0 s",
                "49970998000 | 49.9 s",
                "3723500000000 | 3,723.5 s"
            })
    void lengthsHaveTenthsOfASecond(long nanos, String text) {
        assertThat(Seconds.length(nanos)).isEqualTo(text);
    }
}
