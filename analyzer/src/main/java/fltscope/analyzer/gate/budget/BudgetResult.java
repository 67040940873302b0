package fltscope.analyzer.gate.budget;

import fltscope.analyzer.gate.measure.RunFacts;

/**
 * What became of a budget's line. Every run has to keep it; the one that keeps it worst is named.
 *
 * @param value greatest value of a run, in the unit of the subject; {@link #UNKNOWN} where no run has one
 * @param run the run that has it, as in {@link RunFacts#name}; null where none has
 * @param reason why it could not be judged or matches nothing, or what to know of the value, in a few words; null for nothing
 */
public record BudgetResult(BudgetLine line, State state, long value, String run, String reason) {
    /** Value that is not known. */
    public static final long UNKNOWN = -1;

    /** What can become of it. */
    public enum State {
        KEPT("kept"),
        BROKEN("broken"),
        /** Loss keeps it from being judged, or no trace tells what it needs. */
        INCONCLUSIVE("inconclusive"),
        /** Nothing in any trace is what the line speaks of: it is written for another filter, or wrong. A warning. */
        MATCHES_NOTHING("matches-nothing");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** Name in files and reports. */
        public String label() {
            return label;
        }
    }
}
