package fltscope.analyzer.export.timeline;

import java.util.Set;

/**
 * What of a trace goes into a timeline.
 *
 * @param fromTicks first moment
 * @param toTicks last moment
 * @param process image name or id of the only process; null for all
 * @param filter driver of the only filter whose callbacks are wanted, with or without extension; null for all
 * @param most slices at most; what comes later is counted
 * @param findings addresses of the opens that findings are about, and since when; empty for all opens
 */
public record TimelineWanted(
        long fromTicks, long toTicks, String process, String filter, int most, Set<Long> findings) {
    /** Takes a copy that nobody can change. */
    public TimelineWanted {
        findings = Set.copyOf(findings);
    }
}
