package fltscope.analyzer.trend;

import java.util.ArrayList;
import java.util.List;

/** The slowest so far, at most a number of them: a heap whose top is the fastest, which a slower one displaces. */
final class SlowHeap {
    private final int most;
    private final List<SlowEntry> heap = new ArrayList<>();

    SlowHeap(int most) {
        this.most = most;
    }

    /** What is not above this is not among the slowest; -1 while there is room for any. */
    long floor() {
        return heap.size() < most ? -1 : heap.get(0).key;
    }

    /** A place that was not used; null where the fastest has to give way for a new one. */
    SlowEntry unused() {
        return heap.size() < most ? new SlowEntry() : null;
    }

    /** The one that gives way. */
    SlowEntry fastest() {
        return heap.get(0);
    }

    /** Puts in what {@link #unused} gave. */
    void add(SlowEntry entry) {
        heap.add(entry);
        int at = heap.size() - 1;
        while (at > 0 && heap.get((at - 1) / 2).key > entry.key) {
            heap.set(at, heap.get((at - 1) / 2));
            at = (at - 1) / 2;
        }
        heap.set(at, entry);
    }

    /** The one at the top has become another one. */
    void sink() {
        SlowEntry entry = heap.get(0);
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= heap.size()) {
                break;
            }
            if (child + 1 < heap.size() && heap.get(child + 1).key < heap.get(child).key) {
                child++;
            }
            if (heap.get(child).key >= entry.key) {
                break;
            }
            heap.set(at, heap.get(child));
            at = child;
        }
        heap.set(at, entry);
    }

    List<SlowEntry> entries() {
        return heap;
    }
}
