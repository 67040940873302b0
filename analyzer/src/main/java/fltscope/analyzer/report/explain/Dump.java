package fltscope.analyzer.report.explain;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.input.debugger.DebuggerFacts;
import fltscope.analyzer.input.debugger.FileObjectFact;
import fltscope.analyzer.input.debugger.FilterFact;
import fltscope.analyzer.input.debugger.InstanceFact;
import fltscope.analyzer.input.debugger.ReferencedObject;
import fltscope.analyzer.input.debugger.kernel.ObjectFact;
import fltscope.analyzer.input.instances.InstanceList;
import fltscope.analyzer.input.instances.ListedFilter;
import fltscope.analyzer.input.instances.ListedInstance;
import fltscope.analyzer.names.FilterNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was pasted from a debugger, and from fltmc if that is in the same file.
 *
 * @param file name as the user gave it
 */
public record Dump(String file, DebuggerFacts facts, InstanceList listed) {
    private static final String FILE_OBJECT = "FILE_OBJECT";
    private static final String FILE = "File";

    /** The file objects that it shows or counts as held. */
    public Set<Long> fileObjects() {
        Set<Long> addresses = new LinkedHashSet<>();
        for (ReferencedObject object : facts.objects()) {
            if (FILE_OBJECT.equalsIgnoreCase(object.type())) {
                addresses.add(object.address());
            }
        }
        for (FileObjectFact object : facts.fileObjects()) {
            addresses.add(object.address());
        }
        facts.filters().forEach(filter -> addresses.addAll(filter.openFiles()));
        facts.kernel().irps().forEach(irp -> addresses.add(irp.fileObject()));
        facts.kernel().callbackData().forEach(data -> addresses.add(data.fileObject()));
        for (ObjectFact object : facts.kernel().objects()) {
            if (FILE.equalsIgnoreCase(object.type())) {
                addresses.add(object.address());
            }
        }
        addresses.remove(0L);
        return addresses;
    }

    /** The file objects that it shows to be neither cached nor mapped, with their names; empty for one without. */
    public Map<Long, String> withoutSection() {
        Map<Long, String> names = new HashMap<>();
        for (FileObjectFact object : facts.fileObjects()) {
            if (object.address() != 0 && object.sectionObjectPointers() == 0) {
                names.put(object.address(), object.fileName() == null ? "" : object.fileName());
            }
        }
        return names;
    }

    /** Altitudes that the lists in it and the debugger's structures have; null for none. */
    public InstanceList altitudes() {
        List<ListedFilter> filters = new ArrayList<>(listed.filters());
        for (FilterFact filter : facts.filters()) {
            if (filter.name() != null && filter.altitude() != null) {
                filters.add(new ListedFilter(filter.name(), -1, filter.altitude(), 0));
            }
        }
        List<ListedInstance> instances = new ArrayList<>(listed.instances());
        for (InstanceFact instance : facts.instances()) {
            if (instance.filterName() != null && instance.altitude() != null) {
                String volume = instance.volumeName() == null ? "" : instance.volumeName();
                instances.add(
                        new ListedInstance(instance.filterName(), instance.name(), instance.altitude(), volume, 0, ""));
            }
        }
        return filters.isEmpty() && instances.isEmpty()
                ? null
                : new InstanceList(filters, instances, listed.volumes(), listed.unread(), listed.unreadCount());
    }

    /** Altitude of a filter by the name of its driver; null when it is not told. */
    Altitude altitude(String driver) {
        String name = FilterNames.of(driver);
        FilterFact shown = filter(name);
        if (shown != null && shown.altitude() != null) {
            return shown.altitude();
        }
        for (ListedFilter filter : listed.filters()) {
            if (name.equalsIgnoreCase(filter.name())) {
                return filter.altitude();
            }
        }
        return null;
    }

    /** The filter of this name; null when it is not shown. */
    FilterFact filter(String name) {
        return facts.filters().stream()
                .filter(filter -> name.equalsIgnoreCase(filter.name()))
                .findFirst()
                .orElse(null);
    }

    /** The filter with this address; null when it is not shown. */
    FilterFact filter(long address) {
        return facts.filters().stream()
                .filter(filter -> filter.address() == address)
                .findFirst()
                .orElse(null);
    }

    /** Whether an instance is of a filter. */
    static boolean isOf(InstanceFact instance, FilterFact filter) {
        return instance.filterAddress() == filter.address()
                || (instance.filterAddress() == 0
                        && filter.name() != null
                        && filter.name().equalsIgnoreCase(instance.filterName()));
    }
}
