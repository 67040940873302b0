package fltscope.analyzer.finding;

/** How sure a class is of its open. */
public enum Confidence {
    UNKNOWN("unknown"),
    POSSIBLE("possible"),
    LIKELY("likely"),
    STRONG("strong"),
    PROVEN("proven");

    private final String label;

    Confidence(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
