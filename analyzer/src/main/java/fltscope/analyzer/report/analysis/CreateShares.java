package fltscope.analyzer.report.analysis;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.result.Altitudes;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.FilterRow;
import fltscope.schemas.record.FileOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * How the time of creates is shared out among the filters and what lies below them, on all volumes.
 *
 * <p>Two sources tell of that time, and they are not of one mould. A filter's own time is known from its callbacks. The time of
 * a create from FileIo is measured by the FileInfo filter: it covers FileInfo and what lies below it, and nothing above. So the
 * time of creates is the own time of the filters above FileInfo and that of FileIo together; what is below FileInfo is a part of
 * the latter.
 *
 * @param creates creates that FileIo measured
 * @param totalNanos the time that is shared out
 * @param filters those that take part, highest first
 * @param belowPercent what is left of a hundred: FileInfo and what lies below all filters
 * @param mostSeen creates that came to the filter that most came to
 */
record CreateShares(long creates, long totalNanos, List<Share> filters, long belowPercent, long mostSeen) {
    /** The filter that measures FileIo. */
    static final String FILE_INFO = "fileinfo";

    private static final int PERCENT = 100;
    private static final int TENTHS = 10;
    /** Nine in ten of the creates that a filter saw are as good as all. */
    private static final int TENTHS_MISSING = 9;

    /**
     * That of a filter.
     *
     * @param percent rounded; 0 for less than a half
     */
    record Share(FilterRow filter, long percent) {}

    /** The shares; null where FileIo measured no create, or no filter was called for one. */
    static CreateShares of(Analysis analysis, Altitudes altitudes) {
        Latency creates = analysis.operations().get(FileOperation.CREATE);
        if (creates == null || creates.sumNanos() == 0) {
            return null;
        }
        long total = creates.sumNanos();
        long mostSeen = 0;
        for (FilterRow filter : analysis.filters()) {
            total +=
                    isAboveFileInfo(filter, analysis, altitudes) ? filter.cost().createNanos() : 0;
            mostSeen = Math.max(mostSeen, filter.cost().creates());
        }
        List<Share> shares = new ArrayList<>();
        long rest = PERCENT;
        for (FilterRow filter : analysis.filters()) {
            if (filter.cost().createNanos() > 0 && !isFileInfo(filter)) {
                long percent = Math.round((double) filter.cost().createNanos() * PERCENT / total);
                rest -= percent;
                shares.add(new Share(filter, percent));
            }
        }
        return shares.isEmpty()
                ? null
                : new CreateShares(creates.count(), total, List.copyOf(shares), Math.max(0, rest), mostSeen);
    }

    /** Whether many creates did not come as far as FileInfo; their time in the filters is in the shares all the same. */
    boolean isMissingMany() {
        return mostSeen * TENTHS_MISSING > creates * TENTHS;
    }

    static boolean isFileInfo(FilterRow filter) {
        return FilterNames.same(FILE_INFO, filter.driver());
    }

    private static boolean isAboveFileInfo(FilterRow filter, Analysis analysis, Altitudes altitudes) {
        if (isFileInfo(filter)) {
            return false;
        }
        Altitude altitude = altitudes.of(filter.driver());
        Altitude fileInfo = altitudes.of(FILE_INFO);
        if (altitude != null && fileInfo != null) {
            return altitude.compareTo(fileInfo) > 0;
        }
        List<FilterRow> filters = analysis.filters();
        for (int i = 0; i < filters.size(); i++) {
            if (isFileInfo(filters.get(i))) {
                return filters.indexOf(filter) < i;
            }
        }
        return true;
    }
}
