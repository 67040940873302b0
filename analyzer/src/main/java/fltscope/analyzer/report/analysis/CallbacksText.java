package fltscope.analyzer.report.analysis;

import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.result.CallbackRow;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.TextPage;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Durations of callbacks by filter instance, function and phase: the rows with the most time, in the order of the filters. */
final class CallbacksText {
    private final TextPage page;
    private final AnalysisView view;

    CallbacksText(TextPage page, AnalysisView view) {
        this.page = page;
        this.view = view;
    }

    void write() {
        List<CallbackRow> rows = view.callbacks();
        if (rows.isEmpty()) {
            return;
        }
        LatencyTable.header(page, "CALLBACKS, microseconds");
        int shown = view.shown(rows.size());
        Set<CallbackRow> longest = new HashSet<>(rows.stream()
                .sorted(Comparator.comparingLong((CallbackRow row) -> row.own().sumNanos())
                        .reversed())
                .limit(shown)
                .toList());
        String instance = "";
        for (CallbackRow row : rows) {
            if (longest.contains(row)) {
                String name = instance(row);
                if (!name.equals(instance)) {
                    page.line(TextPage.cutTo("  " + name, TextPage.COLUMNS));
                    instance = name;
                }
                LatencyTable.callback(page, "    " + row.key().withinFilter(), row.own());
            }
        }
        if (rows.size() > shown) {
            page.line("  ... and " + Digits.grouped(rows.size() - shown) + " with less time (--top 0 for all)");
        }
        backwards(rows);
        page.paragraph(
                2,
                "Time in the callback itself, with what it waits for, without the callbacks of other filters on its"
                        + " thread. The layout of FltIo events is not yet verified on a recorded trace.");
        page.blank();
    }

    private String instance(CallbackRow row) {
        String second = row.ordinal() == 1 ? "" : ", instance " + row.ordinal();
        return view.instance(row.filter(), row.volume()) + "  " + view.volume(row.volume()) + second;
    }

    private void backwards(List<CallbackRow> rows) {
        long backwards = rows.stream()
                .map(CallbackRow::own)
                .mapToLong(Latency::backwards)
                .sum();
        if (backwards > 0) {
            page.paragraph(
                    2,
                    "Left out: callbacks that by their time stamps returned before they were entered ("
                            + Digits.grouped(backwards) + ").");
        }
    }
}
