package fltscope.analyzer.metric;

/** What a value counts. Values are whole numbers. */
public enum Unit {
    COUNT("number"),
    NANOS("ns"),
    /** Text says it by 1,000 operations. */
    CALLS_PER_MILLION_OPERATIONS("calls-per-million-operations");

    private final String label;

    Unit(String label) {
        this.label = label;
    }

    /** Name in files. */
    public String label() {
        return label;
    }
}
