package fltscope.collector.survey;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.event.Guid;
import fltscope.schemas.schema.EventSchema;
import fltscope.schemas.schema.EventSchemas;
import fltscope.schemas.trace.EventCount;

/** Counts one kind of event of a provider that is named by a GUID. */
final class Tally {
    final long high;
    final long low;
    final boolean classic;
    final int id;
    /** Hash of the name of a self-describing event, whose id need not tell it from others of its provider; else 0. */
    final int nameHash;

    private final EventType type;
    private final boolean rare;
    private int version;
    private long count;
    private long keywords;
    private long withStack;
    private EventSchema schema;

    Tally(long high, long low, boolean classic, int id, int nameHash) {
        this.high = high;
        this.low = low;
        this.classic = classic;
        this.id = id;
        this.nameHash = nameHash;
        type = EventType.of(record());
        rare = RareEvents.wanted(type);
    }

    private EventRecord record() {
        EventRecord record = new EventRecord();
        if (classic) {
            record.classicEvent(high, low, id, version, 0);
        } else {
            record.manifestEvent(high, low, id, version);
        }
        return record;
    }

    boolean is(long otherHigh, long otherLow, boolean otherClassic, int otherId, int otherHash) {
        return id == otherId
                && high == otherHigh
                && low == otherLow
                && classic == otherClassic
                && nameHash == otherHash;
    }

    void add(long moreKeywords) {
        count++;
        keywords |= moreKeywords;
    }

    void addStack() {
        withStack++;
    }

    /** Remembers what a schema is looked up by, and the schema where the event brings its own. */
    void describe(int eventVersion, EventSchema own) {
        version = eventVersion;
        schema = own;
    }

    /** Whether one event was counted so far. */
    boolean isFirst() {
        return count == 1;
    }

    /** Whether each event of this kind is to be looked into. */
    boolean isRare() {
        return rare;
    }

    EventType type() {
        return type;
    }

    EventCount result(EventSchemas schemas) {
        EventSchema known = schema == null ? schemas.find(record()) : schema;
        return new EventCount(
                type, provider(known), event(known), new Guid(high, low).toString(), id, count, keywords, withStack);
    }

    private String provider(EventSchema known) {
        String label = type == EventType.UNKNOWN ? EventType.providerLabel(high, low) : type.provider();
        if (label != null) {
            return label;
        }
        boolean named = known != null && !known.providerName().isEmpty();
        return named ? known.providerName() : new Guid(high, low).toString();
    }

    private String event(EventSchema known) {
        if (type != EventType.UNKNOWN) {
            return type.event();
        }
        if (known != null && !known.eventName().isEmpty()) {
            return known.eventName();
        }
        return (classic ? "type " : "id ") + id;
    }
}
