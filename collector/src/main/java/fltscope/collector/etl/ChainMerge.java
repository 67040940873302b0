package fltscope.collector.etl;

import java.util.List;

/**
 * Merges chains by time: a binary heap whose root is the chain with the earliest event. Events of one processor come in
 * bursts, so the common step is one comparison with the better child of the root.
 */
final class ChainMerge {
    private final ChainCursor[] heap;
    private int size;

    ChainMerge(List<ChainCursor> cursors) {
        heap = cursors.toArray(new ChainCursor[0]);
        size = heap.length;
        for (int i = size / 2 - 1; i >= 0; i--) {
            siftDown(i);
        }
    }

    /** The chain with the earliest event; null when all are at their end. */
    ChainCursor first() {
        while (size > 0 && !heap[0].started()) {
            advance();
        }
        return size == 0 ? null : heap[0];
    }

    /** Takes the earliest event off. */
    void advance() {
        if (!heap[0].advance()) {
            size--;
            heap[0] = heap[size];
            heap[size] = null;
        }
        if (size > 1) {
            siftDown(0);
        }
    }

    private void siftDown(int from) {
        ChainCursor moving = heap[from];
        int hole = from;
        while (true) {
            int child = 2 * hole + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && heap[child + 1].before(heap[child])) {
                child++;
            }
            if (!heap[child].before(moving)) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = moving;
    }
}
