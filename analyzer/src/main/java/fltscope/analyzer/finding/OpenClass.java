package fltscope.analyzer.finding;

/** Why an open has no end: the classes of the pairing rules, section 7, in the order in which they are tried. */
public enum OpenClass {
    CREATE_PENDING(
            "create-pending",
            Severity.NOTE,
            Confidence.PROVEN,
            "The create has not ended when the trace did: it hangs or is under way."),
    INDETERMINATE_LOSS(
            "indeterminate-loss",
            Severity.UNJUDGED,
            Confidence.UNKNOWN,
            "Events were lost or damaged; its cleanup or close may be among them."),
    INDETERMINATE_TRUNCATED(
            "indeterminate-truncated",
            Severity.UNJUDGED,
            Confidence.UNKNOWN,
            "The recording ends without an orderly stop; what came after is not known."),
    END_NOT_RECORDED(
            "end-not-recorded",
            Severity.UNJUDGED,
            Confidence.UNKNOWN,
            "Its end, or the end of its create, was not recorded: it may never have been open."),
    STILL_OPEN_YOUNG(
            "still-open-young", Severity.NONE, Confidence.UNKNOWN, "It is no older than opens of its kind become."),
    FILTER_OWN_UNCLOSED(
            "filter-own-unclosed",
            Severity.ERROR,
            Confidence.LIKELY,
            "A filter opened it for itself and did not close it: that blocks the filter's unload."),
    KNOWN_HOLDER("known-holder", Severity.INFO, Confidence.LIKELY, "A holder of long-lived opens is known for it."),
    IN_USE(
            "in-use",
            Severity.INFO,
            Confidence.PROVEN,
            "A process that is alive has a handle to it, as the handles that were recorded or listed show."),
    HANDLE_OUTLIVES_OPENER(
            "handle-outlives-opener",
            Severity.WARNING,
            Confidence.STRONG,
            "The process that opened it has ended, and no cleanup followed."),
    HELD_BY_SECTION_OR_CACHE(
            "held-by-section-or-cache",
            Severity.INFO,
            Confidence.LIKELY,
            "All handles are closed; the cache or a mapped section keeps it for a while."),
    REFERENCE_SUSPECT(
            "reference-suspect",
            Severity.WARNING,
            Confidence.POSSIBLE,
            "All handles are closed, it is not cached, and something still references it."),
    LEAK_SUSPECT(
            "leak-suspect",
            Severity.ERROR,
            Confidence.LIKELY,
            "Opens of this kind grow old, rest, and come on and on to the end."),
    UNMATCHED_OTHER(
            "unmatched-other",
            Severity.INFO,
            Confidence.POSSIBLE,
            "It was not closed while the trace ran, which may be as its opener wants it.");

    private final String label;
    private final Severity severity;
    private final Confidence confidence;
    private final String sentence;

    OpenClass(String label, Severity severity, Confidence confidence, String sentence) {
        this.label = label;
        this.severity = severity;
        this.confidence = confidence;
        this.sentence = sentence;
    }

    /** Name in reports. */
    public String label() {
        return label;
    }

    public Severity severity() {
        return severity;
    }

    public Confidence confidence() {
        return confidence;
    }

    public String sentence() {
        return sentence;
    }
}
