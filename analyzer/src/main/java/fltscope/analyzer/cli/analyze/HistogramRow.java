package fltscope.analyzer.cli.analyze;

import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.metric.CallbackKey;
import fltscope.analyzer.result.CallbackRow;
import java.util.List;
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
    private static final char SEPARATOR = ':';

    /**
     * Finds the callbacks among the rows.
     *
     * @throws ParameterException where there are none
     */
    static HistogramRow of(CommandLine command, String wanted, List<CallbackRow> rows) {
        CallbackKey key;
        try {
            key = CallbackKey.parse(wanted, SEPARATOR);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, "--histogram: " + e.getMessage(), e);
        }
        Latency sum = new Latency();
        Set<String> there = new TreeSet<>();
        for (CallbackRow row : rows) {
            there.add(row.key().text(SEPARATOR));
            if (key.isSame(row.key())) {
                sum = sum.plus(row.own());
            }
        }
        if (sum.count() == 0) {
            String names = there.isEmpty() ? "no callback at all" : String.join(", ", there);
            throw new ParameterException(
                    command, "--histogram: no '" + wanted + "' is in this trace; there is " + names);
        }
        String title =
                CallbackKey.of(key.filter(), key.majorFunction(), key.post()).text(' ');
        return new HistogramRow(title, sum);
    }
}
