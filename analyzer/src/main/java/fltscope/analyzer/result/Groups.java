package fltscope.analyzer.result;

import fltscope.analyzer.latency.CallbackLatency;
import fltscope.analyzer.latency.OperationLatency;
import fltscope.analyzer.pairing.CallbackSample;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.Operation;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.pairing.Request;
import fltscope.analyzer.state.LongMap;
import fltscope.analyzer.state.PathPattern;
import fltscope.analyzer.state.Process;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Durations of file operations and callbacks by path pattern or process. An operation is given the number of its group when it
 * starts, while its open is known, and so are requests. Memory is bounded: beyond {@link #MOST} groups, or {@link #MOST_ROWS} rows of
 * callbacks, what is new is told with what is not known.
 */
final class Groups {
    /** Groups that are told apart. */
    static final int MOST = 1 << 12;

    /** Rows of callbacks that are told apart; each takes 16 KiB and more. */
    static final int MOST_ROWS = 1 << 12;

    private static final int UNKNOWN = 0;

    private final GroupBy by;
    private final TraceState state;
    private final TraceClock clock;
    private final PathPattern pattern = new PathPattern();
    private final LongMap<Integer> byPattern = new LongMap<>();
    private final Map<String, Integer> byImage = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<OperationLatency> times = new ArrayList<>();
    private final CallbackLatency callbacks;

    Groups(GroupBy by, TraceState state, TraceClock clock) {
        this.by = by;
        this.state = state;
        this.clock = clock;
        callbacks = new CallbackLatency(clock, MOST_ROWS);
        add(null);
    }

    private int add(String name) {
        if (names.size() > MOST) {
            return UNKNOWN;
        }
        names.add(name);
        times.add(new OperationLatency(clock));
        return names.size() - 1;
    }

    /** Puts an operation that starts into its group. */
    void take(Operation operation, IoRecord record) {
        operation.group(
                by == GroupBy.PATH
                        ? ofPath(operation.epoch())
                        : ofProcess(state.processOf(record), record.timeTicks()));
    }

    /** Puts a request into its group, once that is known. */
    void take(Request request, long ticks) {
        if (request.group() == UNKNOWN) {
            request.group(
                    by == GroupBy.PATH
                            ? ofPath(request.epoch())
                            : ofProcess(state.processOf(request.threadId(), request.processId(), ticks), ticks));
        }
    }

    private int ofPath(FileObject open) {
        if (open == null || open.pathUnits() == 0 || open.binaryPath()) {
            return UNKNOWN;
        }
        long hash = pattern.of(open.pathArray(), open.pathUnits()).hash();
        Integer group = byPattern.get(hash);
        if (group == null) {
            group = add(pattern.toString());
            byPattern.put(hash, group);
        }
        return group;
    }

    private int ofProcess(int processId, long ticks) {
        Process process = processId == -1 ? null : state.processes().processAt(processId, ticks);
        String image = process == null ? null : process.imageFileName();
        if (image == null || image.isEmpty()) {
            return UNKNOWN;
        }
        Integer group = byImage.get(image);
        if (group == null) {
            group = add(image);
            byImage.put(image, group);
        }
        return group;
    }

    void ended(Operation operation) {
        times.get(operation.group()).record(operation.kind(), operation.endTicks() - operation.startTicks());
    }

    void ended(CallbackSample sample) {
        callbacks.recordInGroup(sample);
    }

    /**
     * The groups with durations, those with the most time first.
     *
     * @param pairer knows the filters
     */
    List<GroupRow> rows(Pairer pairer) {
        Map<Integer, List<CallbackLatency.Row>> ofGroup =
                callbacks.rows().stream().collect(Collectors.groupingBy(CallbackLatency.Row::group));
        List<GroupRow> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<CallbackLatency.Row> callbackRows = ofGroup.getOrDefault(i, List.of());
            GroupRow row = new GroupRow(
                    names.get(i), times.get(i).rows(), new CallbackTables(pairer, callbackRows).callbacks());
            if (!row.operations().isEmpty() || !row.callbacks().isEmpty()) {
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparingLong(GroupRow::sumNanos)
                .thenComparingLong(GroupRow::callbackNanos)
                .reversed());
        return rows;
    }
}
