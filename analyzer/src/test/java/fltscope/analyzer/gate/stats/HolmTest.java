package fltscope.analyzer.gate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
    private static final Offset<Double> EXACT = within(1e-12);

    /** As R has it: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") is 0.03 0.06 0.06 0.02. */
    @Test
    void correctsEachValueInItsPlace() {
        assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005)).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, EXACT);
    }

    @Test
    void aValueNeverPassesOneOrTheOneBeforeIt() {
        assertThat(Holm.adjust(0.5, 0.4, 0.02)).containsExactly(new double[] {0.8, 0.8, 0.06}, EXACT);
        assertThat(Holm.adjust(0.9, 0.9)).containsExactly(1, 1);
    }

    @Test
    void oneTestOrNoneNeedsNoCorrection() {
        assertThat(Holm.adjust(0.04)).containsExactly(0.04);
        assertThat(Holm.adjust()).isEmpty();
    }
}
