package fltscope.schemas.event;

/** Which of the ETW header layouts an event was written with. It decides which identities the event carries. */
public enum HeaderKind {
    /** Kernel event with thread, process and CPU times. */
    SYSTEM,
    /** Kernel event with thread and process. */
    COMPACT,
    /** Kernel event without thread and process. */
    PERFINFO,
    /** Classic event, named by a GUID and a type. */
    FULL,
    /** Classic event with an instance id and a parent instance. */
    INSTANCE,
    /** Manifest or self-describing event. */
    EVENT
}
