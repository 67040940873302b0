package fltscope.schemas.trace;

import fltscope.schemas.event.EventType;
import java.util.Comparator;

/**
 * How often one kind of event stands in a trace.
 *
 * @param type which event it is; {@link EventType#UNKNOWN} where the tool has no name of its own for it
 * @param provider name of the provider, or its GUID
 * @param event name of the event, or its id (manifest) or type (classic) as {@code id 12}, {@code type 12}
 * @param guid GUID of the provider as the records carry it; empty for kernel events that carry a hook id
 * @param id event id, type, or hook id (group in the high byte) where {@code guid} is empty
 * @param count how many
 * @param keywords all keywords that any of them has, 0 for other than manifest events
 * @param withStack how many carry a stack in their header
 */
public record EventCount(
        EventType type, String provider, String event, String guid, int id, long count, long keywords, long withStack) {
    /** The order in which counts are listed. */
    public static final Comparator<EventCount> HIGHEST_FIRST = Comparator.comparingLong(EventCount::count)
            .reversed()
            .thenComparing(EventCount::provider)
            .thenComparing(EventCount::event)
            .thenComparing(EventCount::guid);

    /** Whether both count the same kind of event. */
    boolean isOfKind(EventCount other) {
        return type == other.type
                && id == other.id
                && guid.equals(other.guid)
                && provider.equals(other.provider)
                && event.equals(other.event);
    }

    EventCount plus(EventCount other) {
        return new EventCount(
                type,
                provider,
                event,
                guid,
                id,
                count + other.count,
                keywords | other.keywords,
                withStack + other.withStack);
    }
}
