package fltscope.analyzer.result;

import fltscope.analyzer.latency.OperationLatency;
import fltscope.analyzer.pairing.Epoch;
import fltscope.analyzer.state.LongMap;
import fltscope.analyzer.state.PathPattern;
import fltscope.analyzer.state.Process;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Durations of file operations by path pattern or process. An operation is given the number of its group when it starts, while
 * its open is known. Memory is bounded: beyond {@link #MOST} groups, what is new is told with what is not known.
 */
final class Groups {
    /** Groups that are told apart. */
    static final int MOST = 1 << 12;

    private static final int UNKNOWN = 0;

    private final GroupBy by;
    private final TraceState state;
    private final TraceClock clock;
    private final PathPattern pattern = new PathPattern();
    private final LongMap<Integer> byPattern = new LongMap<>();
    private final Map<String, Integer> byImage = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<OperationLatency> times = new ArrayList<>();

    Groups(GroupBy by, TraceState state, TraceClock clock) {
        this.by = by;
        this.state = state;
        this.clock = clock;
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

    /** The number of the group that an operation belongs to when it starts. */
    int of(IoRecord record, Epoch open) {
        return by == GroupBy.PATH ? ofPath(open) : ofProcess(record);
    }

    private int ofPath(Epoch open) {
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

    private int ofProcess(IoRecord record) {
        int processId = state.processOf(record);
        Process process = processId == -1 ? null : state.processes().processAt(processId, record.timeTicks());
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

    void ended(int group, FileOperation operation, long durationTicks) {
        times.get(group).record(operation, durationTicks);
    }

    /** The groups with durations, those with the most time first. */
    List<GroupRow> rows() {
        List<GroupRow> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            GroupRow row = new GroupRow(names.get(i), times.get(i).rows());
            if (!row.operations().isEmpty()) {
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparingLong(GroupRow::sumNanos).reversed());
        return rows;
    }
}
