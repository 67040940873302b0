package fltscope.schemas.trace;

/** What a trace says of a claim. */
public enum LayoutVerdict {
    CONSISTENT("consistent"),
    CONTRADICTED("contradicted"),
    NOT_SEEN("not seen");

    private final String label;

    LayoutVerdict(String label) {
        this.label = label;
    }

    /** In a text and in JSON. */
    public String label() {
        return label;
    }
}
