package fltscope.analyzer.finding;

import java.util.HashSet;
import java.util.Set;

/**
 * The opens of one kind that have no end: whether they pile up. A kind knows programs, not processes: where each process of a
 * program keeps one, such as its current folder, they are as many as there are processes, and none of these piles up anything.
 */
final class OpenSeries {
    private static final int LEAK_OPENS = 5;

    private final Set<Integer> processes = new HashSet<>();
    private int unexplained;
    private boolean anyEnds;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private long lastUnexplainedNanos = Long.MIN_VALUE;

    /** Opens of this kind are seen to end. */
    void ends() {
        anyEnds = true;
    }

    /**
     * Takes an open of this kind that has no end.
     *
     * @param mayBeYoung whether opens of this kind may live as long, as lives of it may be among what was lost
     */
    void add(OpenFinding finding, boolean mayBeYoung) {
        if (finding.cleanupNanos() != OpenFinding.NEVER) {
            ends();
        } else if (isUnexplained(finding)) {
            created(finding.createNanos());
            if (!mayBeYoung) {
                unexplained++;
                processes.add(finding.openerProcess());
                lastUnexplainedNanos = Math.max(lastUnexplainedNanos, finding.createNanos());
            }
        } else if (finding.openClass() == OpenClass.STILL_OPEN_YOUNG) {
            created(finding.createNanos());
        }
    }

    /**
     * What a filter opened that was unloaded since has an explanation, though its end was not seen. Opens without a path are
     * only alike in that it was not recorded, as that of a pipe, which FileInfo does not see.
     */
    private static boolean isUnexplained(OpenFinding finding) {
        return finding.openClass() == OpenClass.UNMATCHED_OTHER
                && finding.path() != null
                && finding.issuer().refutedBy() == null;
    }

    private void created(long nanos) {
        firstNanos = Math.min(firstNanos, nanos);
        lastNanos = Math.max(lastNanos, nanos);
    }

    /**
     * Whether an open is one of at least five that pile up, beside one for each further process: none of its kind ends, and
     * their number rises on, which is to say in the second half of the time since the first one. What a program opens once and
     * keeps does not.
     */
    boolean isLeak(OpenFinding finding, long endNanos) {
        return isUnexplained(finding)
                && finding.createNanos() <= lastUnexplainedNanos
                && unexplained - (processes.size() - 1) >= LEAK_OPENS
                && !anyEnds
                && lastNanos - firstNanos >= endNanos - lastNanos;
    }
}
