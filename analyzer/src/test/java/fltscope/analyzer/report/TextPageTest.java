package fltscope.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextPageTest {
    private final StringWriter text = new StringWriter();
    private final TextPage page = new TextPage(new PrintWriter(text), 10);

    @Test
    void whatDoesNotFitGoesOnBelowItself() {
        page.item("label", "word ".repeat(20).trim());

        assertThat(text.toString().lines())
                .containsExactly(
                        "  label   " + "word ".repeat(14).trim(),
                        "          " + "word ".repeat(6).trim());
    }

    @Test
    void aLineOfExactlyEightyColumnsIsNotBroken() {
        page.item("label", "x".repeat(35) + " " + "y".repeat(34));

        assertThat(text.toString().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).hasSize(80));
    }

    @Test
    void aWordLongerThanALineIsCutAndNothingOfItLost() {
        page.item("label", "z".repeat(200));

        assertThat(text.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(text.toString().chars().filter(c -> c == 'z')).hasSize(200);
    }
}
