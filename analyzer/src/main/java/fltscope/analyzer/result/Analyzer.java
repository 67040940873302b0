package fltscope.analyzer.result;

import fltscope.analyzer.finding.Evidence;
import fltscope.analyzer.finding.OpenClassifier;
import fltscope.analyzer.latency.CallbackLatency;
import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.latency.OpenLives;
import fltscope.analyzer.latency.OperationLatency;
import fltscope.analyzer.pairing.Epoch;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.pairing.PairingSink;
import fltscope.analyzer.state.Image;
import fltscope.analyzer.state.PathPattern;
import fltscope.analyzer.state.Recorded;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the records of a trace in time order, and concludes. */
public final class Analyzer implements IoSink, PairingSink {
    private final TraceHeader header;
    private final TraceClock clock;
    private final TraceState state = new TraceState();
    private final Pairer pairer = new Pairer(this);
    private final OperationLatency operations;
    private final CallbackLatency callbacks;
    private final OpenLives lives = new OpenLives();
    private final PathPattern pattern = new PathPattern();

    public Analyzer(TraceHeader header) {
        this.header = header;
        clock = header.clock();
        operations = new OperationLatency(clock);
        callbacks = new CallbackLatency(clock);
    }

    @Override
    public void accept(IoRecord record) {
        state.accept(record);
        IoKind kind = record.kind();
        if (kind == null) {
            return;
        }
        switch (kind) {
            case OPERATION_START -> pairer.start(record);
            case OPERATION_END -> pairer.end(record);
            case CALLBACK_START -> pairer.callbackStart();
            case CALLBACK_END -> {
                pairer.callbackEnd();
                callbacks.record(record);
            }
            case CALLBACK_FAILURE -> pairer.callbackFailure();
            default -> {
                // The state has taken what it says.
            }
        }
    }

    @Override
    public void operationEnded(FileOperation operation, long startTicks, long endTicks) {
        operations.record(operation, endTicks - startTicks);
    }

    @Override
    public void openClosed(Epoch epoch, long closeTicks) {
        long hash = pattern.of(epoch.pathArray(), epoch.pathUnits()).hash();
        int owner =
                epoch.openerThread() == -1 ? -1 : state.threads().processOf(epoch.openerThread(), epoch.createTicks());
        lives.record(hash, owner == -1 ? epoch.openerProcess() : owner, clock.nanos(closeTicks - epoch.createTicks()));
    }

    /**
     * The trace has ended.
     *
     * @param counters what the reading counted
     */
    public Analysis finish(TraceCounters counters) {
        List<Epoch> left = pairer.finish();
        Recorded recorded = state.recorded();
        long endTicks = Math.max(recorded.lastTicks(), clock.startTicks());
        Evidence evidence = Evidence.of(
                counters,
                recorded.starts(FileOperation.CLEANUP) + recorded.starts(FileOperation.CLOSE) > 0,
                recorded.count(IoKind.OPERATION_END) > 0);
        return new Analysis(
                header,
                counters,
                recorded,
                evidence,
                pairer.counters(),
                clock.nanosSinceStart(endTicks),
                new OpenClassifier(state, lives, evidence, clock, endTicks).classify(left),
                operations.rows(),
                callbackRows());
    }

    /** Names the routines, now that all drivers are known, and joins those of one driver. */
    private List<CallbackRow> callbackRows() {
        Map<String, CallbackRow> rows = new LinkedHashMap<>();
        for (CallbackLatency.Row row : callbacks.rows()) {
            Image image = state.images().driverAt(row.routine(), row.firstTicks());
            String filter = image == null ? null : image.name();
            String key = filter + "|" + row.majorFunction() + row.post();
            rows.computeIfAbsent(key, k -> new CallbackRow(filter, row.majorFunction(), row.post(), new Latency()))
                    .latency()
                    .add(row.latency());
        }
        Map<String, Long> calls = new HashMap<>();
        rows.values()
                .forEach(row -> calls.merge(row.filterOrNone(), row.latency().count(), Long::sum));
        List<CallbackRow> sorted = new ArrayList<>(rows.values());
        sorted.sort(Comparator.comparingLong((CallbackRow row) -> -calls.get(row.filterOrNone()))
                .thenComparing(CallbackRow::filterOrNone)
                .thenComparingInt(CallbackRow::majorFunction)
                .thenComparing(CallbackRow::post));
        return sorted;
    }
}
