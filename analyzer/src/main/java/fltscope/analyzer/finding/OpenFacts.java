package fltscope.analyzer.finding;

import fltscope.analyzer.finding.holder.HandleHolder;
import fltscope.analyzer.finding.holder.Holding;
import fltscope.analyzer.finding.holder.KnownHolder;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.state.Process;
import java.util.List;

/**
 * What an open is judged by, gathered once.
 *
 * @param open as the pairing has it
 * @param process that created it; -1 when not known
 * @param opener the same; null when not known
 * @param path as recorded, or what its file is known as; null when neither
 * @param kind what opens of its kind have in common: opener's image, issuer and the wider path pattern
 * @param pattern the same with the pattern of its own path
 * @param stackKey hash of the create's stack; 0 where it was not recorded
 * @param issuer who issued the create
 * @param holder who is known to keep such opens; null when nobody is
 * @param holding what holds it, as handle, view and reference events tell
 * @param upper the open in whose create a filter has issued this one, in words, while that lives or has ended just now; else null
 * @param heir a child of the opener that lives and may have inherited its handle, in words; null for none
 * @param ageNanos from the create to the end
 * @param youngBelowNanos the age below which opens of its kind are young
 * @param mayBeYoung whether lives that are as long may be among what was lost
 * @param restNanos from the last operation to the end
 * @param longestPauseNanos the longest time between two operations
 * @param idleKnown whether reads and writes were recorded, so that rest says that it is not in use
 * @param observedNanos how long its opener was observed: from its start, or that of the trace, to the end
 */
record OpenFacts(
        FileObject open,
        int process,
        Process opener,
        String path,
        String kind,
        String pattern,
        long stackKey,
        Issuer issuer,
        KnownHolder holder,
        Holding holding,
        String upper,
        String heir,
        long ageNanos,
        long youngBelowNanos,
        boolean mayBeYoung,
        long restNanos,
        long longestPauseNanos,
        boolean idleKnown,
        long observedNanos) {
    /** Whether the create's stack was recorded. */
    boolean stackSeen() {
        return stackKey != 0;
    }

    /** Whether a request on it is under way, so that it can not end before that does. */
    boolean waits() {
        return open.pendingRequests() > 0 || open.pendingOperations() > 0;
    }

    /** Image name of the opener; null when not known. */
    String image() {
        return opener == null ? null : opener.imageFileName();
    }

    /** Handles to it, where something tells of them; null where nothing does. */
    List<HandleHolder> handles() {
        return holding.handles();
    }

    /** Whether the last handle to it was closed: a cleanup that has not ended does not say so. */
    boolean cleaned() {
        return open.cleaned() && !open.cleanupUnderWay();
    }
}
