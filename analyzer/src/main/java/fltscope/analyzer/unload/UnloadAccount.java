package fltscope.analyzer.unload;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What holds one filter, and how far its unload has come.
 *
 * @param filter its driver, or its name where no driver is known
 * @param state of its unload when the trace ended
 * @param lossy whether events were lost: what is not seen may be there
 * @param steps of its unload, in time order
 * @param rows one for each kind of thing that can hold it, in their order
 */
public record UnloadAccount(
        String filter, State state, boolean lossy, List<UnloadEvidence> steps, List<UnloadRow> rows) {
    public UnloadAccount {
        steps = List.copyOf(steps);
        rows = List.copyOf(rows);
    }

    /** How far an unload has come. */
    public enum State {
        /** None was begun, as far as the trace shows. */
        LOADED("loaded"),
        /** It was begun and has not ended. */
        WAITING("unload waits"),
        /** It has ended. */
        UNLOADED("unloaded");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** As reports call it. */
        public String label() {
            return label;
        }
    }

    /**
     * Things that its unload waits for, or would wait for. The filter manager's count of references is that of the same things, so
     * that it counts only where nothing else is known.
     */
    public long blockers() {
        if (state == State.UNLOADED) {
            return 0;
        }
        long things = rows.stream()
                .filter(row -> row.isBlocker() && row.kind() != UnloadRowKind.REFERENCES)
                .mapToLong(UnloadRow::count)
                .sum();
        UnloadRow references = row(UnloadRowKind.REFERENCES);
        return things == 0 && references.isBlocker() ? references.count() : things;
    }

    /** The row to look at first: the best proven of those that hold it; empty where none is known to. */
    public Optional<UnloadRow> first() {
        return rows.stream()
                .filter(UnloadRow::isBlocker)
                .max(Comparator.comparing(UnloadRow::proof).thenComparing(UnloadRow::kind, Comparator.reverseOrder()));
    }

    /** The row of a kind. */
    public UnloadRow row(UnloadRowKind kind) {
        return rows.stream().filter(row -> row.kind() == kind).findFirst().orElseThrow();
    }

    /** The same with other rows and another state, such as what a debugger adds. */
    UnloadAccount with(State other, List<UnloadRow> others) {
        return new UnloadAccount(filter, other, lossy, steps, others);
    }
}
