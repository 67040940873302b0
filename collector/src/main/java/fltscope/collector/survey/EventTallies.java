package fltscope.collector.survey;

import fltscope.schemas.etl.PerfInfoRun;
import fltscope.schemas.etl.RecordCursor;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.ExtendedItems;
import fltscope.schemas.event.FltIoCallback;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.event.KernelGroup;
import fltscope.schemas.schema.EventSchema;
import fltscope.schemas.schema.EventSchemas;
import fltscope.schemas.trace.EventCount;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts events by kind. What needs more than a count of it is decoded here too, and is rare or bounded. */
final class EventTallies {
    /** Enough to tell whether fast I/O was recorded beside IRPs; to look into all would slow the reading. */
    private static final int FLT_IO_LOOKED_INTO = 4_000;

    private static final int HOOKS = 1 << 16;
    private static final int FIRST_HOOK_BEHIND_EVENT_TRACE = 0x0100;
    private static final int PRE_OP_COMPLETION = 0x0462;
    private static final int POST_OP_COMPLETION = 0x0463;

    private final long[] byHook = new long[HOOKS];
    private final PerfInfoRun run = new PerfInfoRun();
    private final ProviderTallies byProvider = new ProviderTallies();
    private final RareEvents rare = new RareEvents();
    private final EventRecord event = new EventRecord();
    private final ExtendedItems items = new ExtendedItems();
    private final FltIoCallback callback = new FltIoCallback();
    private long fltIoSeen;
    private long fltIoFastSeen;

    EventTallies() {
        for (int hook = 0; hook < FIRST_HOOK_BEHIND_EVENT_TRACE; hook++) {
            run.setApart(hook, true);
        }
        setCallbacksApart(true);
    }

    private void setCallbacksApart(boolean apart) {
        run.setApart(PRE_OP_COMPLETION, apart);
        run.setApart(POST_OP_COMPLETION, apart);
    }

    /**
     * Counts the plain events that follow the one that the cursor is at.
     *
     * @param notBeforeTicks time of the event that the cursor is at
     * @return time of the last of them, {@code notBeforeTicks} if there is none
     */
    long addRun(RecordCursor cursor, long shiftTicks, long notBeforeTicks) {
        cursor.count(run, shiftTicks, notBeforeTicks);
        return run.lastTicks();
    }

    /** Events that were counted by {@link #addRun}. */
    long inRuns() {
        return run.records();
    }

    /** Counts the event that the cursor is at; its header must be whole. */
    void add(RecordCursor cursor) {
        int hook = cursor.hookId();
        if (hook == EventRecord.NO_HOOK) {
            addByGuid(cursor);
            return;
        }
        byHook[hook]++;
        if (hook < FIRST_HOOK_BEHIND_EVENT_TRACE) {
            cursor.event(event);
            readRare(EventType.of(event), event);
        } else if ((hook == PRE_OP_COMPLETION || hook == POST_OP_COMPLETION) && fltIoSeen < FLT_IO_LOOKED_INTO) {
            cursor.event(event);
            lookIntoCallback(event);
        }
    }

    private void addByGuid(RecordCursor cursor) {
        if (cursor.hasExtension()) {
            addExtended(cursor);
            return;
        }
        boolean classic = cursor.headerKind() != HeaderKind.EVENT;
        Tally tally = byProvider.of(cursor.providerHigh(), cursor.providerLow(), classic, cursor.eventId(), 0);
        if (tally == null) {
            return;
        }
        tally.add(classic ? 0 : cursor.keyword());
        if (tally.isFirst() || tally.isRare()) {
            cursor.event(event);
            readFirst(tally, null, event);
        }
    }

    private void addExtended(RecordCursor cursor) {
        cursor.event(event);
        addExtended(event);
    }

