package fltscope.analyzer.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AltitudeTest {
    @Test
    void altitudesCompareAsDecimalsOfAnyLength() {
        assertThat(altitude("40500")).isLessThan(altitude("263410"));
        assertThat(altitude("263410")).isLessThan(altitude("263410.5"));
        assertThat(altitude("263410.05")).isLessThan(altitude("263410.5"));
        assertThat(altitude("100000000000000000000000000000000000001"))
                .isGreaterThan(altitude("100000000000000000000000000000000000000.999"));
    }

    @Test
    void anAltitudeKeepsItsTextAndEqualsByValue() {
        assertThat(altitude("041006.030")).isEqualTo(altitude("41006.03")).hasSameHashCodeAs(altitude("41006.03"));
        assertThat(altitude("041006.030")).hasToString("041006.030");
    }

    @Test
    void whatIsNoPlainDecimalIsNoAltitude() {
        for (String text : new String[] {"", "1e9", "-1", "1.", ".5", "1.2.3", "0x10", " 1", "1,5", "\u0661"}) {
            assertThat(Altitude.parse(text)).as(text).isNull();
        }
    }

    private static Altitude altitude(String text) {
        return Altitude.parse(text);
    }
}
