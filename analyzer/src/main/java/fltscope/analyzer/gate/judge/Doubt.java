package fltscope.analyzer.gate.judge;

/** Why a metric is inconclusive. */
public enum Doubt {
    /** The metric decided; there is no doubt. */
    NONE("none"),
    /** The traces may not be compared; see {@link GateResult#differences}. */
    NOT_COMPARABLE("not-comparable"),
    /** Fewer than 5 runs on a side. */
    TOO_FEW_RUNS("too-few-runs"),
    /** Fewer than 5 runs on a side have enough events of it. */
    TOO_FEW_EVENTS("too-few-events"),
    /** No run of the baseline has it. */
    ONLY_NOW("only-now"),
    /** Only runs of the baseline have it. */
    ONLY_BEFORE("only-before"),
    /** The runs differ so much that the change may be as large as what would be a regression. */
    TOO_NOISY("too-noisy"),
    /** The change is as large as a regression or an improvement, and so many metrics were tested that it may be chance. */
    NOT_SIGNIFICANT("not-significant");

    private final String label;

    Doubt(String label) {
        this.label = label;
    }

    /** Name in files and reports. */
    public String label() {
        return label;
    }
}
