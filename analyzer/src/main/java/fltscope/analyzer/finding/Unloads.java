package fltscope.analyzer.finding;

import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.state.FilterEvent;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.FilterChange;

/** A filter that was unloaded holds nothing and has nothing under way: its unload refutes every suspicion against it. */
public final class Unloads {
    private Unloads() {}

    /** What tells that a filter was unloaded at a time or later, in words; null where nothing does. */
    public static String since(TraceState state, String driver, long ticks) {
        // The Filter Manager's events name a filter as its service, without the driver's extension.
        String service = FilterNames.of(driver);
        FilterEvent event = state.filterEvents().firstSince(FilterChange.UNLOADED, service, ticks);
        if (event != null && event.status() >= 0) {
            return service + " was unloaded later";
        }
        return state.images().wasUnloadedSince(driver, ticks) ? driver + " was unloaded later" : null;
    }
}
