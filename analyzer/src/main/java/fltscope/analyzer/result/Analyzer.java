package fltscope.analyzer.result;

import fltscope.analyzer.finding.Hangs;
import fltscope.analyzer.finding.OpenClassifier;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.finding.Unloads;
import fltscope.analyzer.finding.evidence.EndsSeen;
import fltscope.analyzer.finding.evidence.Evidence;
import fltscope.analyzer.finding.evidence.Losses;
import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.holder.Holders;
import fltscope.analyzer.latency.CallbackLatency;
import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.pairing.Join;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.pairing.Unfinished;
import fltscope.analyzer.pairing.UnfinishedRequest;
import fltscope.analyzer.state.Images;
import fltscope.analyzer.state.Recorded;
import fltscope.analyzer.state.TraceState;
import fltscope.analyzer.trend.TrendWatch;
import fltscope.analyzer.unload.UnloadAccounts;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.record.LossSource;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes the records of a trace in time order, and concludes. It puts the parts of an analysis together; what each of them takes
 * from the pairing it takes as a listener.
 */
public final class Analyzer implements IoSink {
    /** Within this time of a file's close a filter has closed what it had opened for it. */
    private static final long JUST_NOW_SECONDS = 2;

    private final TraceHeader header;
    private final AnalysisOptions options;
    private final TraceClock clock;
    private final TraceState state = new TraceState();
    private final Losses losses = new Losses();
    private final OpenWatch opens;
    private final Holders holders;
    private final Measurements measurements;
    private final TrendWatch trend;
    private final Pairer pairer;
    private boolean finished;

    /** A first pass over a trace that knows no holders by their paths. */
    public Analyzer(TraceHeader header) {
        this(header, HolderRules.NONE);
    }

    /** A first pass over a trace. */
    public Analyzer(TraceHeader header, HolderRules rules) {
        this(header, AnalysisOptions.of(rules), PairingListener.NONE);
    }

    /**
     * A first pass over a trace.
     *
     * @param more takes what the pairing decides, as it decides it
     */
    public Analyzer(TraceHeader header, AnalysisOptions options, PairingListener more) {
        this(header, options, more, null);
    }

    private Analyzer(TraceHeader header, AnalysisOptions options, PairingListener more, Analyzer firstPass) {
        this.header = header;
        this.options = options;
        clock = header.clock();
        opens = new OpenWatch(state, losses, clock);
        measurements = new Measurements(options, state, clock);
        trend = new TrendWatch(
                state,
                clock,
                options.slow(),
                options.detail(),
                options.window().fromTicks(),
                options.window().toTicks());
        Images images = firstPass == null ? state.images() : firstPass.state.images();
        holders = new Holders(state, images);
        PairingListener own = new AnalysisListeners(measurements, opens, trend, holders, new ClosesWithoutCreate());
        pairer = new Pairer(
                clock.startTicks(),
                images,
                state.volumes(),
                PairingListener.NONE.equals(more) ? own : new BothListeners(own, more));
        if (firstPass != null) {
            pairer.filters().preferBusiestOf(firstPass.pairer.filters());
        }
    }

    /**
     * A second pass over the same trace with the same options, where this one {@link #wouldNameMore}, or the reading itself
     * learnt at the end what tells more records. This one has seen the whole trace, and knows the drivers that are told only at
     * its end.
     *
     * @param more takes what the pairing decides in the second pass
     */
    public Analyzer secondPass(PairingListener more) {
        return new Analyzer(header, options, more, this);
    }

    /** Whether a second pass can name filters that this one could not: a circular file tells its drivers at the end. */
    public boolean wouldNameMore() {
        return pairer.filters().wouldNameMore();
    }

    /** Who is who in the trace, as far as it has been read. */
    public TraceState state() {
        return state;
    }

    @Override
    public void accept(IoRecord record) {
        if (finished) {
            throw new IllegalStateException("the analysis is finished: what it has returned does not change");
        }
        state.accept(record);
        opens.now(record.timeTicks());
        holders.now(record.timeTicks());
        pairer.accept(record);
        holders.accept(record);
        if (record.kind() == IoKind.LOST) {
            long fromTicks = record.otherTicks() == 0 ? clock.startTicks() : record.otherTicks();
            losses.lost(LossSource.of(record.operationCode()), fromTicks, record.timeTicks(), lostItems(record));
            trend.lost(fromTicks, record.timeTicks(), lostItems(record));
        }
    }

    /** A file's loss record is of one event or buffer, or does not say; a capture counts. */
    private static long lostItems(IoRecord record) {
        return Math.max(1, record.extent() + Integer.toUnsignedLong(record.code()));
    }

    /** Says of each why it has none. */
    private final class ClosesWithoutCreate implements PairingListener {
        @Override
        public void closedWithoutCreate(IoRecord close, long seenTicks) {
            pairer.lastCloseHasNoCreate(WithoutCreate.reason(close, seenTicks, state, losses));
            if (losses.any()) {
                losses.endedWithoutCreate(close.timeTicks());
            }
        }
    }

