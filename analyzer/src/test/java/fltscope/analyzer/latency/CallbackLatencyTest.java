package fltscope.analyzer.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.pairing.Samples;
import org.junit.jupiter.api.Test;

class CallbackLatencyTest {
    private final CallbackLatency callbacks =
            new CallbackLatency(IoRecords.header().clock());

    @Test
    void filtersVolumesInstancesFunctionsAndPhasesAreToldApart() {
        callbacks.record(Samples.of(1, 1, false, 0x00, false, 10, 10, 0));
        callbacks.record(Samples.of(2, 1, false, 0x00, false, 10, 10, 0));
        callbacks.record(Samples.of(1, 2, false, 0x00, false, 10, 10, 0));
        callbacks.record(Samples.of(1, 1, true, 0x00, false, 10, 10, 0));
        callbacks.record(Samples.of(1, 1, false, 0xF3, false, 10, 10, 0));
        callbacks.record(Samples.of(1, 1, false, 0x00, true, 10, 10, 0));
        callbacks.record(Samples.of(1, 1, false, 0x00, false, 50, 20, 0));
        assertThat(callbacks.rows())
                .extracting(
                        CallbackLatency.Row::filter,
                        CallbackLatency.Row::volume,
                        CallbackLatency.Row::again,
                        CallbackLatency.Row::majorFunction,
                        CallbackLatency.Row::post)
                .containsExactly(
                        tuple(1, 1, false, 0x00, false),
                        tuple(2, 1, false, 0x00, false),
                        tuple(1, 2, false, 0x00, false),
                        tuple(1, 1, true, 0x00, false),
                        tuple(1, 1, false, 0xF3, false),
                        tuple(1, 1, false, 0x00, true));
        CallbackLatency.Row first = callbacks.rows().get(0);
        assertThat(first.duration().count()).isEqualTo(2);
        assertThat(first.duration().maxNanos()).isBetween(5000L, 5010L);
        assertThat(first.own().maxNanos()).isBetween(2000L, 2003L);
    }

    @Test
    void groupsAreToldApartUpToTheMostRows() {
        CallbackLatency grouped = new CallbackLatency(IoRecords.header().clock(), 3);
        for (int group = 1; group <= 5; group++) {
            grouped.recordInGroup(Samples.of(63, 255, true, 0xFF, true, group, group, group));
        }
        grouped.recordInGroup(Samples.of(63, 255, true, 0xFF, true, 2, 2, 2));
        assertThat(grouped.rows())
                .extracting(
                        CallbackLatency.Row::group,
                        CallbackLatency.Row::filter,
                        row -> row.own().sumNanos() / 100)
                .containsExactly(tuple(1, 63, 1L), tuple(2, 63, 4L), tuple(3, 63, 3L), tuple(0, 63, 9L));
    }

    @Test
    void aStartAfterTheEndIsNoDuration() {
        callbacks.record(Samples.of(1, 1, false, 0x00, false, -5, -5, 0));
        assertThat(callbacks.rows().get(0).duration().count()).isZero();
        assertThat(callbacks.rows().get(0).duration().backwards()).isEqualTo(1);
    }
}
