package fltscope.analyzer.pairing;

/**
 * The last create of a thread, for callbacks of which only the return is recorded: it carries the time of the entry, and a
 * create of the same thread between the two was issued in the callback. The innermost callback returns first.
 */
final class LastCreate {
    private Epoch epoch;
    private long serial;

    /** A file event tells of a create. */
    void created(Epoch by) {
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
        if (during && !own && epoch.nestedIn == Epoch.NOT_NESTED) {
            epoch.nestedIn = filter;
        }
    }
}
