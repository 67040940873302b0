package fltscope.collector.survey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProviderTalliesTest {
    private static final int KINDS_KEPT = 1 << 16;

    private final ProviderTallies tallies = new ProviderTallies();

    @Test
    void kindsThatDifferInOnePartAreApart() {
        Tally first = tallies.of(1, 2, false, 3, 0);

        assertThat(tallies.of(9, 2, false, 3, 0)).isNotSameAs(first);
        assertThat(tallies.of(1, 9, false, 3, 0)).isNotSameAs(first);
        assertThat(tallies.of(1, 2, true, 3, 0)).isNotSameAs(first);
        assertThat(tallies.of(1, 2, false, 9, 0)).isNotSameAs(first);
        assertThat(tallies.of(1, 2, false, 3, 9)).isNotSameAs(first);
        assertThat(tallies.of(1, 2, false, 3, 0)).isSameAs(first);
        assertThat(tallies.all()).hasSize(6);
    }

    @Test
    void kindsAreFoundAgainAfterTheTableHasGrown() {
        Tally[] first = new Tally[10_000];
        for (int i = 0; i < first.length; i++) {
            first[i] = tallies.of(i, i * 31L, false, i, 0);
        }

        for (int i = 0; i < first.length; i++) {
            assertThat(tallies.of(i, i * 31L, false, i, 0)).isSameAs(first[i]);
        }
    }

    @Test
    void whatIsBeyondTheBoundIsCountedInOneSum() {
        for (int i = 0; i < KINDS_KEPT; i++) {
            assertThat(tallies.of(i, 0, false, 1, 0)).isNotNull();
        }

        assertThat(tallies.of(KINDS_KEPT, 0, false, 1, 0)).isNull();
        assertThat(tallies.of(0, 0, false, 1, 0)).isNotNull();
        assertThat(tallies.refused()).isEqualTo(1);
    }
}
