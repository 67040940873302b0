package fltscope.analyzer.result;

/** What the durations of file operations and callbacks can be told apart by, on request. */
public enum GroupBy {
    /** The path pattern of the open. */
    PATH,
    /** The image name of the process that issues them. */
    PROCESS
}
