package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.measure.RunFacts;

/**
 * Something that forbids a comparison.
 *
 * @param before what the baseline has
 * @param now what the runs have
 * @param run run that has it, as in {@link RunFacts#name}
 * @param allowed whether the user lets it through
 */
public record Difference(Kind kind, String before, String now, String run, boolean allowed) {
    /** What may differ. */
    public enum Kind {
        OS("os"),
        PROCESSORS("processors"),
        FILTERS("filters"),
        ALTITUDES("altitudes"),
        CLOCK("clock"),
        /** Events are missing from a run. */
        LOSS("loss");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Name in files, reports and options. */
        public String label() {
            return label;
        }
    }
}
