package fltscope.analyzer.metric;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.latency.Durations;
import fltscope.analyzer.latency.Latency;
import org.junit.jupiter.api.Test;

class FilterCostTest {
    private static final int CREATE = 0;
    private static final int READ = 3;

    @Test
    void aCreateIsOnePreOperationCallbackOfACreate() {
        FilterCost cost = FilterCost.NONE
                .plus(1, CREATE, false, latency(3_000, 5_000))
                .plus(1, CREATE, true, latency(1_000))
                .plus(1, READ, false, latency(7_000));

        assertThat(cost).isEqualTo(new FilterCost(4, 16_000, 2, 9_000));
        assertThat(FilterColumns.TEXT.stream().map(column -> column.of(cost))).containsExactly(4L, 16_000L, 4_500L);
        assertThat(FilterColumns.JSON.stream().map(column -> column.of(cost))).containsExactly(4L, 16_000L, 2L, 9_000L);
    }

    @Test
    void withoutCreatesTheTimeOfACreateIsNotKnown() {
        FilterCost cost = FilterCost.NONE.plus(1, READ, false, latency(7_000));
        assertThat(FilterColumns.TEXT.get(2).of(cost)).isEqualTo(Column.UNKNOWN);
    }

    private static Latency latency(long... nanos) {
        Durations durations = new Durations();
        for (long each : nanos) {
            durations.record(each);
        }
        return durations.latency();
    }
}
