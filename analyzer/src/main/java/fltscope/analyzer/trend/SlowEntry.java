package fltscope.analyzer.trend;

import fltscope.analyzer.pairing.CallbackSample;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.Operation;
import fltscope.schemas.record.FileOperation;

/** A slow callback or operation while the trace is read, as numbers; its place is used again for a slower one. */
final class SlowEntry {
    /** Characters of a path that are kept; of a longer one those at its end, where the name of the file is. */
    static final int MOST_PATH = 1024;

    private static final int FIRST_PATH = 128;

    /** What it is ranked by. */
    long key;

    long durationTicks;
    long endTicks;
    int filter;
    int majorFunction;
    boolean post;
    int volume;
    int nested;
    int nestedFilter;
    int nestedFunction;
    boolean nestedPost;
    long nestedTicks;
    FileOperation operation;
    int status;
    int threadId;
    int processId;
    long fileObject;
    long fileKey;
    char[] path = new char[FIRST_PATH];
    int pathUnits;
    /** Frames that were there at once; null where the stack is still to come, or there is none. */
    long[] frames;

    void of(CallbackSample sample, int process) {
        key = sample.ownTicks();
        durationTicks = sample.durationTicks();
        endTicks = sample.endTicks();
        filter = sample.filter();
        majorFunction = sample.majorFunction();
        post = sample.post();
        volume = sample.volume();
        nested = sample.nested();
        nestedFilter = sample.longestNestedFilter();
        nestedFunction = sample.longestNestedFunction();
        nestedPost = sample.longestNestedPost();
        nestedTicks = sample.longestNestedTicks();
        threadId = sample.threadId();
        processId = process;
        fileObject = sample.request().fileObject();
        frames = null;
        file(sample.request().epoch());
    }

    void of(Operation done, int process) {
        durationTicks = done.endTicks() - done.startTicks();
        key = durationTicks;
        endTicks = done.endTicks();
        operation = done.kind();
        status = done.status();
        threadId = done.threadId();
        processId = process;
        fileObject = done.fileObject();
        frames = null;
        file(done.epoch());
    }

    private void file(FileObject open) {
        fileKey = 0;
        pathUnits = 0;
        if (open == null) {
            return;
        }
        fileKey = open.fileKey();
        if (open.binaryPath()) {
            return;
        }
        pathUnits = Math.min(open.pathUnits(), MOST_PATH);
        if (path.length < pathUnits) {
            path = new char[MOST_PATH];
        }
        System.arraycopy(open.pathArray(), open.pathUnits() - pathUnits, path, 0, pathUnits);
    }
}
