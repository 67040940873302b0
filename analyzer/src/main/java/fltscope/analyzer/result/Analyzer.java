package fltscope.analyzer.result;

import fltscope.analyzer.finding.EndsSeen;
import fltscope.analyzer.finding.Evidence;
import fltscope.analyzer.finding.HolderRules;
import fltscope.analyzer.finding.Losses;
import fltscope.analyzer.finding.OpenClassifier;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.UnfinishedFinding;
import fltscope.analyzer.finding.Unloads;
import fltscope.analyzer.latency.CallbackLatency;
import fltscope.analyzer.latency.OpenLives;
import fltscope.analyzer.latency.OperationLatency;
import fltscope.analyzer.latency.PendedLatency;
import fltscope.analyzer.pairing.CallbackSink;
import fltscope.analyzer.pairing.CreateOutcome;
import fltscope.analyzer.pairing.Epoch;
import fltscope.analyzer.pairing.Join;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.pairing.PairingCounter;
import fltscope.analyzer.pairing.PairingSink;
import fltscope.analyzer.pairing.Request;
import fltscope.analyzer.pairing.Unfinished;
import fltscope.analyzer.pairing.UnfinishedRequest;
import fltscope.analyzer.state.PathPattern;
import fltscope.analyzer.state.Recorded;
import fltscope.analyzer.state.TraceState;
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

/**
 * Takes the records of a trace in time order, and concludes.
 *
 * <p>It is longer than a class should be because all parts of an analysis are put together here, and nowhere else.
 */
public final class Analyzer implements IoSink, PairingSink {
    private final TraceHeader header;
    private final HolderRules rules;
    private final TraceClock clock;
    private final TraceState state = new TraceState();
    private final CallbackLatency callbacks;
    private final Pairer pairer;
    private final OperationLatency operations;
    private final OpenLives lives = new OpenLives();
    private final PathPattern pattern = new PathPattern();
    private Window window = Window.ALL;
    private CallbackLatency callbacksShown;
    private PendedLatency pended;
    private Groups groups;
    private long nowTicks;
    private long closesWithoutCreate;
    private final Losses losses = new Losses();

    /** A first pass over a trace that knows no holders by their paths. */
    public Analyzer(TraceHeader header) {
        this(header, HolderRules.NONE);
    }

    /** A first pass over a trace. */
    public Analyzer(TraceHeader header, HolderRules rules) {
        this(header, rules, null);
    }

    /**
     * A second pass over the same trace by the same rules, where the first one {@link #wouldNameMore}, or the reading itself
     * learnt at the end what tells more records.
     *
     * @param firstPass has seen the whole trace, and knows the drivers that are told only at its end
     */
    public Analyzer(TraceHeader header, Analyzer firstPass) {
        this(header, firstPass.rules, firstPass);
    }

    private Analyzer(TraceHeader header, HolderRules rules, Analyzer firstPass) {
        this.header = header;
        this.rules = rules;
        clock = header.clock();
        operations = new OperationLatency(clock);
        callbacks = new CallbackLatency(clock);
        callbacksShown = callbacks;
        pairer = new Pairer(
                firstPass == null ? state.images() : firstPass.state.images(),
                state.volumes(),
                this,
                new CallbackSink() {
                    @Override
                    public void callbackEnded(
                            int filter,
                            int volume,
                            boolean again,
                            int majorFunction,
                            boolean post,
                            long durationTicks,
                            long ownTicks,
                            int number) {
                        Analyzer.this.callbackEnded(
                                filter, volume, again, majorFunction, post, durationTicks, ownTicks, number);
                    }

                    @Override
                    public int requestNumber(Request request, long ticks) {
                        return groups == null ? 0 : groups.of(request, ticks);
                    }

                    @Override
                    public void passedOn(int filter, int majorFunction, long pendedTicks) {
                        if (pended != null) {
                            pended.passedOn(filter, majorFunction, pendedTicks);
                        }
                    }

                    @Override
                    public void createCame(int threadId, long ticks) {
                        state.stacks().expect(threadId, ticks);
                    }

                    @Override
                    public void createLeft(int threadId, long ticks) {
                        state.stacks().forget(threadId, ticks);
                    }
                });
    }

