package fltscope.analyzer.finding;

/** The opens of one kind that have no end: whether they pile up. */
final class OpenSeries {
    private static final int LEAK_OPENS = 5;

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
                lastUnexplainedNanos = Math.max(lastUnexplainedNanos, finding.createNanos());
            }
        } else if (finding.openClass() == OpenClass.STILL_OPEN_YOUNG) {
            created(finding.createNanos());
        }
    }

    /** What a filter opened that was unloaded since has an explanation, though its end was not seen. */
    private static boolean isUnexplained(OpenFinding finding) {
        return finding.openClass() == OpenClass.UNMATCHED_OTHER
                && finding.issuer().refutedBy() == null;
    }

    private void created(long nanos) {
        firstNanos = Math.min(firstNanos, nanos);
        lastNanos = Math.max(lastNanos, nanos);
    }

    /**
     * Whether an open is one of at least five that pile up: none of its kind ends, and their number rises on, which is to say
     * in the second half of the time since the first one. What a program opens once and keeps does not.
     */
    boolean isLeak(OpenFinding finding, long endNanos) {
        return isUnexplained(finding)
                && finding.createNanos() <= lastUnexplainedNanos
                && unexplained >= LEAK_OPENS
                && !anyEnds
                && lastNanos - firstNanos >= endNanos - lastNanos;
    }
}
