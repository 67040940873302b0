package fltscope.analyzer.pairing;

/** How the life of a file object ended. */
public enum LifeEnd {
    /** It had not when the trace ended. */
    OPEN("open"),
    /** Its close was recorded. */
    CLOSED("closed"),
    /** Its create failed: nothing was opened. */
    FAILED("failed"),
    /** Its create was to be tried with another path: nothing was opened. */
    REPARSED("reparsed"),
    /** A filter completed its create on its way down, and nothing used it: nothing was opened. */
    COMPLETED("completed-by-filter"),
    /** Its address was created again, which proves that it was freed. */
    REPLACED("ended-implicitly");

    private final String label;

    LifeEnd(String label) {
        this.label = label;
    }

    /** Name in reports. */
    public String label() {
        return label;
    }
}
