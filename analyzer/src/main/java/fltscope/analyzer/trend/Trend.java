package fltscope.analyzer.trend;

import java.util.List;

/**
 * What happened when.
 *
 * @param slowest callbacks and operations
 * @param opens how many there were over time
 * @param losses when something was lost, in time order
 * @param milestones loads and unloads, in time order
 * @param detail latency over time, and where time goes; null unless that was asked for
 */
public record Trend(
        Slowest slowest, OpenCounts opens, List<LossWindow> losses, List<Milestone> milestones, TrendDetail detail) {
    /** Takes copies that nobody can change. */
    public Trend {
        losses = List.copyOf(losses);
        milestones = List.copyOf(milestones);
    }
}
