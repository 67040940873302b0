package fltscope.analyzer.report.analysis;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.result.Altitudes;
import fltscope.analyzer.result.CallbackRow;
import fltscope.analyzer.result.FilterRow;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.Seconds;
import fltscope.analyzer.text.TextPage;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.FileOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each filter costs: its callbacks, the time in them, and its share of the time of creates.
 *
 * <p>Two sources tell of that time, and they are not of one mould. A filter's own time is known from its callbacks. The time of
 * a create from FileIo is measured by the FileInfo filter: it covers FileInfo and what lies below it, and nothing above. So the
 * time of creates is the own time of the filters above FileInfo and that of FileIo together; what is below FileInfo is a part of
 * the latter.
 */
final class FiltersText {
    private static final String FILE_INFO = "fileinfo";
    private static final int NAME = 44;
    private static final int NUMBER = 12;
    private static final int PERCENT = 100;
    private static final int TENTHS = 10;
    /** Nine in ten of the creates that a filter saw are as good as all. */
    private static final int TENTHS_MISSING = 9;

    private final TextPage page;
    private final AnalysisView view;
    private final List<CallbackRow> rows;

    FiltersText(TextPage page, AnalysisView view) {
        this.page = page;
        this.view = view;
        rows = view.callbacks();
    }

    void write() {
        if (rows.isEmpty()) {
            return;
        }
        page.line(row("FILTERS, time of their own", "callbacks", "time", "a create"));
        for (FilterRow filter : view.analysis().filters()) {
            filter(filter);
        }
        if (!view.altitudes().areKnown()) {
            page.line("  altitude unknown: --instances FILE takes the output of fltmc instances");
        } else if (view.altitudes().source() == Altitudes.Source.SNAPSHOT) {
            page.line("  altitudes are those of the snapshot in the capture");
        } else if (view.altitudes().source() == Altitudes.Source.TRACE) {
            page.line("  altitudes are those that the filter manager's own events in the trace tell");
        }
        shares();
        page.blank();
    }

    private void filter(FilterRow filter) {
        long calls = 0;
        long nanos = 0;
        long creates = 0;
        long createNanos = 0;
        for (CallbackRow row : rows) {
            if (isOf(row, filter)) {
                calls += row.own().count();
                nanos += row.own().sumNanos();
                if (row.majorFunction() == MajorFunction.CREATE) {
                    creates += row.post() ? 0 : row.own().count();
                    createNanos += row.own().sumNanos();
                }
            }
        }
        if (calls > 0) {
            String create = creates == 0 ? "-" : Seconds.length(createNanos / creates);
            page.line(row("  " + view.filter(filter.driver()), Digits.grouped(calls), Seconds.length(nanos), create));
        }
    }

    private static boolean isOf(CallbackRow row, FilterRow filter) {
        return row.filter() == null ? filter.driver() == null : row.filter().equalsIgnoreCase(filter.driver());
    }

    private static String row(String name, String... numbers) {
        StringBuilder row = new StringBuilder(TextPage.padded(TextPage.cutTo(name, NAME), NAME));
        for (String number : numbers) {
            row.append(TextPage.right(number, NUMBER));
        }
        return row.toString();
    }

    /** Only where all of it is shown: FileIo's time is not known by volume. */
    private void shares() {
        Latency creates = view.analysis().operations().get(FileOperation.CREATE);
        if (creates == null
                || creates.sumNanos() == 0
                || !view.selection().volumes().isEmpty()) {
            return;
        }
        long total = creates.sumNanos();
        for (FilterRow filter : view.analysis().filters()) {
            total += isAboveFileInfo(filter) ? filter.createNanos() : 0;
        }
        List<String> parts = new ArrayList<>();
        long rest = PERCENT;
        for (FilterRow filter : view.analysis().filters()) {
            if (filter.createNanos() > 0 && !isFileInfo(filter)) {
                long percent = Math.round((double) filter.createNanos() * PERCENT / total);
                rest -= percent;
                parts.add(
                        Escape.text(FilterNames.of(filter.driver())) + (percent == 0 ? " <1 %" : " " + percent + " %"));
            }
        }
        if (!parts.isEmpty()) {
            page.wrapped("  of each create: ", 4, String.join(", ", parts) + ", below " + Math.max(0, rest) + " %");
            page.paragraph(
                    4,
                    "below: the rest of what FileIo measured of " + Digits.counted(creates.count(), "create")
                            + ", FileInfo and what lies under it; " + fileInfo() + missing(creates.count()));
        }
    }

    /** Whether many creates did not come as far as FileInfo; their time in the filters is in the shares all the same. */
    private String missing(long createsBelow) {
        Map<String, Long> seen = new HashMap<>();
        for (CallbackRow row : view.analysis().callbacks()) {
            if (row.majorFunction() == MajorFunction.CREATE && !row.post()) {
                seen.merge(FilterNames.of(row.filter()), row.own().count(), Long::sum);
            }
        }
        long most = seen.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return most * TENTHS_MISSING > createsBelow * TENTHS
                ? "; but a filter saw " + Digits.counted(most, "create")
                        + ": what ends above FileInfo, or is on a volume without it, is not in \"below\""
                : "";
    }

    private String fileInfo() {
        Altitude altitude = view.altitudes().of(FILE_INFO);
        if (altitude != null) {
            return "FileInfo is at " + altitude;
        }
        return view.analysis().filters().stream().anyMatch(FiltersText::isFileInfo)
                ? "FileInfo's place is known by its callbacks"
                : "FileInfo is taken to be at 40500";
    }

    private boolean isAboveFileInfo(FilterRow filter) {
        if (isFileInfo(filter)) {
            return false;
        }
        Altitude altitude = view.altitudes().of(filter.driver());
        Altitude fileInfo = view.altitudes().of(FILE_INFO);
        if (altitude != null && fileInfo != null) {
            return altitude.compareTo(fileInfo) > 0;
        }
        List<FilterRow> filters = view.analysis().filters();
        for (int i = 0; i < filters.size(); i++) {
            if (isFileInfo(filters.get(i))) {
                return filters.indexOf(filter) < i;
            }
        }
        return true;
    }

    private static boolean isFileInfo(FilterRow filter) {
        return FilterNames.same(FILE_INFO, filter.driver());
    }
}
