package fltscope.benchmarks;

import java.util.Locale;

/**
 * One thing that was measured, with what is to be reached.
 *
 * @param ours times in ns, or sizes in bytes
 * @param limit times of the C walk on the same file, taken in turn with ours; empty where a figure stands for itself
 */
record Figure(String name, Unit unit, Samples ours, Samples limit, double target) {
    private static final double NS_PER_SECOND = 1e9;

    /** What the number in the table is. */
    enum Unit {
        /** Median of ours over median of the limit. */
        RATIO("x"),
        /** Median, in seconds. */
        SECONDS("s"),
        /** Highest, in MiB. */
        MEBIBYTES("MiB");

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
        };
    }

    boolean isMet() {
        return measured() <= target;
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
