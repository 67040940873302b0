package fltscope.schemas.record;

/**
 * What the filter manager's own trace tells in one event. The ordinal travels in the record: new ones are added at the end.
 * What each means is read from the names of the fields and marked as inferred until a recorded trace has confirmed it.
 */
public enum FilterFact {
    /** A filter's status for a request, and who issued it. */
    FILTER_STATUS,
    /** The file system's status for a request, and who issued it. */
    FILE_SYSTEM_STATUS,
    /** An instance is set up on a volume. */
    SETUP,
    /** An instance is torn down, with the reason. */
    TEARDOWN,
    /** An instance, by its address. */
    INSTANCE,
    /** A filter with an altitude. */
    FILTER,
    /** A work item was queued. */
    WORK_QUEUED,
    /** The routine of a work item is run. */
    WORK_RUN,
    /** References to an object of the filter manager, counted, with a reason in words. */
    POINTER_COUNT,
    /** A callback pended its request. */
    REQUEST_PENDED,
    /** Uses of a node of the name cache. */
    NAME_NODE,
    /** Name information was released; its uses. */
    NAME_RELEASED;

    private static final FilterFact[] FACTS = values();

    /** The fact with this ordinal; null for one of a newer version. */
    public static FilterFact of(int ordinal) {
        return ordinal < FACTS.length ? FACTS[ordinal] : null;
    }
}
