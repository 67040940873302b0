package fltscope.analyzer.pairing;

/** How long one callback took, and on which filter instance. Reused: valid during the call that it is handed to. */
public final class CallbackSample {
    int filter;
    int volume;
    boolean again;
    int majorFunction;
    boolean post;
    long startTicks;
    long endTicks;
    long ownTicks;
    int group;

    /** Number of the filter in {@link FilterTable}. */
    public int filter() {
        return filter;
    }

    /** Number of the volume in {@link VolumeTable}; {@link VolumeTable#UNKNOWN} when not known. */
    public int volume() {
        return volume;
    }

    /** Whether it is of the second, lower instance of a filter that is known to be on the volume twice. */
    public boolean again() {
        return again;
    }

    /** IRP_MJ_* code, or one of FltMgr's own. */
    public int majorFunction() {
        return majorFunction;
    }

    /** Whether it is a post-operation callback. */
    public boolean post() {
        return post;
    }

    /** When it returned. */
    public long endTicks() {
        return endTicks;
    }

    /** Wall time in it; negative where clocks of two processors disagree. */
    public long durationTicks() {
        return endTicks - startTicks;
    }

    /** The same without callbacks nested on its thread; where that did not become known nothing is taken off. */
    public long ownTicks() {
        return ownTicks;
    }

    /** Number of its request's group; 0 for none. */
    public int group() {
        return group;
    }
}
