package fltscope.analyzer.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CaptureLineTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final StringWriter text = new StringWriter();

    @Test
    void itShowsTheTimeTheEventsTheirRateLossOpensAndBytesAndIsErased() {
        try (CaptureLine line = new CaptureLine(new PrintWriter(text), true, 77)) {
            line.show(77 + 2 * SECOND_NS, 1_000, 0, 12, 1_000_000);
            line.show(77 + 4 * SECOND_NS, 7_000, 41, 2_345, 98_400_000);
        }
        String first = "    2 s   1,000 events   500/s   0 lost   12 open   1 MB";
        String second = "    4 s   7,000 events   3,000/s   41 lost   2,345 open   98 MB";
        assertThat(text.toString()).isEqualTo("\r" + first + "\r" + second + "\r" + " ".repeat(second.length()) + "\r");
    }

    @Test
    void whatIsNotCountedIsNotShown() {
        new CaptureLine(new PrintWriter(text), true, 0).show(SECOND_NS, -1, 3, -1, 5_000_000);
        assertThat(text.toString()).isEqualTo("\r    1 s   3 lost   5 MB");
    }

    @Test
    void whereNobodyLooksNothingIsWritten() {
        try (CaptureLine line = new CaptureLine(new PrintWriter(text), false, 0)) {
            line.show(SECOND_NS, 1, 2, 3, 4);
        }
        assertThat(text.toString()).isEmpty();
    }
}