    /** Counts only durations that end within a part of the trace; to be called before the first record. */
    public void showOnly(Window part) {
        window = part;
        callbacksShown = new CallbackLatency(clock);
    }

    /** Measures how long requests stay with a filter between two callbacks; to be called before the first record. */
    public void measurePended() {
        pended = new PendedLatency(clock);
    }

    /** Tells the durations of file operations and of callbacks apart; to be called before the first record. */
    public void groupBy(GroupBy by) {
        groups = new Groups(by, state, clock);
    }

    /** How long they stayed; empty where it was not to be measured. */
    public List<PendedRow> pended() {
        return pended == null
                ? List.of()
                : pended.rows().stream()
                        .map(row ->
                                new PendedRow(pairer.filters().name(row.filter()), row.majorFunction(), row.pended()))
                        .toList();
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
        state.accept(record);
        nowTicks = record.timeTicks();
        IoKind kind = record.kind();
        if (kind == null) {
            return;
        }
        switch (kind) {
            case OPERATION_START -> {
                pairer.start(record);
                if (record.operation() == FileOperation.CLOSE) {
                    noteCloseWithoutCreate(record);
                }
            }
            case OPERATION_END -> pairer.end(record);
            case CALLBACK_START -> pairer.callbackStart(record);
            case CALLBACK_END -> pairer.callbackEnd(record);
            case CALLBACK_FAILURE -> pairer.callbackFailure(record);
            case FILTER_TOLD -> pairer.filterTold(record);
            case LOST ->
                losses.lost(
                        LossSource.of(record.operationCode()),
                        record.otherTicks() == 0 ? clock.startTicks() : record.otherTicks(),
                        record.timeTicks(),
                        lostItems(record));
            case IMAGE_LOADED, IMAGE_UNLOADED -> pairer.filters().imagesChanged();
            default -> {
                // The state has taken what it says.
            }
        }
    }

    /** A file's loss record is of one event or buffer, or does not say; a capture counts. */
    private static long lostItems(IoRecord record) {
        return Math.max(1, record.extent() + Integer.toUnsignedLong(record.code()));
    }

    @Override
    public int operationStarted(IoRecord record, Epoch of) {
        return groups == null ? 0 : groups.of(record, of);
    }

    @Override
    public void operationEnded(FileOperation operation, long startTicks, long endTicks, int number) {
        if (window.contains(endTicks)) {
            operations.record(operation, endTicks - startTicks);
            if (groups != null) {
                groups.ended(number, operation, endTicks - startTicks);
            }
        }
    }

    /** A callback is told when it has ended, or when it is known which volume it was on: at most a create's way down later. */
    private void callbackEnded(
            int filter,
            int volume,
            boolean again,
            int majorFunction,
            boolean post,
            long durationTicks,
            long ownTicks,
            int group) {
        callbacks.callbackEnded(filter, volume, again, majorFunction, post, durationTicks, ownTicks, 0);
        if (callbacksShown == callbacks && groups == null) {
            return;
        }
        boolean inWindow = window.contains(nowTicks);
        if (callbacksShown != callbacks && inWindow) {
            callbacksShown.callbackEnded(filter, volume, again, majorFunction, post, durationTicks, ownTicks, 0);
        }
        if (groups != null && inWindow) {
            groups.callbackEnded(group, filter, majorFunction, post, durationTicks, ownTicks);
        }
    }

    private void noteCloseWithoutCreate(IoRecord close) {
        long closes = pairer.counters().get(PairingCounter.CLOSES_WITHOUT_CREATE);
        if (closes == closesWithoutCreate) {
            return;
        }
        closesWithoutCreate = closes;
        pairer.lastCloseHasNoCreate(WithoutCreate.reason(close, state, losses));
        if (losses.any()) {
            losses.endedWithoutCreate(nowTicks);
        }
    }

