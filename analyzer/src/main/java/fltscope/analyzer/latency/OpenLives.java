package fltscope.analyzer.latency;

import fltscope.analyzer.state.LongMap;
import java.util.BitSet;

/**
 * How long finished opens lived, by path pattern, opener and issuer, to tell a young open from one that stays. A life is rounded up to
 * the next half power of two, so that an open is rather called young than not.
 *
 * <p>Memory is bounded: after {@link #MAX_KINDS} kinds of opens, new kinds share one. Which patterns do is remembered by a few bits
 * of their hash, so that a pattern of which no open has finished is still told from them.
 */
public final class OpenLives {
    /** Kinds of opens that are told apart. */
    static final int MAX_KINDS = 1 << 14;

    private static final int NO_ISSUER = -1;
    private static final int ANY_ISSUER = -2;

    private static final long SHORT_PAUSE_NANOS = 1_000_000_000L;

    private static final int BUCKETS = 128;
    private static final int PERCENT = 99;
    private static final int USUAL_PERCENT = 90;
    private static final int SHARING_BITS = 20;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /** Says which processes count. */
    @FunctionalInterface
    public interface Openers {
        /** Whether the process that had this id at this time counts. */
        boolean include(int process, long ticks);
    }

    private static final class Kind {
        private final int process;
        private final int issuer;
        /** When an open of this kind was created. */
        private final long ticks;

        private final int[] lives = new int[BUCKETS];
        /** By the longest pause of each life; made when one is {@link #SHORT_PAUSE_NANOS} or longer, and without the others. */
        private int[] pauses;

        private final Kind samePattern;

        private Kind(int process, int issuer, long ticks, Kind samePattern) {
            this.process = process;
            this.issuer = issuer;
            this.ticks = ticks;
            this.samePattern = samePattern;
        }
    }

    private final LongMap<Kind> kinds = new LongMap<>();
    private final LongMap<Kind> byPattern = new LongMap<>();
    private final Kind shared = new Kind(-1, NO_ISSUER, 0, null);
    private final BitSet sharing = new BitSet();
    /** Lives that count as well, and are somebody else's; null for none. */
    private final OpenLives others;

    /** None yet. */
    public OpenLives() {
        this(null);
    }

    private OpenLives(OpenLives others) {
        this.others = others;
    }

    /** These, as they are and will be; what is taken by what is returned is not taken by these. */
    public OpenLives supposing() {
        return new OpenLives(this);
    }

    /**
     * Takes a finished open.
     *
     * @param pattern hash of its path pattern
     * @param process that created it
     * @param issuer number of the filter in whose callback it was issued; negative for none known
     * @param pauseNanos the longest time between two operations on it
     */
    public void record(long pattern, int process, int issuer, long createTicks, long lifeNanos, long pauseNanos) {
        long key = pattern ^ ((process + ((long) issuer << Integer.SIZE)) * SPREAD);
        Kind kind = kinds.get(key);
        if (kind == null) {
            kind = add(key, pattern, process, issuer, createTicks);
        }
        kind.lives[bucket(lifeNanos)]++;
        if (pauseNanos >= SHORT_PAUSE_NANOS) {
            if (kind.pauses == null) {
                kind.pauses = new int[BUCKETS];
            }
            kind.pauses[bucket(pauseNanos)]++;
        }
    }

    private Kind add(long key, long pattern, int process, int issuer, long createTicks) {
        if (kinds.size() == MAX_KINDS) {
            sharing.set(sharingBit(pattern));
            return shared;
        }
        Kind kind = new Kind(process, issuer, createTicks, byPattern.get(pattern));
        kinds.put(key, kind);
        byPattern.put(pattern, kind);
        return kind;
    }

    private static int sharingBit(long pattern) {
        return LongMap.spread(pattern, Long.SIZE - SHARING_BITS);
    }

    /** The time that 99 % of the finished opens of a pattern by such processes did not exceed; 0 when there was none. */
    public long p99Nanos(long pattern, Openers openers) {
        long own = p99Nanos(lives(pattern, ANY_ISSUER, openers));
        return own == 0 && isShared(pattern) ? p99Nanos(sharedLives()) : own;
    }

