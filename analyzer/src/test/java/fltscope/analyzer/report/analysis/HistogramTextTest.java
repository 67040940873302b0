package fltscope.analyzer.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.latency.Durations;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTextTest {
    private final Durations latency = new Durations();

    private String text() {
        StringWriter text = new StringWriter();
        HistogramText.write(new PrintWriter(text), "my CREATE pre", latency.latency());
        return text.toString();
    }

    @Test
    void eachStepHasItsCountItsShareAndItsBar() {
        for (int i = 0; i < 8; i++) {
            latency.record(1500);
        }
        latency.record(3000);
        latency.record(7000);

        assertThat(text().lines())
                .containsExactly(
                        "HISTOGRAM of my CREATE pre, 10 callbacks",
                        "    from us      to us      count      up to",
                        "        1.0        2.0          8     80.0 %  " + "#".repeat(34),
                        "        2.0        5.0          1     90.0 %  #####",
                        "        5.0       10.0          1    100.0 %  #####",
                        "  p50 1.5   p90 3.0   p95 7.0   p99 7.0   p99.9 7.0   max 7.0",
                        "");
    }

    @Test
    void anyRangeFitsAScreen() {
        Random random = new Random(3);
        for (int i = 0; i < 5000; i++) {
            latency.record(random.nextLong() >>> (1 + random.nextInt(62)));
        }

        assertThat(text().lines()).hasSizeLessThan(26).allMatch(line -> line.length() <= 80);
    }
}
