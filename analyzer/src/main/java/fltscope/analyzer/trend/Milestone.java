package fltscope.analyzer.trend;

/**
 * Something that happened to a filter or volume.
 *
 * @param nanos when, since the start of the trace
 * @param what in words, such as {@code loaded}
 * @param name filter or volume, as recorded
 * @param status NTSTATUS; 0 where none was recorded
 */
public record Milestone(long nanos, String what, String name, int status) {
    /** Whether a filter was unloaded, or its driver was. */
    public boolean isUnload() {
        return what.equals(Milestones.UNLOADED);
    }
}
