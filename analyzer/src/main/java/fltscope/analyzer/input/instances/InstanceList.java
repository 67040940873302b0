package fltscope.analyzer.input.instances;

import fltscope.analyzer.input.UnreadLine;
import java.util.List;

/**
 * What pasted {@code fltmc} output says, each row once, in the order of the text.
 *
 * @param unread the first lines within a table that were not understood
 * @param unreadCount how many of those there were
 */
public record InstanceList(
        List<ListedFilter> filters,
        List<ListedInstance> instances,
        List<ListedVolume> volumes,
        List<UnreadLine> unread,
        long unreadCount) {
    /** Whether the text says nothing of use. */
    public boolean isEmpty() {
        return filters.isEmpty() && instances.isEmpty() && volumes.isEmpty();
    }
}
