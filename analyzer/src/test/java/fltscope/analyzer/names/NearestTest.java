package fltscope.analyzer.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void theMostSimilarLastComponentsComeFirst() {
        Nearest nearest = new Nearest("C:\\x\\backup.log");
        for (String path :
                new String[] {"\\a\\zzzzzzzzzzzz", "\\a\\BACKUP.LO", "\\b\\backup.log", "\\a\\backup.log.1"}) {
            nearest.offer(path);
            nearest.offer(path.toLowerCase(Locale.ROOT));
        }

        assertThat(nearest.paths())
                .containsExactly("\\b\\backup.log", "\\a\\BACKUP.LO", "\\a\\backup.log.1", "\\a\\zzzzzzzzzzzz");
    }

    @Test
    void onlyAFewAreKeptAndWildcardsAreNoLetters() {
        Nearest nearest = new Nearest("*name?*");
        for (int i = 0; i < 100; i++) {
            nearest.offer("\\folder\\name" + "x".repeat(100 - i));
        }

        assertThat(nearest.paths()).hasSize(5).first().isEqualTo("\\folder\\namex");
    }
}
