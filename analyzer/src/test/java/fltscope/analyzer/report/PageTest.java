package fltscope.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PageTest {
    private final Page page = new Page();

    @Test
    void wordsWrapBelowTheTextAndNotBelowTheLabel() {
        page.labelled(2, "label", 10, "word ".repeat(20).strip());
        assertThat(page.toString())
                .isEqualTo("  label   " + "word ".repeat(14).strip() + "\n" + " ".repeat(10)
                        + "word ".repeat(6).strip() + "\n");
    }

    @Test
    void aLineOfExactlyEightyColumnsIsNotWrapped() {
        page.paragraph(0, "a".repeat(40) + " " + "b".repeat(39));
        assertThat(page.toString().lines()).hasSize(1);
        page.verbatim(0, "c".repeat(80));
        assertThat(page.toString().lines()).hasSize(2);
    }

    @Test
    void aWordLongerThanALineIsContinuedOnTheNext() {
        page.labelled(0, "x", 4, "short " + "y".repeat(200) + " end");
        assertThat(page.toString().lines()).allMatch(line -> line.length() <= 80);
        assertThat(page.toString().replaceAll("[\n ]", "")).isEqualTo("xshort" + "y".repeat(200) + "end");
    }

    @Test
    void verbatimTextKeepsItsBlanks() {
        String path = "\\a  b\\" + "c ".repeat(60) + "d";
        page.verbatim(4, path);
        assertThat(page.toString().lines()).allMatch(line -> line.length() <= 80);
        assertThat(page.toString().lines().map(line -> line.substring(4)).reduce("", String::concat))
                .isEqualTo(path);
    }

    @Test
    void aSurrogatePairIsNotCutApart() {
        page.verbatim(0, "x".repeat(79) + "\uD83D\uDCC1" + "y");
        assertThat(page.toString()).isEqualTo("x".repeat(79) + "\n\uD83D\uDCC1y\n");
    }

    @Test
    void noLineIsLongerThanEightyColumns() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            StringBuilder words = new StringBuilder();
            for (int word = random.nextInt(30); word >= 0; word--) {
                words.append("w".repeat(random.nextInt(random.nextInt(10) == 0 ? 200 : 12)))
                        .append(' ');
            }
            Page random80 = new Page().labelled(random.nextInt(4), "label", 8 + random.nextInt(30), words.toString());
            assertThat(random80.toString().lines()).allMatch(line -> line.length() <= 80);
            assertThat(random80.toString().replaceAll("[\n ]", ""))
                    .isEqualTo("label" + words.toString().replace(" ", ""));
        }
    }

    @Test
    void blanksAtTheEndOfALineAreDropped() {
        assertThat(page.line("a  ").line("   ").toString()).isEqualTo("a\n\n");
    }
}
