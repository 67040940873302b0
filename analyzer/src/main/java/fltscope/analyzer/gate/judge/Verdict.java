package fltscope.analyzer.gate.judge;

/** The verdict over all. */
public enum Verdict {
    PASS("pass", 0),
    /** A metric regressed, a leak is new, or a budget is broken. */
    REGRESSION("regression", 1),
    INCONCLUSIVE("inconclusive", 3);

    private final String label;
    private final int exitCode;

    Verdict(String label, int exitCode) {
        this.label = label;
        this.exitCode = exitCode;
    }

    /** Name in files and reports. */
    public String label() {
        return label;
    }

    public int exitCode() {
        return exitCode;
    }
}
