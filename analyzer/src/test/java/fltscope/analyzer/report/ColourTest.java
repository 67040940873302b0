package fltscope.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.finding.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColourTest {
    @ParameterizedTest
    @EnumSource(Severity.class)
    void withoutColourTheTextIsAsItWas(Severity severity) {
        assertThat(new Colour(false).of(severity, "text")).isEqualTo("text");
    }

    @ParameterizedTest
    @EnumSource(
            value = Severity.class,
            names = {"ERROR", "WARNING", "NOTE", "INFO"})
    void colourBeginsBeforeTheTextAndEndsBehindIt(Severity severity) {
        assertThat(new Colour(true).of(severity, "text")).matches("\u001b\\[\\d+mtext\u001b\\[0m");
    }
}
