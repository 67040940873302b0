package fltscope.analyzer.report.finding;

import fltscope.analyzer.config.Suppression;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.Severity;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.text.Escape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which opens without an end are shown, and what hides the others: the user's list, or an earlier report that had them. Both name
 * a kind of open, or, where an earlier version wrote them, the path pattern of some of them.
 */
public final class Shown {
    /** What hides an open. */
    public enum HiddenBy {
        SUPPRESSION("suppressed"),
        BASELINE("baseline");

        private final String label;

        HiddenBy(String label) {
            this.label = label;
        }

        /** Name in reports. */
        public String label() {
            return label;
        }
    }

    private final List<OpenFinding> all;
    private final List<UnfinishedFinding> requests;
    private final List<Suppression> suppressions;
    private final Map<String, Suppression> active = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    private final Set<String> baseline;
    private final LocalDate today;

    /**
     * @param all opens without an end
     * @param requests requests under way at the end, of which those that hang are findings
     * @param suppressions the user's list; it comes before the baseline
     * @param baseline fingerprints of the earlier report
     * @param today day in UTC
     */
    public Shown(
            List<OpenFinding> all,
            List<UnfinishedFinding> requests,
            List<Suppression> suppressions,
            Set<String> baseline,
            LocalDate today) {
        this.all = List.copyOf(all);
        this.requests = List.copyOf(requests);
        this.suppressions = List.copyOf(suppressions);
        this.baseline = Set.copyOf(baseline);
        this.today = today;
        for (Suppression entry : suppressions) {
            if (!entry.isExpired(today)) {
                active.put(entry.fingerprint(), entry);
            }
        }
        all.forEach(open -> {
            present.add(open.fingerprint());
            present.add(open.patternFingerprint());
        });
        requests.stream().filter(UnfinishedFinding::hangs).forEach(request -> present.add(request.fingerprint()));
    }

    /** The opens that are shown, in their order. */
    public List<OpenFinding> opens() {
        return all.stream().filter(open -> hiddenBy(open) == null).toList();
    }

    /** What hides an open; null when it is shown. */
    public HiddenBy hiddenBy(OpenFinding open) {
        if (active.containsKey(open.fingerprint()) || active.containsKey(open.patternFingerprint())) {
            return HiddenBy.SUPPRESSION;
        }
        boolean known = baseline.contains(open.fingerprint()) || baseline.contains(open.patternFingerprint());
        return known ? HiddenBy.BASELINE : null;
    }

    /** What hides a request that hangs; null when it is shown as a finding, or is none. */
    public HiddenBy hiddenBy(UnfinishedFinding request) {
        if (!request.hangs()) {
            return null;
        }
        if (active.containsKey(request.fingerprint())) {
            return HiddenBy.SUPPRESSION;
        }
        return baseline.contains(request.fingerprint()) ? HiddenBy.BASELINE : null;
    }

    /** All requests in their order; those that are hidden are no findings any more. */
    public List<UnfinishedFinding> requests() {
        return requests.stream()
                .map(request -> hiddenBy(request) == null ? request : request.unjudged())
                .toList();
    }

    /** How many requests that hang something hides. */
    public long hiddenHangs(HiddenBy by) {
        return requests.stream().filter(request -> hiddenBy(request) == by).count();
    }

    /** How many opens something hides, of those that would be listed without it. */
    public long hidden(HiddenBy by) {
        return all.stream()
                .filter(open -> open.severity() != Severity.NONE && hiddenBy(open) == by)
                .count();
    }

    /** Whether anything that is shown, and that was chosen, is this grave. */
    public boolean hasAtLeast(
            Severity severity, Predicate<OpenFinding> chosen, Predicate<UnfinishedFinding> chosenRequests) {
        boolean hangs = requests().stream()
                .anyMatch(request -> request.hangs()
                        && chosenRequests.test(request)
                        && request.severity().compareTo(severity) >= 0);
        return hangs
                || opens().stream()
                        .anyMatch(open -> chosen.test(open) && open.severity().compareTo(severity) >= 0);
    }

    /** Entries of the user's list, in its order. */
    public List<Suppression> suppressions() {
        return suppressions;
    }

    /** Whether an entry has ceased to hide. */
    public boolean isExpired(Suppression entry) {
        return entry.isExpired(today);
    }

    /** Whether any open has the fingerprint of an entry. */
    public boolean isPresent(Suppression entry) {
        return present.contains(entry.fingerprint());
    }

    /** A line for each entry of the user's list that does not do what it stands there for. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Suppression entry : suppressions) {
            String start = entry.place() + ": " + entry.fingerprint();
            String reason = " (" + entry.reason() + ")";
            if (isExpired(entry)) {
                String expired = start + " expired on " + entry.expires();
                notes.add(expired + (isPresent(entry) ? " and is shown again" : " and matches nothing here") + reason);
            } else if (!isPresent(entry)) {
                notes.add(start + " matches nothing here" + reason);
            }
        }
        return notes.stream().map(Escape::text).toList();
    }
}
