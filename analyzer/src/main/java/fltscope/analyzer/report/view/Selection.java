package fltscope.analyzer.report.view;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.names.Glob;
import fltscope.analyzer.result.CallbackRow;
import fltscope.analyzer.state.Volumes;
import fltscope.analyzer.trend.SlowCallback;
import fltscope.analyzer.trend.SlowOperation;
import fltscope.analyzer.trend.SlowTarget;
import java.util.List;
import java.util.Locale;

/**
 * What of an analysis is shown. Opens are chosen by everything; requests by the open they are on, except that their filter and
 * age are their own; callbacks by filter and volume alone, since their times are kept by neither process nor path.
 *
 * @param filter driver, with or without extension; null for any
 * @param volumes devices; empty for any
 * @param process image name or process id of the opener; null for any
 * @param path pattern of the NT or the DOS path, or of the name alone where it has no backslash; null for any
 * @param minAgeNanos opens and requests that are younger are left out
 * @param fromNanos opens and requests that began before are left out, as are durations that ended before
 * @param toNanos the same of what came after
 */
public record Selection(
        String filter,
        List<String> volumes,
        String process,
        Glob path,
        long minAgeNanos,
        long fromNanos,
        long toNanos) {
    /** Everything. */
    public static final Selection ALL = new Selection(null, List.of(), null, null, 0, Long.MIN_VALUE, Long.MAX_VALUE);

    private static final String PROGRAM = ".exe";
    /** The kernel's process events cut image names to this. */
    private static final int CUT_NAME = 14;

    /** Whether only a part of the time is shown. */
    public boolean hasWindow() {
        return fromNanos != Long.MIN_VALUE || toNanos != Long.MAX_VALUE;
    }

    /** Whether anything is left out. */
    public boolean isNarrow() {
        return !equals(ALL);
    }

    boolean wants(OpenFinding open, Volumes names) {
        return open.use().ageNanos() >= minAgeNanos
                && isInWindow(open.create().nanos())
                && (filter == null || isOf(open, filter))
                && isOn(open.file().volume())
                && (process == null
                        || isProcess(
                                process, open.opener().image(), open.opener().process()))
                && (path == null
                        || (open.file().path() != null && fits(open.file().path(), names)));
    }

    private static boolean isOf(OpenFinding open, String filter) {
        return FilterNames.same(filter, open.issuer().filter())
                || open.seenBy().create().stream().anyMatch(driver -> FilterNames.same(filter, driver));
    }

    /** @param opens those that are shown */
    boolean wants(UnfinishedFinding request, List<OpenFinding> opens, Volumes names) {
        boolean ofOpen = volumes.isEmpty() && process == null;
        return request.ageNanos() >= minAgeNanos
                && isInWindow(request.sinceNanos())
                && (filter == null || FilterNames.same(filter, request.filter()))
                && (path == null || (request.path() != null && fits(request.path(), names)))
                && (ofOpen || opens.stream().anyMatch(open -> open.file().fileObject() == request.fileObject()));
    }

    boolean wants(CallbackRow row) {
        return (filter == null || FilterNames.same(filter, row.filter())) && isOn(row.volume());
    }

    /** Whether a slow callback is of a filter, volume, process and path that were chosen. */
    public boolean wants(SlowCallback callback, Volumes names) {
        SlowTarget on = callback.on();
        return (filter == null || FilterNames.same(filter, callback.filter()))
                && isOn(callback.volume())
                && (process == null || isProcess(process, on.image(), on.processId()))
                && (path == null || (on.path() != null && fits(on.path(), names)));
    }

    /** Whether a slow operation is of a process and path that were chosen; what is chosen by filter or volume, none is. */
    public boolean wants(SlowOperation operation, Volumes names) {
        SlowTarget on = operation.on();
        return filter == null
                && volumes.isEmpty()
                && (process == null || isProcess(process, on.image(), on.processId()))
                && (path == null || (on.path() != null && fits(on.path(), names)));
    }

    private boolean isOn(String volume) {
        return volumes.isEmpty() || (volume != null && volumes.stream().anyMatch(volume::equalsIgnoreCase));
    }

    private boolean isInWindow(long nanos) {
        return fromNanos <= nanos && nanos <= toNanos;
    }

    private boolean fits(String text, Volumes names) {
        boolean ofName = path.toString().indexOf('\\') < 0;
        return path.matches(text)
                || path.matches(names.dosPath(text))
                || (ofName && path.matches(text.substring(text.lastIndexOf('\\') + 1)));
    }

    /** Whether a name, with or without extension, or an id is that of a process. */
    public static boolean isProcess(String wanted, String image, int processId) {
        if (wanted.equals(Integer.toString(processId))) {
            return true;
        }
        if (image == null) {
            return false;
        }
        String name = image.toLowerCase(Locale.ROOT);
        String asked = wanted.toLowerCase(Locale.ROOT);
        return name.equals(asked)
                || name.equals(asked + PROGRAM)
                || (name.length() >= CUT_NAME && (asked.startsWith(name) || (asked + PROGRAM).startsWith(name)));
    }
}
