package fltscope.analyzer.gate;

/**
 * A callback that is called more or less often than before. Counts are compared as they are, without a test.
 *
 * @param before calls per million file operations, in the runs of the baseline, least and greatest
 * @param now the same in the runs that are held against it
 */
public record CallbackChange(Callback callback, Kind kind, Range before, Range now) {
    /** What has happened to it. */
    public enum Kind {
        /** No run of the baseline has it. */
        APPEARED("appeared"),
        /** Only runs of the baseline have it. */
        VANISHED("vanished"),
        /** Every run calls it more often than every run of the baseline, by 5 % or more. */
        MORE_OFTEN("more-often"),
        /** Every run calls it less often than every run of the baseline, by 5 % or more. */
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
     * Calls per million file operations; calls alone where the traces do not tell of operations.
     *
     * @param least in a run
     * @param greatest in a run
     */
    public record Range(long least, long greatest) {}
}
