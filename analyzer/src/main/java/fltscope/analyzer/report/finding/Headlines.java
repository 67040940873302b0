package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.Confidence;
import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.Severity;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Seconds;
import fltscope.analyzer.trend.SlowStretch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sentences that a report begins with: what is gravest, who did it, and how often. They are made of findings, of requests that hang
 * in a callback, and of slow stretches where latency over time was kept. What can not be judged makes none.
 */
public final class Headlines {
    private static final int MOST = 4;
    /** A request that was in a callback for less is on its way. */
    private static final long HANGS_NANOS = 1_000_000_000L;

    private static final Comparator<Sorted> ORDER = Comparator.comparing((Sorted sorted) -> sorted.headline.severity())
            .thenComparing(Sorted::blocksUnload)
            .thenComparingLong(Sorted::weight)
            .reversed();

    private record Sorted(Headline headline, boolean blocksUnload, long weight) {}

    private record Culprit(OpenClass openClass, String who) {}

    private final List<Sorted> all = new ArrayList<>();

    private Headlines() {}

    /** At most four, the gravest first. {@code opens} and {@code requests} are those that are shown. */
    public static List<Headline> of(
            Analysis analysis, Collection<OpenFinding> opens, Collection<UnfinishedFinding> requests) {
        Headlines headlines = new Headlines();
        if (analysis.evidence().endsRecorded()) {
            headlines.opens(opens);
        }
        headlines.requests(requests);
        if (analysis.trend().detail() != null) {
            analysis.trend().detail().stretches().forEach(headlines::stretch);
        }
        return headlines.all.stream()
                .sorted(ORDER)
                .limit(MOST)
                .map(Sorted::headline)
                .toList();
    }

    private void opens(Collection<OpenFinding> opens) {
        Map<Culprit, List<OpenFinding>> byCulprit = new LinkedHashMap<>();
        for (OpenFinding open : opens) {
            if (open.openClass().severity().compareTo(Severity.WARNING) >= 0) {
                byCulprit
                        .computeIfAbsent(new Culprit(open.openClass(), who(open)), key -> new ArrayList<>())
                        .add(open);
            }
        }
        byCulprit.forEach((culprit, group) -> {
            boolean blocks = culprit.openClass == OpenClass.FILTER_OWN_UNCLOSED;
            String text = blocks ? ofFilter(group) : of(culprit.openClass, group);
            add(
                    new Headline(
                            culprit.openClass.severity(),
                            culprit.who,
                            text,
                            Headline.About.OPENS,
                            group.get(0).fingerprint()),
                    blocks,
                    group.size());
        });
    }

    private void add(Headline headline, boolean blocksUnload, long weight) {
        all.add(new Sorted(headline, blocksUnload, weight));
    }

    private static String who(OpenFinding open) {
        if (open.issuer().isFilter()) {
            return FilterNames.of(open.issuer().filter());
        }
        if (open.opener().image() != null && !open.opener().image().isEmpty()) {
            return open.opener().image();
        }
        return open.opener().process() == -1
                ? "a process that is not recorded"
                : "process " + Integer.toUnsignedString(open.opener().process());
    }

    /** What is not beyond doubt is not said as if it were. */
    private static String ofFilter(List<OpenFinding> group) {
        boolean sure = group.stream().anyMatch(open -> open.confidence().compareTo(Confidence.STRONG) >= 0);
        String files = Digits.counted(group.size(), "file");
        String are = group.size() == 1 ? " is" : " are";
        return sure
                ? "can not unload: " + files + " that it opened itself" + are + " still open"
                : "may not be able to unload: " + files + are + " still open that it seems to have opened itself";
    }

    private static String of(OpenClass openClass, List<OpenFinding> group) {
        String count = Digits.grouped(group.size());
        return switch (openClass) {
            case LEAK_SUSPECT -> "leaves files open: " + count + " pile up, none was closed";
            case HANDLE_OUTLIVES_OPENER ->
                "has ended, and " + count + (group.size() == 1 ? " of its opens has not" : " of its opens have not");
            case REFERENCE_SUSPECT ->
                "has closed all handles of " + Digits.counted(group.size(), "file")
                        + " that something still references";
            default -> "has " + Digits.counted(group.size(), "open") + " without an end: " + openClass.label();
        };
    }

    private void requests(Collection<UnfinishedFinding> requests) {
        Map<String, List<UnfinishedFinding>> byFilter = new LinkedHashMap<>();
        for (UnfinishedFinding request : requests) {
            if (request.inCallback() && request.filter() != null && request.ageNanos() >= HANGS_NANOS) {
                byFilter.computeIfAbsent(FilterNames.of(request.filter()), key -> new ArrayList<>())
                        .add(request);
            }
        }
        byFilter.forEach((filter, group) -> {
            UnfinishedFinding oldest = group.get(0);
            String others = group.size() == 1 ? "" : "; " + Digits.grouped(group.size()) + " requests hang in it";
            add(
                    new Headline(
                            Severity.WARNING,
                            filter,
                            "was in the " + FilterNames.phase(oldest.post()) + "-operation callback of a "
                                    + FilterNames.function(oldest.majorFunction()) + " for "
                                    + Seconds.length(oldest.ageNanos()) + " when the trace ended" + others,
                            Headline.About.REQUESTS,
                            null),
                    false,
                    group.size());
        });
    }

    private void stretch(SlowStretch stretch) {
        add(
                new Headline(
                        Severity.WARNING,
                        FilterNames.of(stretch.filter()),
                        "was slow from " + Seconds.moment(stretch.fromNanos()) + " to "
                                + Seconds.moment(stretch.toNanos()) + ": " + Digits.grouped(stretch.over())
                                + " of its " + FilterNames.function(stretch.majorFunction()) + " "
                                + FilterNames.phase(stretch.post()) + " callbacks took "
                                + Seconds.length(stretch.overNanos()) + " and more",
                        Headline.About.LATENCY,
                        null),
                false,
                0);
    }
}
