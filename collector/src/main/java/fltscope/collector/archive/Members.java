package fltscope.collector.archive;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Which of the files in an archive are meant.
 *
 * @param wanted by their names, with the folders, which {@code /} divides
 * @param several whether there may be more than one
 */
public record Members(Predicate<String> wanted, boolean several) {
    /** The one trace that there is. */
    public static final Members ONE = new Members(Members::isTrace, false);

    /** Each trace that there is. */
    public static final Members ALL = new Members(Members::isTrace, true);

    private static final List<String> TRACES = List.of(".etl", ".etl.gz", ".etl.zip", ".diagsession", ".etl.7z");

    /** Those that somebody has named: by the whole name, or by what stands behind its last {@code /}. */
    public static Members named(Predicate<String> wanted) {
        return new Members(name -> wanted.test(name) || wanted.test(name.substring(name.lastIndexOf('/') + 1)), true);
    }

    /** Whether a file is a trace, or holds one, by its name. */
    public static boolean isTrace(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return TRACES.stream().anyMatch(lower::endsWith);
    }
}
