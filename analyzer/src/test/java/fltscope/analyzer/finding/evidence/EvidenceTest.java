package fltscope.analyzer.finding.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.record.LossSource;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceTest {
    private static Losses lossAt500() {
        Losses losses = new Losses();
        losses.lost(LossSource.TOLD, 450, 500, 1);
        return losses;
    }

    @Test
    void aCleanReadingIsNeitherLostNorTruncated() {
        Evidence evidence = Evidence.of(new TraceCounters(), new Losses(), true, true, true);
        assertThat(evidence.lost()).isFalse();
        assertThat(evidence.truncated()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TraceCounter.class)
    void everyDamageAndLossTaintsUnlessItIsKnownNotTo(TraceCounter counter) {
        TraceCounters counters = new TraceCounters();
        counters.add(counter, TraceCounters.NO_OFFSET);
        boolean placed = counter == TraceCounter.LOSS_RECORD;
        Evidence evidence = Evidence.of(counters, placed ? lossAt500() : new Losses(), true, true, true);
        boolean harmless = counter.severity() == TraceCounter.Severity.NOTE
                || counter == TraceCounter.OVERWRITTEN
                || counter == TraceCounter.QUEUE_TRIMMED
                || counter == TraceCounter.TIME_WENT_BACK;
        assertThat(evidence.mayMissSince(400) || evidence.truncated()).isEqualTo(!harmless);
        assertThat(evidence.lost() && evidence.truncated())
                .as("one word for one thing")
                .isFalse();
    }

    @Test
    void aLossWithAPlaceTaintsWhatWasAliveAcrossItAndACountThatItExplainsTaintsNothingElse() {
        TraceCounters counters = new TraceCounters();
        counters.add(TraceCounter.LOSS_RECORD, TraceCounters.NO_OFFSET);
        counters.add(TraceCounter.EVENTS_LOST, TraceCounters.NO_OFFSET);
        Evidence evidence = Evidence.of(counters, lossAt500(), true, true, true);
        assertThat(evidence.mayMissSince(400)).isTrue();
        assertThat(evidence.mayMissSince(501)).isFalse();
        counters.add(TraceCounter.EVENTS_LOST, TraceCounters.NO_OFFSET);
        assertThat(Evidence.of(counters, lossAt500(), true, true, true).mayMissSince(501))
                .as("one event more than the record explains")
                .isTrue();
    }

    @Test
    void missingNumbersThatHaveAPlaceExplainLostBuffersAndNoLostEvents() {
        TraceCounters counters = new TraceCounters();
        counters.add(TraceCounter.SEQUENCE_GAP, 2, TraceCounters.NO_OFFSET);
        counters.add(TraceCounter.BUFFERS_LOST, 2, TraceCounters.NO_OFFSET);
        Losses losses = new Losses();
        losses.lost(LossSource.NUMBERS, 450, 500, 2);
        assertThat(Evidence.of(counters, losses, true, true, true).lost()).isFalse();
        assertThat(Evidence.of(counters, losses, true, true, true).mayMissSince(500))
                .isTrue();
        counters.add(TraceCounter.EVENTS_LOST, TraceCounters.NO_OFFSET);
        assertThat(Evidence.of(counters, losses, true, true, true).lost()).isTrue();
    }

    @Test
    void aGapOrAFlagMoreThanHaveAPlaceTaintsAll() {
        for (TraceCounter counter : new TraceCounter[] {
            TraceCounter.SEQUENCE_GAP,
            TraceCounter.BUFFER_LOSS_FLAG,
            TraceCounter.BUFFERS_LOST,
            TraceCounter.LOSS_RECORD
        }) {
            TraceCounters counters = new TraceCounters();
            counters.add(counter, 2, TraceCounters.NO_OFFSET);
            Losses losses = new Losses();
            losses.lost(LossSource.NUMBERS, 450, 500, 1);
            losses.lost(LossSource.BUFFER_FLAG, 450, 500, 1);
            assertThat(Evidence.of(counters, losses, true, true, true).lost())
                    .as(counter.label())
                    .isTrue();
        }
    }

    @Test
    void endsAreRecordedWhenEitherKindIs() {
        assertThat(new Evidence(false, Evidence.NO_LOSS, 0, false, true, false, false).endsRecorded())
                .isTrue();
        assertThat(new Evidence(false, Evidence.NO_LOSS, 0, false, false, true, false).endsRecorded())
                .isTrue();
        assertThat(new Evidence(false, Evidence.NO_LOSS, 0, false, false, false, true).endsRecorded())
                .isFalse();
    }
}
