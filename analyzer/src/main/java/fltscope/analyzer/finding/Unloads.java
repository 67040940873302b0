package fltscope.analyzer.finding;

import fltscope.analyzer.state.FilterEvent;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.FilterChange;
import java.util.Locale;

/** A filter that was unloaded holds nothing and has nothing under way: its unload refutes every suspicion against it. */
public final class Unloads {
    private static final String EXTENSION = ".sys";

    private Unloads() {}

    /** What tells that a filter was unloaded at a time or later, in words; null where nothing does. */
    public static String since(TraceState state, String driver, long ticks) {
        String service = service(driver);
        FilterEvent event = state.filterEvents().firstSince(FilterChange.UNLOADED, service, ticks);
        if (event != null && event.status() >= 0) {
            return service + " was unloaded later";
        }
        return state.images().wasUnloadedSince(driver, ticks) ? driver + " was unloaded later" : null;
    }

    /** The Filter Manager's events name a filter as its service, without the driver's extension. */
    static String service(String driver) {
        return driver.toLowerCase(Locale.ROOT).endsWith(EXTENSION)
                ? driver.substring(0, driver.length() - EXTENSION.length())
                : driver;
    }
}
