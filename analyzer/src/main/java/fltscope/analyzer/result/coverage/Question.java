package fltscope.analyzer.result.coverage;

/** What people ask of a trace. */
public enum Question {
    OPENS_WITHOUT_END("opens without an end"),
    TIME_IN_FILTERS("time in each filter"),
    OPERATION_LATENCY("latency of operations"),
    HUNG_CALLBACKS("callbacks that hang"),
    WHO_OPENED("who opened it"),
    STACK_OF_OPEN("stack of an open"),
    NAMES_OF_OLD_OPENS("names of older opens"),
    FILTER_HISTORY("filters that came, went"),
    WHO_HAS_HANDLES("who has a handle now"),
    WHO_REFERENCES("who references it"),
    WHO_MAPS("who maps it"),
    POOL_NOT_FREED("pool of filters not freed"),
    WHAT_UNLOAD_WAITS_FOR("what an unload waits for");

    private final String label;

    Question(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
