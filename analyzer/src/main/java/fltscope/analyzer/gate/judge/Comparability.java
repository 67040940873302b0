package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.measure.CallbackCount;
import fltscope.analyzer.gate.measure.FilterFacts;
import fltscope.analyzer.gate.measure.Machine;
import fltscope.analyzer.gate.measure.RunFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Whether runs may be compared: all are held against the first one. A difference is told once, for the first run that has it;
 * loss is told for every run.
 */
final class Comparability {
    /** A filter that is called less often in one run may not have been called at all in another, by chance. */
    private static final long CALLS_OF_A_FILTER = 100;

    /** Speeds of processors that differ by less than one part in so many are of the same processor. */
    private static final int SAME_SPEED_PARTS = 50;

    private final RunFacts first;
    private final GateOptions options;
    private final Map<String, Difference> found = new LinkedHashMap<>();

    private Comparability(RunFacts first, GateOptions options) {
        this.first = first;
        this.options = options;
    }

    /** What is different between runs of a baseline and runs that are held against it. */
    static List<Difference> of(List<RunFacts> before, List<RunFacts> now, GateOptions options) {
        List<RunFacts> all = new ArrayList<>(before);
        all.addAll(now);
        if (all.isEmpty()) {
            return List.of();
        }
        Comparability comparability = new Comparability(all.get(0), options);
        all.forEach(comparability::check);
        return List.copyOf(comparability.found.values());
    }

    private void check(RunFacts run) {
        Machine was = first.machine();
        Machine is = run.machine();
        differ(Difference.Kind.OS, was.os(), is.os(), run);
        differ(Difference.Kind.PROCESSORS, processors(was), processors(is), run);
        speed(was, is, run);
        differ(Difference.Kind.CLOCK, clock(was), clock(is), run);
        String gone = missing(first, run);
        String added = missing(run, first);
        if (!gone.isEmpty() || !added.isEmpty()) {
            differ(Difference.Kind.FILTERS, gone, added, run);
        }
        altitudes(run);
        if (run.loss().lossy()) {
            String reasons = String.join(", ", run.loss().reasons());
            found.put(run.name() + reasons, difference(Difference.Kind.LOSS, null, reasons, run));
        }
    }

    private static String processors(Machine machine) {
        return machine.processors() + " processors, " + machine.pointerBytes() * Byte.SIZE + " bit";
    }

    /** Windows measures the speed at each start, not to the last megahertz. */
    private void speed(Machine was, Machine is, RunFacts run) {
        int slower = Math.min(was.processorMhz(), is.processorMhz());
        int faster = Math.max(was.processorMhz(), is.processorMhz());
        if (slower > 0 && (faster - slower) * SAME_SPEED_PARTS > faster) {
            differ(Difference.Kind.PROCESSORS, was.processorMhz() + " MHz", is.processorMhz() + " MHz", run);
        }
    }

    private static String clock(Machine machine) {
        return machine.clock() + ", " + machine.ticksPerSecond() + " ticks/s";
    }

    private static String missing(RunFacts of, RunFacts in) {
        return of.filters().stream()
                .map(FilterFacts::name)
                .filter(name -> calls(of, name) >= CALLS_OF_A_FILTER && calls(in, name) == 0)
                .collect(Collectors.joining(", "));
    }

    private static long calls(RunFacts run, String filter) {
        return run.callbacks().stream()
                .filter(count -> count.callback().filter().equals(filter))
                .mapToLong(CallbackCount::calls)
                .sum();
    }

    private void altitudes(RunFacts run) {
        for (FilterFacts was : first.filters()) {
            for (FilterFacts is : run.filters()) {
                if (was.name().equals(is.name()) && was.altitude() != null && is.altitude() != null) {
                    differ(Difference.Kind.ALTITUDES, altitude(was), altitude(is), run);
                }
            }
        }
    }

    private static String altitude(FilterFacts filter) {
        return filter.name() + " @" + filter.altitude();
    }

    private void differ(Difference.Kind kind, String before, String now, RunFacts run) {
        if (!Objects.equals(before, now)) {
            found.putIfAbsent(kind + "|" + before + "|" + now, difference(kind, before, now, run));
        }
    }

    private Difference difference(Difference.Kind kind, String before, String now, RunFacts run) {
        return new Difference(kind, before, now, run.name(), options.allowed().contains(kind));
    }
}
