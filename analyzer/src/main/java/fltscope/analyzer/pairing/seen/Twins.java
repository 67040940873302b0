package fltscope.analyzer.pairing.seen;

/**
 * The filters that requests come to twice on their way down, by volume: a driver with two instances there. Callbacks do not name
 * an instance, and a filter that gets a create again may as well have got the next one: the one before was completed on its way
 * down, and the I/O manager or the program has tried again. So only what no single instance could have seen counts as proof.
 */
public final class Twins {
    private static final int VOLUMES = 256;

    private final long[] twice = new long[VOLUMES];
    private final long[] once = new long[VOLUMES];
    private long twiceAnywhere;
    private long onceAnywhere;
    private long triedAgain;

    /**
     * A request was seen to come to filters twice.
     *
     * @param filters as bits
     * @param volume number of its volume; 0 when not known
     */
    public void gotTwice(long filters, int volume) {
        twice[volume] |= filters;
        twiceAnywhere |= filters;
        triedAgain &= ~filters;
    }

    /** A create has opened a file below filters that it came to once. */
    public void gotOnce(long filters, int volume) {
        once[volume] |= filters;
        onceAnywhere |= filters;
    }

    /** What looked like a request that comes to a filter twice has turned out to be two. */
    public void wasTriedAgain(long filters) {
        triedAgain |= filters & ~twiceAnywhere;
    }

    /** Whether a filter is known to be on a volume twice; on a volume that is not known, on any. */
    public boolean isTwice(int filter, int volume) {
        return has(volume == 0 ? twiceAnywhere : twice[volume], filter);
    }

    /** Whether a filter is known to be on a volume once; on a volume that is not known, on any, and on none twice. */
    public boolean isOnce(int filter, int volume) {
        return has(volume == 0 ? onceAnywhere & ~twiceAnywhere : once[volume] & ~twice[volume], filter);
    }

    /** Whether creates below a filter are known to be completed on their way down, and tried again. */
    public boolean isTriedAgain(int filter) {
        return has(triedAgain, filter);
    }

    private static boolean has(long filters, int filter) {
        return (filters >>> filter & 1) != 0;
    }
}
