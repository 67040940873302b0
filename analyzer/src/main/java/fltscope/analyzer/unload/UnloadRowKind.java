package fltscope.analyzer.unload;

/**
 * What can hold a filter, in the order in which to look. Why each does is documented for FltUnregisterFilter and the instance
 * teardown callbacks, but for references to files, whose owner has to give them back before its code may go.
 */
public enum UnloadRowKind {
    CALLBACKS("callbacks not returned", true, "kernel flags FLT_IO_INIT and FLT_IO"),
    PENDED("pended requests", true, "kernel flags FLT_IO_INIT and FLT_IO"),
    WORK_ITEMS("work items queued", true, "provider Microsoft-Windows-FltMgrTrace_, keyword GFL_TRACE_WORK (24H2)"),
    OWN_OPENS("opens of its own", true, "creates, cleanups, closes and stacks of creates"),
    REFERENCES(
            "references to it",
            true,
            "provider Microsoft-Windows-FltMgrTrace_, keyword GFL_TRACE_ERROR, verbose (24H2)"),
    FILE_REFERENCES("references to files", true, "kernel flag OB_OBJECT with stacks, for files alone"),
    PORTS("ports it has not closed", true, "kernel flag OB_HANDLE"),
    INSTANCES(
            "instances not gone",
            false,
            "provider Microsoft-Windows-FltMgrTrace_, keyword GFL_TRACE_SETUP_TEARDOWN_NOTIFIES (24H2)"),
    NAMES(
            "name information",
            false,
            "provider Microsoft-Windows-FltMgrTrace_, keyword GFL_TRACE_FILE_NAME_CACHING (24H2)"),
    CONTEXTS("contexts, other pool", false, "kernel flag POOL for the tags of the filter, with stacks"),
    SEEN_OPENS("files open through it", false, "creates, cleanups and closes, and callbacks");

    private final String label;
    private final boolean blocks;
    private final String record;

    UnloadRowKind(String label, boolean blocks, String record) {
        this.label = label;
        this.blocks = blocks;
        this.record = record;
    }

    /** Name in reports. */
    public String label() {
        return label;
    }

    /** Whether an unload waits for it, as far as is documented. */
    public boolean blocks() {
        return blocks;
    }

    /** What to record to see it. */
    public String record() {
        return record;
    }
}
