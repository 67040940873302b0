package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;

/**
 * Which process a thread id belongs to over time. Only a change of owner is kept: a thread id that goes round within one
 * process costs nothing. Asking allocates nothing.
 */
public final class Threads {
    /** An id that a process has owned from a time on. */
    private static final class Owner {
        int processId;
        final long fromTicks;
        long endTicks = Moments.AFTER_TRACE;
        /** Told by a thread event, not concluded from a stack. */
        boolean told;

        final Owner earlier;

        Owner(int processId, long fromTicks, Owner earlier) {
            this.processId = processId;
            this.fromTicks = fromTicks;
            this.earlier = earlier;
        }
    }

    private final LongMap<Owner> newest = new LongMap<>();

    Threads() {
        // The idle threads of all processors share the id 0.
        newest.put(0, new Owner(0, Moments.BEFORE_TRACE, null));
    }

    /** Process of the thread that has this id at this time, or had it last; -1 when not known. */
    public int processOf(int threadId, long ticks) {
        Owner owner = newest.get(threadId);
        while (owner != null && owner.fromTicks > ticks) {
            owner = owner.earlier;
        }
        return owner == null ? -1 : owner.processId;
    }

    /** Takes a THREAD_STARTED. */
    void started(IoRecord record) {
        if (record.has(IoRecord.FLAG_RUNDOWN)) {
            there(record).endTicks = Moments.AFTER_TRACE;
        } else {
            owner(record, record.timeTicks()).endTicks = Moments.AFTER_TRACE;
        }
    }

    /** Takes a THREAD_ENDED. */
    void ended(IoRecord record) {
        there(record).endTicks = record.timeTicks();
    }

    /** A stack says whose thread it was: believed where no thread event says anything. */
    void seen(int threadId, int processId) {
        if (threadId != -1 && processId != -1 && newest.get(threadId) == null) {
            newest.put(threadId, new Owner(processId, Moments.BEFORE_TRACE, null));
        }
    }

    /** The owner that a record tells of which does not begin a thread: it has been there since the last one ended. */
    private Owner there(IoRecord record) {
        Owner owner = newest.get(record.threadId());
        if (owner == null) {
            return owner(record, Moments.BEFORE_TRACE);
        }
        if (!owner.told) {
            owner.processId = record.processId();
        }
        return owner(record, Math.min(owner.endTicks, record.timeTicks() - 1) + 1);
    }

    private Owner owner(IoRecord record, long fromTicks) {
        Owner owner = newest.get(record.threadId());
        if (owner == null || owner.processId != record.processId()) {
            owner = new Owner(record.processId(), fromTicks, owner);
            newest.put(record.threadId(), owner);
        }
        owner.told = true;
        return owner;
    }
}
