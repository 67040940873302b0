package fltscope.analyzer.gate.budget;

import fltscope.analyzer.gate.measure.Metric;

/** What a budget limits. Names of filters are in lower case and without extension, null for all of them. */
public sealed interface BudgetSubject {
    /** A metric of a filter. */
    record OfMetric(Metric metric) implements BudgetSubject {}

    /** Calls of all filters together, per million file operations. */
    record AllCalls() implements BudgetSubject {}

    /** Own time of all filters together, in nanoseconds per file operation. */
    record AllTime() implements BudgetSubject {}

    /** Opens without an end that a filter issued, of class filter-own-unclosed. */
    record Unclosed(String filter) implements BudgetSubject {}

    /** Things that the unload of a filter waits for, or would wait for, at least likely. */
    record Blockers(String filter) implements BudgetSubject {}

    /**
     * Opens without an end of a class.
     *
     * @param openClass label of the class
     */
    record Findings(String openClass, String filter) implements BudgetSubject {}
}
