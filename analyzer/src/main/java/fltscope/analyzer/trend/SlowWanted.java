package fltscope.analyzer.trend;

/**
 * Which of the slowest are wanted.
 *
 * @param most how many callbacks of each filter, and how many operations
 * @param atLeastNanos what is faster is not wanted
 */
public record SlowWanted(int most, long atLeastNanos) {
    /** What is kept where nobody says more. */
    public static final SlowWanted STANDARD = new SlowWanted(50, 0);

    private static final int MOST_SLOWER = 1000;

    /** All that took as long, up to a bound that holds for each filter. */
    public static SlowWanted slowerThan(long nanos) {
        return new SlowWanted(MOST_SLOWER, nanos);
    }
}
