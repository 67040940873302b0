package fltscope.analyzer.gate.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Holm's correction of p-values for the number of tests: the chance of a single false alarm in the whole family stays what one
 * test's would be (Holm 1979, Scandinavian Journal of Statistics 6: 65-70).
 */
public final class Holm {
    private Holm() {}

    /** The corrected p-values, each in the place of its own: the k-th smallest of m times m - k + 1, never falling, at most 1. */
    public static double[] adjust(double... pValues) {
        Integer[] byValue = new Integer[pValues.length];
        Arrays.setAll(byValue, i -> i);
        Arrays.sort(byValue, Comparator.comparingDouble(i -> pValues[i]));
        double[] adjusted = new double[pValues.length];
        double least = 0;
        for (int rank = 0; rank < byValue.length; rank++) {
            least = Math.max(least, Math.min(1, pValues[byValue[rank]] * (byValue.length - rank)));
            adjusted[byValue[rank]] = least;
        }
        return adjusted;
    }
}