    @Override
    public void opened(Epoch epoch) {
        state.stacks().expect(epoch.openerThread(), epoch.recordTicks());
    }

    @Override
    public void openEnded(Epoch epoch) {
        state.stacks().forget(epoch.openerThread(), epoch.recordTicks());
        if (epoch.requestTicks() != Epoch.NEVER) {
            state.stacks().forget(epoch.requestThread(), epoch.requestTicks());
        }
        if (losses.any() && epoch.createSeen() && !epoch.isOpened() && epoch.outcome() == CreateOutcome.UNKNOWN) {
            losses.endedUnseen(epoch.createTicks(), nowTicks);
        }
    }

    @Override
    public void openClosed(Epoch epoch, long closeTicks) {
        lived(epoch, closeTicks);
    }

    @Override
    public void openReplaced(Epoch epoch, long createTicks) {
        lived(epoch, createTicks);
    }

    private void lived(Epoch epoch, long endTicks) {
        long createTicks = epoch.createTicks();
        int owner = epoch.openerThread() == -1 ? -1 : state.threads().processOf(epoch.openerThread(), createTicks);
        lives.record(
                pattern.of(epoch.pathArray(), epoch.pathUnits()).hash(),
                owner == -1 ? epoch.openerProcess() : owner,
                epoch.nestedIn(),
                createTicks,
                clock.nanos(endTicks - createTicks));
    }

    /**
     * The trace has ended.
     *
     * @param counters what the reading counted
     */
    public Analysis finish(TraceCounters counters) {
        Unfinished unfinished = pairer.finish();
        Recorded recorded = state.recorded();
        long endTicks = endTicks();
        List<CallbackLatency.Row> rows = callbacks.rows();
        EndsSeen ends = endsSeen(rows);
        Evidence evidence = evidence(counters, ends);
        Join join = pairer.join();
        CallbackTables tables = new CallbackTables(pairer, callbacksShown == callbacks ? rows : callbacksShown.rows());
        return new Analysis(
                header,
                counters,
                recorded,
                evidence,
                pairer.counters(),
                new JoinRate(join.tried(), join.foundByCallbackData(), join.foundByIrp()),
                clock.nanosSinceStart(endTicks),
                classifier(rows, evidence, ends, endTicks).classify(unfinished.opens()),
                requests(unfinished, endTicks),
                operations.rows(),
                groups == null ? List.of() : groups.rows(pairer),
                tables.filters(),
                tables.callbacks(),
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
        List<CallbackLatency.Row> rows = callbacks.rows();
        EndsSeen ends = endsSeen(rows);
        return classifier(rows, evidence(counters, ends), ends, endTicks()).classify(pairer.opens());
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
        return new OpenClassifier(state, pairer, rows, lives, evidence, ends, clock, endTicks, rules);
    }

    /** Its filter may have been unloaded since: then the return was not seen. */
    private boolean mayBeUnderWay(UnfinishedRequest request) {
        String driver = pairer.filters().name(request.filter());
        return driver == null || Unloads.since(state, driver, request.sinceTicks()) == null;
    }

    private List<UnfinishedFinding> requests(Unfinished unfinished, long endTicks) {
        Map<Long, String> paths = new HashMap<>();
        unfinished.opens().stream()
                .filter(open -> open.pathUnits() > 0)
                .forEach(open -> paths.put(open.serial(), open.path()));
        return unfinished.requests().stream()
                .filter(this::mayBeUnderWay)
                .sorted(Comparator.comparingLong(UnfinishedRequest::sinceTicks))
                .map(request -> new UnfinishedFinding(
                        pairer.filters().name(request.filter()),
                        request.majorFunction(),
                        request.inCallback(),
                        request.post(),
                        request.fileObject(),
                        paths.get(request.openSerial()),
                        request.threadId(),
                        clock.nanosSinceStart(request.sinceTicks()),
                        clock.nanos(endTicks - request.sinceTicks())))
                .toList();
    }
}
