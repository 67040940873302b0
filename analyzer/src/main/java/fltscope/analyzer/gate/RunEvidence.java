package fltscope.analyzer.gate;

import fltscope.analyzer.finding.Evidence;
import fltscope.analyzer.result.Analysis;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import java.util.Arrays;
import java.util.List;

/** What a trace tells of its machine, and what is missing from it. */
final class RunEvidence {
    private RunEvidence() {}

    static Machine machine(TraceHeader header) {
        TraceClock clock = header.clock();
        return new Machine(
                header.osMajor() + "." + header.osMinor() + "." + header.osBuild(),
                header.pointerBytes(),
                header.processors(),
                clock.type().name(),
                clock.ticksPerSecond());
    }

    /**
     * What is missing. A circular file that has wrapped lacks its beginning, as it is meant to, and a trace whose order is
     * uncertain lacks nothing.
     */
    static RunLoss loss(Analysis analysis) {
        Evidence evidence = analysis.evidence();
        if (!evidence.lost() && !evidence.truncated() && evidence.lastLossTicks() == Evidence.NO_LOSS) {
            return RunLoss.NONE;
        }
        TraceCounters counters = analysis.counters();
        List<String> reasons = Arrays.stream(TraceCounter.values())
                .filter(counter -> counters.count(counter) > 0 && isLoss(counter))
                .map(counter -> counter.label() + ": " + counters.count(counter))
                .toList();
        return new RunLoss(true, reasons.isEmpty() ? List.of("events were lost") : reasons);
    }

    private static boolean isLoss(TraceCounter counter) {
        return switch (counter) {
            case OVERWRITTEN, TIME_WENT_BACK -> false;
            default -> counter.severity() != TraceCounter.Severity.NOTE;
        };
    }
}
