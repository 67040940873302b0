package fltscope.analyzer.text;

/** Whole numbers as text, without the weight of a formatter. */
public final class Digits {
    private static final int GROUP = 3;

    private Digits() {}

    /** {@code 1,234,567}. */
    public static String grouped(long value) {
        StringBuilder text = new StringBuilder(Long.toString(value));
        int first = value < 0 ? 1 : 0;
        for (int at = text.length() - GROUP; at > first; at -= GROUP) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** {@code 1 request}, {@code 2 requests}. */
    public static String counted(long count, String one) {
        return grouped(count) + " " + one + (count == 1 ? "" : "s");
    }
}
