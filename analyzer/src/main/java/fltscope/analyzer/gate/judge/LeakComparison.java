package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.measure.LeakFacts;
import fltscope.analyzer.gate.measure.RunFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which leaks are there now, and which of them were not before. One run in ten that leaks is a build that leaks. */
public final class LeakComparison {
    private LeakComparison() {}

    /** The kinds of leaks in the runs of now, and which of them no run before has. */
    public static List<LeakVerdict> of(List<RunFacts> before, List<RunFacts> now) {
        Map<LeakFacts, List<String>> runsByLeak = new TreeMap<>();
        for (RunFacts run : now) {
            run.leaks()
                    .forEach(leak -> runsByLeak
                            .computeIfAbsent(leak, unused -> new ArrayList<>())
                            .add(run.name()));
        }
        return runsByLeak.entrySet().stream()
                .map(entry ->
                        new LeakVerdict(entry.getKey(), List.copyOf(entry.getValue()), isNew(entry.getKey(), before)))
                .toList();
    }

    private static boolean isNew(LeakFacts leak, List<RunFacts> before) {
        return before.stream().flatMap(run -> run.leaks().stream()).noneMatch(leak::isSameKind);
    }
}
