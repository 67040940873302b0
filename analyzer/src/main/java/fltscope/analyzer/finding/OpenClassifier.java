package fltscope.analyzer.finding;

import fltscope.analyzer.finding.evidence.EndsSeen;
import fltscope.analyzer.finding.evidence.Evidence;
import fltscope.analyzer.finding.holder.HandleHolders;
import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.finding.holder.KnownHolder;
import fltscope.analyzer.finding.holder.ReferencedBy;
import fltscope.analyzer.holder.Holders;
import fltscope.analyzer.latency.CallbackLatency;
import fltscope.analyzer.latency.OpenLives;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.state.PathPattern;
import fltscope.analyzer.state.Process;
import fltscope.analyzer.state.TraceState;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;

/**
 * Says of each open without an end why it has none: the first class that applies (pairing rules, section 7), with the tests that
 * led there.
 */
public final class OpenClassifier {
    private static final long SECOND = 1_000_000_000L;
    /** An open is young below this, or below three times what opens of its kind live. */
    private static final long YOUNG_NANOS = 2 * SECOND;

    private static final int YOUNG_LIVES = 3;
    /** What the last handle was closed of longer ago than this, the lazy writer and others have let go of. */
    private static final long CLOSED_NANOS = 60 * SECOND;

    private static final int MANY_CLEANED = 5;

    /** An open with its class and the tests behind it, before it is known whether opens of its kind pile up. */
    private record Judged(OpenFacts facts, OpenTests.Verdict verdict, boolean notCached) {}

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
    private final Map<String, OpenKind> kinds = new HashMap<>();
    private final Map<String, Long> youngBelow = new HashMap<>();
    private final LongPredicate endedJustNow;
    private final Map<Long, String> withoutSection;
    private final Map<Long, FileObject> alive = new HashMap<>();
    private final Map<Long, Integer> cleanedByFile = new HashMap<>();
    private final Map<Integer, List<Process>> childrenOf = new HashMap<>();
    private Map<Long, UnfinishedFinding> hangs = Map.of();
    private final boolean fileTransfers;
    private final boolean callbackTransfers;

    /**
     * @param endedJustNow whether a life at an address has ended so late that what a filter opened for it may still be
     * @param withoutSection file objects that a debugger shows to be neither cached nor mapped, with their names
     */
    public OpenClassifier(
            TraceState state,
            Pairer pairer,
            Holders holders,
            List<CallbackLatency.Row> callbacks,
            OpenLives lives,
            Evidence evidence,
            EndsSeen ends,
            TraceClock clock,
            long endTicks,
            HolderRules rules,
            LongPredicate endedJustNow,
            Map<Long, String> withoutSection) {
        this.endedJustNow = endedJustNow;
        this.withoutSection = withoutSection;
        this.state = state;
        this.rules = rules;
        handleHolders = new HandleHolders(state, pairer.filters().images(), holders, clock);
        views = new Views(state, pairer);
        issuers = new Issuers(state, pairer, new NormalView(callbacks), views, evidence, handleHolders);
        tests = new OpenTests(state, evidence, ends, views, rules, clock, endTicks);
        // An analysis that goes on is looked at more than once: what is supposed here must not stay.
        this.lives = lives.supposing();
        this.evidence = evidence;
        this.clock = clock;
        this.endTicks = endTicks;
        fileTransfers =
                state.recorded().starts(FileOperation.READ) + state.recorded().starts(FileOperation.WRITE) > 0;
        callbackTransfers = callbacks.stream()
                .anyMatch(
                        row -> row.majorFunction() == MajorFunction.READ || row.majorFunction() == MajorFunction.WRITE);
    }

