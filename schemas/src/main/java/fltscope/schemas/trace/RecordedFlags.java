package fltscope.schemas.trace;

import fltscope.schemas.event.GroupMasks;
import fltscope.schemas.event.KernelFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which kernel flags a recording had on, at any time of it, as its EventTrace/Extension events say. Many recordings have
 * none of these events; then nothing is told, and no flag is known to be off.
 */
public final class RecordedFlags {
    /** The top three bits of a word may hold its own index. */
    private static final int FLAG_BITS = 0x1FFF_FFFF;

    private final int[] words = new int[GroupMasks.WORDS];
    private boolean told;

    /** Flags that were on by these {@link GroupMasks#WORDS} mask words. */
    public static RecordedFlags of(int... words) {
        RecordedFlags flags = new RecordedFlags();
        flags.told = true;
        System.arraycopy(words, 0, flags.words, 0, GroupMasks.WORDS);
        return flags;
    }

    /** Adds what one event says. */
    public void add(GroupMasks masks) {
        told = true;
        for (int i = 0; i < words.length; i++) {
            words[i] |= masks.mask(i) & FLAG_BITS;
        }
    }

    /** Flags that were on by either. */
    RecordedFlags plus(RecordedFlags other) {
        RecordedFlags both = new RecordedFlags();
        both.told = told || other.told;
        for (int i = 0; i < words.length; i++) {
            both.words[i] = words[i] | other.words[i];
        }
        return both;
    }

    /** Whether any event told of flags. */
    public boolean told() {
        return told;
    }

    /** The flags of a mask word that were on at any time, as bits. */
    public int word(int index) {
        return words[index];
    }

    /** Whether a flag was on at any time; false also where nothing is told. */
    public boolean on(KernelFlags flag) {
        return (words[flag.word()] & flag.bit()) != 0;
    }

    /** Names of the flags that were on; bits without a name as {@code word2:0x00000001}. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        int[] unnamed = words.clone();
        for (KernelFlags flag : KernelFlags.values()) {
            if (on(flag)) {
                names.add(flag.name());
                unnamed[flag.word()] &= ~flag.bit();
            }
        }
        for (int i = 0; i < unnamed.length; i++) {
            if (unnamed[i] != 0) {
                names.add(String.format(Locale.ROOT, "word%d:0x%08x", i, unnamed[i]));
            }
        }
        return names;
    }
}
