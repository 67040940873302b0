package fltscope.benchmarks;

/** What a generated trace is like. */
public enum TraceKind {
    /** FileIo and FltIo events of file traffic through three filters, as a system logger writes them. */
    TRAFFIC,
    /** The same traffic, its buffers compressed with XPRESS. */
    COMPRESSED
}
