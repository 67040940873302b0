package fltscope.analyzer.finding;

import fltscope.analyzer.finding.evidence.EndsSeen;
import fltscope.analyzer.finding.evidence.Evidence;
import fltscope.analyzer.finding.holder.HandleHolders;
import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.finding.holder.KnownHolder;
import fltscope.analyzer.latency.CallbackLatency;
import fltscope.analyzer.latency.OpenLives;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.state.PathPattern;
import fltscope.analyzer.state.Process;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Says of each open without an end why it has none: the first class that applies (pairing rules, section 7), with the tests that
 * led there.
 */
public final class OpenClassifier {
    private static final long SECOND = 1_000_000_000L;
    /** An open is young below this, or below three times what opens of its kind live. */
    private static final long YOUNG_NANOS = 2 * SECOND;

    private static final int YOUNG_LIVES = 3;

    /** An open with its class and the tests behind it, before it is known whether opens of its kind pile up. */
    private record Judged(OpenFacts facts, OpenClass openClass, List<OpenTest> tests) {}

    private final TraceState state;
    private final OpenLives lives;
    private final Evidence evidence;
    private final TraceClock clock;
    private final long endTicks;
    private final Issuers issuers;
    private final Views views;
    private final HolderRules rules;
    private final HandleHolders handleHolders;
    private final OpenTests tests;
    private final PathPattern pattern = new PathPattern();
    private final Map<String, OpenSeries> series = new HashMap<>();

    public OpenClassifier(
            TraceState state,
            Pairer pairer,
            List<CallbackLatency.Row> callbacks,
            OpenLives lives,
            Evidence evidence,
            EndsSeen ends,
            TraceClock clock,
            long endTicks,
            HolderRules rules) {
        this.state = state;
        this.rules = rules;
        handleHolders = new HandleHolders(state);
        views = new Views(state, pairer);
        issuers = new Issuers(state, pairer, new NormalView(callbacks), views, evidence);
        tests = new OpenTests(state, evidence, ends, views, rules, clock, endTicks);
        // An analysis that goes on is looked at more than once: what is supposed here must not stay.
        this.lives = lives.supposing();
        this.evidence = evidence;
        this.clock = clock;
        this.endTicks = endTicks;
    }

    /** Classes the opens without an end, in their order. */
    public List<OpenFinding> classify(List<FileObject> opens) {
        for (FileObject open : opens) {
            if (evidence.mayMissSince(open.createTicks()) && evidence.lastLossTicks() != Evidence.NO_LOSS) {
                // Its end may be what was lost: then it lived no longer than this.
                lives.record(
                        hash(open),
                        processOf(open),
                        open.nestedIn(),
                        open.createTicks(),
                        clock.nanos(evidence.lastLossTicks() - open.createTicks()));
            }
        }
        List<Judged> judged = new ArrayList<>();
        for (FileObject open : opens) {
            OpenFacts facts = facts(open);
            OpenTests.Verdict verdict = tests.of(facts);
            judged.add(new Judged(facts, verdict.openClass(), verdict.tests()));
            seriesOf(facts).add(facts, verdict.openClass());
        }
        return judged.stream().map(this::finding).toList();
    }

    private OpenSeries seriesOf(OpenFacts facts) {
        return series.computeIfAbsent(facts.kind(), kind -> new OpenSeries());
    }

    private OpenFinding finding(Judged judged) {
        OpenFacts facts = judged.facts();
        FileObject open = facts.open();
        List<OpenTest> made = new ArrayList<>(judged.tests());
        OpenClass openClass = judged.openClass();
        if (openClass == OpenClass.UNMATCHED_OTHER) {
            OpenTest leak = seriesOf(facts).test(facts, endTicks, evidence);
            made.add(leak);
            openClass = leak.applies() ? OpenClass.LEAK_SUSPECT : openClass;
        } else {
            made.add(OpenTest.notTried(OpenClass.LEAK_SUSPECT.label()));
        }
        made.add(
                openClass == OpenClass.UNMATCHED_OTHER
                        ? OpenTest.yes(openClass.label(), "none of the others applies")
                        : OpenTest.notTried(OpenClass.UNMATCHED_OTHER.label()));
        List<String> stack = views.stack(open, facts.process());
        return new OpenFinding(
                openClass,
                confidence(openClass, facts),
                fingerprint(facts, openClass),
                new OpenedFile(
                        open.fileObject(),
                        open.fileKey(),
                        facts.path(),
                        open.binaryPath(),
                        views.volume(open, facts.path())),
                new Opener(facts.process(), facts.image(), open.openerThread()),
                facts.issuer(),
                stack,
                new CreateFacts(
                        clock.nanosSinceStart(open.createTicks()),
                        open.createOptions(),
                        open.shareAccess(),
                        open.createEndTicks() != FileObject.NEVER,
                        open.createStatus(),
                        open.isToldByFiltersOnly()),
                new OpenUse(
                        facts.ageNanos(),
                        open.cleaned() ? clock.nanosSinceStart(open.cleanupTicks()) : OpenUse.NEVER,
                        clock.nanosSinceStart(open.lastTicks()),
                        open.lastMajorFunction(),
                        open.pendingOperations(),
                        open.pendingRequests()),
                new SeenBy(
                        views.names(open.seenCreate()), views.names(open.seenCleanup()), views.names(open.seenClose())),
                openClass == OpenClass.KNOWN_HOLDER ? facts.holder() : null,
                facts.handles(),
                List.copyOf(made));
    }

