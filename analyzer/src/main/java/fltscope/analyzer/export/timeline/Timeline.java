package fltscope.analyzer.export.timeline;

import fltscope.analyzer.names.FilterNames;
import fltscope.schemas.record.FileOperation;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a timeline shows: operations and callbacks by thread, opens by what became of them. Times are nanoseconds since the start. */
public final class Timeline {
    private final Slices onThreads = new Slices();
    private final Slices ofFilters = new Slices();
    private final Slices opens = new Slices();
    private final Names names = new Names();
    private final Names filters = new Names();
    private final Names paths = new Names();
    private final Names fates = new Names();
    private final Map<Integer, String> threads = new TreeMap<>();
    private final Set<Integer> callbackNames = new HashSet<>();
    private final Set<Integer> requestNames = new HashSet<>();
    private final long fromNanos;
    private long toNanos;
    private long omitted;

    Timeline(long fromNanos) {
        this.fromNanos = fromNanos;
        toNanos = fromNanos;
    }

    int size() {
        return onThreads.size();
    }

    void omit() {
        omitted++;
    }

    void reached(long nanos) {
        toNanos = Math.max(toNanos, nanos);
    }

    /** @param process of the thread; null when not known */
    void thread(int threadId, String process) {
        if (process != null || !threads.containsKey(threadId)) {
            threads.put(threadId, process == null ? "process not known" : process);
        }
    }

    private int path(String path) {
        return path == null || path.isEmpty() ? 0 : paths.of(path);
    }

    void operation(
            long start,
            long end,
            int threadId,
            FileOperation kind,
            String path,
            long fileObject,
            long flow,
            int status) {
        boolean ties = kind == FileOperation.CREATE || kind == FileOperation.CLEANUP || kind == FileOperation.CLOSE;
        onThreads.add(
                start,
                Math.max(start, end),
                threadId,
                names.of(kind.name()),
                path(path),
                fileObject,
                ties ? flow : 0,
                status);
    }

    /** A request from its first callback to its last, with all that ran in it. */
    void request(long start, long end, int threadId, int majorFunction, String path, long fileObject) {
        int name = names.of(FilterNames.function(majorFunction) + " request");
        requestNames.add(name);
        onThreads.add(start, end, threadId, name, path(path), fileObject, 0, 0);
    }

    boolean isRequest(int name) {
        return requestNames.contains(name);
    }

    void callback(
            long start,
            long end,
            int threadId,
            String filter,
            int majorFunction,
            boolean post,
            String path,
            long fileObject) {
        int name = names.of(filter + " " + FilterNames.function(majorFunction) + " " + FilterNames.phase(post));
        int row = filters.of(filter);
        callbackNames.add(name);
        onThreads.add(start, end, threadId, name, path(path), fileObject, 0, 0);
        ofFilters.add(start, end, row, name, path(path), fileObject, 0, 0);
    }

    /** @param fate how it ended; null where it did not */
    void open(long start, long end, String fate, String path, long fileObject) {
        opens.add(
                Math.max(fromNanos, start),
                end,
                fates.of(fate == null ? "without an end" : fate),
                names.of("open"),
                path(path),
                fileObject,
                0,
                0);
    }

    Slices onThreads() {
        return onThreads;
    }

    Slices ofFilters() {
        return ofFilters;
    }

    Slices opens() {
        return opens;
    }

    Names names() {
        return names;
    }

    Names filters() {
        return filters;
    }

    Names paths() {
        return paths;
    }

    Names fates() {
        return fates;
    }

    Map<Integer, String> threads() {
        return threads;
    }

    boolean isCallback(int name) {
        return callbackNames.contains(name);
    }

    /** Time of the last slice. */
    public long toNanos() {
        return toNanos;
    }

    /** Requests, operations and callbacks in it. */
    public long slices() {
        return onThreads.size();
    }

    /** Requests, operations and callbacks for which there was no room. */
    public long omitted() {
        return omitted;
    }

    long fromNanos() {
        return fromNanos;
    }
}
