package fltscope.analyzer.finding;

/** How grave a finding is. */
public enum Severity {
    /** Expected; counted, not listed. */
    NONE("none"),
    /** Listed because it can not be judged. */
    UNJUDGED("unjudged"),
    INFO("info"),
    NOTE("note"),
    WARNING("warning"),
    ERROR("error");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
