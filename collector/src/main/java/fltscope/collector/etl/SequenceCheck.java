package fltscope.collector.etl;

/**
 * Finds out how many buffer numbers are missing between the lowest and the highest of a session. Numbers are not in file
 * order, so a gap has no place until all were seen.
 */
final class SequenceCheck {
    private long lowest = Long.MAX_VALUE;
    private long highest = Long.MIN_VALUE;
    private long seen;
    private long missingBefore;

    void add(long number) {
        lowest = Math.min(lowest, number);
        highest = Math.max(highest, number);
        seen++;
    }

    /** An appended session numbers its buffers anew. */
    void startAgain() {
        missingBefore = missing();
        lowest = Long.MAX_VALUE;
        highest = Long.MIN_VALUE;
        seen = 0;
    }

    /** Numbers that no buffer has; 0 where the numbers are no sequence (an extent beyond what a file can hold). */
    long missing() {
        long extent = highest - lowest + 1;
        return missingBefore + (seen > 0 && extent > seen && extent > 0 ? extent - seen : 0);
    }

    /** The lowest number of the last session; 1 in a file that has its beginning. */
    long lowest() {
        return lowest;
    }
}
