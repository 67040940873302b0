package fltscope.analyzer.gate.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The bootstrap distribution of a median: what resampling the values, as many as there are and with replacement, yields. It is
 * computed, not drawn: how likely each pair of values is to be the two in the middle has a closed form (Hutson and Ernst 2000,
 * The exact bootstrap mean and variance of an L-estimator, Journal of the Royal Statistical Society B 62: 89-94). So there is no
 * seed to choose, and the same values give the same interval to the last digit.
 */
public final class MedianBootstrap {
    /** More would only refine doubles beyond their last digit. */
    private static final int STEPS = 200;

    private static final double HALF = 0.5;

    private final double[] medians;
    /** Probability that the median is at most {@code medians[i]}. */
    private final double[] cumulated;

    private final double[] weights;

    private MedianBootstrap(double[] medians, double[] weights) {
        this.medians = medians;
        this.weights = weights;
        cumulated = weights.clone();
        Arrays.parallelPrefix(cumulated, Double::sum);
    }

    /** The distribution for one sample of one value or more, none of them negative. */
    public static MedianBootstrap of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length % 2 == 1 ? odd(sorted) : even(sorted);
    }

    private static MedianBootstrap odd(double... sorted) {
        double[] weights = new double[sorted.length];
        int middle = sorted.length / 2 + 1;
        for (int i = 0; i < sorted.length; i++) {
            weights[i] = atMost(i + 1, middle, sorted.length) - atMost(i, middle, sorted.length);
        }
        return new MedianBootstrap(sorted, weights);
    }

    /** All pairs of values in the middle, in the order of their means. */
    private static MedianBootstrap even(double... sorted) {
        int n = sorted.length;
        int half = n / 2;
        double[][] pairs = new double[n * (n + 1) / 2][];
        // Logarithms, since the number of ways to choose half of 1,100 values is beyond a double.
        double logWays = BinomialDistribution.of(n, HALF).logProbability(half) - n * Math.log(HALF);
        int at = 0;
        for (int i = 1; i <= n; i++) {
            double lower = Math.pow((double) i / n, half) - Math.pow((i - 1.0) / n, half);
            double rest = atMost(i, half, n) - atMost(i - 1, half, n);
            for (int j = i + 1; j <= n; j++) {
                double upper = Math.pow((n - j + 1.0) / n, half) - Math.pow((double) (n - j) / n, half);
                double weight = Math.exp(logWays + Math.log(lower) + Math.log(upper));
                rest -= weight;
                pairs[at++] = new double[] {(sorted[i - 1] + sorted[j - 1]) / 2, weight};
            }
            pairs[at++] = new double[] {sorted[i - 1], Math.max(0, rest)};
        }
        Arrays.sort(pairs, (one, other) -> Double.compare(one[0], other[0]));
        double[] medians = new double[at];
        double[] weights = new double[at];
        for (int k = 0; k < at; k++) {
            medians[k] = pairs[k][0];
            weights[k] = pairs[k][1];
        }
        return new MedianBootstrap(medians, weights);
    }

    /** Probability that the {@code rank}-th smallest of a resample is one of the {@code i} smallest values. */
    private static double atMost(int i, int rank, int n) {
        return BinomialDistribution.of(n, (double) i / n).survivalProbability(rank - 1);
    }

    /**
     * The {@code quantile} of the ratio of two medians, this one to another: infinite where the other one is 0, and 1 where
     * both are.
     */
    public double ratioQuantile(MedianBootstrap other, double quantile) {
        if (ratioAtMost(other, Double.MAX_VALUE) < quantile) {
            return Double.POSITIVE_INFINITY;
        }
        double low = 0;
        double high = ratioAtMost(other, 1) >= quantile ? 1 : greatestRatio(other);
        if (ratioAtMost(other, 0) >= quantile) {
            return 0;
        }
        for (int step = 0; step < STEPS && Math.nextUp(low) < high; step++) {
            double middle = low + (high - low) / 2;
            if (ratioAtMost(other, middle) >= quantile) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private double greatestRatio(MedianBootstrap other) {
        double least = Double.MAX_VALUE;
        for (double median : other.medians) {
            least = median > 0 ? Math.min(least, median) : least;
        }
        return Math.max(1, Math.nextUp(medians[medians.length - 1] / least));
    }

    /** Probability that this median is at most {@code ratio} times the other one. */
    private double ratioAtMost(MedianBootstrap other, double ratio) {
        double sum = 0;
        int at = 0;
        for (int i = 0; i < other.medians.length; i++) {
            double bound = bound(other.medians[i], ratio);
            while (at < medians.length && medians[at] <= bound) {
                at++;
            }
            sum += at == 0 ? 0 : other.weights[i] * cumulated[at - 1];
        }
        return sum;
    }

    /** Greatest median that makes a ratio of at most {@code ratio} with another. */
    private static double bound(double other, double ratio) {
        if (other > 0) {
            return ratio * other;
        }
        return ratio >= 1 ? 0 : -1;
    }
}
