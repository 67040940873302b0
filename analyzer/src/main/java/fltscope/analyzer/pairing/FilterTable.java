package fltscope.analyzer.pairing;

import fltscope.analyzer.state.Image;
import fltscope.analyzer.state.Images;
import fltscope.analyzer.state.LongMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which filter a callback routine belongs to: the driver whose image holds it. A driver that is loaded again is the same
 * filter. Filters have small numbers, so that a set of them is the bits of a long; beyond {@link #MOST} they share one.
 */
public final class FilterTable {
    /** Filters that are told apart. */
    public static final int MOST = 63;

    /** Number of the filter that stands for routines that no known driver holds. */
    public static final int UNKNOWN = 0;

    private static final class Routine {
        private long address;
        private long ticks;
        private Image image;
        private int filter;
        private int imagesKnown;
    }

    private final Images images;
    private final LongMap<Routine> routines = new LongMap<>();
    private final List<String> names = new ArrayList<>();
    private int imagesKnown;

    /** @param images where drivers are looked up: this pass's, or those of a pass before that has seen the whole trace */
    public FilterTable(Images images) {
        this.images = images;
        names.add(null);
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
            routines.put(address, routine);
            lookUp(routine, address, ticks);
        } else if (routine.image == null ? routine.imagesKnown != imagesKnown : routine.image.unloadedTicks() < ticks) {
            lookUp(routine, address, ticks);
        }
        return routine.filter;
    }

    /**
     * Whether a routine had no driver when it was called and has one now: drivers were told only at the end of the trace, and
     * a second pass can name them.
     */
    public boolean wouldNameMore() {
        boolean[] more = new boolean[1];
        routines.forEach(
                routine -> more[0] |= routine.image == null && images.driverAt(routine.address, routine.ticks) != null);
        return more[0];
    }

    private void lookUp(Routine routine, long address, long ticks) {
        routine.address = address;
        routine.ticks = ticks;
        routine.imagesKnown = imagesKnown;
        routine.image = images.driverAt(address, ticks);
        routine.filter = routine.image == null ? UNKNOWN : numberOf(routine.image.name());
    }

    /** Number of the filter with this driver name; a new one where it has none. */
    public int numberOf(String driver) {
        String name = driver.toLowerCase(Locale.ROOT);
        for (int i = 1; i < names.size(); i++) {
            if (names.get(i).toLowerCase(Locale.ROOT).equals(name)) {
                return i;
            }
        }
        if (names.size() > MOST) {
            return UNKNOWN;
        }
        names.add(driver);
        return names.size() - 1;
    }

    /** Filters seen, the unknown one included. */
    public int count() {
        return names.size();
    }

    /** Driver name of a filter, as recorded; null for {@link #UNKNOWN}. */
    public String name(int filter) {
        return names.get(filter);
    }
}
