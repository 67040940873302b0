package fltscope.schemas.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceCountersTest {
    @Test
    void everyCounterRemembersWhereItWasRaisedFirst() {
        TraceCounters counters = new TraceCounters();
        for (TraceCounter counter : TraceCounter.values()) {
            assertThat(counters.count(counter)).isZero();
            assertThat(counters.firstOffset(counter)).isEqualTo(TraceCounters.NO_OFFSET);
        }
        counters.add(TraceCounter.RECORD_SIZE_BAD, 0, 5);
        assertThat(counters.firstOffset(TraceCounter.RECORD_SIZE_BAD)).isEqualTo(TraceCounters.NO_OFFSET);
        counters.add(TraceCounter.RECORD_SIZE_BAD, 100);
        counters.add(TraceCounter.RECORD_SIZE_BAD, 3, 50);
        assertThat(counters.count(TraceCounter.RECORD_SIZE_BAD)).isEqualTo(4);
        assertThat(counters.firstOffset(TraceCounter.RECORD_SIZE_BAD)).isEqualTo(100);
        assertThat(counters.count(TraceCounter.RECORD_MARKER_BAD)).isZero();
    }

    @Test
    void severitiesAreToldApart() {
        TraceCounters counters = new TraceCounters();
        counters.add(TraceCounter.EVENTS_LOST, 7, TraceCounters.NO_OFFSET);
        assertThat(counters.any(TraceCounter.Severity.LOSS)).isTrue();
        assertThat(counters.any(TraceCounter.Severity.DAMAGE)).isFalse();
        assertThat(counters.any(TraceCounter.Severity.NOTE)).isFalse();
    }

    @Test
    void everyCounterHasALabelAndASentence() {
        for (TraceCounter counter : TraceCounter.values()) {
            assertThat(counter.label()).isNotBlank().hasSizeLessThan(40);
            assertThat(counter.sentence()).isNotBlank().doesNotEndWith(".");
        }
    }
}
