package fltscope.analyzer.finding;

import fltscope.analyzer.latency.CallbackLatency;
import fltscope.analyzer.latency.OpenLives;
import fltscope.analyzer.pairing.CreateOutcome;
import fltscope.analyzer.pairing.Epoch;
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
 * Says of each open without an end why it has none: the first class that applies (pairing rules, section 7).
 */
public final class OpenClassifier {
    private static final long SECOND = 1_000_000_000L;
    /** An open is young below this, or below three times what opens of its kind live. */
    private static final long YOUNG_NANOS = 2 * SECOND;

    private static final int YOUNG_LIVES = 3;
    /** Time that the system may take to close the handles of a process that has ended. */
    private static final long GRACE_NANOS = 2 * SECOND;

    private static final long OLD_REFERENCE_NANOS = 60 * SECOND;
    private static final int FILE_DIRECTORY_FILE = 0x1;

    private final TraceState state;
    private final OpenLives lives;
    private final Evidence evidence;
    private final TraceClock clock;
    private final long endTicks;
    private final Issuers issuers;
    private final Views views;
    private final HolderRules rules;
    private final HandleHolders handleHolders;
    private final EndsSeen ends;
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
        this.lives = lives;
        this.evidence = evidence;
        this.ends = ends;
        this.clock = clock;
        this.endTicks = endTicks;
    }

    /** Classes the opens without an end, in their order. */
    public List<OpenFinding> classify(List<Epoch> opens) {
        List<OpenFinding> findings = new ArrayList<>();
        for (Epoch open : opens) {
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
        for (Epoch open : opens) {
            OpenFinding finding = finding(open);
            findings.add(finding);
            series.get(finding.fingerprint()).add(finding, mayBeYoung(open, finding.openerImage(), finding.ageNanos()));
        }
        long endNanos = clock.nanosSinceStart(endTicks);
        findings.replaceAll(finding -> series.get(finding.fingerprint()).isLeak(finding, endNanos)
                ? finding.as(OpenClass.LEAK_SUSPECT, leakConfidence(finding))
                : finding);
        findings.replaceAll(OpenFinding::named);
        return findings;
    }

    /** A leak is told by ends that did not come; where events were lost before, some may have. */
    private Confidence leakConfidence(OpenFinding finding) {
        return finding.stack().isEmpty() || evidence.mayMissAny() ? Confidence.LIKELY : Confidence.STRONG;
    }

    private OpenFinding finding(Epoch open) {
        int process = processOf(open);
        Process opener = process == -1 ? null : state.processes().processAt(process, open.createTicks());
        String image = opener == null ? null : opener.imageFileName();
        String path = open.pathUnits() == 0 ? state.fileNames().nameOf(open.fileKey(), open.lastTicks()) : open.path();
        KnownHolder holder = holder(open, path, image);
        long age = clock.nanos(endTicks - open.createTicks());
        Issuer issuer = issuers.of(open);
        String kind = fingerprint(image, issuer, path);
        long youngBelowNanos = youngBelowNanos(open, image, kind);
        List<HandleHolder> handles = handleHolders.of(open);
        OpenClass openClass = openClass(open, opener, path, holder, issuer, handles, age, youngBelowNanos);
        return new OpenFinding(
                openClass,
                kind,
                open.fileObject(),
                open.fileKey(),
                path,
                open.binaryPath(),
                process,
                image,
                open.openerThread(),
                clock.nanosSinceStart(open.createTicks()),
                open.createOptions(),
                open.shareAccess(),
                open.createEndTicks() != Epoch.NEVER,
                open.createStatus(),
                open.cleaned() ? clock.nanosSinceStart(open.cleanupTicks()) : OpenFinding.NEVER,
                clock.nanosSinceStart(open.lastTicks()),
                open.lastMajorFunction(),
                open.pendingOperations(),
                open.pendingRequests(),
                views.volume(open),
                issuer,
                views.names(open.seenCreate()),
                views.names(open.seenCleanup()),
                views.names(open.seenClose()),
                views.stack(open, process),
                confidence(openClass, open, issuer, handles),
                age,
                openClass == OpenClass.KNOWN_HOLDER ? holder : null,
                open.isToldByFiltersOnly(),
                handles);
    }

    private int processOf(Epoch open) {
        int owner = open.openerThread() == -1 ? -1 : state.threads().processOf(open.openerThread(), open.createTicks());
        return owner == -1 ? open.openerProcess() : owner;
    }

    private Confidence confidence(OpenClass openClass, Epoch open, Issuer issuer, List<HandleHolder> handles) {
        return switch (openClass) {
            case FILTER_OWN_UNCLOSED -> issuer.confidence();
            // The end of the create may be among what was lost or cut off.
            case CREATE_PENDING ->
                evidence.mayMissSince(open.createTicks()) || evidence.truncated()
                        ? Confidence.UNKNOWN
                        : openClass.confidence();
            // A handle in the table of a process that has ended is what the class says.
            case HANDLE_OUTLIVES_OPENER -> handles == null ? openClass.confidence() : Confidence.PROVEN;
            default -> openClass.confidence();
        };
    }

    private KnownHolder holder(Epoch open, String path, String image) {
        if (open.watched() && !open.cleaned()) {
            return KnownHolder.WATCHER;
        }
        return path == null ? null : rules.of(path, state.volumes().dosPath(path), image);
    }

    private OpenClass openClass(
            Epoch open,
            Process opener,
            String path,
            KnownHolder holder,
            Issuer issuer,
            List<HandleHolder> handles,
            long ageNanos,
            long youngBelowNanos) {
        if (open.outcome() == CreateOutcome.PENDING && mayHang(open)) {
            return OpenClass.CREATE_PENDING;
        }
        if (evidence.mayMissSince(open.createTicks())) {
            return OpenClass.INDETERMINATE_LOSS;
        }
        if (evidence.truncated()) {
            return OpenClass.INDETERMINATE_TRUNCATED;
        }
        if (!ends.nextOf(open) || !open.isOpened()) {
            return OpenClass.END_NOT_RECORDED;
        }
        if (ageNanos < youngBelowNanos) {
            return OpenClass.STILL_OPEN_YOUNG;
        }
        if (issuer.isFilter()) {
            return issuer.refutedBy() != null
                    ? OpenClass.UNMATCHED_OTHER
                    : mayBeYoung(open, opener == null ? null : opener.imageFileName(), ageNanos)
                            ? OpenClass.INDETERMINATE_LOSS
                            : OpenClass.FILTER_OWN_UNCLOSED;
        }
        if (holder != null) {
            return OpenClass.KNOWN_HOLDER;
        }
        if (open.cleaned()) {
            return afterCleanup(open, path, ageNanos);
        }
        if (handles != null && handles.stream().anyMatch(HandleHolder::alive)) {
            return OpenClass.IN_USE;
        }
        boolean noHandle = handles != null && handles.isEmpty();
        return ends.cleanupOf(open) && hasEnded(opener, open) && !noHandle
                ? OpenClass.HANDLE_OUTLIVES_OPENER
                : OpenClass.UNMATCHED_OTHER;
    }

    /** Whether the end of the create would have been recorded. A filter that was unloaded since has none in its callback. */
    private boolean mayHang(Epoch open) {
        return open.isToldByFiltersOnly()
                ? views.names(open.seenCreate()).stream()
                        .allMatch(filter -> Unloads.since(state, filter, open.createTicks()) == null)
                : evidence.operationEndsRecorded();
    }

    /** Whether the opener ended long enough ago. One that ended before the create is not who opened. */
    private boolean hasEnded(Process opener, Epoch open) {
        return opener != null
                && opener.hasEnded()
                && opener.endTicks() >= open.createTicks()
                && clock.nanos(endTicks - opener.endTicks()) > GRACE_NANOS;
    }

    /** Where events were lost, lives may be missing by which it would be young: the longest that there may be counts. */
    private boolean mayBeYoung(Epoch open, String image, long ageNanos) {
        if (!evidence.mayMissAny()) {
            return false;
        }
        long longest =
                Math.max(clock.nanos(evidence.longestLostLifeTicks()), lives.maxNanos(hash(open), sameImage(image)));
        return ageNanos / YOUNG_LIVES < longest;
    }

    private long hash(Epoch open) {
        return pattern.of(open.pathArray(), open.pathUnits()).hash();
    }

    private OpenLives.Openers sameImage(String image) {
        return (process, ticks) -> Objects.equals(state.processes().nameAt(process, ticks), image);
    }

    private long youngBelowNanos(Epoch open, String image, String fingerprint) {
        long p99 = lives.p99Nanos(hash(open), sameImage(image));
        // Who issued a create that has ended long since is known as far as the callback that it was issued in.
        long ofIssuer = lives.p99Nanos(hash(open), open.nestedIn(), sameImage(image));
        OpenSeries same = series.computeIfAbsent(fingerprint, key -> new OpenSeries());
        if (p99 > 0) {
            same.ends();
        }
        long longer = Math.max(p99, ofIssuer);
        return Math.max(YOUNG_NANOS, longer > Long.MAX_VALUE / YOUNG_LIVES ? Long.MAX_VALUE : YOUNG_LIVES * longer);
    }

    private OpenClass afterCleanup(Epoch open, String path, long ageNanos) {
        boolean directory = (open.createOptions() & FILE_DIRECTORY_FILE) != 0;
        if (open.pagingAfterCleanup()) {
            return OpenClass.HELD_BY_SECTION_OR_CACHE;
        }
        if (path == null) {
            // Only files of a file system are opened by their id; of anything else without a path nothing is known.
            return open.binaryPath() && !directory ? OpenClass.HELD_BY_SECTION_OR_CACHE : OpenClass.UNMATCHED_OTHER;
        }
        boolean cacheable = !directory && isCacheable(path);
        if (cacheable && (!rules.isRemote(path) || state.images().isInUse(path))) {
            return OpenClass.HELD_BY_SECTION_OR_CACHE;
        }
        return !cacheable || ageNanos > OLD_REFERENCE_NANOS ? OpenClass.REFERENCE_SUSPECT : OpenClass.UNMATCHED_OTHER;
    }

    /** Devices, pipes, directories and volumes are not cached; files on a file system are. */
    private boolean isCacheable(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        boolean device =
                (rules.isRemote(path) && lower.contains("\\tsclient\\")) || lower.startsWith("\\device\\namedpipe");
        boolean volume = lower.startsWith("\\device\\") && lower.indexOf('\\', "\\device\\".length()) < 0;
        return !device && !volume && !lower.endsWith("\\");
    }

    private String fingerprint(String image, Issuer issuer, String path) {
        char[] units = path == null ? new char[0] : path.toCharArray();
        String kind = (image == null ? "?" : image) + '|' + (issuer.isFilter() ? issuer.filter() : "application");
        return kind.toLowerCase(Locale.ROOT) + '|' + pattern.of(units, units.length);
    }
}
