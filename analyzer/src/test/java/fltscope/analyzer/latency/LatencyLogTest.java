package fltscope.analyzer.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

class LatencyLogTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void theReaderOfHdrHistogramReadsIt() {
        Latency first = new Latency();
        first.record(1500);
        first.record(2_000_000);
        Latency second = new Latency();
        second.record(7);
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            LatencyLog log = new LatencyLog(out, 1_772_421_247_250L, 1_000_000_000L, 3_500_000_000L);
            log.add("vfsmfd/CREATE/pre", first);
            log.add("odd, name\n/READ/post", second);
        }
        HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(bytes.toByteArray()));

        EncodableHistogram read = reader.nextIntervalHistogram();
        assertThat(reader.getStartTimeSec()).isEqualTo(1_772_421_248.25);
        assertThat(read.getTag()).isEqualTo("vfsmfd/CREATE/pre");
        assertThat(read.getStartTimeStamp()).isEqualTo(1_772_421_248_250L);
        assertThat(read.getEndTimeStamp()).isEqualTo(1_772_421_250_750L);
        assertThat(((Histogram) read).getTotalCount()).isEqualTo(2);
        assertThat(((Histogram) read).getMaxValue()).isBetween(2_000_000L, 2_002_000L);
        assertThat(reader.nextIntervalHistogram().getTag()).isEqualTo("odd__name_/READ/post");
        assertThat(reader.nextIntervalHistogram()).isNull();
    }

    @Test
    void theMaximumIsInMilliseconds() {
        Latency latency = new Latency();
        latency.record(2_500_000);
        try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            new LatencyLog(out, 0, 0, 1_000_000_000L).add("x", latency);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("Tag=x,0.000,1.000,2.50");
    }
}
