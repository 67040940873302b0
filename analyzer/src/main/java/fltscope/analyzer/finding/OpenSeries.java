package fltscope.analyzer.finding;

/** The opens of one kind that have no end: whether they pile up. */
final class OpenSeries {
    private static final int LEAK_OPENS = 5;

    private int unexplained;
    private boolean anyEnds;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    /** Opens of this kind are seen to end. */
    void ends() {
        anyEnds = true;
    }

    void add(OpenFinding finding) {
        if (finding.cleanupNanos() != OpenFinding.NEVER) {
            ends();
        } else if (isUnexplained(finding)) {
            unexplained++;
            created(finding.createNanos());
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
                && unexplained >= LEAK_OPENS
                && !anyEnds
                && lastNanos - firstNanos >= endNanos - lastNanos;
    }
}
