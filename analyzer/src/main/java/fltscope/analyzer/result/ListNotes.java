package fltscope.analyzer.result;

import fltscope.analyzer.input.instances.InstanceList;
import fltscope.analyzer.input.instances.ListedFilter;
import fltscope.analyzer.input.instances.ListedInstance;
import fltscope.analyzer.names.FilterNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What is to be said of a list of filters beside the trace: whether it fits, and what of it no trace can show. */
public final class ListNotes {
    private static final int NAMED = 5;

    private ListNotes() {}

    /** Texts that are not safe to print yet; none where the list says nothing of filters. */
    public static List<String> of(InstanceList list, Analysis analysis) {
        List<String> notes = new ArrayList<>();
        List<String> names = names(list);
        List<String> drivers = drivers(analysis);
        if (!names.isEmpty() && !drivers.isEmpty() && !fits(list, analysis)) {
            notes.add("none of the filters listed (" + some(names) + ") has callbacks in the trace ("
                    + some(drivers.stream().map(FilterNames::of).toList())
                    + "): the list is of another machine or time");
        }
        List<String> legacy = list.filters().stream()
                .filter(ListedFilter::legacy)
                .map(ListedFilter::name)
                .toList();
        if (!legacy.isEmpty()) {
            notes.add("legacy filters, whose work is in no callback: " + some(legacy));
        }
        List<String> detached = list.instances().stream()
                .filter(ListedInstance::detached)
                .map(ListNotes::instance)
                .toList();
        if (!detached.isEmpty()) {
            notes.add("instances on volumes that have been detached: " + some(detached));
        }
        return notes;
    }

    /** Whether a filter of the list is one of the trace. */
    public static boolean fits(InstanceList list, Analysis analysis) {
        List<String> drivers = drivers(analysis);
        return names(list).stream()
                .anyMatch(name -> drivers.stream().anyMatch(driver -> FilterNames.same(driver, name)));
    }

    private static List<String> names(InstanceList list) {
        return Stream.concat(
                        list.filters().stream().map(ListedFilter::name),
                        list.instances().stream().map(ListedInstance::filter))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<String> drivers(Analysis analysis) {
        return analysis.filters().stream()
                .map(FilterRow::driver)
                .filter(Objects::nonNull)
                .toList();
    }

    private static String instance(ListedInstance instance) {
        String volume = instance.volume() == null || instance.volume().isEmpty() ? "" : " on " + instance.volume();
        return (instance.filter() == null ? instance.name() : instance.filter()) + volume;
    }

    private static String some(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }
}