    /**
     * The trace has ended.
     *
     * @param counters what the reading counted
     */
    public Analysis finish(TraceCounters counters) {
        Unfinished unfinished = pairer.finish();
        finished = true;
        Recorded recorded = state.recorded();
        long endTicks = endTicks();
        List<CallbackLatency.Row> rows = measurements.allCallbacks();
        EndsSeen ends = endsSeen(rows);
        Evidence evidence = evidence(counters, ends);
        Join join = pairer.join();
        Map<FileOperation, Latency> operations = measurements.operations();
        Hangs hangs = new Hangs(
                state, pairer, unfinished.opens(), rows, operations, evidence, clock, endTicks, options.rules());
        // Of what file events alone tell, only what hangs is a request that somebody has.
        List<UnfinishedRequest> underWay = Stream.concat(
                        unfinished.requests().stream().filter(this::mayBeUnderWay),
                        unfinished.operations().stream()
                                .filter(operation -> hangs.of(operation).hangs()))
                .sorted(Comparator.comparingLong(UnfinishedRequest::sinceTicks))
                .toList();
        List<UnfinishedFinding> requests = underWay.stream().map(hangs::of).toList();
        List<OpenFinding> classified =
                classifier(rows, evidence, ends, endTicks).classify(unfinished.opens(), waiting(underWay, requests));
        CallbackTables tables = new CallbackTables(pairer, measurements.shownCallbacks(rows));
        return new Analysis(
                header,
                counters.frozen(),
                recorded,
                evidence,
                pairer.counters(),
                new JoinRate(join.tried(), join.foundByCallbackData(), join.foundByIrp()),
                clock.nanosSinceStart(endTicks),
                classified,
                requests,
                new UnloadAccounts(
                                state,
                                pairer.filters(),
                                holders,
                                clock,
                                endTicks,
                                evidence.mayMissAny(),
                                classified,
                                unfinished)
                        .all(),
                holders.types().probe(),
                operations,
                measurements.groups(pairer),
                tables.filters(),
                tables.callbacks(),
                measurements.pended(pairer),
                trend.finish(pairer, unfinished.opens(), clock.nanosSinceStart(endTicks)),
                state.volumes(),
                state.processes(),
                state.snapshots().altitudes(),
                state.filterInstances().altitudes());
    }

    /**
     * What would be said of the opens without an end if the trace ended now. More records may come.
     *
     * @param counters what the reading has counted so far
     */
    public List<OpenFinding> opensSoFar(TraceCounters counters) {
        List<CallbackLatency.Row> rows = measurements.allCallbacks();
        EndsSeen ends = endsSeen(rows);
        return classifier(rows, evidence(counters, ends), ends, endTicks()).classify(pairer.opens(), Map.of());
    }

    /** Time of the last record since the start of the trace. */
    public long nanosSoFar() {
        return clock.nanosSinceStart(endTicks());
    }

    private long endTicks() {
        return Math.max(state.recorded().lastTicks(), clock.startTicks());
    }

    private EndsSeen endsSeen(List<CallbackLatency.Row> rows) {
        Recorded recorded = state.recorded();
        return new EndsSeen(recorded.starts(FileOperation.CLEANUP) > 0, recorded.starts(FileOperation.CLOSE) > 0, rows);
    }

    private Evidence evidence(TraceCounters counters, EndsSeen ends) {
        boolean operationEnds = state.recorded().count(IoKind.OPERATION_END) > 0;
        return Evidence.of(counters, losses, ends.anyCleanup(), ends.anyClose(), operationEnds);
    }

    private OpenClassifier classifier(List<CallbackLatency.Row> rows, Evidence evidence, EndsSeen ends, long endTicks) {
        long justNow = endTicks - JUST_NOW_SECONDS * clock.ticksPerSecond();
        return new OpenClassifier(
                state,
                pairer,
                holders,
                rows,
                opens.lives(),
                evidence,
                ends,
                clock,
                endTicks,
                options.rules(),
                address -> opens.hasEndedSince(address, justNow),
                options.withoutSection());
    }

    /** Its filter may have been unloaded since: then the return was not seen. */
    private boolean mayBeUnderWay(UnfinishedRequest request) {
        String driver = pairer.filters().name(request.filter());
        return driver == null || Unloads.since(state, driver, request.sinceTicks()) == null;
    }

    /** The request that hangs, by the serial of its open: the oldest where several do. */
    private static Map<Long, UnfinishedFinding> waiting(
            List<UnfinishedRequest> requests, List<UnfinishedFinding> findings) {
        Map<Long, UnfinishedFinding> waiting = new HashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).hangs()) {
                waiting.putIfAbsent(requests.get(i).openSerial(), findings.get(i));
            }
        }
        return waiting;
    }
}