    /**
     * Classes the opens without an end, in their order.
     *
     * @param hanging the request that hangs, by the serial of the open that waits for it
     */
    public List<OpenFinding> classify(List<FileObject> opens, Map<Long, UnfinishedFinding> hanging) {
        hangs = hanging;
        for (FileObject open : opens) {
            if (evidence.mayMissSince(open.createTicks()) && evidence.lastLossTicks() != Evidence.NO_LOSS) {
                // Its end may be what was lost: then it lived no longer than this.
                lives.record(
                        hash(open),
                        processOf(open),
                        open.nestedIn(),
                        open.createTicks(),
                        clock.nanos(evidence.lastLossTicks() - open.createTicks()),
                        clock.nanos(open.longestPauseTicks()));
            }
        }
        opens.forEach(open -> alive.put(open.fileObject(), open));
        List<OpenFacts> all = new ArrayList<>();
        for (FileObject open : opens) {
            OpenFacts facts = facts(open);
            all.add(facts);
            if (facts.cleaned()) {
                cleanedByFile.merge(open.fileKey(), 1, Integer::sum);
                if (isUntouched(facts)) {
                    kinds.get(facts.kind()).countCleanedUntouched();
                }
            }
        }
        List<Judged> judged = new ArrayList<>();
        for (OpenFacts facts : all) {
            String contradiction = facts.cleaned() ? notCached(facts) : null;
            OpenTests.Verdict verdict = tests.of(facts, contradiction);
            judged.add(new Judged(facts, verdict, contradiction != null));
            kinds.get(facts.kind()).add(facts, verdict.openClass());
        }
        return judged.stream().map(this::finding).toList();
    }

    /** What the series that an open is in say of it: the first that calls it a leak, or else the first. */
    private OpenSeries.Verdict series(OpenFacts facts) {
        OpenSeries.Verdict first = null;
        for (OpenSeries series : kinds.get(facts.kind()).seriesOf(facts)) {
            OpenSeries.Verdict verdict = series.of(facts, evidence.lost());
            if (verdict.test().applies()) {
                return verdict;
            }
            first = first == null || (verdict.stopped() && !first.stopped()) ? verdict : first;
        }
        return first;
    }

    private OpenFinding finding(Judged judged) {
        OpenFacts facts = judged.facts();
        FileObject open = facts.open();
        List<OpenTest> made = new ArrayList<>(judged.verdict().tests());
        OpenClass openClass = judged.verdict().openClass();
        String spares = judged.verdict().spares();
        OpenSeries.Verdict series = null;
        if (openClass == OpenClass.UNMATCHED_OTHER) {
            series = series(facts);
            made.add(series.test());
            openClass = series.test().applies() ? OpenClass.LEAK_SUSPECT : openClass;
        } else {
            made.add(OpenTest.notTried(OpenClass.LEAK_SUSPECT.label()));
        }
        made.add(
                openClass == OpenClass.UNMATCHED_OTHER
                        ? OpenTest.yes(openClass.label(), "none of the others applies")
                        : OpenTest.notTried(OpenClass.UNMATCHED_OTHER.label()));
        return new OpenFinding(
                openClass,
                severity(openClass, spares, series),
                confidence(openClass, judged, series),
                spares == null ? reason(facts, openClass, series) : spares,
                facts.path() == null ? null : wide(facts.path()),
                fingerprint(facts.kind(), openClass),
                fingerprint(facts.pattern(), openClass),
                new OpenedFile(
                        open.fileObject(),
                        open.fileKey(),
                        facts.path(),
                        open.binaryPath(),
                        views.volume(open, facts.path())),
                new Opener(facts.process(), facts.image(), views.openerThread(open)),
                facts.issuer(),
                views.stack(open, facts.process()),
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
                facts.holding(),
                List.copyOf(made));
    }

    private OpenFacts facts(FileObject open) {
        int process = processOf(open);
        Process opener = process == -1 ? null : state.processes().processAt(process, open.createTicks());
        String image = opener == null ? null : opener.imageFileName();
        String path = open.pathUnits() == 0 ? state.fileNames().nameOf(open.fileKey(), open.lastTicks()) : open.path();
        Issuer issuer = issuers.of(open);
        String kind = kind(image, issuer, path == null ? "" : wide(path));
        OpenKind same =
                kinds.computeIfAbsent(kind, key -> new OpenKind(KindLives.of(lives, hash(open), sameImage(image))));
        long age = clock.nanos(endTicks - open.createTicks());
        return new OpenFacts(
                open,
                process,
                opener,
                path,
                kind,
                kind(image, issuer, path == null ? "" : narrow(path)),
                views.stackKey(open),
                issuer,
                holder(open, path, image),
                handleHolders.of(open),
                issuer.isFilter() ? upper(open) : null,
                opener == null || !opener.hasEnded() ? null : heir(opener, open),
                age,
                youngBelowNanos(open, image, kind, same.lives().p99Nanos()),
                mayBeYoung(age, same.lives().maxNanos()),
                clock.nanos(endTicks - open.lastTicks()),
                clock.nanos(open.longestPauseTicks()),
                open.isToldByFiltersOnly() ? callbackTransfers : fileTransfers,
                observedNanos(opener));
    }

