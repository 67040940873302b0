package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.judge.GateResult;
import fltscope.analyzer.gate.measure.FilterFacts;
import fltscope.analyzer.gate.measure.Machine;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.text.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** On what the runs were recorded, which filters were there, and what was lost, in words. */
public final class FactsText {
    private static final long HERTZ_PER_MEGAHERTZ = 1_000_000;
    private static final String UNKNOWN = "?";

    private FactsText() {}

    /** {@code Windows 10.0.19041 x64, 4 CPUs of 2,400 MHz, QPC at 10 MHz}. */
    public static String machine(Machine machine) {
        return "Windows " + GateNames.safe(machine.os()) + (machine.pointerBytes() == Long.BYTES ? " x64, " : " x86, ")
                + Digits.counted(machine.processors(), "CPU")
                + (machine.processorMhz() == 0 ? "" : " of " + Digits.grouped(machine.processorMhz()) + " MHz")
                + ", " + GateNames.safe(machine.clock()) + " at " + frequency(machine.ticksPerSecond());
    }

    private static String frequency(long hertz) {
        return hertz % HERTZ_PER_MEGAHERTZ == 0
                ? Digits.grouped(hertz / HERTZ_PER_MEGAHERTZ) + " MHz"
                : Digits.grouped(hertz) + " Hz";
    }

    /** {@code luafv, vfsmfd 2.1.0.7 (was 2.0.9.1) @263410}: all filters of either side. */
    public static String filters(GateResult result) {
        Map<String, FilterFacts> before = byName(result.before());
        Map<String, FilterFacts> now = byName(result.now());
        Map<String, FilterFacts> all = new TreeMap<>(before);
        all.putAll(now);
        List<String> words = new ArrayList<>();
        all.forEach((name, facts) -> words.add(filter(facts, before.get(name))));
        return words.isEmpty() ? "none that was called" : String.join(", ", words);
    }

    private static String filter(FilterFacts facts, FilterFacts before) {
        StringBuilder words = new StringBuilder(GateNames.safe(facts.name()));
        String was = before == null ? facts.version() : before.version();
        if (!Objects.equals(was, facts.version())) {
            words.append(' ')
                    .append(version(facts.version()))
                    .append(" (was ")
                    .append(version(was))
                    .append(')');
        } else if (was != null) {
            words.append(' ').append(version(was));
        }
        return words.append(facts.altitude() == null ? "" : " @" + GateNames.safe(facts.altitude()))
                .toString();
    }

    private static String version(String version) {
        return version == null ? UNKNOWN : GateNames.safe(version);
    }

    private static Map<String, FilterFacts> byName(List<RunFacts> runs) {
        Map<String, FilterFacts> filters = new TreeMap<>();
        runs.forEach(run -> run.filters().forEach(filter -> filters.putIfAbsent(filter.name(), filter)));
        return filters;
    }

    /** {@code nothing}, or each run that lacks something and what. */
    public static String lost(List<RunFacts> runs) {
        List<String> words = new ArrayList<>();
        for (RunFacts run : runs) {
            if (run.loss().lossy()) {
                words.add(GateNames.safe(run.name()) + ": "
                        + GateNames.safe(String.join(", ", run.loss().reasons())));
            }
        }
        return words.isEmpty() ? "nothing" : String.join("; ", words);
    }
}
