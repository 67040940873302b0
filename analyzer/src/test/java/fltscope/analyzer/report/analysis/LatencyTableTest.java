package fltscope.analyzer.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.latency.Durations;
import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.text.TextPage;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTableTest {
    private final StringWriter text = new StringWriter();
    private final TextPage page = new TextPage(new PrintWriter(text), 0);

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "99, 0.0",
        "100, 0.1",
        "99999, 99.9",
        "100000, 100",
        "999999999, 999999",
        "1000000000, 1s",
        "99999999999999, 99999s",
        "100000000000000, 1d",
        "3153600000000000000, 36500d",
        "9223372036854775807, 292y"
    })
    void everyDurationFitsItsColumn(long nanos, String text) {
        assertThat(LatencyTable.micros(nanos)).isEqualTo(text).hasSizeLessThan(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  READ", "  a very long label that has to be cut as it would not fit its column"})
    void rowsStandUnderTheirHeader(String label) {
        Latency latency = new Durations().record(1500).latency();
        LatencyTable.header(page, "TIMES");
        LatencyTable.row(page, label, latency);
        assertThat(text.toString().lines()).allMatch(line -> line.length() == 80);
        assertThat(text.toString()).contains(" 1    1.5    1.5    1.5    1.5    1.5    1.5\n");
    }

    @Test
    void aCallbackKeepsItsPhaseWhereItsNameIsCut() {
        LatencyTable.callback(page, "    QUERY_VERY_LONG_VOLUME_INFORMATION post", new Latency());
        assertThat(text.toString()).hasSize(81).matches("(?s)    QUERY_VERY_LONG_[A-Z_]+\\.\\.\\. post +0 .*");
    }

    @Test
    void aRowOfNothingIsZeros() {
        LatencyTable.row(page, "x", new Latency());
        assertThat(text.toString()).contains(" 0    0.0    0.0    0.0    0.0    0.0    0.0");
    }
}
