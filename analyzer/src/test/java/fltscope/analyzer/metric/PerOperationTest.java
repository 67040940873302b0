package fltscope.analyzer.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PerOperationTest {
    @Test
    void sharesAreRoundedAndNotCut() {
        assertThat(PerOperation.callsPerMillion(2, 3)).isEqualTo(666_667);
        assertThat(PerOperation.callsPerMillion(1, 3)).isEqualTo(333_333);
        assertThat(PerOperation.nanos(3, 2)).isEqualTo(2);
        assertThat(PerOperation.nanos(0, 2)).isZero();
    }
}
