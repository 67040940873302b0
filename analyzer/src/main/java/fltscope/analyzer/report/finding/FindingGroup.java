package fltscope.analyzer.report.finding;

import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.Severity;
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
 * All findings of one fingerprint, told by the oldest.
 *
 * @param tag its severity's letter, and its number among those: {@code W1}
 * @param oldest the one that was opened first
 * @param count how many there are
 */
public record FindingGroup(String tag, OpenFinding oldest, int count) {
    private static final Comparator<OpenFinding> GRAVEST_FIRST = Comparator.comparing(
                    (OpenFinding open) -> severity(open))
            .thenComparing(OpenFinding::confidence)
            .thenComparing(open -> open.use().pendingRequests() > 0)
            .reversed()
            .thenComparingLong(open -> open.create().nanos());

    /** Groups the opens that are more than a count, gravest first. */
    public static List<FindingGroup> of(Collection<OpenFinding> opens) {
        List<OpenFinding> sorted = opens.stream()
                .filter(open -> severity(open) != Severity.NONE)
                .sorted(GRAVEST_FIRST)
                .toList();
        Map<String, List<OpenFinding>> byFingerprint = new LinkedHashMap<>();
        for (OpenFinding open : sorted) {
            byFingerprint
                    .computeIfAbsent(open.fingerprint(), key -> new ArrayList<>())
                    .add(open);
        }
        Map<Severity, Integer> numbers = new EnumMap<>(Severity.class);
        List<FindingGroup> groups = new ArrayList<>();
        for (List<OpenFinding> group : byFingerprint.values()) {
            Severity severity = severity(group.get(0));
            String letter = severity.label().substring(0, 1).toUpperCase(Locale.ROOT);
            OpenFinding oldest = group.stream()
                    .min(Comparator.comparingLong(open -> open.create().nanos()))
                    .orElseThrow();
            groups.add(new FindingGroup(letter + numbers.merge(severity, 1, Integer::sum), oldest, group.size()));
        }
        return groups;
    }

    Severity severity() {
        return severity(oldest);
    }

    OpenClass openClass() {
        return oldest.openClass();
    }

    /** What it is, in words: by class, and by holder or filter where one is known. */
    String title() {
        String title = Advice.of(openClass()).title();
        if (oldest.holder() != null) {
            title += ": " + Escape.text(oldest.holder().label());
        } else if (oldest.issuer().isFilter()) {
            title += ": " + Escape.text(FilterNames.of(oldest.issuer().filter()));
        }
        return count == 1 ? title : title + " (" + Digits.grouped(count) + " of this kind, here the oldest)";
    }

    String path() {
        if (oldest.file().path() != null && !oldest.file().path().isEmpty()) {
            return Escape.text(oldest.file().path());
        }
        return oldest.file().openedById() ? "(opened by file id; its path was not recorded)" : "(path not recorded)";
    }

    private static Severity severity(OpenFinding open) {
        return open.openClass().severity();
    }
}
