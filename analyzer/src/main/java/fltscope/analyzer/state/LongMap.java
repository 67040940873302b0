package fltscope.analyzer.state;

import java.util.function.Consumer;

/**
 * Map from a long to an object, with open addressing and linear probing: neither a lookup nor a replacement allocates.
 * Removal shifts entries back, so there are no tombstones that would slow it down over a long trace. It grows with what it
 * holds at one time.
 *
 * @param <V> what a key stands for; never null
 */
public final class LongMap<V> {
    private static final int FIRST_CAPACITY = 64;
    /** 2^64 / golden ratio: spreads addresses that differ in a few middle bits over the top bits. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private long[] keys = new long[FIRST_CAPACITY];
    private Object[] values = new Object[FIRST_CAPACITY];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_CAPACITY);
    private int size;

    public int size() {
        return size;
    }

    /** The value of a key; null when there is none. */
    public V get(long key) {
        return valueAt(find(key));
    }

    /** Sets the value of a key; not null. */
    public void put(long key, V value) {
        int at = find(key);
        if (values[at] == null) {
            at = taken(key, at);
        }
        keys[at] = key;
        values[at] = value;
    }

    /** Takes an empty place for one more key: {@code at}, unless the map has to grow for it. */
    private int taken(long key, int at) {
        size++;
        if (2 * size <= values.length) {
            return at;
        }
        grow();
        return find(key);
    }

    /** Removes a key; returns the value that it had, or null. */
    public V remove(long key) {
        int hole = find(key);
        V removed = valueAt(hole);
        if (removed == null) {
            return null;
        }
        int mask = values.length - 1;
        size--;
        for (int at = (hole + 1) & mask; values[at] != null; at = (at + 1) & mask) {
            // An entry may move into the hole unless its own place lies behind the hole.
            if (((at - home(keys[at])) & mask) >= ((at - hole) & mask)) {
                keys[hole] = keys[at];
                values[hole] = values[at];
                hole = at;
            }
        }
        values[hole] = null;
        return removed;
    }

    /** Shows all values, in no order; the map may not be changed meanwhile. */
    public void forEach(Consumer<? super V> action) {
        for (int at = 0; at < values.length; at++) {
            V value = valueAt(at);
            if (value != null) {
                action.accept(value);
            }
        }
    }

    /** The top bits of a key's hash: {@code Long.SIZE - shift} of them. */
    public static int spread(long key, int shift) {
        return (int) ((key * SPREAD) >>> shift);
    }

    @SuppressWarnings("unchecked") // only put stores, and it stores a V
    private V valueAt(int at) {
        return (V) values[at];
    }

    /** Where the key is, or the empty place where it belongs. */
    private int find(long key) {
        int mask = values.length - 1;
        int at = home(key);
        while (values[at] != null && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private int home(long key) {
        return spread(key, shift);
    }

    private void grow() {
        long[] oldKeys = keys;
        Object[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new Object[keys.length];
        shift--;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
