package fltscope.analyzer.result;

import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.trend.SlowWanted;
import java.util.Map;

/**
 * What an analysis is to judge by, and what it measures beside the rest.
 *
 * @param rules by which known holders are recognized
 * @param window the part of the trace whose durations count
 * @param groupBy by what durations are told apart; null for nothing
 * @param pended whether it is measured how long requests stay with a filter between two callbacks
 * @param slow which of the slowest callbacks and operations are kept
 * @param detail whether latency over time, and where time goes, is kept
 * @param withoutSection file objects that a debugger has shown to be neither cached nor mapped, with their names
 */
public record AnalysisOptions(
        HolderRules rules,
        Window window,
        GroupBy groupBy,
        boolean pended,
        SlowWanted slow,
        boolean detail,
        Map<Long, String> withoutSection) {
    public AnalysisOptions {
        withoutSection = Map.copyOf(withoutSection);
    }

    /** The whole trace, by these rules, with nothing beside. */
    public static AnalysisOptions of(HolderRules rules) {
        return new AnalysisOptions(rules, Window.ALL, null, false, SlowWanted.STANDARD, false, Map.of());
    }

    /** The same of a part of the trace. */
    public AnalysisOptions in(Window part) {
        return new AnalysisOptions(rules, part, groupBy, pended, slow, detail, withoutSection);
    }

    /** The same with durations by group. */
    public AnalysisOptions by(GroupBy groups) {
        return new AnalysisOptions(rules, window, groups, pended, slow, detail, withoutSection);
    }

    /** The same with the time that requests stay with a filter. */
    public AnalysisOptions withPended() {
        return new AnalysisOptions(rules, window, groupBy, true, slow, detail, withoutSection);
    }

    /** The same with others of the slowest. */
    public AnalysisOptions withSlow(SlowWanted wanted) {
        return new AnalysisOptions(rules, window, groupBy, pended, wanted, detail, withoutSection);
    }

    /** The same with latency over time, and where time goes. */
    public AnalysisOptions withDetail() {
        return new AnalysisOptions(rules, window, groupBy, pended, slow, true, withoutSection);
    }
}
