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
    int threadId;
    Request request;
    int nested;
    int longestNested;
    long longestNestedTicks;

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

    /** Thread that it was on; -1 when not known. */
    public int threadId() {
        return threadId;
    }

    /** The request that it was called for. */
    public Request request() {
        return request;
    }

    /** How many callbacks ran inside it on the same thread, without those inside those. */
    public int nested() {
        return nested;
    }

    /** Number of the filter of the longest of them. */
    public int longestNestedFilter() {
        return Nesting.filter(longestNested);
    }

    /** IRP_MJ_* code of the longest of them. */
    public int longestNestedFunction() {
        return Nesting.majorFunction(longestNested);
    }

    /** Whether the longest of them is a post-operation callback. */
    public boolean longestNestedPost() {
        return Nesting.isPost(longestNested);
    }

    /** Wall time in the longest of them. */
    public long longestNestedTicks() {
        return longestNestedTicks;
    }
}
