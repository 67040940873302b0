package fltscope.analyzer.gate.stats;

/**
 * The exact distribution of a rank sum where values are equal, which the library has for samples without ties alone. All ways
 * to choose the one sample from both together are counted by their rank sum, value by value (the shift algorithm: Streitberg and
 * Roehmel 1986, Exact distributions for permutation and rank tests, Statistical Software Newsletter 12: 10-17). Equal values
 * share the mean of their ranks; ranks are doubled to stay whole.
 */
final class TiedRanks {
    /** Values of both samples together from which on counting takes longer than the answer gains. */
    static final int MOST_VALUES = 60;

    private TiedRanks() {}

    /** Probability of a rank sum as far from the mean as this one, or farther, where both sides are alike. */
    static double p(double[] before, double[] now) {
        int total = before.length + now.length;
        double[] all = new double[total];
        System.arraycopy(now, 0, all, 0, now.length);
        System.arraycopy(before, 0, all, now.length, before.length);
        int[] ranks = new int[total];
        int observed = 0;
        for (int i = 0; i < total; i++) {
            ranks[i] = doubledRank(all, all[i]);
            observed += i < now.length ? ranks[i] : 0;
        }
        double[] ways = ways(ranks, now.length);
        int mean = now.length * (total + 1);
        double far = 0;
        double any = 0;
        for (int sum = 0; sum < ways.length; sum++) {
            any += ways[sum];
            far += Math.abs(sum - mean) >= Math.abs(observed - mean) ? ways[sum] : 0;
        }
        return far / any;
    }

    private static int doubledRank(double[] all, double value) {
        int doubled = 1;
        for (double other : all) {
            doubled += other < value ? 2 : other == value ? 1 : 0;
        }
        return doubled;
    }

    /** How many ways there are to choose {@code chosen} of the ranks, by their sum. */
    private static double[] ways(int[] ranks, int chosen) {
        int most = ranks.length * (ranks.length + 1);
        double[][] ways = new double[chosen + 1][most + 1];
        ways[0][0] = 1;
        for (int rank : ranks) {
            for (int count = chosen; count >= 1; count--) {
                for (int sum = most; sum >= rank; sum--) {
                    ways[count][sum] += ways[count - 1][sum - rank];
                }
            }
        }
        return ways[chosen];
    }
}
