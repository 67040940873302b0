package fltscope.analyzer.gate.judge;

import static fltscope.analyzer.gate.measure.RunBuilder.EVENTS;
import static fltscope.analyzer.gate.measure.RunBuilder.FILTER;
import static fltscope.analyzer.gate.measure.RunBuilder.P50;
import static fltscope.analyzer.gate.measure.RunBuilder.PRE_CREATE;
import static fltscope.analyzer.gate.measure.RunBuilder.run;
import static fltscope.analyzer.gate.measure.RunBuilder.runs;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.gate.baseline.Baseline;
import fltscope.analyzer.gate.measure.Machine;
import fltscope.analyzer.gate.measure.RunBuilder;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.metric.CallbackKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ComparabilityTest {
    private static final long[] FAST = {10_000, 10_001, 10_002, 10_003, 10_004};
    private static final long[] SLOW = {20_000, 20_001, 20_002, 20_003, 20_004};

    @Test
    void anotherWindowsOrMachineOrClockIsNotCompared() {
        assertDiffers(
                Difference.Kind.OS,
                "10.0.22631",
                "10.0.26100",
                run -> run.machine(new Machine("10.0.26100", 8, 8, 2_400, "QPC", 10_000_000)));
        assertDiffers(
                Difference.Kind.PROCESSORS,
                "8 processors, 64 bit",
                "4 processors, 64 bit",
                run -> run.machine(new Machine("10.0.22631", 8, 4, 2_400, "QPC", 10_000_000)));
        assertDiffers(
                Difference.Kind.PROCESSORS,
                "2400 MHz",
                "3592 MHz",
                run -> run.machine(new Machine("10.0.22631", 8, 8, 3_592, "QPC", 10_000_000)));
        assertDiffers(
                Difference.Kind.CLOCK,
                "QPC, 10000000 ticks/s",
                "SYSTEM_TIME, 10000000 ticks/s",
                run -> run.machine(new Machine("10.0.22631", 8, 8, 2_400, "SYSTEM_TIME", 10_000_000)));
    }

    @Test
    void anotherFilterOrAltitudeIsNotCompared() {
        CallbackKey other = new CallbackKey("wdfilter", 0, false);
        assertDiffers(
                Difference.Kind.FILTERS,
                "",
                "wdfilter",
                run -> run.filter("wdfilter", null, null).calls(other, 5_000));
        assertDiffers(
                Difference.Kind.ALTITUDES,
                "vfsmfd @263410",
                "vfsmfd @320000",
                run -> run.filter(FILTER, null, "320000"));
    }

    @Test
    void aSpeedMeasuredAgainOrNotRecordedIsNoDifference() {
        for (int mhz : new int[] {2_394, 2_440, 0}) {
            assertThat(differences(run -> run.machine(new Machine("10.0.22631", 8, 8, mhz, "QPC", 10_000_000))))
                    .as("%d MHz", mhz)
                    .isEmpty();
        }
    }

    @Test
    void aNewVersionOfAFilterIsWhatIsGated() {
        assertThat(differences(run -> run.filter(FILTER, "9.9.9.9", null))).isEmpty();
    }

    @Test
    void aFilterThatIsHardlyCalledMayBeMissingByChance() {
        CallbackKey rare = new CallbackKey("luafv", 0, false);
        assertThat(differences(run -> run.filter("luafv", null, null).calls(rare, 3)))
                .isEmpty();
    }

    @Test
    void lossInOneTraceOfTenIsInconclusiveAndNamed() {
        List<RunFacts> now = new ArrayList<>(runs(P50, FAST));
        now.set(
                3,
                run("bad.etl")
                        .metric(P50, EVENTS, 10_003)
                        .loss("12 events lost")
                        .build());
        GateResult result = judge(runs(P50, FAST), now, Set.of());
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.why()).containsExactly("not comparable: loss, bad.etl 12 events lost");
        assertThat(result.metrics()).extracting(MetricVerdict::doubt).containsOnly(Doubt.NOT_COMPARABLE);
        GateResult allowed = judge(runs(P50, FAST), now, Set.of(Difference.Kind.LOSS));
        assertThat(allowed.verdict()).isEqualTo(Verdict.PASS);
        assertThat(allowed.differences()).singleElement().matches(Difference::allowed);
    }

    @Test
    void lossInTheBaselineCountsToo() {
        List<RunFacts> before = new ArrayList<>(runs(P50, FAST));
        before.set(
                0, run("bad.etl").metric(P50, EVENTS, 10_000).loss("cut short").build());
        assertThat(judge(before, runs(P50, FAST), Set.of()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void whatMayNotBeComparedIsNoRegressionHoweverSlow() {
        List<RunFacts> now = new ArrayList<>(runs(P50, SLOW));
        now.add(run("other.etl")
                .metric(P50, EVENTS, 20_005)
                .machine(new Machine("10.0.26100", 8, 8, 2_400, "QPC", 10_000_000))
                .build());
        GateResult result = judge(runs(P50, FAST), now, Set.of());
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.metrics().get(0).change().ratio())
                .as("is told all the same")
                .isGreaterThan(1.9);
        assertThat(judge(runs(P50, FAST), now, Set.of(Difference.Kind.OS)).verdict())
                .isEqualTo(Verdict.REGRESSION);
        assertThat(judge(runs(P50, FAST), now, Set.of(Difference.Kind.CLOCK)).verdict())
                .as("another thing is allowed")
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static void assertDiffers(
            Difference.Kind kind, String before, String now, UnaryOperator<RunBuilder> change) {
        assertThat(differences(change)).containsExactly(new Difference(kind, before, now, "now.etl", false));
    }

    private static List<Difference> differences(UnaryOperator<RunBuilder> change) {
        RunFacts before = run("before.etl").calls(PRE_CREATE, EVENTS).build();
        RunFacts now = change.apply(run("now.etl")).build();
        return Comparability.of(List.of(before, before), List.of(now, now), GateOptions.DEFAULT);
    }

    private static GateResult judge(List<RunFacts> before, List<RunFacts> now, Set<Difference.Kind> allowed) {
        return Gate.judge(
                new Baseline("0.1.0", before, List.of()), now, List.of(), new GateOptions(Set.of(), allowed, 500));
    }
}
