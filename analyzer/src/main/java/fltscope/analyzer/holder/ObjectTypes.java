package fltscope.analyzer.holder;

import fltscope.analyzer.state.LongMap;
import fltscope.schemas.record.IoRecord;
import java.util.Locale;

/**
 * What the indexes of object types stand for on this machine, and whether the objects of handle events are the FILE_OBJECTs of file
 * events. The names come at the end of a recording; without them the type of a file is the one whose handles follow creates.
 *
 * <p>The probe: of the handles to files that follow a create on its thread, how many are to its FILE_OBJECT. Nothing else shows that
 * both mean the same address.
 */
public final class ObjectTypes {
    /** More than Windows has; an index beyond is of damage. */
    private static final int MOST = 256;

    /** Threads whose last create is remembered. */
    private static final int MOST_THREADS = 1 << 14;

    private static final int UNKNOWN = -1;
    private static final String FILE = "File";

    private static final class LastCreate {
        private long fileObject;
    }

    private final String[] names = new String[MOST];
    private final long[] followed = new long[MOST];
    private final long[] same = new long[MOST];
    private final LongMap<LastCreate> byThread = new LongMap<>();
    private int file = UNKNOWN;

    ObjectTypes() {}

    void named(IoRecord record) {
        if (record.code() >= 0 && record.code() < MOST && names[record.code()] == null) {
            names[record.code()] = record.text();
            if (names[record.code()].equals(FILE)) {
                file = record.code();
            }
        }
    }

    /** A create has ended on a thread, and a handle is made next. */
    void createEnded(int threadId, long fileObject) {
        if (threadId == UNKNOWN) {
            return;
        }
        LastCreate last = byThread.get(threadId);
        if (last == null) {
            if (byThread.size() == MOST_THREADS) {
                return;
            }
            last = new LastCreate();
            byThread.put(threadId, last);
        }
        last.fileObject = fileObject;
    }

    void handleCreated(IoRecord record) {
        LastCreate last = byThread.get(record.threadId());
        int type = record.code();
        if (last == null || last.fileObject == 0 || type < 0 || type >= MOST) {
            return;
        }
        followed[type]++;
        if (last.fileObject == record.fileObject()) {
            same[type]++;
        }
        last.fileObject = 0;
    }

    /** Whether objects of this type are files, as far as is known. */
    public boolean isFile(int type) {
        return type == fileType();
    }

    /** Index of the type of files; -1 when not known. */
    public int fileType() {
        return file == UNKNOWN ? mostSame() : file;
    }

    private int mostSame() {
        int most = UNKNOWN;
        for (int type = 0; type < MOST; type++) {
            if (same[type] > 0 && (most == UNKNOWN || same[type] > same[most])) {
                most = type;
            }
        }
        return most;
    }

    /** Index of the type of this name; -1 when it was not recorded. */
    public int typeOf(String name) {
        for (int type = 0; type < MOST; type++) {
            if (names[type] != null && names[type].toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return type;
            }
        }
        return UNKNOWN;
    }

    /** What was found. */
    public HandleProbe probe() {
        int type = fileType();
        return type == UNKNOWN ? new HandleProbe(0, 0) : new HandleProbe(followed[type], same[type]);
    }

    /** Whether handles can be joined with opens: nothing speaks against it. */
    public boolean mayJoin() {
        HandleProbe probe = probe();
        return probe.tried() == 0 || probe.holds();
    }
}
