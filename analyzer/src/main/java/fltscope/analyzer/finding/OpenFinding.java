package fltscope.analyzer.finding;

import fltscope.analyzer.finding.holder.HandleHolder;
import fltscope.analyzer.finding.holder.Holding;
import fltscope.analyzer.finding.holder.KnownHolder;
import fltscope.analyzer.state.StackFrame;
import java.util.List;

/**
 * One open without an end, and what is to be said of it.
 *
 * @param openClass why it has no end
 * @param severity how grave that is: as its class, or less where something speaks for it
 * @param confidence how sure that is
 * @param reason what is to be said of it beyond its class; null for nothing
 * @param kind what opens of its kind have in common, as a pattern of their paths; null when the path is not known
 * @param fingerprint stable name of this kind of open: no address, process id or time is in it
 * @param patternFingerprint the same of those with its own path pattern alone, as versions before knew kinds
 * @param file what was opened
 * @param opener who opened it
 * @param issuer whether that was an application, or a filter for itself
 * @param stack frames of the create, innermost first; empty when it was not recorded
 * @param create how it was created
 * @param use what has become of it
 * @param seenBy the filters that saw it
 * @param holder known holder; null when none is
 * @param holding what holds it, as handle, view and reference events and a list of handles tell
 * @param tests that led to the class, in their order
 */
public record OpenFinding(
        OpenClass openClass,
        Severity severity,
        Confidence confidence,
        String reason,
        String kind,
        String fingerprint,
        String patternFingerprint,
        OpenedFile file,
        Opener opener,
        Issuer issuer,
        List<StackFrame> stack,
        CreateFacts create,
        OpenUse use,
        SeenBy seenBy,
        KnownHolder holder,
        Holding holding,
        List<OpenTest> tests) {
    /** Handles to it, where something tells of them; null where nothing does. */
    public List<HandleHolder> handles() {
        return holding.handles();
    }

    /** Whether a fingerprint, of this version or of one before, names it. */
    public boolean isNamed(String id) {
        return fingerprint.equalsIgnoreCase(id) || patternFingerprint.equalsIgnoreCase(id);
    }
}
