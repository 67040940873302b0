package fltscope.analyzer.state;

import java.util.ArrayList;
import java.util.List;

/** The handles to files that a snapshot lists in full, by the address of their FILE_OBJECT. */
public final class HandleList {
    private final LongMap<List<FileHandle>> byFileObject = new LongMap<>();
    private final long ticks;

    HandleList(long ticks) {
        this.ticks = ticks;
    }

    void add(long fileObject, FileHandle handle) {
        List<FileHandle> handles = byFileObject.get(fileObject);
        if (handles == null) {
            handles = new ArrayList<>(1);
            byFileObject.put(fileObject, handles);
        }
        handles.add(handle);
    }

    /** When the snapshot was begun: what was closed since then may be in the list. */
    public long ticks() {
        return ticks;
    }

    /** The handles to a file object; empty when there was none. */
    public List<FileHandle> to(long fileObject) {
        List<FileHandle> handles = byFileObject.get(fileObject);
        return handles == null ? List.of() : List.copyOf(handles);
    }
}
