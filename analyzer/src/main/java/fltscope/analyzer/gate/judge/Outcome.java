package fltscope.analyzer.gate.judge;

/** What became of one metric. */
public enum Outcome {
    REGRESSION("regression"),
    IMPROVEMENT("improvement"),
    PASS("pass"),
    INCONCLUSIVE("inconclusive");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** Name in files and reports. */
    public String label() {
        return label;
    }
}
