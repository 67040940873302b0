package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.metric.CallbackKey;
import fltscope.analyzer.metric.PerOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Which callbacks appeared, vanished, or are called more or less often: rates of runs, side by side and without a test. */
final class CallbackComparison {
    private static final double NOTABLY = 1.05;

    private CallbackComparison() {}

    static List<CallbackChange> of(List<RunFacts> before, List<RunFacts> now, GateOptions options) {
        if (before.isEmpty() || now.isEmpty()) {
            return List.of();
        }
        NavigableSet<CallbackKey> all = new TreeSet<>();
        List.of(before, now)
                .forEach(side -> side.forEach(run -> run.callbacks().forEach(count -> all.add(count.callback()))));
        List<CallbackChange> changes = new ArrayList<>();
        boolean byOperation = hasOperations(before) && hasOperations(now);
        for (CallbackKey callback : all) {
            CallbackChange.Range was = range(before, callback, byOperation);
            CallbackChange.Range is = range(now, callback, byOperation);
            CallbackChange.Kind kind = options.judges(callback.filter()) ? kind(was, is) : null;
            if (kind != null) {
                changes.add(new CallbackChange(callback, kind, was, is, byOperation));
            }
        }
        return changes;
    }

    private static boolean hasOperations(List<RunFacts> runs) {
        return runs.stream().allMatch(run -> run.operations() > 0);
    }

    private static CallbackChange.Kind kind(CallbackChange.Range was, CallbackChange.Range is) {
        if (was.greatest() == 0) {
            return CallbackChange.Kind.APPEARED;
        }
        if (is.greatest() == 0) {
            return CallbackChange.Kind.VANISHED;
        }
        if (is.least() > was.greatest() * NOTABLY) {
            return CallbackChange.Kind.MORE_OFTEN;
        }
        return was.least() > is.greatest() * NOTABLY ? CallbackChange.Kind.LESS_OFTEN : null;
    }

    private static CallbackChange.Range range(List<RunFacts> runs, CallbackKey callback, boolean byOperation) {
        long least = Long.MAX_VALUE;
        long greatest = 0;
        for (RunFacts run : runs) {
            long calls = run.calls(callback);
            long rate = byOperation ? PerOperation.callsPerMillion(calls, run.operations()) : calls;
            // A call in many millions of operations is a call.
            rate = calls > 0 ? Math.max(1, rate) : 0;
            least = Math.min(least, rate);
            greatest = Math.max(greatest, rate);
        }
        return new CallbackChange.Range(least, greatest);
    }
}
