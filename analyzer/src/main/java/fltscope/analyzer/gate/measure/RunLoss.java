package fltscope.analyzer.gate.measure;

import java.util.List;

/**
 * What a trace lacks. A run with loss is compared only where the user allows it, since what is missing may be what is slow.
 *
 * @param lossy whether events are missing from it
 * @param reasons one line each, such as {@code 12 events lost}; empty when nothing is missing
 */
public record RunLoss(boolean lossy, List<String> reasons) {
    /** Nothing is missing. */
    public static final RunLoss NONE = new RunLoss(false, List.of());
}
