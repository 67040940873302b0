package fltscope.analyzer.gate.judge;

import fltscope.analyzer.metric.CallbackKey;

/**
 * A callback that is called more or less often than before. Counts are compared as they are, without a test.
 *
 * @param before in the runs of the baseline
 * @param now in the runs that are held against it
 * @param byOperation whether calls are counted per million file operations; if not, a trace does not tell of operations, and
 *     they are the calls of a run
 */
public record CallbackChange(CallbackKey callback, Kind kind, Range before, Range now, boolean byOperation) {
    /** What has happened to it. */
    public enum Kind {
        /** No run of the baseline has it. */
        APPEARED("appeared"),
        /** Only runs of the baseline have it. */
        VANISHED("vanished"),
        /** Every run calls it more often than any run of the baseline, by more than 5 %. */
        MORE_OFTEN("more-often"),
        /** Every run calls it less often than any run of the baseline, by more than 5 %. */
        LESS_OFTEN("less-often");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Name in files and reports. */
        public String label() {
            return label;
        }
    }

    /**
     * How often it is called.
     *
     * @param least in a run
     * @param greatest in a run
     */
    public record Range(long least, long greatest) {}
}
