package fltscope.analyzer.gate.judge;

import fltscope.analyzer.gate.measure.LeakFacts;
import fltscope.analyzer.gate.measure.RunFacts;
import java.util.List;

/**
 * A kind of leak in the runs that are gated.
 *
 * @param leak as in the first run that has it
 * @param runs the runs that have it, as in {@link RunFacts#name}
 * @param isNew whether no run of the baseline has it; only then it fails the gate
 */
public record LeakVerdict(LeakFacts leak, List<String> runs, boolean isNew) {}
