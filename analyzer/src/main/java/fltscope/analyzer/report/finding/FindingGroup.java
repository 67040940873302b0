package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.Severity;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.text.Digits;
import fltscope.analyzer.text.Escape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All findings of one fingerprint, told by the oldest: opens without an end of one kind, or requests that hang at one place.
 *
 * @param tag its severity's letter, and its number among those: {@code W1}
 * @param oldest the gravest open that was opened first; null for a request
 * @param hang the request that hangs for the longest time; null for an open
 * @param count how many there are
 * @param patterns how many path patterns they have
 */
public record FindingGroup(String tag, OpenFinding oldest, UnfinishedFinding hang, int count, int patterns) {
    private static final Comparator<OpenFinding> GRAVEST_FIRST = Comparator.comparing(OpenFinding::severity)
            .thenComparing(OpenFinding::confidence)
            .thenComparing(open -> open.use().pendingRequests() > 0)
            .reversed()
            .thenComparingLong(open -> open.create().nanos());

    /** Groups the opens that are more than a count and the requests that hang, gravest first. */
    public static List<FindingGroup> of(Collection<OpenFinding> opens, Collection<UnfinishedFinding> requests) {
        Map<String, List<UnfinishedFinding>> hangs = new LinkedHashMap<>();
        requests.stream()
                .filter(UnfinishedFinding::hangs)
                .sorted(Comparator.comparingLong(UnfinishedFinding::sinceNanos))
                .forEach(request -> hangs.computeIfAbsent(request.fingerprint(), key -> new ArrayList<>())
                        .add(request));
        Map<String, List<OpenFinding>> byFingerprint = new LinkedHashMap<>();
        opens.stream()
                .filter(open -> open.severity() != Severity.NONE)
                .sorted(GRAVEST_FIRST)
                .forEach(open -> byFingerprint
                        .computeIfAbsent(open.fingerprint(), key -> new ArrayList<>())
                        .add(open));
        List<FindingGroup> groups = new ArrayList<>();
        hangs.values().forEach(group -> groups.add(new FindingGroup(null, null, group.get(0), group.size(), 1)));
        byFingerprint.values().forEach(group -> groups.add(ofOpens(group)));
        groups.sort(Comparator.comparing(FindingGroup::severity).reversed());
        return tagged(groups);
    }

    private static FindingGroup ofOpens(List<OpenFinding> group) {
        OpenFinding oldest = group.stream()
                .filter(open -> open.severity() == group.get(0).severity())
                .min(Comparator.comparingLong(open -> open.create().nanos()))
                .orElseThrow();
        long patterns =
                group.stream().map(OpenFinding::patternFingerprint).distinct().count();
        return new FindingGroup(null, oldest, null, group.size(), (int) patterns);
    }

    private static List<FindingGroup> tagged(List<FindingGroup> groups) {
        Map<Severity, Integer> numbers = new EnumMap<>(Severity.class);
        return groups.stream()
                .map(group -> {
                    Severity severity = group.severity();
                    String letter = severity.label().substring(0, 1).toUpperCase(Locale.ROOT);
                    String tag = letter + numbers.merge(severity, 1, Integer::sum);
                    return new FindingGroup(tag, group.oldest, group.hang, group.count, group.patterns);
                })
                .toList();
    }

    /** Whether it is of opens; else it is of requests that hang. */
    public boolean isOfOpens() {
        return oldest != null;
    }

    Severity severity() {
        return isOfOpens() ? oldest.severity() : hang.severity();
    }

    /** What it is, in words: by class, and by holder or filter where one is known. */
    String title() {
        String title = name();
        if (count == 1) {
            return title;
        }
        String names = patterns == 1 ? "" : " under " + Digits.grouped(patterns) + " names";
        return title + " (" + Digits.grouped(count) + " of this kind" + names + ", here the oldest)";
    }

    /** The same without how many there are. */
    String name() {
        return isOfOpens() ? titleOfOpens() : HangText.title(hang);
    }

    private String titleOfOpens() {
        String title = Advice.of(oldest.openClass()).title();
        if (oldest.holder() != null) {
            return title + ": " + Escape.text(oldest.holder().label());
        }
        return oldest.issuer().isFilter()
                ? title + ": " + Escape.text(FilterNames.of(oldest.issuer().filter()))
                : title;
    }

    String path() {
        String path = isOfOpens() ? oldest.file().path() : hang.path();
        if (path != null && !path.isEmpty()) {
            return Escape.text(path);
        }
        boolean byId = isOfOpens() && oldest.file().openedById();
        return byId ? "(opened by file id; its path was not recorded)" : "(path not recorded)";
    }
}
