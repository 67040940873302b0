package fltscope.analyzer.report.analysis;

import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.result.CallbackRow;
import fltscope.analyzer.result.GroupRow;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.record.FileOperation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Durations by path pattern or process: the groups with the most time, and in each its operations and the callbacks that took most.
 */
final class GroupsText {
    private GroupsText() {}

    static void write(TextPage page, AnalysisView view) {
        List<GroupRow> groups = view.analysis().groups();
        if (groups.isEmpty()) {
            return;
        }
        LatencyTable.header(page, "GROUPS, microseconds");
        int shown = view.shown(groups.size());
        for (GroupRow group : groups.subList(0, shown)) {
            String name = group.name() == null ? "(not known)" : Escape.text(group.name());
            page.line(TextPage.cutTo("  " + name, TextPage.COLUMNS));
            for (Map.Entry<FileOperation, Latency> row : group.operations().entrySet()) {
                LatencyTable.row(page, "    " + row.getKey(), row.getValue());
            }
            callbacks(page, view, group);
        }
        if (groups.size() > shown) {
            page.line("  ... and " + Digits.grouped(groups.size() - shown) + " with less time (--top 0 for all)");
        }
        page.blank();
    }

    private static void callbacks(TextPage page, AnalysisView view, GroupRow group) {
        List<CallbackRow> rows = group.callbacks().stream()
                .filter(view::isOfFilter)
                .sorted(Comparator.comparingLong((CallbackRow row) -> row.own().sumNanos())
                        .reversed())
                .toList();
        for (CallbackRow row : rows.subList(0, view.shown(rows.size()))) {
            LatencyTable.callback(page, "    " + Escape.text(row.key().text(' ')), row.own());
        }
    }
}
