package fltscope.analyzer.finding;

import fltscope.analyzer.finding.holder.HandleHolder;
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
 * @param kind what opens of its kind have in common: opener's image, issuer and path pattern
 * @param stackSeen whether the create's stack was recorded
 * @param issuer who issued the create
 * @param holder who is known to keep such opens; null when nobody is
 * @param handles to it, where a snapshot lists them all; null where none does
 * @param ageNanos from the create to the end
 * @param youngBelowNanos the age below which opens of its kind are young
 * @param mayBeYoung whether lives that are as long may be among what was lost
 */
record OpenFacts(
        FileObject open,
        int process,
        Process opener,
        String path,
        String kind,
        boolean stackSeen,
        Issuer issuer,
        KnownHolder holder,
        List<HandleHolder> handles,
        long ageNanos,
        long youngBelowNanos,
        boolean mayBeYoung) {
    /** Image name of the opener; null when not known. */
    String image() {
        return opener == null ? null : opener.imageFileName();
    }

    /** Whether the last handle to it was closed. */
    boolean cleaned() {
        return open.cleaned();
    }
}
