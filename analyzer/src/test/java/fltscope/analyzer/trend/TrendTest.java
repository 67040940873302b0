package fltscope.analyzer.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fltscope.analyzer.config.RulesFile;
import fltscope.analyzer.fixture.BusyMachine;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.AnalysisOptions;
import fltscope.analyzer.result.Analyzer;
import fltscope.analyzer.result.CallbackRow;
import fltscope.schemas.record.FilterChange;
import fltscope.schemas.trace.TraceCounters;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is kept over time, of records made by hand; a tick is 100 ns. */
class TrendTest {
    private static final long MY_FILTER = 0xFFFF_F800_0000_0000L;
    private static final long OTHER = 0xFFFF_F800_1000_0000L;
    private static final int READ = 0x03;

    private Analyzer analyzer = new Analyzer(
            IoRecords.header(), AnalysisOptions.of(RulesFile.builtIn()).withDetail(), PairingListener.NONE);
    private IoRecords records = new IoRecords(analyzer);

    private Analysis finish(double seconds) {
        records.atSecond(seconds).stillRecording();
        return analyzer.finish(new TraceCounters());
    }

    private void options(AnalysisOptions options) {
        analyzer = new Analyzer(IoRecords.header(), options, PairingListener.NONE);
        records = new IoRecords(analyzer);
    }

    private void drivers() {
        records.at(0).imageThere(4, MY_FILTER, 0x1000, "\\SystemRoot\\System32\\drivers\\myflt.sys");
        records.imageThere(4, OTHER, 0x1000, "\\SystemRoot\\System32\\drivers\\other.sys");
        records.processStarted(100, "app.exe").threadStarted(100, 101);
    }

    @Test
    void theSlowestComeFirstAndAreNoMoreThanWanted() {
        options(AnalysisOptions.of(RulesFile.builtIn()).withSlow(new SlowWanted(3, 0)));
        drivers();
        for (int i = 1; i <= 100; i++) {
            records.atSecond(i).callback(MY_FILTER, READ, false, (i * 37) % 101);
            records.callback(OTHER, READ, true, i % 7);
        }
        Slowest slowest = finish(200).trend().slowest();
        assertThat(slowest.callbacks())
                .extracting(SlowCallback::filter, SlowCallback::ownNanos)
                .containsExactly(
                        tuple("myflt.sys", 10_000L),
                        tuple("myflt.sys", 9_900L),
                        tuple("myflt.sys", 9_800L),
                        tuple("other.sys", 600L),
                        tuple("other.sys", 600L),
                        tuple("other.sys", 600L));
        assertThat(slowest.callbacks().get(0).on().image()).isEqualTo("app.exe");
    }

    @Test
    void whatIsFasterThanWasWantedIsNotKeptAndAllSlowerAreCounted() {
        options(AnalysisOptions.of(RulesFile.builtIn()).withSlow(new SlowWanted(2, 5_000)));
        drivers();
        for (int i = 1; i <= 100; i++) {
            records.atSecond(i).callback(MY_FILTER, READ, false, i);
        }
        Slowest slowest = finish(200).trend().slowest();
        assertThat(slowest.callbacks()).extracting(SlowCallback::ownNanos).containsExactly(10_000L, 9_900L);
        assertThat(slowest.callbacksAtLeast()).isEqualTo(51);
    }

    @Test
    void aSlowCallbackIsToldWithItsFileItsStackAndWhatRanInside() {
        drivers();
        records.at(900).open(0x1000, 0xA000, "\\Device\\HarddiskVolume2\\a.txt");
        records.at(1000).enter(MY_FILTER, READ, 0x2000, 0xA000);
        records.at(1100).enter(OTHER, READ, 0x3000, 0xB000);
        records.at(1300).leave(OTHER, READ, 0x3000, 0xB000, 1100);
        records.at(2000).leave(MY_FILTER, READ, 0x2000, 0xA000, 1000).stack(2000, MY_FILTER + 0x10, 0x7FF0_0000L);
        SlowCallback slow = finish(1).trend().slowest().callbacks().get(0);
        assertThat(slow.on().path()).isEqualTo("\\Device\\HarddiskVolume2\\a.txt");
        assertThat(slow.on().fileObject()).isEqualTo(0xA000);
        assertThat(slow.on().threadId()).isEqualTo(101);
        assertThat(slow.nanos()).isEqualTo(100_000);
        assertThat(slow.durationNanos()).isEqualTo(100_000);
        assertThat(slow.ownNanos()).isEqualTo(80_000);
        assertThat(slow.nested()).isEqualTo(1);
        assertThat(slow.longestNested()).isEqualTo(new SlowCallback.Nested("other.sys", READ, false, 20_000));
        assertThat(slow.stack()).containsExactly("myflt.sys+0x10", "0x7ff00000");
    }

