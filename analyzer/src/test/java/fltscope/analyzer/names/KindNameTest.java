package fltscope.analyzer.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 17: names that differ only in digits or random parts are one; those that somebody has written stay. */
class KindNameTest {
    private static String masked(String name) {
        char[] text = name.toCharArray();
        return new String(text, 0, KindName.mask(text, 0, text.length));
    }

    @ParameterizedTest
    @CsvSource({
        "cache00, cache#",
        "data1, data#",
        "data1000, data#",
        "00cache, #cache",
        "2026-11-28, #-#-#",
        "tmp1f3c, tmp#",
        "tmp12ab, tmp#",
        "~1f3c9a02, ~#",
        "abcdef12, #",
        "x9kq2m, #",
        "wqzkxvbt, #",
        "report-hjqwzx, report-#",
        "f_000a3c, f_#",
        "12, #"
    })
    void digitsAndRandomPartsAreMasked(String name, String kind) {
        assertThat(masked(name)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"quarterly report", "thumbnails", "facade", "decade", "journal", "ax", "config.bak", "übersicht"
            })
    void wordsStay(String name) {
        assertThat(masked(name)).isEqualTo(name);
    }
}
