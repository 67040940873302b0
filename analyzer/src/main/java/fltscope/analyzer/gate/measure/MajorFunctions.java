package fltscope.analyzer.gate.measure;

import fltscope.analyzer.names.FilterNames;

/** Reads what {@link FilterNames#function} writes. */
public final class MajorFunctions {
    private static final int CODES = 256;

    private MajorFunctions() {}

    /** The code of a major function by its name, in whatever case, or by its number as {@code 0xe0}; -1 for none. */
    public static int code(String name) {
        for (int code = 0; code < CODES; code++) {
            if (FilterNames.function(code).equalsIgnoreCase(name)) {
                return code;
            }
        }
        return -1;
    }
}
