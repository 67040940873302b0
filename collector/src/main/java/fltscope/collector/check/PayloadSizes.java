package fltscope.collector.check;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.trace.LayoutFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long payloads are, by kind and version of their events. */
final class PayloadSizes {
    private record Key(EventType type, int version, int pointerBytes, HeaderKind header) {}

    private static final class Sizes {
        private long count;
        private int least = Integer.MAX_VALUE;
        private int most;

        private void add(int bytes) {
            count++;
            least = Math.min(least, bytes);
            most = Math.max(most, bytes);
        }
    }

    private final Map<Key, Sizes> sizes = new LinkedHashMap<>();

    void add(EventType type, EventRecord event) {
        sizes.computeIfAbsent(
                        new Key(type, event.version(), event.pointerBytes(), event.headerKind()), key -> new Sizes())
                .add(event.payloadBytes());
    }

    List<LayoutFacts.Size> rows() {
        List<LayoutFacts.Size> rows = new ArrayList<>();
        sizes.forEach((key, size) -> rows.add(new LayoutFacts.Size(
                key.type().label(),
                key.version(),
                key.pointerBytes(),
                key.header().name(),
                size.count,
                size.least,
                size.most)));
        rows.sort(Comparator.comparing(LayoutFacts.Size::event)
                .thenComparingInt(LayoutFacts.Size::version)
                .thenComparingInt(LayoutFacts.Size::pointerBytes)
                .thenComparing(LayoutFacts.Size::header));
        return rows;
    }
}
