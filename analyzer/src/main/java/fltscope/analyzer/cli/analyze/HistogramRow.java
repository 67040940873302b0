package fltscope.analyzer.cli.analyze;

import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.result.CallbackRow;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The callbacks that {@code --histogram} names, all instances of the filter together.
 *
 * @param title what they are
 * @param latency their time without callbacks nested in them
 */
record HistogramRow(String title, Latency latency) {
    private static final String FUNCTION = "IRP_MJ_";

    /**
     * Finds the callbacks among the rows.
     *
     * @throws ParameterException where there are none
     */
    static HistogramRow of(CommandLine command, String wanted, List<CallbackRow> rows) {
        String[] parts = wanted.split(":", -1);
        boolean post = parts.length == 3 && parts[2].equalsIgnoreCase("post");
        if (parts.length != 3 || (!post && !parts[2].equalsIgnoreCase("pre"))) {
            throw new ParameterException(
                    command,
                    "--histogram: '" + wanted + "' is not FILTER:FUNCTION:PRE|POST, such as vfsmfd:CREATE:PRE");
        }
        String upper = parts[1].toUpperCase(Locale.ROOT);
        String function = upper.startsWith(FUNCTION) ? upper.substring(FUNCTION.length()) : upper;
        Latency sum = new Latency();
        Set<String> there = new TreeSet<>();
        for (CallbackRow row : rows) {
            there.add(FilterNames.of(row.filter()) + ":" + FilterNames.function(row.majorFunction()) + ":"
                    + FilterNames.phase(row.post()));
            if (FilterNames.same(parts[0], row.filter())
                    && FilterNames.function(row.majorFunction()).equalsIgnoreCase(function)
                    && row.post() == post) {
                sum.add(row.own());
            }
        }
        if (sum.count() == 0) {
            String names = there.isEmpty() ? "no callback at all" : String.join(", ", there);
            throw new ParameterException(
                    command, "--histogram: no '" + wanted + "' is in this trace; there is " + names);
        }
        return new HistogramRow(FilterNames.of(parts[0]) + " " + function + " " + FilterNames.phase(post), sum);
    }
}
