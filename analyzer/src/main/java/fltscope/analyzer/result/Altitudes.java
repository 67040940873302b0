package fltscope.analyzer.result;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.input.instances.InstanceList;
import fltscope.analyzer.input.instances.ListedFilter;
import fltscope.analyzer.input.instances.ListedInstance;
import fltscope.analyzer.input.instances.ListedVolume;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.state.Volumes;

/**
 * Where filters and their instances stand, as a list beside the trace or the filter manager's own events in it say. No callback
 * tells it. A filter and its instances may
 * have different altitudes.
 */
public final class Altitudes {
    /** Where a list comes from. */
    public enum Source {
        /** The text that the user gave. */
        FILE("file"),
        /** A snapshot that was taken beside the trace. */
        SNAPSHOT("snapshot"),
        /** The filter manager's own events in the trace. */
        TRACE("trace");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** Name in reports. */
        public String label() {
            return label;
        }
    }

    private final InstanceList list;
    private final Volumes volumes;
    private final Source source;

    private Altitudes(InstanceList list, Volumes volumes, Source source) {
        this.list = list;
        this.volumes = volumes;
        this.source = source;
    }

    /** As the user's text says. */
    static Altitudes given(InstanceList list, Volumes volumes) {
        return new Altitudes(list, volumes, Source.FILE);
    }

    /**
     * As the user's text says, which counts before what the capture holds, or as {@link #known(Analysis)} says.
     *
     * @param given the user's text; null where there is none
     */
    public static Altitudes known(Analysis analysis, InstanceList given) {
        return given == null ? known(analysis) : given(given, analysis.volumes());
    }

    /** As a snapshot beside the trace says, else as the filter manager's own events in it do, if there are any. */
    public static Altitudes known(Analysis analysis) {
        InstanceList listed = analysis.listed();
        if (!listed.isEmpty()) {
            return new Altitudes(listed, analysis.volumes(), Source.SNAPSHOT);
        }
        InstanceList told = analysis.told();
        return new Altitudes(told, analysis.volumes(), told.isEmpty() ? null : Source.TRACE);
    }

    /** Where they come from; null when they are not known. */
    public Source source() {
        return source;
    }

    /** Whether there is a list. */
    public boolean areKnown() {
        return !list.filters().isEmpty() || !list.instances().isEmpty();
    }

    /** Altitude of a filter: its own, else that of its instances where they have one in common; null when not known. */
    public Altitude of(String driver) {
        for (ListedFilter filter : list.filters()) {
            if (filter.altitude() != null && FilterNames.same(filter.name(), driver)) {
                return filter.altitude();
            }
        }
        return common(driver);
    }

    /** Altitude of a filter's instance on a volume; null when not known. */
    public Altitude of(String driver, String device) {
        for (ListedInstance instance : list.instances()) {
            if (isOf(instance, driver) && device != null && isOn(instance.volume(), device)) {
                return instance.altitude();
            }
        }
        Altitude common = common(driver);
        return common == null && !hasInstances(driver) ? of(driver) : common;
    }

    private Altitude common(String driver) {
        Altitude common = null;
        for (ListedInstance instance : list.instances()) {
            if (isOf(instance, driver) && instance.altitude() != null) {
                if (common != null && !common.equals(instance.altitude())) {
                    return null;
                }
                common = instance.altitude();
            }
        }
        return common;
    }

    private boolean hasInstances(String driver) {
        return list.instances().stream().anyMatch(instance -> isOf(instance, driver));
    }

    private static boolean isOf(ListedInstance instance, String driver) {
        return instance.filter() != null && FilterNames.same(instance.filter(), driver);
    }

    private boolean isOn(String listed, String device) {
        if (listed == null || listed.isEmpty()) {
            return false;
        }
        return listed.equalsIgnoreCase(device)
                || listed.equalsIgnoreCase(volumes.dosPath(device))
                || list.volumes().stream().anyMatch(volume -> isCalled(volume, listed, device));
    }

    private static boolean isCalled(ListedVolume volume, String listed, String device) {
        return volume.dosName().equalsIgnoreCase(listed) && volume.name().equalsIgnoreCase(device);
    }
}
