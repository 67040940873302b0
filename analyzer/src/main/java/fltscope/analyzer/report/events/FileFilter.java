package fltscope.analyzer.report.events;

import fltscope.analyzer.names.Glob;
import fltscope.schemas.event.FieldSink;
import fltscope.schemas.event.PointerRole;

/**
 * Events about one file, by a pattern that fits its NT or its DOS path, or by the address of its FILE_OBJECT or of its
 * FsContext. An event is about a file when a field of it has the path, or the address of one that is known by the path. A
 * pattern without a backslash is also tried on the last component of the path.
 */
public final class FileFilter implements FieldSink {
    private final Glob pattern;
    private final boolean ofName;
    private final long address;
    private EventView event;
    private boolean found;

    private FileFilter(Glob pattern, boolean ofName, long address) {
        this.pattern = pattern;
        this.ofName = ofName;
        this.address = address;
    }

    public static FileFilter ofPath(String pattern) {
        return new FileFilter(new Glob(pattern), pattern.indexOf('\\') < 0, 0);
    }

    public static FileFilter ofAddress(long address) {
        return new FileFilter(null, false, address);
    }

    boolean wants(EventView view) {
        event = view;
        found = false;
        view.describe(this);
        OpenFiles.InFlight ended = view.endedOperation();
        if (ended != null) {
            pointer("", ended.fileObject(), PointerRole.FILE_OBJECT);
            pointer("", ended.fileKey(), PointerRole.FILE_KEY);
        }
        return found;
    }

    @Override
    public void pointer(String name, long value, PointerRole role) {
        if (found || (role != PointerRole.FILE_OBJECT && role != PointerRole.FILE_KEY)) {
            return;
        }
        if (pattern == null) {
            found = value == address;
        } else {
            String path = event.pathAt(value, role);
            found = path != null && fits(path);
        }
    }

    @Override
    public void path(String name, String value) {
        found |= pattern != null && fits(value);
    }

    private boolean fits(String path) {
        return pattern.matches(path)
                || (ofName && pattern.matches(path.substring(path.lastIndexOf('\\') + 1)))
                || pattern.matches(event.dosPath(path));
    }

    @Override
    public void number(String name, long value) {
        // Not about a file, as all below.
    }

    @Override
    public void flags(String name, long value) {}

    @Override
    public void code(String name, long value, String label) {}

    @Override
    public void text(String name, String value) {}

    @Override
    public void guid(String name, long high, long low) {}

    @Override
    public void fileTime(String name, long fileTime) {}

    @Override
    public void ticks(String name, long ticks) {}

    @Override
    public void process(String name, int processId) {}

    @Override
    public void thread(String name, int threadId) {}
}
