package fltscope.analyzer.finding;

import fltscope.analyzer.latency.OpenLives;
import fltscope.analyzer.pairing.CreateOutcome;
import fltscope.analyzer.pairing.Epoch;
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
 *
 * <p>The classes that need more than the file operations of the trace (opens issued by a filter, handles in a snapshot) are
 * not among them; an open that they would explain is {@link OpenClass#UNMATCHED_OTHER} or unjudged here.
 */
public final class OpenClassifier {
    private static final long SECOND = 1_000_000_000L;
    /** An open is young below this, or below three times what opens of its kind live. */
    private static final long YOUNG_NANOS = 2 * SECOND;

    private static final int YOUNG_LIVES = 3;
    /** Time that the system may take to close the handles of a process that has ended. */
    private static final long GRACE_NANOS = 2 * SECOND;

    private static final long OLD_REFERENCE_NANOS = 60 * SECOND;
    private static final int LEAK_OPENS = 5;
    private static final int FILE_DIRECTORY_FILE = 0x1;

    private final TraceState state;
    private final OpenLives lives;
    private final Evidence evidence;
    private final TraceClock clock;
    private final long endTicks;
    private final PathPattern pattern = new PathPattern();

    public OpenClassifier(TraceState state, OpenLives lives, Evidence evidence, TraceClock clock, long endTicks) {
        this.state = state;
        this.lives = lives;
        this.evidence = evidence;
        this.clock = clock;
        this.endTicks = endTicks;
    }

    /** Classes the opens without an end, in their order. */
    public List<OpenFinding> classify(List<Epoch> opens) {
        List<OpenFinding> findings = new ArrayList<>();
        Map<String, Integer> unexplained = new HashMap<>();
        for (Epoch open : opens) {
            OpenFinding finding = finding(open);
            findings.add(finding);
            if (finding.openClass() == OpenClass.UNMATCHED_OTHER) {
                unexplained.merge(finding.fingerprint(), 1, Integer::sum);
            }
        }
        findings.replaceAll(finding -> unexplained.getOrDefault(finding.fingerprint(), 0) >= LEAK_OPENS
                        && finding.openClass() == OpenClass.UNMATCHED_OTHER
                        && !anyEnds(finding)
                ? finding.as(OpenClass.LEAK_SUSPECT)
                : finding);
        return findings;
    }

    /** Whether opens of this kind are seen to end: then they do not just pile up. */
    private boolean anyEnds(OpenFinding finding) {
        char[] path = finding.path() == null ? new char[0] : finding.path().toCharArray();
        long hash = pattern.of(path, path.length).hash();
        return lives.any(hash, process -> sameImage(process, finding.createNanos(), finding.openerImage()));
    }

    private OpenFinding finding(Epoch open) {
        int process = open.openerProcess();
        int owner = open.openerThread() == -1 ? -1 : state.threads().processOf(open.openerThread(), open.createTicks());
        process = owner == -1 ? process : owner;
        Process opener = process == -1 ? null : state.processes().processAt(process, open.createTicks());
        String image = opener == null ? null : opener.imageFileName();
        String path = open.pathUnits() == 0 ? state.fileNames().nameOf(open.fileKey(), open.lastTicks()) : open.path();
        KnownHolder holder = path == null ? null : KnownHolder.of(path);
        long age = clock.nanos(endTicks - open.createTicks());
        OpenClass openClass = openClass(open, opener, image, path, holder, age);
        return new OpenFinding(
                openClass,
                fingerprint(image, path),
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
                open.lastOperation(),
                open.pendingOperations(),
                age,
                openClass == OpenClass.KNOWN_HOLDER ? holder : null);
    }

    private OpenClass openClass(
            Epoch open, Process opener, String image, String path, KnownHolder holder, long ageNanos) {
        if (evidence.operationEndsRecorded() && open.outcome() == CreateOutcome.PENDING && !open.used()) {
            return OpenClass.CREATE_PENDING;
        }
        if (evidence.lost()) {
            return OpenClass.INDETERMINATE_LOSS;
        }
        if (evidence.truncated()) {
            return OpenClass.INDETERMINATE_TRUNCATED;
        }
        if (!evidence.endsRecorded() || (open.outcome() != CreateOutcome.OPEN && !open.used())) {
            return OpenClass.END_NOT_RECORDED;
        }
        if (ageNanos < youngBelowNanos(open, image)) {
            return OpenClass.STILL_OPEN_YOUNG;
        }
        if (holder != null) {
            return OpenClass.KNOWN_HOLDER;
        }
        if (open.cleaned()) {
            return afterCleanup(open, path, ageNanos);
        }
        if (opener != null && opener.hasEnded() && clock.nanos(endTicks - opener.endTicks()) > GRACE_NANOS) {
            return OpenClass.HANDLE_OUTLIVES_OPENER;
        }
        return OpenClass.UNMATCHED_OTHER;
    }

    private long youngBelowNanos(Epoch open, String image) {
        long hash = pattern.of(open.pathArray(), open.pathUnits()).hash();
        long createNanos = clock.nanosSinceStart(open.createTicks());
        long p99 = lives.p99Nanos(hash, process -> sameImage(process, createNanos, image));
        return Math.max(YOUNG_NANOS, p99 > Long.MAX_VALUE / YOUNG_LIVES ? Long.MAX_VALUE : YOUNG_LIVES * p99);
    }

    private boolean sameImage(int process, long nanos, String image) {
        return Objects.equals(state.processes().nameAt(process, clock.ticksAt(nanos)), image);
    }

    private static OpenClass afterCleanup(Epoch open, String path, long ageNanos) {
        boolean cacheable = isCacheable(open, path);
        if (open.pagingAfterCleanup() || (cacheable && !isRemote(path))) {
            return OpenClass.HELD_BY_SECTION_OR_CACHE;
        }
        return !cacheable || ageNanos > OLD_REFERENCE_NANOS ? OpenClass.REFERENCE_SUSPECT : OpenClass.UNMATCHED_OTHER;
    }

    /** Devices, pipes, directories and volumes are not cached; files on a file system are. */
    private static boolean isCacheable(Epoch open, String path) {
        if (path == null || (open.createOptions() & FILE_DIRECTORY_FILE) != 0) {
            return false;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        boolean device = lower.contains("\\tsclient\\") || lower.startsWith("\\device\\namedpipe");
        boolean volume = lower.startsWith("\\device\\") && lower.indexOf('\\', "\\device\\".length()) < 0;
        return !device && !volume && !lower.endsWith("\\");
    }

    private static boolean isRemote(String path) {
        return path != null && path.toLowerCase(Locale.ROOT).startsWith("\\device\\mup");
    }

    private String fingerprint(String image, String path) {
        char[] units = path == null ? new char[0] : path.toCharArray();
        String text = (image == null ? "?" : image.toLowerCase(Locale.ROOT)) + '|' + pattern.of(units, units.length);
        return String.format(Locale.ROOT, "%08x", (int) (PathPattern.hash(text) >>> Integer.SIZE));
    }
}
