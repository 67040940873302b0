package fltscope.analyzer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Random;
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
        page.verbatim(0, "c".repeat(80));

        assertThat(text.toString().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).hasSize(80));
    }

    @Test
    void aWordLongerThanALineIsCutAndNothingOfItLost() {
        page.item("label", "z".repeat(200));

        assertThat(text.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(text.toString().chars().filter(c -> c == 'z')).hasSize(200);
    }

    @Test
    void verbatimTextKeepsItsBlanks() {
        String path = "\\a  b\\" + "c ".repeat(60) + "d";
        page.verbatim(4, path);

        assertThat(text.toString().lines()).allMatch(line -> line.length() <= 80);
        assertThat(text.toString().lines().map(line -> line.substring(4)).reduce("", String::concat))
                .isEqualTo(path);
    }

    @Test
    void aSurrogatePairIsNotCutApart() {
        page.verbatim(0, "x".repeat(79) + "\uD83D\uDCC1" + "y");

        assertThat(text.toString()).isEqualTo("x".repeat(79) + "\n\uD83D\uDCC1y\n");
    }

    @Test
    void blanksAtTheEndOfALineAreDropped() {
        page.line("a  ");
        page.line("   ");

        assertThat(text.toString()).isEqualTo("a\n\n");
    }

    @Test
    void colourTakesNoColumns() {
        page.coloured(" E1  ", "\u001b[31m E1  \u001b[0m", 5, "word ".repeat(20).trim());

        assertThat(text.toString().lines())
                .containsExactly(
                        "\u001b[31m E1  \u001b[0m" + "word ".repeat(15).trim(),
                        "     " + "word ".repeat(5).trim());
    }

    @Test
    void noLineIsLongerThanEightyColumnsAndNothingIsLost() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            StringBuilder words = new StringBuilder();
            for (int word = random.nextInt(30); word >= 0; word--) {
                words.append("w".repeat(random.nextInt(random.nextInt(10) == 0 ? 200 : 12)))
                        .append(' ');
            }
            text.getBuffer().setLength(0);
            page.item("label", words.toString());
            assertThat(text.toString().lines()).allMatch(line -> line.length() <= 80);
            assertThat(text.toString().replaceAll("[\n ]", ""))
                    .isEqualTo("label" + words.toString().replace(" ", ""));
        }
    }
}
