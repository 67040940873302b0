package fltscope.analyzer.pairing;

import fltscope.analyzer.state.LongMap;

/**
 * The last create of each thread, for callbacks of which only the return is recorded: it carries the time of the entry, and a
 * create of the same thread between the two was issued in the callback. The innermost callback returns first.
 */
final class LastCreates {
    private static final class Created {
        private Epoch epoch;
        private long serial;
    }

    private final LongMap<Created> byThread = new LongMap<>();

    /** A file event tells of a create. */
    void created(int thread, Epoch epoch) {
        if (thread == -1) {
            return;
        }
        Created created = byThread.get(thread);
        if (created == null) {
            created = new Created();
            byThread.put(thread, created);
        }
        created.epoch = epoch;
        created.serial = epoch.serial;
    }

    /** A callback has returned whose entry was not recorded. */
    void returned(Request request, int filter, long entryTicks, long ticks) {
        Created created = request.threadId == -1 ? null : byThread.get(request.threadId);
        if (created == null || created.epoch.serial != created.serial) {
            return;
        }
        Epoch epoch = created.epoch;
        boolean during = epoch.recordTicks >= entryTicks && epoch.recordTicks <= ticks;
        boolean own = epoch.createPointer == request.callbackData || epoch.createPointer == request.irp;
        if (during && !own && epoch.nestedIn == Epoch.NOT_NESTED) {
            epoch.nestedIn = filter;
        }
    }
}