    /** Counts an event that does not come from a buffer of a file. */
    void add(EventRecord live) {
        int hook = live.hookId();
        if (hook == EventRecord.NO_HOOK) {
            addExtended(live);
            return;
        }
        byHook[hook]++;
        if (hook < FIRST_HOOK_BEHIND_EVENT_TRACE) {
            readRare(EventType.of(live), live);
        } else if ((hook == PRE_OP_COMPLETION || hook == POST_OP_COMPLETION) && fltIoSeen < FLT_IO_LOOKED_INTO) {
            lookIntoCallback(live);
        }
    }

    /** Takes the schema of an event that is to come: a TRACE_EVENT_INFO. */
    void schema(ByteBuffer eventInfo) {
        rare.schemas().add(eventInfo, eventInfo.position(), eventInfo.remaining());
    }

    private void addExtended(EventRecord whole) {
        boolean stack = false;
        EventSchema own = null;
        items.wrap(whole);
        while (items.next()) {
            switch (items.type()) {
                case ExtendedItems.STACK_TRACE32,
                        ExtendedItems.STACK_TRACE64,
                        ExtendedItems.STACK_KEY32,
                        ExtendedItems.STACK_KEY64 -> stack = true;
                case ExtendedItems.EVENT_SCHEMA_TL -> own = rare.schemas().find(whole);
                default -> {
                    // Other items change nothing that is counted.
                }
            }
        }
        boolean classic = whole.headerKind() != HeaderKind.EVENT;
        int nameHash = own == null ? 0 : own.eventName().hashCode();
        Tally tally = byProvider.of(whole.providerHigh(), whole.providerLow(), classic, whole.id(), nameHash);
        if (tally == null) {
            return;
        }
        tally.add(whole.keyword());
        if (stack) {
            tally.addStack();
        }
        readFirst(tally, own, whole);
    }

    private void readFirst(Tally tally, EventSchema own, EventRecord whole) {
        if (tally.isFirst()) {
            tally.describe(whole.version(), own == null ? rare.schemas().find(whole) : own);
        }
        readRare(tally.type(), whole);
    }

    private void readRare(EventType type, EventRecord whole) {
        if (RareEvents.wanted(type)) {
            rare.read(type, whole);
        }
    }

    private void lookIntoCallback(EventRecord whole) {
        if (callback.wrap(whole)) {
            fltIoSeen++;
            if (fltIoSeen == FLT_IO_LOOKED_INTO) {
                setCallbacksApart(false);
            }
            fltIoFastSeen += callback.irpPtr() == 0 ? 1 : 0;
        }
    }

    long fltIoSeen() {
        return fltIoSeen;
    }

    long fltIoFastSeen() {
        return fltIoFastSeen;
    }

    RareEvents rare() {
        return rare;
    }

    /**
     * All counts, the highest first.
     *
     * @param schemas of events that the trace explained after the first of their kind had come
     */
    List<EventCount> counts(EventSchemas schemas) {
        List<EventCount> counts = new ArrayList<>();
        for (int hook = 0; hook < HOOKS; hook++) {
            long seen = byHook[hook] + run.count(hook);
            if (seen != 0) {
                counts.add(count(hook, seen));
            }
        }
        for (Tally tally : byProvider.all()) {
            counts.add(tally.result(schemas));
        }
        if (byProvider.refused() != 0) {
            counts.add(new EventCount(
                    EventType.UNKNOWN, "other providers", "more kinds", "", 0, byProvider.refused(), 0, 0));
        }
        counts.sort(EventCount.HIGHEST_FIRST);
        return counts;
    }

    private static EventCount count(int hook, long count) {
        EventRecord record = new EventRecord();
        record.kernelEvent(hook, 0);
        EventType type = EventType.of(record);
        if (type != EventType.UNKNOWN) {
            return new EventCount(type, type.provider(), type.event(), "", hook, count, 0, 0);
        }
        KernelGroup group = KernelGroup.of(hook);
        String provider = group == null ? String.format(Locale.ROOT, "kernel group 0x%02x", hook >>> 8) : group.label();
        return new EventCount(type, provider, "type " + (hook & 0xFF), "", hook, count, 0, 0);
    }
}
