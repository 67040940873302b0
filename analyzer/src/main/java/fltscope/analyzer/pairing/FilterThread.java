package fltscope.analyzer.pairing;

import fltscope.analyzer.state.LongMap;

/** What a thread does in the callbacks of filters. */
final class FilterThread {
    final int id;
    /** The request in whose callback it was last; null when it has left that. */
    Request request;

    final Nesting nesting = new Nesting();
    final LastCreate lastCreate = new LastCreate();

    private FilterThread(int id) {
        this.id = id;
    }

    /**
     * The last create of a thread, for callbacks of which only the return is recorded: it carries the time of the entry, and a
     * create of the same thread between the two was issued in the callback. The innermost callback returns first.
     */
    static final class LastCreate {
        private FileObject epoch;
        private long serial;

        /** A file event tells of a create. */
        void created(FileObject by) {
            epoch = by;
            serial = by.serial;
        }

        /** A callback has returned whose entry was not recorded. */
        void returned(Request request, int filter, long entryTicks, long ticks) {
            if (epoch == null || epoch.serial != serial) {
                return;
            }
            boolean during = epoch.recordTicks >= entryTicks && epoch.recordTicks <= ticks;
            boolean own = epoch.createPointer == request.callbackData || epoch.createPointer == request.irp;
            if (during && !own && epoch.nestedIn == FileObject.NOT_NESTED) {
                epoch.nestedIn = filter;
                epoch.nestedInCreateOf = FileObject.createOf(request);
            }
        }
    }

    /** The threads of a trace. */
    static final class Table {
        private final LongMap<FilterThread> byId = new LongMap<>();

        /** The thread with this id; null for -1, which is not known. */
        FilterThread of(int id) {
            if (id == -1) {
                return null;
            }
            FilterThread thread = byId.get(id);
            if (thread == null) {
                thread = new FilterThread(id);
                byId.put(id, thread);
            }
            return thread;
        }

        /** The same; {@code likely} is it mostly, and may be null. */
        FilterThread of(int id, FilterThread likely) {
            return likely != null && likely.id == id ? likely : of(id);
        }
    }

    /** The request in whose callback it is; null when none is known. */
    Request underWay() {
        return request != null && request.isOn(this) ? request : null;
    }

    /** A callback of the request has ended here, or the request has. */
    void left(Request ended) {
        if (!ended.equals(request)) {
            return;
        }
        Request outer = ended.outer;
        request = outer != null && outer.isOn(this) ? outer : null;
    }
}
