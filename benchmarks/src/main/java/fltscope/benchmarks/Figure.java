package fltscope.benchmarks;

import java.util.Locale;

/**
 * One thing that was measured, with what is to be reached.
 *
 * @param ours times in ns, sizes in bytes, or numbers a second
 * @param limit times of what ours are divided by, taken in turn with them: of the C walk on the same file, or of a smaller
 *     trace; empty where a figure stands for itself
 */
record Figure(String name, Unit unit, Samples ours, Samples limit, double target) {
    private static final double NS_PER_SECOND = 1e9;
    private static final double PER_MILLION = 1e6;

    /** What the number in the table is. */
    enum Unit {
        /** Median of ours over median of the limit. */
        RATIO("x"),
        /** Median, in seconds. */
        SECONDS("s"),
        /** Highest, in MiB. */
        MEBIBYTES("MiB"),
        /** Median, in millions a second; the only one of which more is better. */
        MILLIONS_PER_SECOND("M/s");

        final String sign;

        Unit(String sign) {
            this.sign = sign;
        }
    }

    double measured() {
        return switch (unit) {
            case RATIO -> (double) ours.median() / limit.median();
            case SECONDS -> ours.median() / NS_PER_SECOND;
            case MEBIBYTES -> (double) ours.highest() / (1 << 20);
            case MILLIONS_PER_SECOND -> ours.median() / PER_MILLION;
        };
    }

    boolean isMet() {
        return unit == Unit.MILLIONS_PER_SECOND ? measured() >= target : measured() <= target;
    }

    /** One line of the table, at most 80 columns. */
    String line() {
        String detail = unit == Unit.RATIO
                ? String.format(
                        Locale.ROOT,
                        "%.1f / %.1f ms, best %.2f",
                        ours.median() / 1e6,
                        limit.median() / 1e6,
                        (double) ours.best() / limit.best())
                : "";
        return String.format(
                        Locale.ROOT,
                        "%-22s %8.2f %-4s %8.2f %-8s %s",
                        name,
                        measured(),
                        unit.sign,
                        target,
                        isMet() ? "met" : "NOT MET",
                        detail)
                .stripTrailing();
    }
}
