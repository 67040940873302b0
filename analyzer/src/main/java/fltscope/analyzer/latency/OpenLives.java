package fltscope.analyzer.latency;

import fltscope.analyzer.pairing.LongMap;
import java.util.function.IntPredicate;

/**
 * How long finished opens lived, by path pattern and opener, to tell a young open from one that stays. A life is rounded up to
 * the next half power of two, so that an open is rather called young than not.
 *
 * <p>Memory is bounded: after {@link #MAX_KINDS} kinds of opens, new kinds share one, which answers for all that have none.
 */
public final class OpenLives {
    /** Kinds of opens that are told apart. */
    static final int MAX_KINDS = 1 << 14;

    private static final int BUCKETS = 128;
    private static final int PERCENT = 99;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private static final class Kind {
        private final long pattern;
        private final int process;
        private final int[] lives = new int[BUCKETS];

        private Kind(long pattern, int process) {
            this.pattern = pattern;
            this.process = process;
        }
    }

    private final LongMap<Kind> kinds = new LongMap<>();
    private final Kind others = new Kind(0, -1);

    /** Takes a finished open of a path pattern (its hash) by a process. */
    public void record(long pattern, int process, long lifeNanos) {
        long key = pattern ^ process * SPREAD;
        Kind kind = kinds.get(key);
        if (kind == null) {
            kind = others;
            if (kinds.size() < MAX_KINDS) {
                kind = new Kind(pattern, process);
                kinds.put(key, kind);
            }
        }
        kind.lives[bucket(lifeNanos)]++;
    }

    /**
     * The time that 99 % of the finished opens of a pattern did not exceed; 0 when there was none.
     *
     * @param opener which processes count: those that run the same image
     */
    public long p99Nanos(long pattern, IntPredicate opener) {
        int[] sum = new int[BUCKETS];
        kinds.forEach(kind -> {
            if (kind.pattern == pattern && opener.test(kind.process)) {
                for (int i = 0; i < BUCKETS; i++) {
                    sum[i] += kind.lives[i];
                }
            }
        });
        long own = p99Nanos(sum);
        return own == 0 ? p99Nanos(others.lives) : own;
    }

    /** Whether any open of a pattern by such a process has finished. */
    public boolean any(long pattern, IntPredicate opener) {
        return p99Nanos(pattern, opener) > 0;
    }

    private static long p99Nanos(int[] lives) {
        long total = 0;
        for (int count : lives) {
            total += count;
        }
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
