package fltscope.analyzer.pairing;

import fltscope.analyzer.state.Image;
import fltscope.analyzer.state.Images;
import fltscope.analyzer.state.LongMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which filter a callback routine belongs to: the driver whose image holds it. A driver that is loaded again is the same
 * filter; two that are loaded at one time from different folders are two, though their files have one name. Filters have small
 * numbers, so that a set of them is the bits of a long; beyond {@link #MOST} they share that of the unknown one, in a second pass
 * those that were called least.
 */
public final class FilterTable {
    /** Filters that are told apart. */
    public static final int MOST = 63;

    /** Number of the filter that stands for routines that no known driver holds. */
    public static final int UNKNOWN = 0;

    private static final class Routine {
        private long address;
        private long ticks;
        /** When it was called first and no driver was known to hold it. */
        private long unknownTicks;

        private Image image;
        private int filter;
        private int imagesKnown;
        private long calls;
    }

    /** The load of a filter that was met last. */
    private record Filter(String name, Image image) {}

    private final Images images;
    private final LongMap<Routine> routines = new LongMap<>();
    private final List<Filter> filters = new ArrayList<>();
    private final Set<String> left = new TreeSet<>();
    private Set<String> preferred;
    private boolean namedLate;
    private int imagesKnown;

    /** @param images where drivers are looked up: this pass's, or those of a pass before that has seen the whole trace */
    public FilterTable(Images images) {
        this.images = images;
        filters.add(new Filter(null, null));
    }

    /** Tells apart what a first pass has found to be called most, where there are too many. */
    public void preferBusiestOf(FilterTable firstPass) {
        preferred = firstPass.left.isEmpty() ? null : firstPass.busiest();
    }

    /** Where drivers are looked up. */
    public Images images() {
        return images;
    }

    /** Drivers were loaded or unloaded: routines that had no driver are looked up again. */
    public void imagesChanged() {
        imagesKnown++;
    }

    /** Number of the filter that holds a routine at a moment. Allocates nothing for a routine seen before. */
    int filterOf(long address, long ticks) {
        Routine routine = routines.get(address);
        if (routine == null) {
            routine = new Routine();
            routine.unknownTicks = ticks;
            routines.put(address, routine);
            lookUp(routine, address, ticks);
        } else if (routine.image == null ? routine.imagesKnown != imagesKnown : routine.image.unloadedTicks() < ticks) {
            boolean unknown = routine.image == null;
            lookUp(routine, address, ticks);
            namedLate |= unknown && routine.image != null && routine.image.loadedTicks() <= routine.unknownTicks;
        }
        routine.calls++;
        return routine.filter;
    }

    /**
     * Whether a second pass can name filters that this one could not when they were called: their drivers were told only later, or
     * there are more filters than are told apart, and those that are called most are known now.
     */
    public boolean wouldNameMore() {
        boolean[] more = {namedLate || !left.isEmpty()};
        routines.forEach(
                routine -> more[0] |= routine.image == null && images.driverAt(routine.address, routine.ticks) != null);
        return more[0];
    }

    private void lookUp(Routine routine, long address, long ticks) {
        routine.address = address;
        routine.ticks = ticks;
        routine.imagesKnown = imagesKnown;
        routine.image = images.driverAt(address, ticks);
        routine.filter = routine.image == null ? UNKNOWN : numberOf(routine.image);
    }

    private int numberOf(Image image) {
        for (int i = 1; i < filters.size(); i++) {
            Filter known = filters.get(i);
            if (known.image == null
                    ? known.name.equalsIgnoreCase(image.name())
                    : known.image.name().equalsIgnoreCase(image.name()) && isOneDriver(known.image, image)) {
                filters.set(i, new Filter(known.name, image));
                return i;
            }
        }
        return add(nameOf(image), image);
    }

    private int add(String name, Image image) {
        boolean unwanted = preferred != null && !preferred.contains(name.toLowerCase(Locale.ROOT));
        if (unwanted || filters.size() > MOST) {
            left.add(name.toLowerCase(Locale.ROOT));
            return UNKNOWN;
        }
        filters.add(new Filter(name, image));
        return filters.size() - 1;
    }

    /** Windows does not load a driver's file twice; a file that has taken another's place is the same driver, updated. */
    private static boolean isOneDriver(Image one, Image other) {
        return one == other
                || one.unloadedTicks() <= other.loadedTicks()
                || other.unloadedTicks() <= one.loadedTicks()
                || isOneFile(one.path(), other.path());
    }

    /** Folders are spelled with and without their volume, and the one of Windows by its link. */
    private static boolean isOneFile(String one, String other) {
        String first = withoutVolume(one);
        String second = withoutVolume(other);
        return first.equals(second) || first.indexOf('\\') < 0 || second.indexOf('\\') < 0;
    }

    private static String withoutVolume(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.startsWith("\\systemroot\\")) {
            return "\\windows" + lower.substring("\\systemroot".length());
        }
        String local = lower.startsWith("\\??\\") ? lower.substring("\\??\\".length()) : lower;
        if (local.length() > 1 && local.charAt(1) == ':') {
            return local.substring(2);
        }
        int afterVolume = local.startsWith("\\device\\") ? local.indexOf('\\', "\\device\\".length()) : -1;
        return afterVolume < 0 ? local : local.substring(afterVolume);
    }

    /** Its file's name; of a second driver of that name with the folder. */
    private String nameOf(Image image) {
        boolean taken = filters.stream().anyMatch(filter -> image.name().equalsIgnoreCase(filter.name));
        if (!taken) {
            return image.name();
        }
        int folder = image.path()
                .lastIndexOf('\\', image.path().length() - image.name().length() - 2);
        return image.path().substring(folder + 1);
    }

    /** The filters that are called most, by their names in lower case. */
    private Set<String> busiest() {
        Map<String, Long> calls = new HashMap<>();
        routines.forEach(routine -> {
            if (routine.image != null) {
                String name = routine.filter == UNKNOWN ? routine.image.name() : filters.get(routine.filter).name;
                calls.merge(name.toLowerCase(Locale.ROOT), routine.calls, Long::sum);
            }
        });
        return calls.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Number of the filter with this driver name; a new one where it has none. */
    public int numberOf(String driver) {
        for (int i = 1; i < filters.size(); i++) {
            if (filters.get(i).name.equalsIgnoreCase(driver)) {
                return i;
            }
        }
        return add(driver, null);
    }

    /** Filters seen, the unknown one included. */
    public int count() {
        return filters.size();
    }

    /** How many filters share the number of the unknown one, as there are too many. */
    int leftOut() {
        return left.size();
    }

    /** Driver name of a filter, as recorded, of a second driver of one name with its folder; null for {@link #UNKNOWN}. */
    public String name(int filter) {
        return filters.get(filter).name;
    }
}
