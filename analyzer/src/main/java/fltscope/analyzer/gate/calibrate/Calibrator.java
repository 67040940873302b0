package fltscope.analyzer.gate.calibrate;

import fltscope.analyzer.gate.baseline.Noise;
import fltscope.analyzer.gate.judge.GateOptions;
import fltscope.analyzer.gate.judge.MetricFamily;
import fltscope.analyzer.gate.judge.MetricPair;
import fltscope.analyzer.gate.judge.MetricTable;
import fltscope.analyzer.gate.judge.MinimumEffects;
import fltscope.analyzer.gate.judge.Outcome;
import fltscope.analyzer.gate.judge.Side;
import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.RunFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Compares the runs of one build with each other: split into two halves by chance, again and again, every change is noise. The
 * least change of a metric that counts is the one that 19 of 20 splits stay below. Halves of 10 runs, from 20 in all, show the
 * noise of a gate with 10 runs a side; smaller halves overstate it.
 */
public final class Calibrator {
    /** Fewer can not be split into two sides that are compared. */
    public static final int LEAST_RUNS = 2 * Side.LEAST_RUNS;

    private static final int SPLITS = 200;
    /** Share of the splits whose change stays below the noise. */
    private static final double COVERED = 0.95;

    private static final double PERMILLE = 1_000;
    /** Any number does; a fixed one gives the same runs the same splits. */
    private static final long SEED = 0x5EED;

    private final MetricTable table;
    private final GateOptions options;
    private final List<Metric> metrics = new ArrayList<>();
    private final List<int[][]> splits = new ArrayList<>();

    private Calibrator(List<RunFacts> runs, GateOptions options) {
        table = new MetricTable(runs, options);
        this.options = options;
        table.metrics().forEach(metrics::add);
        int[] places = new int[runs.size()];
        Arrays.setAll(places, i -> i);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int split = 0; split < SPLITS; split++) {
            shuffle(places, random);
            int half = places.length / 2;
            splits.add(new int[][] {Arrays.copyOf(places, half), Arrays.copyOfRange(places, half, places.length)});
        }
    }

    /**
     * Calibrates.
     *
     * @param runs of one build on one machine, {@link #LEAST_RUNS} or more
     */
    public static Calibration calibrate(List<RunFacts> runs, GateOptions options) {
        if (runs.size() < LEAST_RUNS) {
            throw new IllegalArgumentException(runs.size() + " runs; " + LEAST_RUNS + " are needed");
        }
        return new Calibrator(runs, options).calibrate(runs.size());
    }

    private Calibration calibrate(int runs) {
        List<Noise> noise = metrics.stream()
                .filter(metric -> table.side(metric).values().size() >= LEAST_RUNS)
                .map(metric -> new Noise(metric, permille(metric)))
                .toList();
        return new Calibration(
                runs,
                SPLITS,
                falseAlarms(new MinimumEffects(List.of())),
                falseAlarms(new MinimumEffects(noise)),
                noise);
    }

    /** The Fisher-Yates shuffle. */
    private static void shuffle(int[] places, SplittableRandom random) {
        for (int last = places.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int place = places[last];
            places[last] = places[other];
            places[other] = place;
        }
    }

    /** Change that the given share of the splits does not exceed, rounded up. A median of 0 has no relative change. */
    private int permille(Metric metric) {
        double[] changes = splits.stream()
                .mapToDouble(split -> change(
                        table.side(metric, split[0]).median(),
                        table.side(metric, split[1]).median()))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (changes.length == 0) {
            return 0;
        }
        double change = changes[(int) Math.ceil(COVERED * changes.length) - 1];
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(change * PERMILLE));
    }

    private static double change(double one, double other) {
        return one == other ? 0 : Math.max(one, other) / Math.min(one, other) - 1;
    }

    /** Splits in which the gate would have failed the build. */
    private int falseAlarms(MinimumEffects effects) {
        Map<Metric, Double> minimum = new HashMap<>();
        metrics.forEach(metric -> minimum.put(metric, effects.of(metric)));
        return (int) splits.parallelStream()
                .filter(split -> MetricFamily.judge(pairs(split, minimum)).stream()
                        .anyMatch(verdict -> verdict.outcome() == Outcome.REGRESSION))
                .count();
    }

    private List<MetricPair> pairs(int[][] split, Map<Metric, Double> minimum) {
        return metrics.stream()
                .map(metric -> new MetricPair(
                        metric,
                        table.side(metric, split[0]),
                        table.side(metric, split[1]),
                        minimum.get(metric),
                        options.minChangeNanos()))
                .toList();
    }
}
