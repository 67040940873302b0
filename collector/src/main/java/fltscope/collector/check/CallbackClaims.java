package fltscope.collector.check;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.FltIoCallback;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.event.ImageEvent;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.trace.LayoutClaim;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What FltIo events say. */
final class CallbackClaims {
    private static final int INITIAL_TIME_BYTES = 8;
    private static final int STATUS_BYTES = 4;
    private static final int POINTERS = 5;
    private static final int MOST_ROUTINES = 1 << 16;

    /** One callback of one request. */
    private record Key(long callbackData, long routine, boolean pre) {}

    /**
     * What the newest event of a callback data says of its operation.
     *
     * @param threadId -1 where none of its events had one
     */
    record Seen(long fileObject, long fileContext, int threadId, long ticks) {}

    private final ClaimCounts counts;
    private final long startTicks;
    private final FltIoCallback callback = new FltIoCallback();
    private final Recent<Key, Long> entered = new Recent<>();
    private final Recent<Key, Boolean> returned = new Recent<>();
    private final Recent<Long, Seen> byCallbackData = new Recent<>();
    private final Map<Long, long[]> routines = new HashMap<>();
    private final TreeMap<Long, Long> images = new TreeMap<>(Long::compareUnsigned);
    private boolean entriesRecorded;
    private boolean any;

    CallbackClaims(ClaimCounts counts, long startTicks) {
        this.counts = counts;
        this.startTicks = startTicks;
    }

    void add(EventRecord event) {
        if (!callback.wrap(event)) {
            return;
        }
        any = true;
        counts.add(LayoutClaim.CALLBACK_SIZE, event.payloadBytes() == size(event));
        header(event);
        addresses(event);
        counts.add(LayoutClaim.MAJOR_FUNCTION_KNOWN, MajorFunction.name(callback.majorFunction()) != null);
        Key key = new Key(callback.callbackDataPtr(), callback.routineAddr(), callback.isPreOperation());
        if (callback.isCompletion()) {
            completion(key, event);
        } else if (callback.isFailure()) {
            counts.add(LayoutClaim.FAILURE_HAS_RETURN, returned.containsKey(key));
            counts.addStatus(callback.status());
        } else {
            entriesRecorded = true;
            counts.add(LayoutClaim.ENTRY_HAS_IRP, callback.irpPtr() != 0);
            entered.put(key, event.timestampTicks());
        }
        Seen before = byCallbackData.remove(key.callbackData());
        boolean same = before != null && before.fileObject() == callback.fileObject();
        int thread = event.threadId() == EventRecord.UNKNOWN_ID && same ? before.threadId() : event.threadId();
        byCallbackData.put(
                key.callbackData(),
                new Seen(callback.fileObject(), callback.fileContext(), thread, event.timestampTicks()));
    }

    private int size(EventRecord event) {
        return (callback.isCompletion() ? INITIAL_TIME_BYTES : 0)
                + POINTERS * event.pointerBytes()
                + Integer.BYTES
                + (callback.isFailure() ? STATUS_BYTES : 0);
    }

    /** As a file has them; a live consumer gets headers of another kind. */
    private void header(EventRecord event) {
        boolean threaded = event.threadId() != EventRecord.UNKNOWN_ID;
        if (callback.isCompletion()) {
            if (event.headerKind() != HeaderKind.EVENT && event.headerKind() != HeaderKind.FULL) {
                counts.add(LayoutClaim.COMPLETION_HEADER, !threaded);
            }
        } else {
            counts.add(LayoutClaim.CALLBACK_HEADER, threaded);
        }
    }

    private void addresses(EventRecord event) {
        counts.addKernelAddress(callback.routineAddr(), event.pointerBytes());
        if (callback.fileObject() != 0) {
            counts.addKernelAddress(callback.fileObject(), event.pointerBytes());
        }
        if (event.pointerBytes() == Long.BYTES) {
            counts.add(LayoutClaim.CALLBACK_DATA_ALIGNED, (callback.callbackDataPtr() & 0xF) == Long.BYTES);
            if (callback.irpPtr() != 0) {
                counts.add(LayoutClaim.IRP_ALIGNED, (callback.irpPtr() & 0xF) == 0);
            }
        }
        if (routines.size() < MOST_ROUTINES || routines.containsKey(callback.routineAddr())) {
            routines.computeIfAbsent(callback.routineAddr(), address -> new long[1])[0]++;
        }
    }

    private void completion(Key key, EventRecord event) {
        long initial = callback.initialTime() + event.shiftTicks();
        counts.add(LayoutClaim.INITIAL_TIME_NOT_LATER, initial <= event.timestampTicks());
        counts.add(LayoutClaim.INITIAL_TIME_IN_RECORDING, initial >= startTicks);
        if (callback.irpPtr() != 0 && entriesRecorded && initial >= startTicks) {
            Long entry = entered.remove(key);
            counts.add(LayoutClaim.RETURN_HAS_ENTRY, entry != null);
            if (entry != null) {
                counts.add(LayoutClaim.INITIAL_TIME_BEFORE_ENTRY, initial <= entry);
            }
        }
        returned.remove(key);
        returned.put(key, true);
    }

    /** Takes an image that was loaded, be it when the recording ends. */
    void add(ImageEvent image) {
        images.merge(image.imageBase(), image.imageSize(), Math::max);
    }

    /** Whether the recording has any FltIo event so far. */
    boolean any() {
        return any;
    }

    /** What the newest events of a callback data say; null where there was none. */
    Seen of(long callbackData) {
        return byCallbackData.get(callbackData);
    }

    /** All events have been seen. */
    void finish() {
        if (images.isEmpty()) {
            return;
        }
        routines.forEach((routine, calls) -> {
            Map.Entry<Long, Long> image = images.floorEntry(routine);
            counts.add(
                    LayoutClaim.ROUTINE_IN_IMAGE,
                    image != null && Long.compareUnsigned(routine - image.getKey(), image.getValue()) < 0,
                    calls[0]);
        });
    }
}
