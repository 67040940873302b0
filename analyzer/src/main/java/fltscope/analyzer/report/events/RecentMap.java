package fltscope.analyzer.report.events;

import java.util.HashMap;
import java.util.Map;

/**
 * A map by address that remembers at least the last {@link #KEPT} entries made and at most twice as many, so that its memory
 * does not grow with the trace.
 */
final class RecentMap<V> {
    static final int KEPT = 1 << 16;

    private Map<Long, V> young = new HashMap<>();
    private Map<Long, V> old = new HashMap<>();

    /** Null when there is none, or none any more. */
    V get(long address) {
        V value = young.get(address);
        return value == null ? old.get(address) : value;
    }

    void put(long address, V value) {
        if (young.size() >= KEPT) {
            old = young;
            young = new HashMap<>();
        }
        young.put(address, value);
    }

    void remove(long address) {
        young.remove(address);
        old.remove(address);
    }
}
