package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.baseline.Noise;
import fltscope.analyzer.gate.measure.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The least relative change of each metric that counts: 5 %, or what calibration measured where that is more. */
public final class MinimumEffects {
    /** What counts where nothing was calibrated, in thousandths. */
    static final int LEAST_PERMILLE = 50;

    private static final double PERMILLE = 1_000;

    private final Map<Metric, Integer> permille = new HashMap<>();

    public MinimumEffects(List<Noise> noise) {
        noise.forEach(measured -> permille.put(measured.metric(), measured.permille()));
    }

    public double of(Metric metric) {
        return Math.max(LEAST_PERMILLE, permille.getOrDefault(metric, 0)) / PERMILLE;
    }
}
