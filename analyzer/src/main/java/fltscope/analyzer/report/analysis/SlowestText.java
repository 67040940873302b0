package fltscope.analyzer.report.analysis;

import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Elapsed;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.Seconds;
import fltscope.analyzer.text.TextPage;
import fltscope.analyzer.trend.SlowCallback;
import fltscope.analyzer.trend.SlowOperation;
import fltscope.analyzer.trend.SlowTarget;
import fltscope.analyzer.trend.Slowest;
import java.util.List;
import java.util.Locale;

/** The slowest callbacks and operations: three on the first screen, later those of {@code --top} with all that is known of them. */
final class SlowestText {
    private static final int FIRST = 3;
    private static final int TEXT = 12;
    private static final int DETAIL = TEXT + 10;
    private static final int FRAMES = 6;
    /** Faster operations, in nanoseconds, are in the JSON alone: a cache answers within microseconds. */
    private static final long SLOW_OPERATION = 1_000_000;
    /** Less of a path says nothing. */
    private static final int LEAST_PATH = 12;

    private final TextPage page;
    private final AnalysisView view;
    private final Slowest slowest;
    private final List<SlowCallback> callbacks;

    SlowestText(TextPage page, AnalysisView view) {
        this.page = page;
        this.view = view;
        slowest = view.analysis().trend().slowest();
        callbacks = slowest.callbacks().stream()
                .filter(callback ->
                        view.selection().wants(callback, view.analysis().volumes()))
                .toList();
    }

    /** What belongs on the first screen: a line each. */
    void write() {
        if (callbacks.isEmpty()) {
            return;
        }
        page.line(TextPage.padded("SLOWEST", TEXT) + "callbacks by time of their own" + more());
        for (SlowCallback callback : callbacks.subList(0, Math.min(FIRST, callbacks.size()))) {
            String start = TextPage.padded("  " + Elapsed.of(callback.ownNanos()), TEXT) + what(callback) + ", "
                    + who(callback.on()) + ": ";
            int left = TextPage.COLUMNS - start.length();
            page.line(
                    left < LEAST_PATH
                            ? TextPage.cutTo(start + path(callback.on()), TextPage.COLUMNS)
                            : start + end(path(callback.on()), left));
        }
        page.blank();
    }

    private String more() {
        if (slowest.atLeastNanos() == 0) {
            return "";
        }
        return "; of " + Elapsed.of(slowest.atLeastNanos()) + " and more there are "
                + Digits.grouped(slowest.callbacksAtLeast());
    }

    /** The end of a path says more than its start. */
    private static String end(String path, int columns) {
        return path.length() <= columns ? path : "..." + path.substring(path.length() - columns + 3);
    }

    /** All that is known of them. */
    void writeMore() {
        if (!callbacks.isEmpty()) {
            page.line("SLOWEST CALLBACKS, by time of their own");
            int shown = view.shown(callbacks.size());
            callbacks.subList(0, shown).forEach(this::callback);
            rest(callbacks.size() - shown);
            page.blank();
        }
        List<SlowOperation> operations = slowest.operations().stream()
                .filter(operation -> operation.durationNanos() >= Math.max(slowest.atLeastNanos(), SLOW_OPERATION))
                .filter(operation ->
                        view.selection().wants(operation, view.analysis().volumes()))
                .toList();
        if (!operations.isEmpty()) {
            page.line("SLOWEST OPERATIONS, from start to end as the FileInfo filter saw them");
            int shown = view.shown(operations.size());
            for (SlowOperation operation : operations.subList(0, shown)) {
                page.wrapped(
                        TextPage.padded("  " + Elapsed.of(operation.durationNanos()), TEXT),
                        TEXT,
                        operation.operation() + " at " + Seconds.moment(operation.nanos()) + " by "
                                + who(operation.on()));
                page.verbatim(TEXT, path(operation.on()));
            }
            rest(operations.size() - shown);
            page.blank();
        }
    }

    private void rest(int left) {
        if (left > 0) {
            page.line("  ... and " + Digits.grouped(left) + " more (--top 0 for all)");
        }
    }

    private void callback(SlowCallback callback) {
        String wall = callback.durationNanos() == callback.ownNanos()
                ? ""
                : ", " + Elapsed.of(callback.durationNanos()) + " with what ran inside";
        page.wrapped(
                TextPage.padded("  " + Elapsed.of(callback.ownNanos()), TEXT),
                TEXT,
                what(callback) + " at " + Elapsed.moment(callback.nanos()) + " by " + who(callback.on()) + ", thread "
                        + (callback.on().threadId() == -1
                                ? "not known"
                                : Integer.toUnsignedString(callback.on().threadId()))
                        + wall);
        page.verbatim(TEXT, path(callback.on()));
        SlowCallback.Nested nested = callback.longestNested();
        if (nested != null) {
            page.wrapped(
                    TextPage.padded(" ".repeat(TEXT) + "inside", DETAIL),
                    DETAIL,
                    Digits.counted(callback.nested(), "callback") + ", the longest " + view.filter(nested.filter())
                            + " "
                            + FilterNames.function(nested.majorFunction()) + " " + FilterNames.phase(nested.post())
                            + " "
                            + Elapsed.of(nested.durationNanos()));
        }
        if (!callback.stack().isEmpty()) {
            List<String> frames = callback.stack()
                    .subList(0, Math.min(FRAMES, callback.stack().size()));
            page.wrapped(
                    TextPage.padded(" ".repeat(TEXT) + "stack", DETAIL),
                    DETAIL,
                    String.join(" < ", frames.stream().map(Escape::text).toList())
                            + (callback.stack().size() > FRAMES
                                    ? " < " + (callback.stack().size() - FRAMES) + " more"
                                    : ""));
        }
    }

    private String what(SlowCallback callback) {
        return Escape.text(FilterNames.of(callback.filter())) + " " + FilterNames.function(callback.majorFunction())
                + " " + FilterNames.phase(callback.post());
    }

    private static String who(SlowTarget on) {
        if (on.image() != null) {
            return Escape.text(on.image()) + " (" + Integer.toUnsignedString(on.processId()) + ")";
        }
        return on.processId() == -1 ? "a process not known" : "process " + Integer.toUnsignedString(on.processId());
    }

    private static String path(SlowTarget on) {
        if (on.path() != null && !on.path().isEmpty()) {
            return Escape.text(on.path());
        }
        return String.format(Locale.ROOT, "path not known, %x", on.fileObject());
    }
}
