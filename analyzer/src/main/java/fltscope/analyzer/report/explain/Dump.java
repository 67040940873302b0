package fltscope.analyzer.report.explain;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.input.debugger.DebuggerFacts;
import fltscope.analyzer.input.debugger.FileObjectFact;
import fltscope.analyzer.input.debugger.FilterFact;
import fltscope.analyzer.input.debugger.InstanceFact;
import fltscope.analyzer.input.debugger.ReferencedObject;
import fltscope.analyzer.input.instances.InstanceList;
import fltscope.analyzer.input.instances.ListedFilter;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What was pasted from a debugger, and from fltmc if that is in the same file.
 *
 * @param file name as the user gave it
 */
public record Dump(String file, DebuggerFacts facts, InstanceList listed) {
    private static final String FILE_OBJECT = "FILE_OBJECT";

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
        addresses.remove(0L);
        return addresses;
    }

    /** Altitude of a filter by the name of its driver; null when it is not told. */
    Altitude altitude(String driver) {
        String name = withoutExtension(driver);
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

    /** {@code vfsmfd} of {@code vfsmfd.sys}: the name of a driver is that of its filter, as a rule. */
    static String withoutExtension(String driver) {
        int extension = driver.length() - ".sys".length();
        return extension > 0 && driver.regionMatches(true, extension, ".sys", 0, ".sys".length())
                ? driver.substring(0, extension)
                : driver;
    }
}
