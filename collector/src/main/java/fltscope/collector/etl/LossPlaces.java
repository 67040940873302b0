package fltscope.collector.etl;

import fltscope.schemas.record.LossSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds where in time buffers are missing, from their numbers and flags.
 *
 * <p>A session numbers the buffers of all its processors in one sequence, in the order in which the processors took them into
 * use: after the last event of the processor's buffer before, and not after the first event of this one. So it is in all
 * real traces that were looked at, of Windows 6.0 to 11, merged ones included. A missing number therefore tells when its
 * buffer was taken into use, but not by which processor, and it was in use until its processor took the next one. What was in
 * it lies before the first event of the next buffer of every processor.
 *
 * <p>Where the flags of the next buffers of some processors tell of a loss, the missing ones were theirs: what others write, and
 * when, does not matter. Else a gap has no place where a processor has no later buffer, or none at all: the missing one may then have been its last, and
 * reach to the end of the trace. Nor has one where the numbers contradict what was said above.
 *
 * <p>What a buffer's flags tell was lost between the buffers before and behind it on its processor.
 */
final class LossPlaces {
    /** A file with more gaps is full of holes; to look each of them up would take longer than to read it. */
    static final int MOST_GAPS = 1 << 12;

    private static final long NOT_LOOKED_UP = Long.MIN_VALUE;

    private final FirstEvents firstEvents;
    private final Map<Chain, long[]> looked = new HashMap<>();
    private final List<PlacedLoss> placed = new ArrayList<>();

    private LossPlaces(FirstEvents firstEvents) {
        this.firstEvents = firstEvents;
    }

    /** The losses of a file that have a place, in the common clock. Buffers are looked into only where there are any. */
    static List<PlacedLoss> of(List<Chain> chains, FirstEvents firstEvents) {
        LossPlaces places = new LossPlaces(firstEvents);
        int at = 0;
        while (at < chains.size()) {
            Chain header = chains.get(at);
            int end = at + 1;
            while (end < chains.size() && !chains.get(end).startsSession) {
                end++;
            }
            places.session(header, chains.subList(at + 1, end));
            at = end;
        }
        return places.placed;
    }

    private void session(Chain header, List<Chain> processors) {
        long startTicks = header.session.clock().startTicks();
        long[] numbers = numbers(processors);
        boolean all = processors.size() >= header.session.machine().processors();
        if (gaps(numbers) <= MOST_GAPS) {
            for (int i = 1; i < numbers.length; i++) {
                long missing = numbers[i] - numbers[i - 1] - 1;
                if (missing > 0) {
                    gap(processors, all, numbers[i - 1], missing, startTicks);
                }
            }
        }
        for (Chain chain : processors) {
            for (int i = chain.nextFlagged(0); i >= 0; i = chain.nextFlagged(i + 1)) {
                add(chain, firstBefore(chain, i, startTicks), firstFrom(chain, i + 1), LossSource.BUFFER_FLAG, 0);
            }
        }
    }

    /** The numbers of a session's buffers in their order; none where they are without a gap, or can not be trusted. */
    private static long[] numbers(List<Chain> processors) {
        int count = processors.stream().mapToInt(Chain::count).sum();
        long[] numbers = new long[count];
        int at = 0;
        for (Chain chain : processors) {
            for (int i = 0; i < chain.count(); i++) {
                numbers[at++] = chain.sequenceNumber(i);
                if (chain.sequenceNumber(i) == Chain.NO_NUMBER
                        || (i > 0 && chain.sequenceNumber(i) <= chain.sequenceNumber(i - 1))) {
                    return new long[0];
                }
            }
        }
        Arrays.sort(numbers);
        for (int i = 1; i < count; i++) {
            if (numbers[i] == numbers[i - 1]) {
                return new long[0];
            }
        }
        return numbers;
    }

    private static int gaps(long... numbers) {
        int gaps = 0;
        for (int i = 1; i < numbers.length; i++) {
            gaps += numbers[i] - numbers[i - 1] > 1 ? 1 : 0;
        }
        return gaps;
    }

    /** @param all whether every processor has a buffer */
    private void gap(List<Chain> processors, boolean all, long below, long missing, long startTicks) {
        long since = startTicks;
        long earliest = Long.MAX_VALUE;
        long until = Long.MIN_VALUE;
        long untilFlagged = Long.MIN_VALUE;
        int flagged = 0;
        for (Chain chain : processors) {
            int next = firstAbove(chain, below);
            since = Math.max(since, firstBefore(chain, next - 1, startTicks));
            long after = firstFrom(chain, next);
            earliest = Math.min(earliest, after);
            until = Math.max(until, after);
            if (chain.saysBufferLost(next)) {
                flagged++;
                untilFlagged = Math.max(untilFlagged, after);
            }
        }
        boolean processorsKnown = flagged > 0 && flagged <= missing && untilFlagged >= since;
        if (since <= earliest && (all || processorsKnown)) {
            add(processors.get(0), since, processorsKnown ? untilFlagged : until, LossSource.NUMBERS, missing);
        }
    }

    private void add(Chain chain, long since, long until, LossSource source, long buffers) {
        if (until != FirstEvents.NEVER) {
            placed.add(new PlacedLoss(since + chain.shiftTicks, until + chain.shiftTicks, source, buffers));
        }
    }

    private static int firstAbove(Chain chain, long number) {
        int low = 0;
        int high = chain.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (chain.sequenceNumber(middle) <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Time of the first event in the buffer from {@code from} on; NEVER where there is none. */
    private long firstFrom(Chain chain, int from) {
        for (int i = from; i < chain.count(); i++) {
            long ticks = first(chain, i);
            if (ticks != FirstEvents.NEVER) {
                return ticks;
            }
        }
        return FirstEvents.NEVER;
    }

    /** Time of the first event in the buffer before {@code before}. */
    private long firstBefore(Chain chain, int before, long startTicks) {
        for (int i = before - 1; i >= 0; i--) {
            long ticks = first(chain, i);
            if (ticks != FirstEvents.NEVER) {
                return ticks;
            }
        }
        return startTicks;
    }

    private long first(Chain chain, int i) {
        long[] ticks = looked.computeIfAbsent(chain, key -> {
            long[] none = new long[key.count()];
            Arrays.fill(none, NOT_LOOKED_UP);
            return none;
        });
        if (ticks[i] == NOT_LOOKED_UP) {
            ticks[i] = firstEvents.ticks(chain, i);
        }
        return ticks[i];
    }
}
