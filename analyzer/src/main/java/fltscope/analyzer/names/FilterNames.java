package fltscope.analyzer.names;

import fltscope.schemas.event.MajorFunction;
import java.util.Locale;

/** What filters and their callbacks are called in reports and in options. */
public final class FilterNames {
    /** For routines that no known driver holds. */
    public static final String UNKNOWN = "(unknown)";

    private static final String EXTENSION = ".sys";
    private static final String FUNCTION = "IRP_MJ_";
    private static final int CODES = 256;

    private FilterNames() {}

    /** The driver's name without its extension, as the Filter Manager has it; it may hold anything. */
    public static String of(String driver) {
        if (driver == null) {
            return UNKNOWN;
        }
        int length = driver.length() - EXTENSION.length();
        return length > 0 && driver.regionMatches(true, length, EXTENSION, 0, EXTENSION.length())
                ? driver.substring(0, length)
                : driver;
    }

    /** The same in lower case: what a filter is found by, as the Filter Manager compares names. */
    public static String key(String driver) {
        return of(driver).toLowerCase(Locale.ROOT);
    }

    /** Whether two names, with or without extension, are of one filter. */
    public static boolean same(String one, String other) {
        return of(one).equalsIgnoreCase(of(other));
    }

    /** {@code CREATE}; the number of a function that has no name. */
    public static String function(int majorFunction) {
        String name = MajorFunction.name(majorFunction);
        return name == null ? String.format(Locale.ROOT, "0x%02x", majorFunction) : name.substring(FUNCTION.length());
    }

    /**
     * The code of a function: {@code CREATE} or {@code IRP_MJ_CREATE} in whatever case, or a number as {@link #function} writes it.
     *
     * @throws IllegalArgumentException where it is none; the message says so
     */
    public static int majorFunction(String name) {
        boolean full = name.regionMatches(true, 0, FUNCTION, 0, FUNCTION.length());
        String plain = full ? name.substring(FUNCTION.length()) : name;
        for (int code = 0; code < CODES; code++) {
            if (function(code).equalsIgnoreCase(plain)) {
                return code;
            }
        }
        throw new IllegalArgumentException(
                "'" + name + "' is no major function such as CREATE, READ, WRITE, CLEANUP or CLOSE");
    }

    /** {@code pre} or {@code post}. */
    public static String phase(boolean post) {
        return post ? "post" : "pre";
    }
}