    @Test
    void aCallbackOfACreateThatReturnedBeforeItsPathWasKnownIsToldWithIt() {
        drivers();
        records.at(1000).enter(MY_FILTER, 0, 0x2000, 0xA000);
        records.at(1500).leave(MY_FILTER, 0, 0x2000, 0xA000, 1000);
        records.at(1600)
                .create(0x2000, 0xA000, "\\Device\\HarddiskVolume2\\late.txt")
                .at(1700)
                .end(0x2000);
        SlowCallback slow = finish(1).trend().slowest().callbacks().get(0);
        assertThat(slow.on().path()).endsWith("late.txt");
        assertThat(slow.nanos()).isEqualTo(100_000);
        assertThat(slow.ownNanos()).isEqualTo(50_000);
    }

    @Test
    void opensAreCountedOverTimeThoseOfFiltersApart() {
        drivers();
        records.atSecond(1).open(0x1000, 0xA000, "\\a.txt");
        long start = 3 * IoRecords.SECOND;
        records.at(start).enter(MY_FILTER, READ, 0x2000, 0xA000);
        records.at(start + 10).open(0x3000, 0xB000, "\\own.txt");
        records.at(start + 100).leave(MY_FILTER, READ, 0x2000, 0xA000, start);
        records.atSecond(6).cleanedUp(0x1000, 0xA000).closed(0x1000, 0xA000);
        OpenCounts opens = finish(10).trend().opens();
        assertThat(alive(opens, opens.alive(), 0.5, 2, 4, 8)).containsExactly(0L, 1L, 2L, 1L);
        assertThat(opens.filters()).extracting(OpenCounts.OfFilter::filter).containsExactly("myflt.sys");
        assertThat(alive(opens, opens.filters().get(0).alive(), 2, 4, 8)).containsExactly(0L, 1L, 1L);
    }

    private static List<Long> alive(OpenCounts opens, List<Long> counts, double... seconds) {
        return Arrays.stream(seconds)
                .mapToObj(second -> counts.get((int) (second * 1e9 / opens.binNanos())))
                .toList();
    }

    @Test
    void cellsOfASeriesAddUpToItsCallbacksHoweverOftenBinsBecomeOne() {
        long all = 0;
        for (int seed = 1; seed <= 6; seed++) {
            options(AnalysisOptions.of(RulesFile.builtIn()).withDetail());
            new BusyMachine(seed, false).run(5_000).playTo(analyzer);
            all += checkedOwnNanos(finish(100_000));
        }
        assertThat(all).isPositive();
    }

