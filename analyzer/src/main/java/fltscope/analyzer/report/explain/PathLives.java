package fltscope.analyzer.report.explain;

import fltscope.analyzer.life.Life;
import fltscope.analyzer.life.LifeFilter;
import fltscope.analyzer.names.Glob;
import fltscope.analyzer.names.Nearest;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.IoRecord;
import java.util.List;

/**
 * The lives of opens of a path: an NT or DOS path, a path below a device as debuggers print it, or a name alone, each with
 * {@code *} and {@code ?}. A file whose create tells no path goes by what its file is known as.
 */
public final class PathLives implements LifeFilter {
    private static final String DEVICE = "\\Device\\";
    private static final String DOS_DEVICES = "\\??\\";

    private final TraceState state;
    private final Glob pattern;
    private final boolean ofName;
    private final boolean belowDevice;
    private final Nearest nearest;
    private boolean found;
    private long opens;

    /**
     * @param state names of a reading that has seen the whole trace
     */
    public PathLives(String path, TraceState state) {
        String plain = path.startsWith(DOS_DEVICES) ? path.substring(DOS_DEVICES.length()) : path;
        this.state = state;
        pattern = new Glob(plain);
        ofName = plain.indexOf('\\') < 0;
        belowDevice = plain.startsWith("\\")
                && !plain.startsWith("\\\\")
                && !plain.regionMatches(true, 0, DEVICE, 0, DEVICE.length());
        nearest = new Nearest(plain);
    }

    @Override
    public boolean mayWant(IoRecord record) {
        return true;
    }

    @Override
    public Answer wants(Life life) {
        String path = life.path();
        if (path == null && life.fileKey() != 0) {
            path = state.fileNames().nameOf(life.fileKey(), life.lastTicks());
        }
        if (path == null) {
            return Answer.NOT_YET;
        }
        opens++;
        if (matches(path)) {
            found = true;
            life.named(path);
            return Answer.YES;
        }
        if (!found) {
            nearest.offer(path);
        }
        return Answer.NO;
    }

    private boolean matches(String path) {
        return pattern.matches(path)
                || pattern.matches(state.volumes().dosPath(path))
                || (ofName && pattern.matches(path.substring(path.lastIndexOf('\\') + 1)))
                || (belowDevice && pattern.matches(belowDevice(path)));
    }

    private static String belowDevice(String path) {
        if (!path.regionMatches(true, 0, DEVICE, 0, DEVICE.length())) {
            return path;
        }
        int end = path.indexOf('\\', DEVICE.length());
        return end < 0 ? path : path.substring(end);
    }

    /** The paths in the trace that are most like the wanted one, the nearest first. */
    public List<String> nearest() {
        return nearest.paths();
    }

    /** Opens whose path is known. */
    public long opens() {
        return opens;
    }
}