    /** Where a filter opened it in the create of a file that is open, or was until just now, that file in words. */
    private String upper(FileObject open) {
        long address = open.nestedInCreateOf();
        FileObject upper = alive.get(address);
        if (upper != null && upper.createTicks() <= open.createTicks()) {
            return upper.pathUnits() == 0 ? "another file" : upper.path();
        }
        return address != 0 && endedJustNow.test(address) ? "a file that was closed just now" : null;
    }

    /** A process that lives, and that the opener or one of its children has started while the open was. */
    private String heir(Process opener, FileObject open) {
        if (childrenOf.isEmpty()) {
            state.processes()
                    .forEach(process -> childrenOf
                            .computeIfAbsent(process.parentProcessId(), key -> new ArrayList<>())
                            .add(process));
        }
        for (Process child : childrenOf.getOrDefault(opener.processId(), List.of())) {
            boolean inherits = child.isStartRecorded()
                    && child.startTicks() >= Math.max(open.createTicks(), opener.startTicks())
                    && child.startTicks() <= opener.endTicks();
            if (inherits && !child.hasEnded()) {
                return child.imageFileName() + " (" + Integer.toUnsignedString(child.processId()) + ")";
            }
            String heir = inherits && child.processId() != opener.processId() ? heir(child, open) : null;
            if (heir != null) {
                return heir;
            }
        }
        return null;
    }

    /** Whether a file was neither read nor written by this open, as far as that is recorded: then nothing of it is cached. */
    private boolean isUntouched(OpenFacts facts) {
        return !facts.open().isToldByFiltersOnly()
                && fileTransfers
                && !facts.open().transferred()
                && facts.path() != null
                && !state.images().isInUse(facts.path())
                && closedLongAgo(facts);
    }

    private boolean closedLongAgo(OpenFacts facts) {
        return clock.nanos(endTicks - facts.open().cleanupTicks()) > CLOSED_NANOS;
    }

    /** Why neither the cache nor a section keeps an open whose last handle was closed; null where nothing says so. */
    private String notCached(OpenFacts facts) {
        FileObject open = facts.open();
        String name = withoutSection.get(open.fileObject());
        if (name != null && (facts.path() == null || endsWith(facts.path(), name))) {
            return "a debugger shows no section object pointers: neither the cache nor a section has it";
        }
        if (open.pagingAfterCleanup() || !closedLongAgo(facts)) {
            return null;
        }
        int same = open.fileKey() == 0 ? 0 : cleanedByFile.get(open.fileKey());
        if (same >= MANY_CLEANED) {
            return "of " + same + " opens of the file that are closed by all handles the cache and its sections keep"
                    + " three at most";
        }
        int untouched = kinds.get(facts.kind()).cleanedUntouched();
        return untouched >= MANY_CLEANED && isUntouched(facts)
                ? "it was never read or written, as " + untouched + " of its kind: nothing of it is cached"
                : null;
    }

    private static boolean endsWith(String path, String name) {
        return path.regionMatches(true, path.length() - name.length(), name, 0, name.length());
    }

    private long observedNanos(Process opener) {
        long from = opener == null || !opener.isStartRecorded() ? clock.startTicks() : opener.startTicks();
        return clock.nanos(endTicks - Math.max(from, clock.startTicks()));
    }

    private int processOf(FileObject open) {
        return state.processOf(views.openerThread(open), open.openerProcess(), open.createTicks());
    }

    private String reason(OpenFacts facts, OpenClass openClass, OpenSeries.Verdict series) {
        UnfinishedFinding hang = hangs.get(facts.open().serial());
        if (hang != null) {
            return "It waits for a request that hangs: " + FilterNames.function(hang.majorFunction()) + ", finding "
                    + hang.fingerprint() + ".";
        }
        if (openClass == OpenClass.LEAK_SUSPECT && !series.idleKnown()) {
            return "Whether they are in use is not known: the trace has no reads and writes.";
        }
        if (openClass == OpenClass.UNMATCHED_OTHER && series != null && series.stopped()) {
            return "Opens of its kind piled up for a while and have ceased to: a cache or a leak.";
        }
        return null;
    }

