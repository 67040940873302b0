package fltscope.analyzer.run;

import fltscope.analyzer.life.Life;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.state.TraceState;
import java.util.List;
import java.util.Map;

/**
 * A recording that has been analyzed. It can be kept, compared and sent: no reading that comes later changes it.
 *
 * @param names the files of the recording, as reports name them
 * @param analysis what was found out
 * @param state who is who in the trace, for names that the analysis leaves as addresses
 * @param events all events, those that say nothing to the analysis too
 * @param lengthNanos from the start of the recording to the last of them
 * @param notes damage that is to be named beside the report
 * @param versions of drivers, by the names that the files had when they were built; empty where they were not asked for
 * @param lives at the addresses that were asked for, in the order in which they began
 */
public record AnalyzedTrace(
        List<String> names,
        Analysis analysis,
        TraceState state,
        long events,
        long lengthNanos,
        List<String> notes,
        Map<String, String> versions,
        List<Life> lives) {}
