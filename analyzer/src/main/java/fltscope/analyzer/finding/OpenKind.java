package fltscope.analyzer.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The opens of one kind that have no end: same opener, same issuer, and names in one folder that differ only in digits or random
 * parts. Where their stacks were recorded, those with equal ones belong together, and those of one path pattern.
 */
final class OpenKind {
    /** Idle is what has rested for more than twice the usual pause. */
    private static final int USUAL_PAUSES = 2;

    private final KindLives lives;
    private final List<OpenFacts> unfinished = new ArrayList<>();
    private final Map<Long, OpenSeries> byStack = new HashMap<>();
    private final Map<String, OpenSeries> byPattern = new HashMap<>();
    private long idleAboveNanos = -1;
    private int cleanedUntouched;

    OpenKind(KindLives lives) {
        this.lives = lives;
    }

    KindLives lives() {
        return lives;
    }

    /** Counts one whose last handle was closed, and that was never read or written. */
    void countCleanedUntouched() {
        cleanedUntouched++;
    }

    int cleanedUntouched() {
        return cleanedUntouched;
    }

    /** Takes an open of this kind, with the class that it has so far. */
    void add(OpenFacts facts, OpenClass openClass) {
        unfinished.add(facts);
        byStack.computeIfAbsent(facts.stackKey(), key -> new OpenSeries(this, key != 0))
                .add(facts, openClass);
        if (facts.stackSeen()) {
            byPattern
                    .computeIfAbsent(facts.pattern(), key -> new OpenSeries(this, false))
                    .add(facts, openClass);
        }
    }

    /** The series that an open is in, the one with equal stacks first. */
    List<OpenSeries> seriesOf(OpenFacts facts) {
        OpenSeries equalStacks = byStack.get(facts.stackKey());
        OpenSeries equalPatterns = byPattern.get(facts.pattern());
        return equalPatterns == null ? List.of(equalStacks) : List.of(equalStacks, equalPatterns);
    }

    /** Whether an open has rested for longer than its kind does, and than it has itself. */
    boolean isIdle(OpenFacts facts) {
        if (idleAboveNanos < 0) {
            long usual = lives.usualPauseNanos(
                    unfinished.stream().mapToLong(OpenFacts::longestPauseNanos).toArray());
            idleAboveNanos = usual > Long.MAX_VALUE / USUAL_PAUSES ? Long.MAX_VALUE : USUAL_PAUSES * usual;
        }
        long own = facts.longestPauseNanos();
        return facts.restNanos() > idleAboveNanos && facts.restNanos() / USUAL_PAUSES > own;
    }
}
