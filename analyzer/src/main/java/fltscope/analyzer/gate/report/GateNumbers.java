package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.judge.Change;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.metric.Unit;
import java.util.Locale;

/** Values and changes as people read them. */
public final class GateNumbers {
    /** Stands for a number that is not known. */
    public static final String NONE = "-";

    private static final double NANOS_PER_MICRO = 1_000;
    private static final double MICROS_PER_SECOND = 1_000_000;
    private static final double PER_MILLION_TO_PER_1000 = 1_000;
    private static final double PERCENT = 100;
    /** From here on percents have no decimals. */
    private static final double WHOLE = 9.95;

    private GateNumbers() {}

    /** {@code 3.1 us} or, of calls, {@code 7,820.1}. */
    public static String value(Quantity quantity, double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        return quantity.unit() == Unit.NANOS ? time(value) : perThousand(value);
    }

    /** Microseconds with two decimals below 10, one below 100, none above; from a second on seconds. */
    static String time(double nanos) {
        double micros = nanos / NANOS_PER_MICRO;
        if (micros >= MICROS_PER_SECOND) {
            return String.format(Locale.ROOT, "%,.1f s", micros / MICROS_PER_SECOND);
        }
        String format = micros < 10 ? "%.2f us" : micros < 100 ? "%.1f us" : "%,.0f us";
        return String.format(Locale.ROOT, format, micros);
    }

    /** Calls per 1,000 operations, of calls per million. */
    static String perThousand(double perMillion) {
        return String.format(Locale.ROOT, "%,.1f", perMillion / PER_MILLION_TO_PER_1000);
    }

    /** {@code +26 %}, {@code -1.4 %}. */
    public static String change(Change change) {
        return Double.isFinite(change.ratio()) ? percent(change.ratio(), decimals(change.ratio())) + " %" : NONE;
    }

    /** Ends of the interval in percent: {@code +21 .. +31}, {@code -1.4 .. +0.9}. */
    public static String interval(Change change) {
        if (!Double.isFinite(change.low()) || !Double.isFinite(change.high())) {
            return NONE;
        }
        int decimals = Math.min(decimals(change.low()), decimals(change.high()));
        return percent(change.low(), decimals) + " .. " + percent(change.high(), decimals);
    }

    private static int decimals(double ratio) {
        return Math.abs(ratio - 1) * PERCENT < WHOLE ? 1 : 0;
    }

    private static String percent(double ratio, int decimals) {
        String text = String.format(Locale.ROOT, "%+,." + decimals + "f", (ratio - 1) * PERCENT);
        return text.equals("-0.0") || text.equals("-0") ? text.replace('-', '+') : text;
    }

    /** {@code 5 %} of 0.05, with a decimal where it has one. */
    static String share(double share) {
        double percent = share * PERCENT;
        boolean whole = Math.abs(percent - Math.rint(percent)) < 0.05;
        return String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", percent);
    }

    /** A p-value: {@code 0.0002}; below that {@code < 0.0001}. */
    static String probability(double p) {
        if (!Double.isFinite(p)) {
            return NONE;
        }
        return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, p < 0.01 ? "%.4f" : "%.3f", p);
    }

    /** Cliff's delta with two decimals. */
    static String delta(double delta) {
        return Double.isFinite(delta) ? String.format(Locale.ROOT, "%+.2f", delta) : NONE;
    }
}