    private static long checkedOwnNanos(Analysis analysis) {
        TrendDetail detail = analysis.trend().detail();
        for (LatencySeries series : detail.series()) {
            long count = rowsOf(analysis, series).stream()
                    .mapToLong(row -> row.own().count())
                    .sum();
            assertThat(series.count()).isEqualTo(count);
            assertThat(sumOfCells(series)).isEqualTo(count);
        }
        long own = analysis.callbacks().stream()
                .mapToLong(row -> row.own().sumNanos())
                .sum();
        assertThat(detail.shares().stream().mapToLong(TimeShare::nanos).sum()).isEqualTo(own);
        assertThat(detail.filters().stream()
                        .flatMap(filter -> filter.nanos().stream())
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(own);
        assertThat(detail.callbacks().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(analysis.callbacks().stream()
                        .mapToLong(row -> row.own().count())
                        .sum());
        return own;
    }

    private static List<CallbackRow> rowsOf(Analysis analysis, LatencySeries series) {
        return analysis.callbacks().stream()
                .filter(row -> Objects.equals(row.filter(), series.filter())
                        && row.majorFunction() == series.majorFunction()
                        && row.post() == series.post())
                .toList();
    }

    private static long sumOfCells(LatencySeries series) {
        long sum = 0;
        for (int i = 0; i < series.cells().size(); i++) {
            long buckets = series.cells().get(i);
            if (buckets > 0) {
                for (int k = 0; k < buckets; k++) {
                    sum += series.cells().get(i + 2 + k);
                }
                i += 1 + (int) buckets;
            }
        }
        return sum;
    }

    @Test
    void bucketsAreHalfOctavesAndNoneIsMissed() {
        assertThat(LatencyGrid.bucket(0)).isZero();
        assertThat(LatencyGrid.bucket(140)).isZero();
        assertThat(LatencyGrid.bucket(141)).isEqualTo(1);
        assertThat(LatencyGrid.bucket(200)).isEqualTo(2);
        assertThat(LatencyGrid.bucket(Long.MAX_VALUE)).isEqualTo(LatencyGrid.BUCKETS - 1);
        for (int bucket = 1; bucket < LatencyGrid.BUCKETS; bucket++) {
            assertThat(LatencyGrid.bucket(LatencyGrid.startNanos(bucket))).isEqualTo(bucket);
            assertThat(LatencyGrid.bucket(LatencyGrid.startNanos(bucket) - 1)).isEqualTo(bucket - 1);
        }
    }

    @Test
    void aStretchOfSlowCallbacksIsFoundAndABusyOneIsNot() {
        drivers();
        for (int i = 0; i < 100_000; i++) {
            records.at(i * 10_000L).callback(MY_FILTER, READ, false, i >= 50_000 && i < 60_000 ? 30_000 : 20);
            records.at(i * 10_000L + 5_000).callback(OTHER, READ, false, 20 + i % 30);
        }
        List<SlowStretch> stretches = finish(100).trend().detail().stretches();
        assertThat(stretches).hasSize(1);
        SlowStretch stretch = stretches.get(0);
        assertThat(stretch.filter()).isEqualTo("myflt.sys");
        assertThat(stretch.fromNanos()).isBetween(49_000_000_000L, 50_300_000_000L);
        assertThat(stretch.toNanos()).isBetween(59_900_000_000L, 61_000_000_000L);
        assertThat(stretch.over()).isEqualTo(10_000);
        assertThat(stretch.overNanos()).isGreaterThanOrEqualTo(1_000_000);
    }

    @Test
    void lossesAndLoadsHaveTheirTimes() {
        drivers();
        records.atSecond(3).lostSince(2);
        records.atSecond(3.5).lostSince(2.5);
        records.atSecond(5).filterChanged(FilterChange.UNLOADED, 0, "myflt");
        Trend trend = finish(9).trend();
        assertThat(trend.losses()).containsExactly(new LossWindow(2_000_000_000L, 3_500_000_000L, 2));
        assertThat(trend.milestones()).containsExactly(new Milestone(5_000_000_000L, "unloaded", "myflt", 0));
        assertThat(trend.milestones().get(0).isUnload()).isTrue();
    }

    @Test
    void lossesBeyondTheBoundBecomeOneWithTheirNeighbours() {
        LossWindows windows = new LossWindows();
        for (int i = 0; i < 1000; i++) {
            windows.lost(10L * i, 10L * i + 1, 1);
        }
        assertThat(windows.windows()).hasSize(LossWindows.MOST);
        assertThat(windows.windows().stream().mapToLong(LossWindow::items).sum())
                .isEqualTo(1000);
        assertThat(windows.windows().get(0).fromNanos()).isZero();
    }

    @Test
    void withoutDetailNothingOfItIsKept() {
        options(AnalysisOptions.of(RulesFile.builtIn()));
        assertThat(finish(1).trend().detail()).isNull();
    }
}
