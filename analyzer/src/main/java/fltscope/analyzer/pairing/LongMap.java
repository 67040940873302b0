package fltscope.analyzer.pairing;

import java.util.function.Consumer;

/**
 * A hash map from a kernel address to an object, without boxing: open addressing with linear probing, removal by moving
 * later entries back. It holds what is alive, so it grows with that and never with the trace.
 *
 * @param <V> what an address stands for; never null
 */
public final class LongMap<V> {
    private static final int FIRST_CAPACITY = 1 << 10;
    /** 2^64 / golden ratio: spreads addresses, which differ in their middle bits. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private long[] keys = new long[FIRST_CAPACITY];
    private Object[] values = new Object[FIRST_CAPACITY];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_CAPACITY);
    private int size;

    public int size() {
        return size;
    }

    /** What {@code key} stands for; null when it stands for nothing. */
    public V get(long key) {
        return valueAt(find(key));
    }

    /** Sets what {@code key} stands for. */
    public void put(long key, V value) {
        int at = find(key);
        if (values[at] == null) {
            keys[at] = key;
            if (++size > keys.length >> 1) {
                values[at] = value;
                grow();
                return;
            }
        }
        values[at] = value;
    }

    /** Takes {@code key} out; returns what it stood for, or null. */
    public V remove(long key) {
        int hole = find(key);
        V removed = valueAt(hole);
        if (removed == null) {
            return null;
        }
        size--;
        int mask = keys.length - 1;
        int at = hole;
        while (true) {
            at = (at + 1) & mask;
            if (values[at] == null) {
                break;
            }
            int home = home(keys[at]);
            if (((at - home) & mask) >= ((at - hole) & mask)) {
                keys[hole] = keys[at];
                values[hole] = values[at];
                hole = at;
            }
        }
        values[hole] = null;
        return removed;
    }

    /** Shows all values, in no order. */
    public void forEach(Consumer<? super V> action) {
        for (int i = 0; i < values.length; i++) {
            V value = valueAt(i);
            if (value != null) {
                action.accept(value);
            }
        }
    }

    private int home(long key) {
        return (int) ((key * SPREAD) >>> shift);
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int at = home(key);
        while (values[at] != null && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    @SuppressWarnings("unchecked") // put is the only writer
    private V valueAt(int at) {
        return (V) values[at];
    }

    private void grow() {
        long[] oldKeys = keys;
        Object[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new Object[2 * oldKeys.length];
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
