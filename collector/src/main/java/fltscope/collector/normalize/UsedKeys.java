package fltscope.collector.normalize;

/** The keys by which stacks that were kept are named; definitions of others, most of a trace's, are of no use. 0 is no key. */
final class UsedKeys {
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private long[] cells = new long[1 << 8];
    private int count;

    void add(long key) {
        if (2 * count >= cells.length) {
            grow();
        }
        int cell = cell(key);
        if (cells[cell] == 0 && key != 0) {
            cells[cell] = key;
            count++;
        }
    }

    boolean has(long key) {
        return key != 0 && cells[cell(key)] == key;
    }

    /** Where a key stands, or the free cell that it would. */
    private int cell(long key) {
        int mask = cells.length - 1;
        int cell = (int) ((key * SPREAD) >>> Integer.SIZE) & mask;
        while (cells[cell] != 0 && cells[cell] != key) {
            cell = cell + 1 & mask;
        }
        return cell;
    }

    private void grow() {
        long[] old = cells;
        cells = new long[2 * old.length];
        for (long key : old) {
            if (key != 0) {
                cells[cell(key)] = key;
            }
        }
    }
}
