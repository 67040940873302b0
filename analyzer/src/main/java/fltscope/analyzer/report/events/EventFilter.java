package fltscope.analyzer.report.events;

import fltscope.analyzer.names.Glob;
import fltscope.schemas.event.EventRecord;
import java.util.List;
import java.util.Set;

/** Which events a listing shows: those that meet all of the conditions that are set. */
public final class EventFilter {
    private final List<Glob> providers;
    private final List<Glob> kinds;
    private final Set<Integer> processIds;
    private final FileFilter file;
    private final long fromTicks;
    private final long toTicks;

    /**
     * Without a condition a list is empty, the file filter null, and a time the least or greatest long.
     *
     * @param providers names or GUIDs of providers
     * @param kinds names of events, alone or behind the provider and a slash
     * @param processIds of the process that an event is of or that wrote it
     * @param file condition on the file that an event is about
     * @param fromTicks first moment
     * @param toTicks last moment
     */
    public EventFilter(
            List<Glob> providers,
            List<Glob> kinds,
            Set<Integer> processIds,
            FileFilter file,
            long fromTicks,
            long toTicks) {
        this.providers = List.copyOf(providers);
        this.kinds = List.copyOf(kinds);
        this.processIds = Set.copyOf(processIds);
        this.file = file;
        this.fromTicks = fromTicks;
        this.toTicks = toTicks;
    }

    /** Whether the listing shows the event that the view is at. */
    public boolean wants(EventView event) {
        long ticks = event.record().timestampTicks();
        return ticks >= fromTicks
                && ticks <= toTicks
                && wantsKind(event.kind())
                && wantsProcess(event)
                && (file == null || file.wants(event));
    }

    /** Whether the event lies behind the last moment that is wanted. */
    public boolean isBehind(EventRecord record) {
        return record.timestampTicks() > toTicks;
    }

    private boolean wantsKind(EventKind kind) {
        if (kind.wanted == null) {
            kind.wanted = (providers.isEmpty() || providers.stream().anyMatch(name -> isOf(name, kind)))
                    && (kinds.isEmpty() || kinds.stream().anyMatch(name -> isCalled(name, kind)));
        }
        return kind.wanted;
    }

    /** Whether this is the name or the GUID of the kind's provider. */
    public static boolean isOf(Glob provider, EventKind kind) {
        return provider.matches(kind.provider()) || provider.matches(kind.guid());
    }

    /** Whether this is the name of the kind, alone or with its provider. */
    public static boolean isCalled(Glob name, EventKind kind) {
        return name.matches(kind.event()) || name.matches(kind.label());
    }

    private boolean wantsProcess(EventView event) {
        return processIds.isEmpty()
                || processIds.contains(event.processId())
                || (event.record().processId() != EventRecord.UNKNOWN_ID
                        && processIds.contains(event.record().processId()));
    }
}
