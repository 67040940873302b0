package fltscope.analyzer.report.explain;

import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.finding.Severity;
import fltscope.analyzer.life.Life;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What there is to tell of the lives that somebody asked for. */
public final class Explanation {
    private final Analysis analysis;
    private final TraceState state;
    private final List<Life> lives;
    private final long omitted;
    private final Map<Life, OpenFinding> findings = new HashMap<>();
    private final List<Life> ranked;

    /**
     * @param lives in the order in which they began
     * @param omitted older lives that are not among them
     */
    public Explanation(Analysis analysis, TraceState state, List<Life> lives, long omitted) {
        this.analysis = analysis;
        this.state = state;
        this.lives = List.copyOf(lives);
        this.omitted = omitted;
        Map<Long, OpenFinding> byAddress = new HashMap<>();
        analysis.opens().forEach(open -> byAddress.put(open.file().fileObject(), open));
        for (Life life : lives) {
            OpenFinding finding = byAddress.get(life.fileObject());
            if (finding != null && life.createSeen() && life.end() == LifeEnd.OPEN) {
                findings.put(life, finding);
            }
            if (life.path() == null && life.fileKey() != 0) {
                life.named(state.fileNames().nameOf(life.fileKey(), life.lastTicks()));
            }
        }
        ranked = new ArrayList<>(this.lives);
        ranked.sort(Comparator.comparingInt(this::gravity)
                .reversed()
                .thenComparing(Comparator.comparingLong(Life::startTicks).reversed())
                .thenComparing(Comparator.comparingInt(Life::number).reversed()));
    }

    /** Only those of the lives that have a finding with this fingerprint. */
    public Explanation ofFingerprint(String fingerprint) {
        return new Explanation(
                analysis,
                state,
                lives.stream()
                        .filter(life ->
                                findings.containsKey(life) && findings.get(life).isNamed(fingerprint))
                        .toList(),
                0);
    }

    private int gravity(Life life) {
        OpenFinding finding = findings.get(life);
        return finding == null ? -1 : finding.severity().compareTo(Severity.NONE);
    }

    /**
     * The life with a number; 0 is the gravest one without an end, or else the newest. Null when there is none, or it is one
     * of those that were too many.
     */
    public Life life(long number) {
        if (number == 0) {
            return ranked.isEmpty() ? null : ranked.get(0);
        }
        long index = number - 1 - omitted;
        return index < 0 || index >= lives.size() ? null : lives.get((int) index);
    }

    /** The newest life that was there at a moment, or else the newest of all; null when there is none. */
    public Life lifeAt(long ticks) {
        Life found = null;
        for (Life life : lives) {
            if (found == null || life.startTicks() <= ticks) {
                found = life;
            }
        }
        return found;
    }

    /** Number of a life, from 1 in the order in which they began. */
    public long numberOf(Life life) {
        return lives.indexOf(life) + 1 + omitted;
    }

    /** How many lives there are. */
    public long count() {
        return lives.size() + omitted;
    }

    /** What is found of a life; null for one that has ended, or whose create was not recorded. */
    public OpenFinding findingOf(Life life) {
        return findings.get(life);
    }

    /** The lives, the gravest and newest first. */
    public List<Life> ranked() {
        return ranked;
    }

    public List<Life> lives() {
        return lives;
    }

    /** Older lives that are not among them. */
    public long omitted() {
        return omitted;
    }

    public Analysis analysis() {
        return analysis;
    }

    public TraceState state() {
        return state;
    }

    TraceClock clock() {
        return analysis.header().clock();
    }
}
