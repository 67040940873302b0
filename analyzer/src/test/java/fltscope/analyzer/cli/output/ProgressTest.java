package fltscope.analyzer.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long MILLISECOND_NS = 1_000_000;

    private final StringWriter text = new StringWriter();
    private long nowNs = 77;

    @Test
    void workOfLessThanASecondShowsNothing() {
        try (Progress progress = progress(1_000_000)) {
            nowNs += 999 * MILLISECOND_NS;
            progress.read(1_000_000);
        }

        assertThat(text.toString()).isEmpty();
    }

    @Test
    void longerWorkShowsPartRateAndTimeLeftAndIsErased() {
        try (Progress progress = progress(400_000_000)) {
            nowNs += 1000 * MILLISECOND_NS;
            progress.read(100_000_000);
        }

        String line = " 25 %   100 MB/s   3 s left";
        assertThat(text.toString()).isEqualTo("\r" + line + "\r" + " ".repeat(line.length()) + "\r");
    }

    @Test
    void theLineIsWrittenFiveTimesASecondAtMost() {
        Progress progress = progress(1_000_000_000_000L);
        nowNs += 1000 * MILLISECOND_NS;
        for (int i = 0; i < 1000; i++) {
            nowNs += MILLISECOND_NS;
            progress.read(100_000_000);
        }

        assertThat(text.toString().chars().filter(c -> c == '\r')).hasSize(5);
    }

    @Test
    void longTimesAreToldInMinutes() {
        Progress progress = progress(100_000_000_000L);
        nowNs += 1000 * MILLISECOND_NS;
        progress.read(1_000_000_000);

        assertThat(text.toString()).endsWith("1 min 39 s left");
    }

    private Progress progress(long bytes) {
        return new Progress(new PrintWriter(text), bytes, () -> nowNs);
    }
}
