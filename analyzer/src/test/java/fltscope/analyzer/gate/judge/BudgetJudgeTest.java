package fltscope.analyzer.gate.judge;

import static fltscope.analyzer.gate.measure.RunBuilder.FILTER;
import static fltscope.analyzer.gate.measure.RunBuilder.PRE_CREATE;
import static fltscope.analyzer.gate.measure.RunBuilder.run;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.gate.budget.BudgetLine;
import fltscope.analyzer.gate.budget.BudgetParser;
import fltscope.analyzer.gate.budget.BudgetResult;
import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.gate.measure.RunBuilder;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.metric.CallbackKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BudgetJudgeTest {
    private static final Metric P99 = Metric.of(PRE_CREATE, Quantity.P99);
    private static final String TIME = "vfsmfd CREATE pre p99 <= 200 us";

    @Test
    void aSingleTraceKeepsOrBreaksATime() {
        BudgetResult kept = judge(TIME, run("a.etl").metric(P99, 5_000, 200_000));
        assertThat(kept.state()).isEqualTo(BudgetResult.State.KEPT);
        assertThat(kept.value()).isEqualTo(200_000);
        assertThat(kept.reason()).isNull();
        BudgetResult broken = judge(TIME, run("a.etl").metric(P99, 5_000, 200_001));
        assertThat(broken.state()).isEqualTo(BudgetResult.State.BROKEN);
        assertThat(broken.run()).isEqualTo("a.etl");
    }

    @Test
    void theWorstRunCounts() {
        BudgetResult result = judge(
                TIME,
                run("a.etl").metric(P99, 5_000, 1),
                run("b.etl").metric(P99, 5_000, 900_000),
                run("c.etl").metric(P99, 5_000, 1));
        assertThat(result.state()).isEqualTo(BudgetResult.State.BROKEN);
        assertThat(result.run()).isEqualTo("b.etl");
        assertThat(result.value()).isEqualTo(900_000);
    }

    @Test
    void fewEventsAreJudgedAndTold() {
        BudgetResult result = judge(TIME, run("a.etl").metric(P99, 12, 1));
        assertThat(result.state()).isEqualTo(BudgetResult.State.KEPT);
        assertThat(result.reason()).isEqualTo("of 12 events; 1000 make it steady");
    }

    @Test
    void lossIsNeverAPass() {
        RunBuilder lossy = run("lossy.etl").metric(P99, 5_000, 1).loss("3 buffers lost");
        BudgetResult result = judge(TIME, run("a.etl").metric(P99, 5_000, 1), lossy);
        assertThat(result.state()).isEqualTo(BudgetResult.State.INCONCLUSIVE);
        assertThat(result.run()).isEqualTo("lossy.etl");
        assertThat(result.reason()).isEqualTo("loss: 3 buffers lost");
        assertThat(judge("findings of class leak-suspect = 0", lossy).state())
                .isEqualTo(BudgetResult.State.INCONCLUSIVE);
        assertThat(judge("nosuch CREATE pre p50 <= 1 us", lossy).state())
                .as("it may be in what was lost")
                .isEqualTo(BudgetResult.State.INCONCLUSIVE);
        assertThat(judge(TIME, run("a.etl").metric(P99, 5_000, 900_000), lossy).state())
                .as("a run without loss breaks it")
                .isEqualTo(BudgetResult.State.BROKEN);
        GateOptions allowed = new GateOptions(Set.of(), Set.of(Difference.Kind.LOSS), 0);
        assertThat(BudgetJudge.judge(List.of(BudgetParser.parse(TIME, 1)), List.of(lossy.build()), allowed)
                        .get(0)
                        .state())
                .isEqualTo(BudgetResult.State.KEPT);
    }

    @Test
    void opensAreCountedByIssuerAndClass() {
        RunBuilder leaky =
                run("a.etl").leak("1", "filter-own-unclosed", FILTER, 2).leak("2", "leak-suspect", null, 7);
        assertThat(judge("unclosed opens issued by vfsmfd = 0", leaky).value()).isEqualTo(2);
        assertThat(judge("unclosed opens = 0", leaky).value()).isEqualTo(2);
        assertThat(judge("unclosed opens issued by VFSMFD.sys <= 2", leaky).state())
                .isEqualTo(BudgetResult.State.KEPT);
        assertThat(judge("findings of class leak-suspect = 0", leaky).value()).isEqualTo(7);
        assertThat(judge("findings of class leak-suspect issued by vfsmfd = 0", leaky)
                        .state())
                .isEqualTo(BudgetResult.State.KEPT);
        assertThat(judge("findings of class known-holder = 0", leaky).state()).isEqualTo(BudgetResult.State.KEPT);
    }

    @Test
    void aTraceThatDoesNotTellOfClosesCanNotSayThatNothingLeaks() {
        BudgetResult result =
                judge("findings of class leak-suspect = 0", run("a.etl").endsNotRecorded());
        assertThat(result.state()).isEqualTo(BudgetResult.State.INCONCLUSIVE);
        assertThat(result.reason()).isEqualTo("cleanups and closes were not recorded");
    }

    @Test
    void callsAndTimesAreThoseOfOneFilterOrOfAll() {
        Metric calls = Metric.ofFilter(FILTER, Quantity.CALLS);
        Metric time = Metric.ofFilter(FILTER, Quantity.TIME_PER_OPERATION);
        Metric other = Metric.ofFilter("wdfilter", Quantity.TIME_PER_OPERATION);
        RunBuilder run = run("a.etl")
                .calls(new CallbackKey("wdfilter", 0, false), 80_000)
                .metric(calls, 100_000, 200_000)
                .metric(time, 100_000, 700)
                .metric(other, 100_000, 350);
        assertThat(judge("vfsmfd callbacks per 1,000 operations <= 200", run).state())
                .isEqualTo(BudgetResult.State.KEPT);
        assertThat(judge("callbacks per 1,000 operations <= 900", run).value()).isEqualTo(1_000_000);
        assertThat(judge("callbacks per 1000 operations <= 900", run).state()).isEqualTo(BudgetResult.State.BROKEN);
        assertThat(judge("vfsmfd time per operation <= 1 us", run).value()).isEqualTo(700);
        assertThat(judge("time per operation <= 1 us", run).value()).isEqualTo(1_050);
        assertThat(judge("callbacks per 1,000 operations <= 900", run("b.etl").operations(0))
                        .reason())
                .isEqualTo("file operations were not recorded");
    }

    @Test
    void aLineThatMatchesNothingIsAWarningAndNoPass() {
        for (String line : List.of(
                "vfsmdf CREATE pre p99 <= 200 us",
                "vfsmfd WRITE pre p99 <= 200 us",
                "unclosed opens issued by vfsmdf = 0",
                "vfsmdf callbacks per 1,000 operations <= 900",
                "vfsmdf time per operation <= 1 us")) {
            assertThat(judge(line, run("a.etl").metric(P99, 5_000, 1)).state())
                    .as(line)
                    .isEqualTo(BudgetResult.State.MATCHES_NOTHING);
        }
    }

    @Test
    void aBudgetAloneDecidesTheGate() {
        List<RunFacts> runs = List.of(run("a.etl")
                .metric(P99, 5_000, 1)
                .leak("1", "leak-suspect", null, 7)
                .build());
        assertThat(gate(runs, TIME).verdict()).isEqualTo(Verdict.PASS);
        assertThat(gate(runs, TIME).why()).containsExactly("1 budget kept");
        GateResult broken = gate(runs, TIME, "findings of class leak-suspect = 0");
        assertThat(broken.verdict()).isEqualTo(Verdict.REGRESSION);
        assertThat(broken.why()).containsExactly("budget broken: findings of class leak-suspect = 0");
        List<RunFacts> lossy =
                List.of(run("a.etl").metric(P99, 5_000, 1).loss("cut short").build());
        assertThat(gate(lossy, TIME).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(gate(lossy, TIME).why()).containsExactly("budget not judged: " + TIME);
    }

    @Test
    void aBudgetOfWhichNoLineMatchesIsInconclusive() {
        List<RunFacts> runs = List.of(run("a.etl").build());
        GateResult result = gate(runs, "nosuch CREATE pre p99 <= 200 us");
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.why()).containsExactly("no line of the budget matches anything");
    }

    @Test
    void aLineWhoseSubjectNoRunHasIsASlipOfThePen() {
        RunBuilder run = run("a.etl").metric(P99, 5_000, 1);
        assertThat(judge("vfsmfd READ pre p99 <= 1 us", run).state()).isEqualTo(BudgetResult.State.MATCHES_NOTHING);
        assertThat(judge("nosuch callbacks per 1,000 operations <= 1", run).state())
                .isEqualTo(BudgetResult.State.MATCHES_NOTHING);
        assertThat(judge("vfsmfd callbacks per 1,000 operations <= 1", run).state())
                .as("the filter is there")
                .isEqualTo(BudgetResult.State.KEPT);
        assertThat(judge("unclosed opens issued by nosuch = 0", run).state())
                .isEqualTo(BudgetResult.State.MATCHES_NOTHING);
        assertThat(judge("unclosed opens issued by nosuch = 0", run("b.etl").endsNotRecorded())
                        .state())
                .as("nor is it in doubt")
                .isEqualTo(BudgetResult.State.MATCHES_NOTHING);
        assertThat(judge("findings of class leak-suspect issued by nosuch = 0", run)
                        .state())
                .isEqualTo(BudgetResult.State.MATCHES_NOTHING);
        assertThat(judge("findings of class leak-suspect issued by gone = 0", run.leak("1", "leak-suspect", "gone", 1))
                        .state())
                .as("it issued an open and called back nothing")
                .isEqualTo(BudgetResult.State.BROKEN);
    }

    @Test
    void ofRunsThatAreEquallyBadTheFirstIsNamed() {
        assertThat(judge(TIME, run("a.etl").metric(P99, 5_000, 9), run("b.etl").metric(P99, 5_000, 9))
                        .run())
                .isEqualTo("a.etl");
    }

    @Test
    void aTimeOfACallbackNeedsNoFileOperations() {
        assertThat(judge(TIME, run("a.etl").metric(P99, 5_000, 9).operations(0)).state())
                .isEqualTo(BudgetResult.State.KEPT);
    }

    private static GateResult gate(List<RunFacts> runs, String... lines) {
        List<BudgetLine> budget =
                Arrays.stream(lines).map(line -> BudgetParser.parse(line, 1)).toList();
        return Gate.judge(null, runs, budget, GateOptions.DEFAULT);
    }

    private static BudgetResult judge(String line, RunBuilder... runs) {
        List<RunFacts> facts = Arrays.stream(runs).map(RunBuilder::build).toList();
        return BudgetJudge.judge(List.of(BudgetParser.parse(line, 1)), facts, GateOptions.DEFAULT)
                .get(0);
    }
}
