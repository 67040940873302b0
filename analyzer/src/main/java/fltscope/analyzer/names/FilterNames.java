package fltscope.analyzer.names;

import fltscope.schemas.event.MajorFunction;
import java.util.Locale;

/** What filters and their callbacks are called in reports and in options. */
public final class FilterNames {
    /** For routines that no known driver holds. */
    public static final String UNKNOWN = "(unknown)";

    private static final String EXTENSION = ".sys";
    private static final String FUNCTION = "IRP_MJ_";

    private FilterNames() {}

    /** The driver's name without its extension, as the Filter Manager has it; it may hold anything. */
    public static String of(String driver) {
        if (driver == null) {
            return UNKNOWN;
        }
        return driver.toLowerCase(Locale.ROOT).endsWith(EXTENSION)
                ? driver.substring(0, driver.length() - EXTENSION.length())
                : driver;
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

    /** {@code pre} or {@code post}. */
    public static String phase(boolean post) {
        return post ? "post" : "pre";
    }
}
