package fltscope.analyzer.report.explain;

import fltscope.analyzer.input.debugger.FileObjectFact;
import fltscope.analyzer.input.debugger.ReferencedObject;
import fltscope.analyzer.life.Life;
import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.text.Escape;
import fltscope.schemas.event.CreateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A file object of a dump, joined with the life of the trace that it shows.
 *
 * @param fact what {@code !fileobj} says; null where it was not pasted
 * @param references by Filter Verifier's book
 * @param life the newest life at the address that can be it, or else the newest one; null when the trace has none
 * @param agrees what is the same in both
 * @param differs what shows that they are not the same open
 */
record DumpedObject(
        long address,
        FileObjectFact fact,
        List<ReferencedObject> references,
        Life life,
        List<String> agrees,
        List<String> differs) {
    private static final long FO_SEQUENTIAL_ONLY = 0x20;
    private static final long FO_CLEANUP_COMPLETE = 0x4000;
    private static final int FILE_SEQUENTIAL_ONLY = 0x4;
    private static final String[] SHARED = {"SharedRead", "SharedWrite", "SharedDelete"};

    /**
     * Joins one.
     *
     * @param lives of all addresses of the dump, in the order in which they began
     */
    static DumpedObject of(long address, Dump dump, List<Life> lives) {
        FileObjectFact fact = dump.facts().fileObject(address);
        List<ReferencedObject> references = dump.facts().objects().stream()
                .filter(object -> object.address() == address)
                .toList();
        DumpedObject newest = new DumpedObject(address, fact, references, null, List.of(), List.of());
        for (int i = lives.size() - 1; i >= 0; i--) {
            if (lives.get(i).fileObject() == address) {
                DumpedObject joined = join(address, fact, references, lives.get(i));
                if (joined.differs().isEmpty()) {
                    return joined;
                }
                newest = newest.life() == null ? joined : newest;
            }
        }
        return newest;
    }

    private static DumpedObject join(long address, FileObjectFact fact, List<ReferencedObject> references, Life life) {
        List<String> agrees = new ArrayList<>();
        List<String> differs = new ArrayList<>();
        if (fact != null) {
            name(fact, life, agrees, differs);
            context(fact, life, agrees, differs);
            if (differs.isEmpty()) {
                hints(fact, life, agrees);
            }
        }
        return new DumpedObject(address, fact, references, life, agrees, differs);
    }

    private static void name(FileObjectFact fact, Life life, List<String> agrees, List<String> differs) {
        if (fact.fileName() == null || life.path() == null) {
            return;
        }
        if (endsWith(life.path(), fact.fileName()) || endsWith(fact.fileName(), life.path())) {
            agrees.add("name");
        } else {
            differs.add("name: " + Escape.text(fact.fileName()) + " in the dump, " + Escape.text(life.path())
                    + " in the trace");
        }
    }

    /** Whether a path ends with another one, whole components of it; a trailing backslash says nothing. */
    private static boolean endsWith(String path, String end) {
        String whole = trimmed(path);
        String part = trimmed(end);
        int start = whole.length() - part.length();
        boolean atComponent = start == 0 || part.startsWith("\\") || (start > 0 && whole.charAt(start - 1) == '\\');
        return start >= 0 && atComponent && whole.endsWith(part);
    }

    private static String trimmed(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith("\\") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static void context(FileObjectFact fact, Life life, List<String> agrees, List<String> differs) {
        if (fact.fsContext() == 0 || life.fileKey() == 0) {
            return;
        }
        if (fact.fsContext() == life.fileKey()) {
            agrees.add("FsContext = FileKey " + LifeNames.address(life.fileKey()));
        } else {
            differs.add("FsContext: " + LifeNames.address(fact.fsContext()) + " in the dump, FileKey "
                    + LifeNames.address(life.fileKey()) + " in the trace");
        }
    }

    /** What also fits; where it does not, a dump of another moment may still show the same open. */
    private static void hints(FileObjectFact fact, Life life, List<String> agrees) {
        boolean told = life.create() != null && life.create().recordTicks() != FileObject.NEVER;
        if (told && !fact.access().isEmpty() && shared(fact) == life.create().access()) {
            agrees.add("sharing");
        }
        if (told
                && (fact.flags() & FO_SEQUENTIAL_ONLY) != 0
                && fact.flags() >= 0
                && (life.create().code() & FILE_SEQUENTIAL_ONLY) != 0) {
            agrees.add(CreateOptions.names(FILE_SEQUENTIAL_ONLY));
        }
        if (fact.flags() >= 0 && isCleaned(fact) == (life.cleanup() != null)) {
            agrees.add(life.cleanup() == null ? "no cleanup" : "cleanup");
        }
    }

    private static int shared(FileObjectFact fact) {
        int bits = 0;
        for (int i = 0; i < SHARED.length; i++) {
            bits |= fact.access().contains(SHARED[i]) ? 1 << i : 0;
        }
        return bits;
    }

    static boolean isCleaned(FileObjectFact fact) {
        return (fact.flags() & FO_CLEANUP_COMPLETE) != 0;
    }

    /** Whether nothing speaks against its being the same open. */
    boolean isSame() {
        return life != null && differs.isEmpty();
    }

    /** Whether something tells that it is the same open, and not just an address. */
    boolean isConfirmed() {
        return isSame() && !agrees.isEmpty();
    }
}