    /** The same of those that one filter has issued in its callbacks, or nobody known to be a filter. */
    public long p99Nanos(long pattern, int issuer, Openers openers) {
        return p99Nanos(lives(pattern, Math.max(NO_ISSUER, issuer), openers));
    }

    /** The time that none of the finished opens of a pattern by such processes exceeded; 0 when there was none. */
    public long maxNanos(long pattern, Openers openers) {
        long own = maxNanos(lives(pattern, ANY_ISSUER, openers));
        return isShared(pattern) ? Math.max(own, maxNanos(sharedLives())) : own;
    }

    /** How many finished opens of a pattern there were by such processes. */
    public long count(long pattern, Openers openers) {
        return sum(lives(pattern, ANY_ISSUER, openers));
    }

    /**
     * Counts the finished opens of a pattern by such processes by the longest pause of each. Those whose longest was shorter than a
     * second are not told apart.
     *
     * @param unfinished the longest pauses of opens that have not ended, in nanoseconds
     * @return what 90 % of all of them did not exceed; 0 where that is less than a second
     */
    public long usualPauseNanos(long pattern, Openers openers, long[] unfinished) {
        int[] pauses = pauses(pattern, openers);
        long all = count(pattern, openers) + unfinished.length;
        for (long pause : unfinished) {
            if (pause >= SHORT_PAUSE_NANOS) {
                pauses[bucket(pause)]++;
            }
        }
        long above = 0;
        for (int i = BUCKETS - 1; i >= 0; i--) {
            above += pauses[i];
            if (above * 100 > all * (100 - USUAL_PERCENT)) {
                return upperNanos(i);
            }
        }
        return 0;
    }

    private int[] pauses(long pattern, Openers openers) {
        int[] sum = others == null ? new int[BUCKETS] : others.pauses(pattern, openers);
        for (Kind kind = byPattern.get(pattern); kind != null; kind = kind.samePattern) {
            if (kind.pauses != null && openers.include(kind.process, kind.ticks)) {
                add(kind.pauses, sum);
            }
        }
        if (shared.pauses != null && isShared(pattern)) {
            add(shared.pauses, sum);
        }
        return sum;
    }

    private boolean isShared(long pattern) {
        return sharing.get(sharingBit(pattern)) || (others != null && others.isShared(pattern));
    }

    private int[] sharedLives() {
        int[] sum = others == null ? new int[BUCKETS] : others.sharedLives();
        add(shared.lives, sum);
        return sum;
    }

    private int[] lives(long pattern, int issuer, Openers openers) {
        int[] sum = others == null ? new int[BUCKETS] : others.lives(pattern, issuer, openers);
        for (Kind kind = byPattern.get(pattern); kind != null; kind = kind.samePattern) {
            if ((issuer == ANY_ISSUER || kind.issuer == issuer) && openers.include(kind.process, kind.ticks)) {
                add(kind.lives, sum);
            }
        }
        return sum;
    }

    private static void add(int[] counts, int[] sum) {
        for (int i = 0; i < BUCKETS; i++) {
            sum[i] += counts[i];
        }
    }

    private static long sum(int[] counts) {
        long total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }

    private static long maxNanos(int[] lives) {
        for (int i = BUCKETS - 1; i >= 0; i--) {
            if (lives[i] > 0) {
                return upperNanos(i);
            }
        }
        return 0;
    }

    private static long p99Nanos(int[] lives) {
        long total = sum(lives);
        long below = 0;
        for (int i = 0; i < BUCKETS && total > 0; i++) {
            below += lives[i];
            if (below * 100 >= total * PERCENT) {
                return upperNanos(i);
            }
        }
        return 0;
    }

    /** Two buckets for each power of two. */
    private static int bucket(long nanos) {
        long value = Math.max(2, nanos);
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
        int half = (int) ((value >>> (power - 1)) & 1);
        return 2 * power + half;
    }

    private static long upperNanos(int bucket) {
        int power = bucket >> 1;
        if (power >= Long.SIZE - 2) {
            return Long.MAX_VALUE;
        }
        return (bucket & 1) == 0 ? 3L << (power - 1) : 2L << power;
    }
}
