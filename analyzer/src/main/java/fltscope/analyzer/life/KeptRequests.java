package fltscope.analyzer.life;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The first and the last requests of a life, and how many there were between them. */
final class KeptRequests {
    private final List<LifeRequest> first = new ArrayList<>();
    private final ArrayDeque<LifeRequest> last = new ArrayDeque<>();
    private long count;

    void add(LifeRequest request, LifeDetail detail) {
        count++;
        if (first.size() < detail.first()) {
            first.add(request);
        } else if (detail.last() > 0) {
            last.add(request);
            if (last.size() > detail.last()) {
                last.remove();
            }
        }
    }

    void clear() {
        first.clear();
        last.clear();
    }

    List<LifeRequest> first() {
        return first;
    }

    List<LifeRequest> last() {
        return List.copyOf(last);
    }

    long count() {
        return count;
    }

    long omitted() {
        return count - first.size() - last.size();
    }
}
