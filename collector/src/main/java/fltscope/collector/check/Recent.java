package fltscope.collector.check;

import java.util.LinkedHashMap;
import java.util.Map;

/** What came last under a key; of very many keys the newest. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 1 << 16;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
    }
}
