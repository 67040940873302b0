package fltscope.analyzer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapeTest {
    @Test
    void pathsStayAsTheyAre() {
        String path = "\\Device\\HarddiskVolume2\\Users\\x~1\\a b.txt";

        assertThat(Escape.text(path)).isSameAs(path);
    }

    @Test
    void lettersOfOtherScriptsAndPairsOfSurrogatesStay() {
        String text = "\u00e4\u0416\u6f22 " + Character.toString(0x1F600);

        assertThat(Escape.text(text)).isEqualTo(text);
    }

    @Test
    void controlCharactersAreEscaped() {
        assertThat(Escape.text("a\u001b[31mb\r\n\tc\u0000\u007f\u0085"))
                .isEqualTo("a\\u{1b}[31mb\\u{d}\\u{a}\\u{9}c\\u{0}\\u{7f}\\u{85}");
    }

    @Test
    void marksThatTurnOrHideTextAreEscaped() {
        assertThat(Escape.text("cod\u202egnp.exe\u2066\u200b\ufeff\u2028"))
                .isEqualTo("cod\\u{202e}gnp.exe\\u{2066}\\u{200b}\\u{feff}\\u{2028}");
    }

    @Test
    void halvesOfSurrogatePairsAreEscaped() {
        assertThat(Escape.text("a\ud83db\ude00")).isEqualTo("a\\u{d83d}b\\u{de00}");
    }
}
