package fltscope.analyzer.finding;

import fltscope.analyzer.finding.evidence.Evidence;
import java.util.HashSet;
import java.util.Set;

/**
 * The opens of one kind that have no end: whether they pile up. A kind knows programs, not processes: where each process of a
 * program keeps one, such as its current folder, they are as many as there are processes, and none of these piles up anything.
 */
final class OpenSeries {
    private static final int LEAK_OPENS = 5;

    private final Set<Integer> processes = new HashSet<>();
    private int unexplained;
    private boolean anyEnds;
    private long firstTicks = Long.MAX_VALUE;
    private long lastTicks = Long.MIN_VALUE;
    private long lastUnexplainedTicks = Long.MIN_VALUE;

    /** Opens of this kind are seen to end. */
    void ends() {
        anyEnds = true;
    }

    /** Takes an open of this kind that has no end. */
    void add(OpenFacts facts, OpenClass openClass) {
        long createTicks = facts.open().createTicks();
        if (facts.cleaned()) {
            ends();
        } else if (openClass == OpenClass.UNMATCHED_OTHER && isUnexplained(facts)) {
            created(createTicks);
            if (!facts.mayBeYoung()) {
                unexplained++;
                processes.add(facts.process());
                lastUnexplainedTicks = Math.max(lastUnexplainedTicks, createTicks);
            }
        } else if (openClass == OpenClass.STILL_OPEN_YOUNG) {
            created(createTicks);
        }
    }

    /**
     * What a filter opened that was unloaded since has an explanation, though its end was not seen. Opens without a path are
     * only alike in that it was not recorded, as that of a pipe, which FileInfo does not see.
     */
    private static boolean isUnexplained(OpenFacts facts) {
        return facts.path() != null && facts.issuer().refutedBy() == null;
    }

    private void created(long ticks) {
        firstTicks = Math.min(firstTicks, ticks);
        lastTicks = Math.max(lastTicks, ticks);
    }

    /**
     * Whether an open that nothing else explains is one of at least five that pile up, beside one for each further process: none
     * of its kind ends, and their number rises on, which is to say in the second half of the time since the first one. What a
     * program opens once and keeps does not.
     */
    OpenTest test(OpenFacts facts, long endTicks, Evidence evidence) {
        String name = OpenClass.LEAK_SUSPECT.label();
        TestValue[] counts = {
            TestValue.count("unexplained of its kind", unexplained),
            TestValue.count("processes that have them", processes.size()),
            TestValue.count("a leak beyond one for each process from", LEAK_OPENS)
        };
        if (evidence.lost()) {
            return OpenTest.no(name, "events were lost: ends of its kind may be among them", counts);
        }
        if (facts.path() == null) {
            return OpenTest.no(name, "its path is not known, and so not its kind");
        }
        if (facts.issuer().refutedBy() != null) {
            return OpenTest.no(name, "its filter was unloaded later");
        }
        if (anyEnds) {
            return OpenTest.no(name, "opens of its kind were seen to end", counts);
        }
        if (facts.open().createTicks() > lastUnexplainedTicks) {
            return OpenTest.no(name, "opens of its kind that live as long may be among what was lost before", counts);
        }
        if (unexplained - (processes.size() - 1) < LEAK_OPENS) {
            return OpenTest.no(name, "there are too few of its kind", counts);
        }
        return lastTicks - firstTicks >= endTicks - lastTicks
                ? OpenTest.yes(
                        name,
                        "more of its kind came until late, and none was seen to end"
                                + (evidence.mayMissAny()
                                        ? "; events were lost before, but these are three times as old as any life"
                                                + " that hides"
                                        : ""),
                        counts)
                : OpenTest.no(name, "no more of its kind came since", counts);
    }
}
