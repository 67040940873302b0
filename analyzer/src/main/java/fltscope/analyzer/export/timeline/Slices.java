package fltscope.analyzer.export.timeline;

import java.util.Arrays;

/** Stretches of time with what they were, as columns of numbers; they grow with what is put in. Times are nanoseconds. */
final class Slices {
    private static final int FIRST = 1024;

    private long[] start = new long[FIRST];
    private long[] end = new long[FIRST];
    /** Whose row of the timeline it is on: a thread, or what opens are put together by. */
    private int[] row = new int[FIRST];

    private int[] name = new int[FIRST];
    private int[] path = new int[FIRST];
    private long[] fileObject = new long[FIRST];
    private long[] flow = new long[FIRST];
    private int[] status = new int[FIRST];
    private int size;

    /**
     * @param name number of what it was
     * @param path number of the path; 0 for none
     * @param flow what ties it to others; 0 for nothing
     * @param status NTSTATUS, or 0
     */
    void add(long start, long end, int row, int name, int path, long fileObject, long flow, int status) {
        if (size == this.start.length) {
            grow(2 * size);
        }
        this.start[size] = start;
        this.end[size] = end;
        this.row[size] = row;
        this.name[size] = name;
        this.path[size] = path;
        this.fileObject[size] = fileObject;
        this.flow[size] = flow;
        this.status[size++] = status;
    }

    private void grow(int capacity) {
        start = Arrays.copyOf(start, capacity);
        end = Arrays.copyOf(end, capacity);
        row = Arrays.copyOf(row, capacity);
        name = Arrays.copyOf(name, capacity);
        path = Arrays.copyOf(path, capacity);
        fileObject = Arrays.copyOf(fileObject, capacity);
        flow = Arrays.copyOf(flow, capacity);
        status = Arrays.copyOf(status, capacity);
    }

    int size() {
        return size;
    }

    long start(int i) {
        return start[i];
    }

    long end(int i) {
        return end[i];
    }

    int row(int i) {
        return row[i];
    }

    int name(int i) {
        return name[i];
    }

    int path(int i) {
        return path[i];
    }

    long fileObject(int i) {
        return fileObject[i];
    }

    long flow(int i) {
        return flow[i];
    }

    int status(int i) {
        return status[i];
    }

    /** The slices by row, then by start, and of those that start together the longest first: an outer one comes before its inner. */
    int[] order() {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        sort(order, new int[size], 0, size);
        return order;
    }

    private void sort(int[] order, int[] spare, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(order, spare, from, middle);
        sort(order, spare, middle, to);
        if (!isBefore(order[middle], order[middle - 1])) {
            return;
        }
        System.arraycopy(order, from, spare, from, to - from);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeRight = left == middle || (right < to && isBefore(spare[right], spare[left]));
            order[i] = takeRight ? spare[right++] : spare[left++];
        }
    }

    private boolean isBefore(int one, int other) {
        if (row[one] != row[other]) {
            return row[one] < row[other];
        }
        return start[one] != start[other] ? start[one] < start[other] : end[one] > end[other];
    }
}