    private OpenFacts facts(FileObject open) {
        int process = processOf(open);
        Process opener = process == -1 ? null : state.processes().processAt(process, open.createTicks());
        String image = opener == null ? null : opener.imageFileName();
        String path = open.pathUnits() == 0 ? state.fileNames().nameOf(open.fileKey(), open.lastTicks()) : open.path();
        Issuer issuer = issuers.of(open);
        String kind = kind(image, issuer, path);
        long age = clock.nanos(endTicks - open.createTicks());
        return new OpenFacts(
                open,
                process,
                opener,
                path,
                kind,
                views.stack(open) != null,
                issuer,
                holder(open, path, image),
                handleHolders.of(open),
                age,
                youngBelowNanos(open, image, kind),
                mayBeYoung(open, image, age));
    }

    private int processOf(FileObject open) {
        return state.processOf(open.openerThread(), open.openerProcess(), open.createTicks());
    }

    private Confidence confidence(OpenClass openClass, OpenFacts facts) {
        return switch (openClass) {
            case FILTER_OWN_UNCLOSED -> facts.issuer().confidence();
            // The end of the create may be among what was lost or cut off.
            case CREATE_PENDING ->
                evidence.mayMissSince(facts.open().createTicks()) || evidence.truncated()
                        ? Confidence.UNKNOWN
                        : openClass.confidence();
            // A handle in the table of a process that has ended is what the class says.
            case HANDLE_OUTLIVES_OPENER -> facts.handles() == null ? openClass.confidence() : Confidence.PROVEN;
            // A leak is known by ends that did not come; where events were lost before, some may have.
            case LEAK_SUSPECT -> !facts.stackSeen() || evidence.mayMissAny() ? Confidence.LIKELY : Confidence.STRONG;
            default -> openClass.confidence();
        };
    }

    private KnownHolder holder(FileObject open, String path, String image) {
        if (open.watched() && !open.cleaned()) {
            return KnownHolder.WATCHER;
        }
        return path == null ? null : rules.of(path, state.volumes().dosPath(path), image);
    }

    /** Where events were lost, lives may be missing by which it would be young: the longest that there may be counts. */
    private boolean mayBeYoung(FileObject open, String image, long ageNanos) {
        if (!evidence.mayMissAny()) {
            return false;
        }
        long longest =
                Math.max(clock.nanos(evidence.longestLostLifeTicks()), lives.maxNanos(hash(open), sameImage(image)));
        return ageNanos / YOUNG_LIVES < longest;
    }

    private long hash(FileObject open) {
        return pattern.of(open.pathArray(), open.pathUnits()).hash();
    }

    private OpenLives.Openers sameImage(String image) {
        return (process, ticks) -> Objects.equals(state.processes().nameAt(process, ticks), image);
    }

    private long youngBelowNanos(FileObject open, String image, String kind) {
        long p99 = lives.p99Nanos(hash(open), sameImage(image));
        // Who issued a create that has ended long since is known as far as the callback that it was issued in.
        long ofIssuer = lives.p99Nanos(hash(open), open.nestedIn(), sameImage(image));
        if (p99 > 0) {
            series.computeIfAbsent(kind, key -> new OpenSeries()).ends();
        }
        long longer = Math.max(p99, ofIssuer);
        return Math.max(YOUNG_NANOS, longer > Long.MAX_VALUE / YOUNG_LIVES ? Long.MAX_VALUE : YOUNG_LIVES * longer);
    }

    /** What opens of one kind have in common: no address, process id or time is in it. */
    private String kind(String image, Issuer issuer, String path) {
        char[] units = path == null ? new char[0] : path.toCharArray();
        String kind = (image == null ? "?" : image) + '|' + (issuer.isFilter() ? issuer.filter() : "application");
        return kind.toLowerCase(Locale.ROOT) + '|' + pattern.of(units, units.length);
    }

    /** A short hash of the kind and the class. */
    private static String fingerprint(OpenFacts facts, OpenClass openClass) {
        long hash = PathPattern.hash(facts.kind() + '|' + openClass.label());
        return String.format(Locale.ROOT, "%08x", (int) (hash >>> Integer.SIZE));
    }
}
