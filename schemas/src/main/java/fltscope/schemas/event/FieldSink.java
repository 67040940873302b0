package fltscope.schemas.event;

/** Takes the fields of one payload in their documented order, under their documented names in lower camel case. */
public interface FieldSink {
    /** A count, size or id, as a signed number. */
    void number(String name, long value);

    /** A set of flags or an opaque code, shown in hexadecimal. */
    void flags(String name, long value);

    /** An address. */
    void pointer(String name, long value, PointerRole role);

    /** A code with a published name, such as a status or a major function; {@code label} is null when it has none. */
    void code(String name, long value, String label);

    void text(String name, String value);

    /** An NT path, or a relative one. */
    void path(String name, String value);

    void guid(String name, long high, long low);

    /** A point in time in units of 100 ns since 1601-01-01 UTC. */
    void fileTime(String name, long fileTime);

    /** A point in time in ticks of the session's raw clock. */
    void ticks(String name, long ticks);

    /** A process id. */
    void process(String name, int processId);

    /** A thread id. */
    void thread(String name, int threadId);
}
