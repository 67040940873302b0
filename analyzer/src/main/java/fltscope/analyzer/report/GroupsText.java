package fltscope.analyzer.report;

import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.result.GroupRow;
import fltscope.schemas.record.FileOperation;
import java.util.List;
import java.util.Map;

/** Durations of file operations by path pattern or process: the groups with the most time, and in each its operations. */
final class GroupsText {
    private GroupsText() {}

    static void write(TextPage page, AnalysisView view) {
        List<GroupRow> groups = view.analysis().groups();
        if (groups.isEmpty()) {
            return;
        }
        LatencyTable.header(page, "OPERATIONS by group, microseconds");
        int shown = view.shown(groups.size());
        for (GroupRow group : groups.subList(0, shown)) {
            String name = group.name() == null ? "(not known)" : Escape.text(group.name());
            page.line(TextPage.cutTo("  " + name, TextPage.COLUMNS));
            for (Map.Entry<FileOperation, Latency> row : group.operations().entrySet()) {
                LatencyTable.row(page, "    " + row.getKey(), row.getValue());
            }
        }
        if (groups.size() > shown) {
            page.line("  ... and " + Digits.grouped(groups.size() - shown) + " with less time (--top 0 for all)");
        }
        page.blank();
    }
}