    private static Severity severity(OpenClass openClass, String spares, OpenSeries.Verdict series) {
        if (spares != null) {
            return Severity.INFO;
        }
        return openClass == OpenClass.LEAK_SUSPECT ? series.severity() : openClass.severity();
    }

    private Confidence confidence(OpenClass openClass, Judged judged, OpenSeries.Verdict series) {
        OpenFacts facts = judged.facts();
        return switch (openClass) {
            case FILTER_OWN_UNCLOSED -> facts.issuer().confidence();
            // The end of the create may be among what was lost or cut off.
            case CREATE_PENDING ->
                evidence.mayMissSince(facts.open().createTicks()) || evidence.truncated()
                        ? Confidence.UNKNOWN
                        : openClass.confidence();
            case HELD_BY_SECTION_OR_CACHE ->
                facts.holding().views().isEmpty() ? openClass.confidence() : Confidence.PROVEN;
            case REFERENCE_SUSPECT -> ofReferences(facts.holding().strongReference(), judged);
            // A handle in the table of a process that has ended is what the class says.
            case HANDLE_OUTLIVES_OPENER -> {
                Confidence alone = judged.verdict().spares() == null ? openClass.confidence() : Confidence.POSSIBLE;
                yield facts.handles() == null ? alone : Confidence.PROVEN;
            }
            // A leak is known by ends that did not come; where events were lost before, some may have.
            case LEAK_SUSPECT -> {
                boolean sure = facts.stackSeen() && !evidence.mayMissAny();
                Confidence idle = sure ? Confidence.STRONG : Confidence.LIKELY;
                Confidence unknown = sure ? Confidence.LIKELY : Confidence.POSSIBLE;
                yield series.idleKnown() ? idle : unknown;
            }
            default -> openClass.confidence();
        };
    }

    private static Confidence ofReferences(ReferencedBy held, Judged judged) {
        if (held == null) {
            return judged.notCached() ? Confidence.LIKELY : OpenClass.REFERENCE_SUSPECT.confidence();
        }
        return held.isProven() ? Confidence.PROVEN : Confidence.STRONG;
    }

    private KnownHolder holder(FileObject open, String path, String image) {
        if (open.watched() && !open.cleaned()) {
            return KnownHolder.WATCHER;
        }
        return path == null ? null : rules.of(path, state.volumes().dosPath(path), image);
    }

    /** Where events were lost, lives may be missing by which it would be young: the longest that there may be counts. */
    private boolean mayBeYoung(long ageNanos, long longestOfKind) {
        if (!evidence.mayMissAny()) {
            return false;
        }
        return ageNanos / YOUNG_LIVES < Math.max(clock.nanos(evidence.longestLostLifeTicks()), longestOfKind);
    }

    private long hash(FileObject open) {
        return pattern.kindOf(open.pathArray(), open.pathUnits()).hash();
    }

    private OpenLives.Openers sameImage(String image) {
        return (process, ticks) -> Objects.equals(state.processes().nameAt(process, ticks), image);
    }

    private long youngBelowNanos(FileObject open, String image, String kind, long p99) {
        // Who issued a create that has ended long since is known as far as the callback that it was issued in.
        return youngBelow.computeIfAbsent(kind + '|' + open.nestedIn(), key -> {
            long ofIssuer = lives.p99Nanos(hash(open), open.nestedIn(), sameImage(image));
            long longer = Math.max(p99, ofIssuer);
            return Math.max(YOUNG_NANOS, longer > Long.MAX_VALUE / YOUNG_LIVES ? Long.MAX_VALUE : YOUNG_LIVES * longer);
        });
    }

    private String wide(String path) {
        return pattern.kindOf(path.toCharArray(), path.length()).toString();
    }

    private String narrow(String path) {
        return pattern.of(path.toCharArray(), path.length()).toString();
    }

    /** What opens of one kind have in common: no address, process id or time is in it. */
    private static String kind(String image, Issuer issuer, String pattern) {
        String by = (image == null ? "?" : image) + '|' + (issuer.isFilter() ? issuer.filter() : "application");
        return by.toLowerCase(Locale.ROOT) + '|' + pattern;
    }

    /** A short hash of the kind and the class. */
    private static String fingerprint(String kind, OpenClass openClass) {
        long hash = PathPattern.hash(kind + '|' + openClass.label());
        return String.format(Locale.ROOT, "%08x", (int) (hash >>> Integer.SIZE));
    }
}
