package fltscope.analyzer.finding;

import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.state.FilterEvent;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.FilterChange;

/** A filter that was not there has missed nothing. */
final class Loads {
    private Loads() {}

    /** Whether a driver was not loaded at a time, or was no filter yet, by its image or by what the Filter Manager said. */
    static boolean isAbsentAt(TraceState state, String driver, long ticks) {
        return state.images().isAbsentAt(driver, ticks) || registersAfter(state, FilterNames.of(driver), ticks);
    }

    private static boolean registersAfter(TraceState state, String service, long ticks) {
        FilterEvent loaded = state.filterEvents().firstSince(FilterChange.LOADED, service, ticks);
        if (loaded == null || loaded.ticks() == ticks || loaded.status() < 0) {
            return false;
        }
        FilterEvent unloaded = state.filterEvents().firstSince(FilterChange.UNLOADED, service, ticks);
        return unloaded == null || unloaded.status() < 0 || unloaded.ticks() > loaded.ticks();
    }
}
