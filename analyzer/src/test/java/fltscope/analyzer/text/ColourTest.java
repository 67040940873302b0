package fltscope.analyzer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourTest {
    @ParameterizedTest
    @EnumSource(Tone.class)
    void withoutColourTheTextIsAsItWas(Tone tone) {
        assertThat(new Colour(false).of(tone, "text")).isEqualTo("text");
    }

    @ParameterizedTest
    @EnumSource(
            value = Tone.class,
            names = {"ALARM", "CAUTION", "HINT"})
    void colourBeginsBeforeTheTextAndEndsBehindIt(Tone tone) {
        assertThat(new Colour(true).of(tone, "text")).matches("\u001b\\[\\d+mtext\u001b\\[0m");
    }
}
