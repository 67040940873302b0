package fltscope.analyzer.finding;

import fltscope.analyzer.finding.growth.Growth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Opens of one kind that nothing explains and that have no end: whether they pile up (pairing rules, section 7, class 14). Those
 * count that are old beyond doubt, which is older than any finished life of the kind and than 30 s, and idle; and they must have
 * come on and on as long as their opener was observed, which is what {@link Growth} tests.
 *
 * <p>A kind knows programs, not processes: where each process of a program keeps one or two, such as its current folder, none of
 * these piles up anything. Each open has its place in the observed life of the process that opened it.
 */
final class OpenSeries {
    private static final long SECOND = 1_000_000_000L;
    private static final long OLD_NANOS = 30 * SECOND;
    private static final int LEAK_OPENS = 5;
    private static final int MANY_OPENS = 10;
    /** From this many on they are worth a warning though it is not known whether they are in use. */
    private static final int MANY_UNKNOWN = 200;

    private static final int KEPT_BY_EACH = 2;

    /**
     * What a series says of an open in it.
     *
     * @param severity of a leak
     * @param idleKnown whether it is known that they are idle
     * @param equalStacks whether all were opened from one place
     * @param stopped whether they are old and idle, and more have not come on until the end: a cache, or a leak that has paused
     */
    record Verdict(OpenTest test, Severity severity, boolean idleKnown, boolean equalStacks, boolean stopped) {}

    private final OpenKind kind;
    private final boolean equalStacks;
    private final List<OpenFacts> unexplained = new ArrayList<>();
    private final List<OpenFacts> young = new ArrayList<>();
    private boolean judged;
    private int old;
    private int processes;
    private boolean idleKnown;
    private Growth growth;

    OpenSeries(OpenKind kind, boolean equalStacks) {
        this.kind = kind;
        this.equalStacks = equalStacks;
    }

    /** Takes an open of this kind that has no end. */
    void add(OpenFacts facts, OpenClass openClass) {
        if (facts.cleaned() || !isUnexplained(facts)) {
            return;
        }
        if (openClass == OpenClass.UNMATCHED_OTHER) {
            unexplained.add(facts);
        } else if (openClass == OpenClass.STILL_OPEN_YOUNG) {
            young.add(facts);
        }
    }

    /**
     * What a filter opened that was unloaded since has an explanation, though its end was not seen. Opens without a path are
     * only alike in that it was not recorded, as that of a pipe, which FileInfo does not see.
     */
    private static boolean isUnexplained(OpenFacts facts) {
        return facts.path() != null && facts.issuer().refutedBy() == null && !facts.waits();
    }

    private boolean isOld(OpenFacts facts) {
        return facts.ageNanos() > OLD_NANOS && outlivesAll(facts) && !facts.mayBeYoung();
    }

    private boolean outlivesAll(OpenFacts facts) {
        return facts.ageNanos() > kind.lives().maxNanos();
    }

    private boolean isCounted(OpenFacts facts) {
        return isOld(facts) && (!facts.idleKnown() || kind.isIdle(facts));
    }

    private void judge() {
        judged = true;
        growth = new Growth();
        idleKnown = true;
        Set<Integer> openers = new HashSet<>();
        for (OpenFacts facts : unexplained) {
            if (isCounted(facts)) {
                old++;
                openers.add(facts.process());
                idleKnown &= facts.idleKnown();
                came(facts);
            } else if (!isOld(facts) && outlivesAll(facts)) {
                came(facts);
            }
        }
        young.stream().filter(this::outlivesAll).forEach(this::came);
        processes = openers.size();
    }

    private void came(OpenFacts facts) {
        long observed = facts.observedNanos();
        // What came later may still end as others of its kind do.
        growth.came(observed - facts.ageNanos(), 0, observed - kind.lives().maxNanos());
    }

    /** Whether an open that nothing else explains is one of those that pile up. */
    Verdict of(OpenFacts facts, boolean lost) {
        if (!judged) {
            judge();
        }
        boolean enough = old - KEPT_BY_EACH * (processes - 1) >= LEAK_OPENS;
        boolean candidate = !lost && isUnexplained(facts) && isCounted(facts) && enough;
        Growth.Verdict trend = growth.verdict();
        boolean grows = trend == Growth.Verdict.GROWS;
        boolean leak = candidate && grows;
        String reason = leak ? yes() : no(facts, lost, enough, trend);
        TestValue[] values = {
            TestValue.count("old and idle of its kind", old),
            TestValue.count("processes that have them", processes),
            TestValue.count("a leak beyond two for each further process from", LEAK_OPENS),
            TestValue.nanos("age", facts.ageNanos()),
            TestValue.nanos("longest finished life of its kind", kind.lives().maxNanos()),
            TestValue.nanos("since the last operation", facts.restNanos()),
            TestValue.count("windows of 256 in which any came", growth.steps()),
            TestValue.count("windows since the last", growth.silent())
        };
        String name = OpenClass.LEAK_SUSPECT.label();
        OpenTest test = leak ? OpenTest.yes(name, reason, values) : OpenTest.no(name, reason, values);
        return new Verdict(test, severity(), idleKnown, equalStacks, candidate && !grows);
    }

    private Severity severity() {
        if (!idleKnown) {
            return old >= MANY_UNKNOWN ? Severity.WARNING : Severity.INFO;
        }
        return old >= MANY_OPENS || equalStacks ? Severity.ERROR : Severity.WARNING;
    }

    private String yes() {
        return "more of its kind came on and on, none that is as old was seen to end, and "
                + (idleKnown ? "they rest" : "whether they rest is not known, as no reads and writes were recorded");
    }

    private String no(OpenFacts facts, boolean lost, boolean enough, Growth.Verdict trend) {
        if (lost) {
            return "events were lost: ends of its kind may be among them";
        }
        if (facts.path() == null) {
            return "its path is not known, and so not its kind";
        }
        if (facts.issuer().refutedBy() != null) {
            return "its filter was unloaded later";
        }
        if (facts.waits()) {
            return "a request on it is under way";
        }
        if (facts.mayBeYoung()) {
            return "opens of its kind that live as long may be among what was lost before";
        }
        if (!outlivesAll(facts)) {
            return "opens of its kind have lived as long and ended";
        }
        if (!isOld(facts)) {
            return "it is not 30 s old";
        }
        if (!isCounted(facts)) {
            return "it is in use: it has not rested for longer than opens of its kind do";
        }
        if (!enough) {
            return "there are too few of its kind";
        }
        return trend == Growth.Verdict.STOPPED
                ? "they came for long, and more have not come at that rate since: a cache or a leak"
                : "they came within a short time: what is opened at a start, or a pool";
    }
}
