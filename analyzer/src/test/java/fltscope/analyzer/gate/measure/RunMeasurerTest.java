package fltscope.analyzer.gate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fltscope.analyzer.finding.Confidence;
import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.metric.CallbackKey;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.result.Altitudes;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.AnalysisOptions;
import fltscope.analyzer.result.Analyzer;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunMeasurerTest {
    private static final long HIGH = 0xFFFF_F800_0000_0000L;
    private static final long LOW = 0xFFFF_F800_1000_0000L;
    private static final long UNKNOWN = 0xFFFF_F800_7000_0000L;
    private static final int CREATE = 0x00;
    private static final int READ = 0x03;
    private static final long TICK_NANOS = 100;

    private final Analyzer analyzer = new Analyzer(
            IoRecords.header(), AnalysisOptions.of(HolderRules.NONE).withPended(), PairingListener.NONE);
    private final IoRecords records = new IoRecords(analyzer);
    private final TraceCounters counters = new TraceCounters();

    RunMeasurerTest() {
        records.at(0)
                .processStarted(100, "app.exe")
                .threadStarted(100, 101)
                .imageThere(4, HIGH, 0x1000, "\\SystemRoot\\System32\\drivers\\High.SYS")
                .imageThere(4, LOW, 0x1000, "\\SystemRoot\\System32\\drivers\\low.sys");
    }

    private RunFacts measured() {
        Analysis analysis = analyzer.finish(counters);
        return new RunMeasurer(analysis)
                .measure(List.of("a.etl"), "0.1.0", Map.of("HIGH.sys", "1.2.3.4"), Altitudes.known(analysis));
    }

    /** Reads that a filter takes 1, 2, ... 100 ticks for. */
    private void hundredReads(long routine) {
        for (int i = 1; i <= 100; i++) {
            records.at(1_000L * i).callback(routine, READ, false, i);
        }
    }

    @Test
    void percentilesAreThoseOfTheHistogram() throws DataFormatException {
        hundredReads(HIGH + 0x10);
        RunFacts run = measured();
        CallbackKey read = new CallbackKey("high", READ, false);
        assertThat(run.callbacks()).containsExactly(new CallbackCount(read, 100));
        // Nearest rank, and three digits: 50 and 95 of 100 values.
        assertThat(value(run, Metric.of(read, Quantity.P50))).isCloseTo(50 * TICK_NANOS, within(8L));
        assertThat(value(run, Metric.of(read, Quantity.P95))).isCloseTo(95L * TICK_NANOS, within(8L));
        assertThat(value(run, Metric.of(read, Quantity.P99))).isCloseTo(99L * TICK_NANOS, within(8L));
        assertThat(value(run, Metric.of(read, Quantity.P999))).isCloseTo(100L * TICK_NANOS, within(8L));
        RunMetric p95 = run.metric(Metric.of(read, Quantity.P95)).orElseThrow();
        assertThat(p95.events()).isEqualTo(100);
        assertThat(p95.counts()).as("400 are needed").isFalse();
        byte[] encoded = Base64.getDecoder().decode(run.histograms().get(0).encoded());
        Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0);
        assertThat(histogram.getTotalCount()).isEqualTo(100);
        assertThat(histogram.getValueAtPercentile(95)).isEqualTo(p95.value());
    }

    @Test
    void quantitiesByOperationAreSharedOutOverAllOperations() {
        for (int i = 0; i < 8; i++) {
            records.at(500L + i).read(0x1000L + i, 0xA000).end(0x1000L + i);
        }
        hundredReads(HIGH + 0x10);
        RunFacts run = measured();
        assertThat(run.operations()).isEqualTo(8);
        assertThat(value(run, Metric.ofFilter("high", Quantity.CALLS))).isEqualTo(12_500_000);
        assertThat(value(run, Metric.ofFilter("high", Quantity.TIME_PER_OPERATION)))
                .isEqualTo(5050 * TICK_NANOS / 8);
    }

    /** Neither what the other provider tells once more nor what is reissued is a start of its own. */
    @Test
    void operationsAreCountedOnceThoughToldTwiceOrReissued() {
        records.fileIo().at(500).read(0x1000, 0xA000);
        records.kernelFile().read(0x1000, 0xA000);
        records.fileIo().at(510).end(0x1000, IoRecords.DISALLOW_FAST_IO).at(520).read(0x1000, 0xA000);
        records.at(530).end(0x1000);
        hundredReads(HIGH + 0x10);
        assertThat(measured().operations()).isEqualTo(1);
    }

    @Test
    void withoutOperationsThereIsNothingToShareOutOver() {
        hundredReads(HIGH + 0x10);
        assertThat(measured().metrics())
                .extracting(metric -> metric.metric().quantity().scope())
                .containsOnly(Quantity.Scope.CALLBACK);
    }

    @Test
    void namesAreThoseOfTheFilterManagerInLowerCase() {
        hundredReads(HIGH + 0x10);
        hundredReads(UNKNOWN);
        RunFacts run = measured();
        assertThat(run.filters()).containsExactly(new FilterFacts("high", "1.2.3.4", null));
        assertThat(run.metrics()).extracting(metric -> metric.metric().filter()).containsOnly("high");
        assertThat(run.callbacks())
                .as("calls of no known driver are calls")
                .extracting(count -> count.callback().filter())
                .containsExactly("(unknown)", "high");
    }

    @Test
    void pendedTimeIsWhatLiesBetweenTwoFilters() {
        for (int i = 0; i < 5; i++) {
            long at = 10_000L + 10_000L * i;
            long data = 0x5000L + i;
            records.at(at).enter(HIGH + 0x10, CREATE, data, 0xA000);
            records.at(at + 20).leave(HIGH + 0x10, CREATE, data, 0xA000, at);
            records.at(at + 20 + 3_000).enter(LOW + 0x10, CREATE, data, 0xA000);
            records.at(at + 20 + 3_010).leave(LOW + 0x10, CREATE, data, 0xA000, at + 3_020);
        }
        RunFacts run = measured();
        Metric pended = Metric.ofFunction("high", CREATE, Quantity.PENDED_P95);
        assertThat(value(run, pended)).isCloseTo(3_000L * TICK_NANOS, within(300L));
        assertThat(run.metric(pended).orElseThrow().events()).isEqualTo(5);
        assertThat(run.metric(Metric.ofFunction("low", CREATE, Quantity.PENDED_P95)))
                .as("below the lowest filter nothing tells it")
                .isEmpty();
    }

    @Test
    void pendedTimeIsKnownWithoutTheEntriesOfCallbacksToo() {
        records.at(1_020).leave(HIGH + 0x10, CREATE, 0x5000, 0xA000, 1_000);
        records.at(1_520).leave(LOW + 0x10, CREATE, 0x5000, 0xA000, 1_420);
        assertThat(value(measured(), Metric.ofFunction("high", CREATE, Quantity.PENDED_P95)))
                .isCloseTo(400L * TICK_NANOS, within(40L));
    }

    @ParameterizedTest
    @EnumSource(OpenClass.class)
    void onlyALeakThatIsAtLeastLikelyFailsAGate(OpenClass openClass) {
        boolean leak = openClass == OpenClass.LEAK_SUSPECT || openClass == OpenClass.FILTER_OWN_UNCLOSED;
        assertThat(Arrays.stream(Confidence.values())
                        .filter(confidence -> RunMeasurer.failsAGate(openClass, confidence)))
                .containsExactlyElementsOf(
                        leak ? List.of(Confidence.LIKELY, Confidence.STRONG, Confidence.PROVEN) : List.of());
    }

    @Test
    void aNewRequestUnderTheSameCallbackDataIsNotPended() {
        records.at(1_020).leave(LOW + 0x10, CREATE, 0x5000, 0xA000, 1_000);
        records.at(9_020).leave(LOW + 0x10, CREATE, 0x5000, 0xB000, 9_000);
        records.at(20_020).leave(HIGH + 0x10, READ, 0x5000, 0xC000, 20_000);
        assertThat(analyzer.finish(counters).pended()).isEmpty();
    }

    @Test
    void opensThatFailAGateAreGroupedByTheirKind() {
        records.at(50).open(0x1000, 0xF000, "\\Device\\HarddiskVolume2\\a.txt");
        records.at(70).cleanedUp(0x1000, 0xF000).closed(0x1000, 0xF000);
        for (int i = 0; i < 8; i++) {
            long object = 0xA000 + 0x100L * i;
            records.atSecond(1 + 20 * i)
                    .open(0x1000, object, "\\Device\\HarddiskVolume2\\spool\\job" + (10_000 + i) + ".tmp");
            records.read(0x1000, object).end(0x1000);
        }
        records.atSecond(160).stillRecording();
        RunFacts run = measured();
        assertThat(run.leaks()).singleElement().satisfies(leak -> {
            assertThat(leak.openClass()).isEqualTo("leak-suspect");
            assertThat(leak.confidence()).isEqualTo("likely");
            assertThat(leak.opens()).isEqualTo(7);
            assertThat(leak.path()).isEqualTo("\\Device\\HarddiskVolume2\\spool\\job10000.tmp");
            assertThat(leak.process()).isEqualTo("app.exe");
        });
        assertThat(run.opens())
                .containsExactly(new ClassCount("leak-suspect", null, 7), new ClassCount("unmatched-other", null, 1));
        assertThat(run.endsRecorded()).isTrue();
    }

    @Test
    void lossIsNamedAndWhatIsNoneIsNot() {
        hundredReads(HIGH + 0x10);
        counters.add(TraceCounter.OVERWRITTEN, 5);
        counters.add(TraceCounter.TIME_WENT_BACK, 5);
        counters.add(TraceCounter.MESSAGE_SKIPPED, 5);
        assertThat(measured().loss()).isEqualTo(RunLoss.NONE);
        counters.add(TraceCounter.EVENTS_LOST, 12, TraceCounters.NO_OFFSET);
        assertThat(measured().loss()).isEqualTo(new RunLoss(true, List.of("events lost: 12")));
    }

    @Test
    void aTraceThatWasNotStoppedInOrderMayLackItsEnd() {
        counters.add(TraceCounter.NEVER_FINALISED, TraceCounters.NO_OFFSET);
        assertThat(measured().loss()).isEqualTo(new RunLoss(true, List.of("not finalised (inferred): 1")));
    }

    @Test
    void aRunThatStillGoesOnLacksItsRest() {
        counters.add(TraceCounter.QUEUE_STILL_WRITTEN, TraceCounters.NO_OFFSET);
        assertThat(measured().loss()).isEqualTo(new RunLoss(true, List.of("queue still written: 1")));
    }

    @Test
    void aLossRecordIsLossWhereverItIs() {
        records.at(500).lost();
        counters.add(TraceCounter.LOSS_RECORD, 77);
        assertThat(measured().loss().lossy()).isTrue();
    }

    @Test
    void anEmptyTraceHasNoMetricAndNoFilter() {
        RunFacts run = measured();
        assertThat(run.metrics()).isEmpty();
        assertThat(run.filters()).isEmpty();
        assertThat(run.machine()).isEqualTo(new Machine("10.0.19041", 8, 4, 2_400, "QPC", 10_000_000));
        assertThat(run.endsRecorded()).isFalse();
    }

    private static long value(RunFacts run, Metric metric) {
        return run.metric(metric).orElseThrow().value();
    }
}
