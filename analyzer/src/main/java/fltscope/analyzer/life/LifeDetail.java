package fltscope.analyzer.life;

/**
 * How much of the lives is kept.
 *
 * @param first requests from the beginning of a life
 * @param last requests from the end of a life
 * @param life number of the only life whose requests are wanted; 0 for those that are open at the end and the newest ones
 */
public record LifeDetail(int first, int last, int life) {
    private static final int SOME = 40;
    private static final int MOST = 1 << 17;

    /** The first and the last requests of a life. */
    public static LifeDetail some(int life) {
        return new LifeDetail(SOME, SOME, life);
    }

    /** As good as all requests of a life: a quarter of a million of them. */
    public static LifeDetail all(int life) {
        return new LifeDetail(MOST, MOST, life);
    }

    /** How a life began and ended, and no more. */
    public static LifeDetail none() {
        return new LifeDetail(0, 0, 0);
    }
}
