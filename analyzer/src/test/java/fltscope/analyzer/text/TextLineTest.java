package fltscope.analyzer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TextLineTest {
    @Test
    void numbersAreWrittenAsTheJdkWritesThem() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(text(line -> line.decimal(value))).isEqualTo(Long.toString(value));
            assertThat(text(line -> line.hex(value))).isEqualTo("0x" + Long.toHexString(value));
        }
        for (long value :
                new long[] {0, 9, 10, Integer.MAX_VALUE, 1L + Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(text(line -> line.decimal(value))).isEqualTo(Long.toString(value));
            assertThat(text(line -> line.decimal(-value))).isEqualTo(Long.toString(-value));
        }
    }

    @Test
    void secondsAreRoundedToMicroseconds() {
        assertThat(text(line -> line.micros(0))).isEqualTo("0.000000");
        assertThat(text(line -> line.micros(12_345_678_499L))).isEqualTo("12.345678");
        assertThat(text(line -> line.micros(12_345_678_500L))).isEqualTo("12.345679");
        assertThat(text(line -> line.micros(999_999_999L))).isEqualTo("1.000000");
        assertThat(text(line -> line.micros(-1_000_500))).isEqualTo("-0.001000");
        assertThat(text(line -> line.micros(-1_500_000_000))).isEqualTo("-1.500000");
    }

    @Test
    void columnsAreFilledWithBlanksAndNeverCut() {
        assertThat(text(line -> line.add("ab").right(0, 5).pad(8).add("c"))).isEqualTo("   ab   c");
        assertThat(text(line -> line.add("abcdefgh").right(0, 5).pad(8).add("c")))
                .isEqualTo("abcdefgh c");
    }

    @Test
    void blanksAtTheEndOfALineAreDropped() {
        assertThat(text(line -> line.add("a").pad(10))).isEqualTo("a");
    }

    @Test
    void textLongerThanTheBufferIsKept() {
        String long1 = "x".repeat(100_000);
        assertThat(text(line -> line.add(long1).add('y'))).isEqualTo(long1 + "y");
    }

    private static String text(Consumer<TextLine> writing) {
        StringWriter out = new StringWriter();
        TextLine line = new TextLine(new PrintWriter(out));
        line.add("before").end();
        writing.accept(line);
        line.end();
        line.flush();
        return out.toString().replaceFirst("^before\n", "").replaceFirst("\n$", "");
    }
}
