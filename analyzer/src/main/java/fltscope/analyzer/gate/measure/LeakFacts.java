package fltscope.analyzer.gate.measure;

import java.util.Comparator;
import java.util.List;

/**
 * Opens of one kind without an end, of a class and a confidence that fail a gate (filter-own-unclosed or leak-suspect, likely
 * or strong).
 *
 * @param fingerprint stable name of this kind of open
 * @param patternFingerprints the same of the path patterns among them, as runs measured by versions before name them
 * @param openClass label of its class
 * @param confidence label of how sure that is
 * @param filter the filter that issued them, in lower case and without extension; null when none is known to have
 * @param path of the first of them, as recorded; null when it was not
 * @param process image name of who opened the first of them; null when not known
 * @param opens how many there are
 */
public record LeakFacts(
        String fingerprint,
        List<String> patternFingerprints,
        String openClass,
        String confidence,
        String filter,
        String path,
        String process,
        long opens)
        implements Comparable<LeakFacts> {
    /** Whether another one, of this version or one before, is of the same kind. */
    public boolean isSameKind(LeakFacts other) {
        return fingerprint.equals(other.fingerprint)
                || patternFingerprints.contains(other.fingerprint)
                || other.patternFingerprints.contains(fingerprint);
    }

    @Override
    public int compareTo(LeakFacts other) {
        return Comparator.comparing(LeakFacts::openClass)
                .thenComparing(LeakFacts::fingerprint)
                .compare(this, other);
    }
}
