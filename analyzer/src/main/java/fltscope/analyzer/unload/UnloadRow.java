package fltscope.analyzer.unload;

import fltscope.analyzer.finding.Confidence;
import java.util.List;

/**
 * One kind of thing that can hold a filter.
 *
 * @param count how many there are
 * @param proof of the best proven of them; {@link Confidence#UNKNOWN} where there are none, null where it was not recorded
 * @param evidence the first of them, oldest first
 * @param debugger what a debugger's dump says of it; null where none does
 */
public record UnloadRow(
        UnloadRowKind kind, long count, Confidence proof, List<UnloadEvidence> evidence, String debugger) {
    /** Time of what was there before the trace. */
    public static final long NEVER = Long.MIN_VALUE;

    public UnloadRow {
        evidence = List.copyOf(evidence);
    }

    static UnloadRow notRecorded(UnloadRowKind kind) {
        return new UnloadRow(kind, 0, null, List.of(), null);
    }

    /** Whether the trace holds what shows it. */
    public boolean isRecorded() {
        return proof != null;
    }

    /** Whether the filter's unload waits for it, at least likely. */
    public boolean isBlocker() {
        return kind.blocks() && count > 0 && proof != null && proof.compareTo(Confidence.LIKELY) >= 0;
    }

    /** Since when the oldest is there; {@link #NEVER} for none, or before the trace. */
    public long oldestNanos() {
        return evidence.stream().mapToLong(UnloadEvidence::nanos).min().orElse(NEVER);
    }

    UnloadRow withDebugger(String words) {
        return new UnloadRow(kind, count, proof, evidence, words);
    }
}
