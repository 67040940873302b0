package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.stats.MedianBootstrap;
import fltscope.analyzer.gate.stats.RankTest;
import fltscope.analyzer.gate.stats.RunsNeeded;
import fltscope.analyzer.metric.Unit;
import java.util.Arrays;

/**
 * One metric on both sides, on its way to a verdict. All metrics are tested before the first one is judged, as Holm's correction
 * needs the p-values of all.
 */
public final class MetricPair {
    /** The ends of an interval of {@link GateLimits#CONFIDENCE}. */
    private static final double LOW = 0.025;

    private static final double HIGH = 0.975;
    private static final int ADVISED_RUNS = 10;

    private final Metric metric;
    private final Side before;
    private final Side now;
    private final double minimumEffect;
    private final double minimumChange;
    private final RankTest test;

    /** @param minimumEffect least relative change that counts */
    public MetricPair(Metric metric, Side before, Side now, double minimumEffect, long minChangeNanos) {
        this.metric = metric;
        this.before = before;
        this.now = now;
        this.minimumEffect = minimumEffect;
        minimumChange = metric.quantity().unit() == Unit.NANOS ? minChangeNanos : GateLimits.LEAST_CALLS_PER_MILLION;
        test = isTested() ? RankTest.of(before.toArray(), now.toArray()) : null;
    }

    /** Whether both sides have enough values. */
    boolean isTested() {
        return before.isEnough() && now.isEnough();
    }

    /** p-value before correction; only of one that is tested. */
    double p() {
        return test.p();
    }

    /** A metric that lacks values on a side: the change is told where there is one, without an interval. */
    MetricVerdict untested() {
        Doubt doubt = doubtOfValues();
        double ratio = ratio();
        Change change = new Change(ratio, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        return verdict(Outcome.INCONCLUSIVE, doubt, doubt == Doubt.TOO_FEW_RUNS ? ADVISED_RUNS : 0, change);
    }

    private Doubt doubtOfValues() {
        if (before.runs() < Side.LEAST_RUNS || now.runs() < Side.LEAST_RUNS) {
            return Doubt.TOO_FEW_RUNS;
        }
        if (now.isEnough() && before.mostEvents() == 0) {
            return Doubt.ONLY_NOW;
        }
        return before.isEnough() && now.mostEvents() == 0 ? Doubt.ONLY_BEFORE : Doubt.TOO_FEW_EVENTS;
    }

    /**
     * The verdict.
     *
     * @param adjustedP p-value after correction
     * @param tests metrics that were tested
     */
    MetricVerdict judge(double adjustedP, int tests) {
        MedianBootstrap was = MedianBootstrap.of(before.toArray());
        MedianBootstrap is = MedianBootstrap.of(now.toArray());
        Change change = new Change(
                ratio(),
                is.ratioQuantile(was, LOW),
                is.ratioQuantile(was, HIGH),
                test.p(),
                adjustedP,
                test.cliffsDelta());
        if (isLarge(change)) {
            if (adjustedP < GateLimits.SIGNIFICANCE) {
                return verdict(change.ratio() > 1 ? Outcome.REGRESSION : Outcome.IMPROVEMENT, Doubt.NONE, 0, change);
            }
            int needed = RunsNeeded.forTest(fewerRuns(), change.cliffsDelta(), tests);
            return verdict(Outcome.INCONCLUSIVE, Doubt.NOT_SIGNIFICANT, needed, change);
        }
        double wanted = GateLimits.WIDEST_INTERVAL_EFFECTS * minimumEffect;
        if (change.high() - change.low() > wanted && mayCount(change)) {
            int needed = RunsNeeded.forWidth(fewerRuns(), change.high() - change.low(), wanted);
            return verdict(Outcome.INCONCLUSIVE, Doubt.TOO_NOISY, needed, change);
        }
        return verdict(Outcome.PASS, Doubt.NONE, 0, change);
    }

    /** All but the test: the change is beyond the minimum effect, the interval excludes 1, and few runs overlap. */
    private boolean isLarge(Change change) {
        if (Math.abs(now.median() - before.median()) <= minimumChange
                || Math.abs(change.cliffsDelta()) < GateLimits.LEAST_CLIFFS_DELTA
                || Math.signum(change.cliffsDelta()) != Math.signum(change.ratio() - 1)) {
            return false;
        }
        return change.ratio() > 1
                ? change.ratio() > 1 + minimumEffect && change.low() > 1
                : 1 / change.ratio() > 1 + minimumEffect && change.high() < 1;
    }

    /**
     * Whether the change may be large enough in absolute terms: at an end of its interval, and between two runs. Ticks of a
     * clock make a large ratio of a small time.
     */
    private boolean mayCount(Change change) {
        double[] was = before.toArray();
        double[] is = now.toArray();
        Arrays.sort(was);
        Arrays.sort(is);
        double between = Math.max(is[is.length - 1] - was[0], was[was.length - 1] - is[0]);
        double most = Math.max(change.high() - 1, 1 - change.low()) * before.median();
        return between > minimumChange && (Double.isNaN(most) || most > minimumChange);
    }

    /** Of the medians; 1 where both are 0, infinite where only the one before is. */
    private double ratio() {
        double was = before.median();
        double is = now.median();
        return was == 0 && is == 0 ? 1 : is / was;
    }

    private int fewerRuns() {
        return Math.min(before.values().size(), now.values().size());
    }

    private MetricVerdict verdict(Outcome outcome, Doubt doubt, int runsNeeded, Change change) {
        return new MetricVerdict(metric, outcome, doubt, minimumEffect, runsNeeded, before, now, change);
    }
}
