package fltscope.analyzer.report.analysis;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.metric.Column;
import fltscope.analyzer.metric.FilterColumns;
import fltscope.analyzer.metric.FilterCost;
import fltscope.analyzer.metric.Unit;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.result.Altitudes;
import fltscope.analyzer.result.CallbackRow;
import fltscope.analyzer.result.FilterRow;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import fltscope.analyzer.text.Seconds;
import fltscope.analyzer.text.TextPage;
import java.util.ArrayList;
import java.util.List;

/** What each filter costs: its callbacks, the time in them, and its share of the time of creates. */
final class FiltersText {
    private static final int NAME = 44;
    private static final int NUMBER = 12;

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
        page.line(row(
                "FILTERS, time of their own",
                FilterColumns.TEXT.stream().map(Column::label).toList()));
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
        CreateShares shares = CreateShares.of(view.analysis(), view.altitudes());
        // FileIo's time is not known by volume.
        if (shares != null && view.selection().volumes().isEmpty()) {
            shares(shares);
        }
        page.blank();
    }

    private void filter(FilterRow filter) {
        FilterCost cost = FilterCost.NONE;
        for (CallbackRow row : rows) {
            if (isOf(row, filter)) {
                cost = cost.plus(row.ordinal(), row.majorFunction(), row.post(), row.own());
            }
        }
        if (cost.calls() > 0) {
            List<String> numbers = new ArrayList<>();
            for (Column<FilterCost> column : FilterColumns.TEXT) {
                long value = column.of(cost);
                numbers.add(
                        value == Column.UNKNOWN
                                ? "-"
                                : column.unit() == Unit.NANOS ? Seconds.length(value) : Digits.grouped(value));
            }
            page.line(row("  " + view.filter(filter.driver()), numbers));
        }
    }

    private static boolean isOf(CallbackRow row, FilterRow filter) {
        return row.filter() == null ? filter.driver() == null : row.filter().equalsIgnoreCase(filter.driver());
    }

    private static String row(String name, List<String> numbers) {
        StringBuilder row = new StringBuilder(TextPage.padded(TextPage.cutTo(name, NAME), NAME));
        for (String number : numbers) {
            row.append(TextPage.right(number, NUMBER));
        }
        return row.toString();
    }

    private void shares(CreateShares shares) {
        List<String> parts = new ArrayList<>();
        for (CreateShares.Share share : shares.filters()) {
            parts.add(Escape.text(FilterNames.of(share.filter().driver()))
                    + (share.percent() == 0 ? " <1 %" : " " + share.percent() + " %"));
        }
        page.wrapped("  of each create: ", 4, String.join(", ", parts) + ", below " + shares.belowPercent() + " %");
        page.paragraph(
                4,
                "below: the rest of what FileIo measured of " + Digits.counted(shares.creates(), "create")
                        + ", FileInfo and what lies under it; " + fileInfo() + missing(shares));
    }

    private static String missing(CreateShares shares) {
        return shares.isMissingMany()
                ? "; but a filter saw " + Digits.counted(shares.mostSeen(), "create")
                        + ": what ends above FileInfo, or is on a volume without it, is not in \"below\""
                : "";
    }

    private String fileInfo() {
        Altitude altitude = view.altitudes().of(CreateShares.FILE_INFO);
        if (altitude != null) {
            return "FileInfo is at " + altitude;
        }
        return view.analysis().filters().stream().anyMatch(CreateShares::isFileInfo)
                ? "FileInfo's place is known by its callbacks"
                : "FileInfo is taken to be at 40500";
    }
}
