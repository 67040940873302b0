package fltscope.analyzer.gate.report;

import fltscope.analyzer.gate.judge.MetricVerdict;
import fltscope.analyzer.gate.judge.Side;
import fltscope.analyzer.text.Digits;

/** Why a metric is inconclusive, in words. */
public final class Doubts {
    private Doubts() {}

    /** The reason, and how many runs would settle it where that is known; empty where there is no doubt. */
    public static String of(MetricVerdict verdict) {
        String settles = verdict.runsNeeded() > 0
                ? "; " + Digits.grouped(verdict.runsNeeded()) + " runs a side would settle it"
                : "";
        return switch (verdict.doubt()) {
            case NONE -> "";
            case TOO_FEW_RUNS ->
                Digits.counted(verdict.now().runs(), "run") + " against "
                        + Digits.grouped(verdict.before().runs()) + ", " + Side.LEAST_RUNS + " a side needed";
            case TOO_FEW_EVENTS ->
                Digits.counted(fewest(verdict), "event") + " a run, "
                        + Digits.grouped(verdict.metric().quantity().eventsNeeded()) + " needed";
            case ONLY_NOW -> "not in the baseline";
            case ONLY_BEFORE -> "only in the baseline";
            case TOO_NOISY -> "the runs differ too much" + settles;
            case NOT_COMPARABLE -> "not comparable";
            case NOT_SIGNIFICANT -> "among so many metrics it may be chance" + settles;
        };
    }

    /** Of the side that lacks runs with enough events. */
    private static long fewest(MetricVerdict verdict) {
        long before =
                verdict.before().isEnough() ? Long.MAX_VALUE : verdict.before().leastEvents();
        long now = verdict.now().isEnough() ? Long.MAX_VALUE : verdict.now().leastEvents();
        return Math.min(before, now);
    }
}
