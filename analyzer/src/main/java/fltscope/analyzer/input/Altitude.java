package fltscope.analyzer.input;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Where a minifilter stands in the stack: a decimal number of any length, with or without a fraction, so that there is always
 * room between two. Compared by value, printed as it was written ("Load order groups and altitudes for minifilter drivers",
 * learn.microsoft.com/windows-hardware/drivers/ifs).
 */
public final class Altitude implements Comparable<Altitude> {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

    private final String text;
    private final BigDecimal value;

    private Altitude(String text) {
        this.text = text;
        this.value = new BigDecimal(text);
    }

    /** Null where the text is not a plain decimal number. */
    public static Altitude parse(String text) {
        return DECIMAL.matcher(text).matches() ? new Altitude(text) : null;
    }

    @Override
    public int compareTo(Altitude other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Altitude altitude && compareTo(altitude) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
