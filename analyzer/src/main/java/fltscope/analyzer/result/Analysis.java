package fltscope.analyzer.result;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.finding.evidence.Evidence;
import fltscope.analyzer.holder.HandleProbe;
import fltscope.analyzer.input.instances.InstanceList;
import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.pairing.PairingCounters;
import fltscope.analyzer.state.Processes;
import fltscope.analyzer.state.Recorded;
import fltscope.analyzer.state.Volumes;
import fltscope.analyzer.trend.Trend;
import fltscope.analyzer.unload.UnloadAccount;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found out about a trace.
 *
 * @param header what the recording says of itself
 * @param counters what was lost, damaged or passed over
 * @param recorded what was recorded at all
 * @param evidence what that allows to conclude
 * @param pairing counts of the pairing
 * @param join how operations and the filters' requests found each other
 * @param endNanos time of the last record since the start of the trace
 * @param opens opens without an end, oldest first, with their classes
 * @param unfinished requests under way in or below filters at the end, oldest first
 * @param unloads what holds each filter, and how far its unload has come, by the filters' names
 * @param probe whether handles are to the FILE_OBJECTs of opens, as this trace shows it
 * @param operations durations by file operation
 * @param groups the same by path pattern or process, the most time first; empty unless that was asked for
 * @param filters the filters that were seen, highest first as far as their order is known
 * @param callbacks durations by filter instance, function and phase
 * @param pended how long requests stayed with a filter between two callbacks; empty unless that was asked for
 * @param trend what happened when
 * @param volumes what NT paths are called in DOS
 * @param processes the processes that the trace tells of
 * @param listed filters and instances with their altitudes, as a snapshot beside the trace lists them; empty where none does
 * @param told filter instances with their altitudes, as the filter manager's own trace tells them; empty where it does not
 */
public record Analysis(
        TraceHeader header,
        TraceCounters counters,
        Recorded recorded,
        Evidence evidence,
        PairingCounters pairing,
        JoinRate join,
        long endNanos,
        List<OpenFinding> opens,
        List<UnfinishedFinding> unfinished,
        List<UnloadAccount> unloads,
        HandleProbe probe,
        Map<FileOperation, Latency> operations,
        List<GroupRow> groups,
        List<FilterRow> filters,
        List<CallbackRow> callbacks,
        List<PendedRow> pended,
        Trend trend,
        Volumes volumes,
        Processes processes,
        InstanceList listed,
        InstanceList told) {
    /** Takes copies that nobody can change. */
    public Analysis {
        opens = List.copyOf(opens);
        unfinished = List.copyOf(unfinished);
        unloads = List.copyOf(unloads);
        operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
        groups = List.copyOf(groups);
        filters = List.copyOf(filters);
        callbacks = List.copyOf(callbacks);
        pended = List.copyOf(pended);
    }

    /** The same with other opens and requests, such as those of them that are shown. */
    public Analysis showing(List<OpenFinding> others, List<UnfinishedFinding> requests) {
        return new Analysis(
                header,
                counters,
                recorded,
                evidence,
                pairing,
                join,
                endNanos,
                others,
                requests,
                unloads,
                probe,
                operations,
                groups,
                filters,
                callbacks,
                pended,
                trend,
                volumes,
                processes,
                listed,
                told);
    }
}
