package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;

/**
 * Names of files by their key (FsContext) over time. A rundown and a deletion name what is already there; a key is used for
 * another file after its deletion.
 *
 * <p>Kept are the names of all keys in use, of which the machine's memory sets the number, and the last {@link #KEPT_ENDED}
 * names that have ended: what creates and deletes files without end takes no more room than that. A name told again costs
 * nothing.
 */
public final class FileNames {
    /** How many names are remembered of keys that were deleted or reused. */
    static final int KEPT_ENDED = 1 << 16;

    private final LongMap<NamedKey> newest = new LongMap<>();
    private final EndedNames ended = new EndedNames();
    private long forgotten;

    FileNames() {}

    /** The name that a key has at this time, as recorded; null when not known. Allocates nothing. */
    public String nameOf(long fileKey, long ticks) {
        NamedKey named = newest.get(fileKey);
        while (named != null && named.fromTicks > ticks) {
            named = named.earlier;
        }
        return named == null || named.toTicks < ticks ? null : named.name;
    }

    /** How many names that had ended were dropped to bound the memory. */
    public long forgotten() {
        return forgotten;
    }

    /** Takes a FILE_NAME. */
    void named(IoRecord record) {
        if (record.fileKey() == 0 || record.textUnits() == 0) {
            return;
        }
        NamedKey known = newest.get(record.fileKey());
        if (known != null && RecordText.equals(record, known.name)) {
            if (known.isEnded()) {
                ended.remove(known);
                known.toTicks = Moments.AFTER_TRACE;
            }
            return;
        }
        long fromTicks = record.has(IoRecord.FLAG_RUNDOWN) ? since(known, record) : record.timeTicks();
        if (known != null && !known.isEnded()) {
            end(known, record.timeTicks());
        }
        add(record, fromTicks, known);
    }

    /** Takes a FILE_NAME_DELETED. */
    void deleted(IoRecord record) {
        if (record.fileKey() == 0) {
            return;
        }
        NamedKey known = newest.get(record.fileKey());
        if (known != null && !known.isEnded()) {
            if (!isLate(record, known)) {
                end(known, record.timeTicks());
            }
        } else if (record.textUnits() != 0 && (known == null || !RecordText.equals(record, known.name))) {
            end(add(record, since(known, record), known), record.timeTicks());
        }
    }

    /** From when a name counts whose beginning was not recorded. */
    private static long since(NamedKey known, IoRecord record) {
        if (known == null) {
            return Moments.BEFORE_TRACE;
        }
        return known.isEnded() ? known.toTicks + 1 : record.timeTicks();
    }

    /** Whether a deletion, told a second time by another provider, is of the name before the present one. */
    private static boolean isLate(IoRecord record, NamedKey known) {
        return known.earlier != null
                && RecordText.equals(record, known.earlier.name)
                && !RecordText.equals(record, known.name);
    }

    private NamedKey add(IoRecord record, long fromTicks, NamedKey earlier) {
        NamedKey named = new NamedKey(record.fileKey(), record.text(), fromTicks);
        named.earlier = earlier;
        if (earlier != null) {
            earlier.later = named;
        }
        newest.put(named.fileKey, named);
        return named;
    }

    private void end(NamedKey named, long ticks) {
        named.toTicks = ticks;
        ended.add(named);
        if (ended.size() > KEPT_ENDED) {
            forget(ended.removeOldest());
        }
    }

    /** Names of one key end one after the other, so the one that ended first has none before it. */
    private void forget(NamedKey named) {
        if (named.later == null) {
            newest.remove(named.fileKey);
        } else {
            named.later.earlier = null;
        }
        forgotten++;
    }
}
