package fltscope.benchmarks;

import fltscope.analyzer.gate.baseline.Baseline;
import fltscope.analyzer.gate.judge.Gate;
import fltscope.analyzer.gate.judge.GateOptions;
import fltscope.analyzer.gate.judge.MetricVerdict;
import fltscope.analyzer.gate.judge.Outcome;
import fltscope.analyzer.gate.measure.Machine;
import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.gate.measure.RunLoss;
import fltscope.analyzer.gate.measure.RunMetric;
import fltscope.analyzer.metric.CallbackKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How often the gate finds a change of a known size, and how often it finds one where there is none. Run values are drawn from a
 * log-normal distribution, so that their spread is the noise between runs; the first of the metrics is changed, or none is. Seeds
 * are fixed: the table is the same each time.
 */
public final class GateSimulation {
    private static final int METRICS = 20;
    private static final int TRIALS = 1_000;
    /** So large that the least absolute change plays no part. */
    private static final double TYPICAL_NANOS = 100_000;

    private static final long EVENTS = 100_000;
    private static final double PERCENT = 100.0;
    private static final Machine MACHINE = new Machine("10.0.22631", 8, 8, 2_400, "QPC", 10_000_000);

    /** One line of the table; noise and change in percent. */
    private record Cell(int noise, int change, int runs) {}

    /**
     * What became of a trial.
     *
     * @param found whether the changed metric is a regression
     * @param falseAlarm whether another one is: the build fails for nothing
     * @param falseImprovement whether another one is said to be better
     * @param inconclusive how many metrics are inconclusive
     */
    private record Trial(boolean found, boolean falseAlarm, boolean falseImprovement, int inconclusive) {}

    private GateSimulation() {}

    /** Prints the table. */
    public static void main(String[] args) {
        System.out.printf(
                Locale.ROOT,
                "%d metrics, %d trials a cell; values log-normal, one metric changed or none%n%n",
                METRICS,
                TRIALS);
        System.out.println(
                "| noise | runs a side | change | found | false alarms | false improvements | inconclusive |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int noise : new int[] {5, 10}) {
            for (int runs : new int[] {5, 10, 20}) {
                for (int change : new int[] {0, 2 * noise}) {
                    print(new Cell(noise, change, runs));
                }
            }
        }
    }

    private static void print(Cell cell) {
        List<Trial> trials = IntStream.range(0, TRIALS)
                .parallel()
                .mapToObj(trial -> trial(cell, trial))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "| %d %% | %d | %s | %s | %s | %s | %.1f %% |%n",
                cell.noise(),
                cell.runs(),
                cell.change() == 0 ? "none" : "+" + cell.change() + " %",
                cell.change() == 0 ? "" : share(trials, Trial::found),
                share(trials, Trial::falseAlarm),
                share(trials, Trial::falseImprovement),
                trials.stream().mapToInt(Trial::inconclusive).sum() * PERCENT / TRIALS / METRICS);
    }

    private static String share(List<Trial> trials, Predicate<Trial> of) {
        return String.format(Locale.ROOT, "%.1f %%", trials.stream().filter(of).count() * PERCENT / trials.size());
    }

    private static Trial trial(Cell cell, int number) {
        SplittableRandom random = new SplittableRandom(31L * cell.hashCode() + number);
        List<RunFacts> before = runs(cell, 0, random);
        List<RunFacts> now = runs(cell, cell.change(), random);
        List<MetricVerdict> verdicts = Gate.judge(
                        new Baseline("simulation", before, List.of()), now, List.of(), GateOptions.DEFAULT)
                .metrics();
        boolean found = false;
        boolean falseAlarm = false;
        boolean falseImprovement = false;
        int inconclusive = 0;
        for (MetricVerdict verdict : verdicts) {
            boolean changed = cell.change() > 0 && verdict.metric().equals(metric(0));
            found |= changed && verdict.outcome() == Outcome.REGRESSION;
            falseAlarm |= !changed && verdict.outcome() == Outcome.REGRESSION;
            falseImprovement |= !changed && verdict.outcome() == Outcome.IMPROVEMENT;
            inconclusive += verdict.outcome() == Outcome.INCONCLUSIVE ? 1 : 0;
        }
        return new Trial(found, falseAlarm, falseImprovement, inconclusive);
    }

    private static List<RunFacts> runs(Cell cell, int change, RandomGenerator random) {
        List<RunFacts> runs = new ArrayList<>();
        for (int run = 0; run < cell.runs(); run++) {
            List<RunMetric> metrics = new ArrayList<>();
            for (int i = 0; i < METRICS; i++) {
                double noise = Math.exp(random.nextGaussian() * cell.noise() / PERCENT);
                double value = TYPICAL_NANOS * noise * (i == 0 ? 1 + change / PERCENT : 1);
                metrics.add(new RunMetric(metric(i), EVENTS, Math.round(value)));
            }
            runs.add(new RunFacts(
                    List.of("run"),
                    "simulation",
                    MACHINE,
                    List.of(),
                    RunLoss.NONE,
                    EVENTS,
                    List.of(),
                    metrics,
                    List.of(),
                    true,
                    List.of(),
                    List.of()));
        }
        return runs;
    }

    private static Metric metric(int number) {
        return Metric.of(new CallbackKey("filter" + number, 0, false), Quantity.P50);
    }
}
