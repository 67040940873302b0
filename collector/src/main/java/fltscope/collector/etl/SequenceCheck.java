package fltscope.collector.etl;

/**
 * Finds out how many buffer numbers are missing between the lowest and the highest of a session. Numbers are not in file
 * order, so a gap has no place until all were seen. It is a hint: a number that stands twice hides one that is missing.
 */
final class SequenceCheck {
    /** A session counts its buffers in a u32. */
    private static final long MOST_BUFFERS = 1L << 32;

    private long lowest = Long.MAX_VALUE;
    private long highest = Long.MIN_VALUE;
    private long seen;

    void add(long number) {
        lowest = Math.min(lowest, number);
        highest = Math.max(highest, number);
        seen++;
    }

    /** An appended session numbers its buffers anew. */
    void startAgain() {
        lowest = Long.MAX_VALUE;
        highest = Long.MIN_VALUE;
        seen = 0;
    }

    /** Numbers that no buffer has; 0 where the numbers are no sequence (one that no session can have reached). */
    long missing() {
        return isSequence() ? Math.max(0, highest - lowest + 1 - seen) : 0;
    }

    /** Numbers below the lowest one: 0 in a file that has its beginning. */
    long missingBefore() {
        return isSequence() ? Math.max(0, lowest - 1) : 0;
    }

    private boolean isSequence() {
        return seen > 0 && lowest >= 0 && highest < MOST_BUFFERS;
    }
}
