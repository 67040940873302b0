package fltscope.analyzer.state;

import fltscope.schemas.record.FilterChange;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What has happened to filters and volumes, in time order. The first {@link #KEPT} are kept; a real trace has a few dozen. */
public final class FilterEvents {
    static final int KEPT = 4096;

    private final List<FilterEvent> events = new ArrayList<>();
    private long omitted;

    FilterEvents() {}

    public List<FilterEvent> all() {
        return Collections.unmodifiableList(events);
    }

    /** How many events came after the ones that are kept. */
    public long omitted() {
        return omitted;
    }

    /** The first such event of a filter or volume, its name in whatever case, at this time or later; null when there is none. */
    public FilterEvent firstSince(FilterChange change, String name, long ticks) {
        for (FilterEvent event : events) {
            if (event.change() == change
                    && event.ticks() >= ticks
                    && event.name().equalsIgnoreCase(name)) {
                return event;
            }
        }
        return null;
    }

    /** Takes a FILTER_CHANGED. */
    void accept(IoRecord record) {
        FilterChange change = FilterChange.of(record.operationCode());
        if (change == null) {
            return;
        }
        if (events.size() < KEPT) {
            events.add(new FilterEvent(record.timeTicks(), change, record.code(), record.text()));
        } else {
            omitted++;
        }
    }
}
