package fltscope.collector.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The tallies of all events whose provider is named by a GUID: an open-addressing table that allocates for each kind of
 * event, not for each event. A damaged file can hold any number of GUIDs, so what does not fit any more goes into one sum.
 */
final class ProviderTallies {
    private static final int FIRST_SLOTS = 256;
    private static final int MOST_KINDS = 1 << 16;

    private Tally[] slots = new Tally[FIRST_SLOTS];
    private int kinds;
    private Tally last;
    private long refused;

    /** The tally of a kind of event; null when there are too many kinds. */
    Tally of(long high, long low, boolean classic, int id, int nameHash) {
        return last != null && last.is(high, low, classic, id, nameHash)
                ? last
                : find(high, low, classic, id, nameHash);
    }

    private Tally find(long high, long low, boolean classic, int id, int nameHash) {
        int slot = home(slots, high, low, id);
        while (slots[slot] != null) {
            if (slots[slot].is(high, low, classic, id, nameHash)) {
                last = slots[slot];
                return last;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (kinds == MOST_KINDS) {
            refused++;
            return null;
        }
        last = new Tally(high, low, classic, id, nameHash);
        slots[slot] = last;
        kinds++;
        if (kinds > slots.length / 2) {
            grow();
        }
        return last;
    }

    private void grow() {
        Tally[] larger = new Tally[slots.length * 2];
        for (Tally tally : slots) {
            if (tally != null) {
                int slot = home(larger, tally.high, tally.low, tally.id);
                while (larger[slot] != null) {
                    slot = slot + 1 & larger.length - 1;
                }
                larger[slot] = tally;
            }
        }
        slots = larger;
    }

    private static int home(Tally[] table, long high, long low, int id) {
        long mixed = (high ^ Long.rotateLeft(low, 32) ^ id) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 40) & table.length - 1;
    }

    List<Tally> all() {
        return Arrays.stream(slots).filter(Objects::nonNull).toList();
    }

    /** Events of kinds beyond the bound. */
    long refused() {
        return refused;
    }
}
