package fltscope.analyzer.gate.measure;

import fltscope.analyzer.finding.evidence.Evidence;
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
                header.machine().osMajor() + "." + header.machine().osMinor() + "."
                        + header.machine().osBuild(),
                header.machine().pointerBytes(),
                header.machine().processors(),
                header.machine().processorMhz(),
                clock.type().name(),
                clock.ticksPerSecond());
    }

    /**
     * What is missing. A circular file that has wrapped lacks its beginning, as it is meant to, and a trace whose order is
     * uncertain lacks nothing. A run that still goes on lacks its rest.
     */
    static RunLoss loss(Analysis analysis) {
        Evidence evidence = analysis.evidence();
        TraceCounters counters = analysis.counters();
        if (counters.count(TraceCounter.QUEUE_STILL_WRITTEN) == 0
                && !evidence.lost()
                && !evidence.truncated()
                && evidence.lastLossTicks() == Evidence.NO_LOSS) {
            return RunLoss.NONE;
        }
        List<String> reasons = Arrays.stream(TraceCounter.values())
                .filter(counter -> counters.count(counter) > 0 && isLoss(counter))
                .map(counter -> counter.label() + ": " + counters.count(counter))
                .toList();
        return new RunLoss(true, reasons.isEmpty() ? List.of("events were lost") : reasons);
    }

    private static boolean isLoss(TraceCounter counter) {
        return switch (counter) {
            case OVERWRITTEN, TIME_WENT_BACK -> false;
            case QUEUE_STILL_WRITTEN -> true;
            default -> counter.severity() != TraceCounter.Severity.NOTE;
        };
    }
}
