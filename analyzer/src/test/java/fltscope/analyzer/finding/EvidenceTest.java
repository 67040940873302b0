package fltscope.analyzer.finding;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceTest {
    @Test
    void aCleanReadingIsNeitherLostNorTruncated() {
        Evidence evidence = Evidence.of(new TraceCounters(), 0, Evidence.NO_LOSS, true, true, true);
        assertThat(evidence.lost()).isFalse();
        assertThat(evidence.truncated()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TraceCounter.class)
    void everyDamageAndLossTaintsUnlessItIsKnownNotTo(TraceCounter counter) {
        TraceCounters counters = new TraceCounters();
        counters.add(counter, TraceCounters.NO_OFFSET);
        boolean placed = counter == TraceCounter.LOSS_RECORD;
        long lossRecords = placed ? 1 : 0;
        long lossTicks = placed ? 500 : Evidence.NO_LOSS;
        Evidence evidence = Evidence.of(counters, lossRecords, lossTicks, true, true, true);
        boolean harmless = counter.severity() == TraceCounter.Severity.NOTE
                || counter == TraceCounter.OVERWRITTEN
                || counter == TraceCounter.TIME_WENT_BACK;
        assertThat(evidence.mayMissAfter(400) || evidence.truncated()).isEqualTo(!harmless);
        assertThat(evidence.lost() && evidence.truncated())
                .as("one word for one thing")
                .isFalse();
    }

    @Test
    void aLossWithAPlaceTaintsWhatWasAliveAcrossItAndACountThatItExplainsTaintsNothingElse() {
        TraceCounters counters = new TraceCounters();
        counters.add(TraceCounter.LOSS_RECORD, TraceCounters.NO_OFFSET);
        counters.add(TraceCounter.EVENTS_LOST, TraceCounters.NO_OFFSET);
        Evidence evidence = Evidence.of(counters, 1, 500, true, true, true);
        assertThat(evidence.mayMissAfter(400)).isTrue();
        assertThat(evidence.mayMissAfter(501)).isFalse();
        counters.add(TraceCounter.EVENTS_LOST, TraceCounters.NO_OFFSET);
        assertThat(Evidence.of(counters, 1, 500, true, true, true).mayMissAfter(501))
                .as("one event more than the record explains")
                .isTrue();
    }

    @Test
    void endsAreRecordedWhenEitherKindIs() {
        assertThat(new Evidence(false, Evidence.NO_LOSS, false, true, false, false).endsRecorded())
                .isTrue();
        assertThat(new Evidence(false, Evidence.NO_LOSS, false, false, true, false).endsRecorded())
                .isTrue();
        assertThat(new Evidence(false, Evidence.NO_LOSS, false, false, false, true).endsRecorded())
                .isFalse();
    }
}
