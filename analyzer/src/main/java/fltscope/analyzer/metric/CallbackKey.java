package fltscope.analyzer.metric;

import fltscope.analyzer.names.FilterNames;
import java.util.Comparator;
import java.util.Locale;

/**
 * The callbacks of a filter, on whatever volume and by whatever instance, for one major function and phase. It is spelled {@code
 * filter FUNCTION phase}, with a separator of the place where it stands: {@code vfsmfd CREATE pre} in text, {@code
 * vfsmfd/CREATE/pre} in files, {@code vfsmfd:CREATE:pre} in options.
 *
 * @param filter name of the filter without extension, which may hold anything; {@link FilterNames#UNKNOWN} for routines that no
 *     known driver holds
 * @param majorFunction IRP_MJ_* code, or one of FltMgr's own above 0x1B
 * @param post whether it is the post-operation callback
 */
public record CallbackKey(String filter, int majorFunction, boolean post) implements Comparable<CallbackKey> {
    /** Separator in files. */
    private static final char SLASH = '/';

    private static final Comparator<CallbackKey> ORDER = Comparator.comparing(CallbackKey::filter)
            .thenComparingInt(CallbackKey::majorFunction)
            .thenComparing(CallbackKey::post);

    /** The key of a driver's callbacks, with the name as the trace has it. */
    public static CallbackKey of(String driver, int majorFunction, boolean post) {
        return new CallbackKey(FilterNames.of(driver), majorFunction, post);
    }

    /** The same in lower case, as the Filter Manager compares names: for what is of more than one trace. */
    public CallbackKey folded() {
        return new CallbackKey(filter.toLowerCase(Locale.ROOT), majorFunction, post);
    }

    /** Whether the other one is of the same filter, with or without extension and in whatever case, function and phase. */
    public boolean isSame(CallbackKey other) {
        return FilterNames.same(filter, other.filter) && majorFunction == other.majorFunction && post == other.post;
    }

    /** {@code vfsmfd/CREATE/pre}. */
    public String label() {
        return text(SLASH);
    }

    /** {@code vfsmfd CREATE pre}, with a blank or another separator. */
    public String text(char separator) {
        return filter + separator + FilterNames.function(majorFunction) + separator + FilterNames.phase(post);
    }

    /** {@code CREATE pre}, where the filter is said beside it. */
    public String withinFilter() {
        return FilterNames.function(majorFunction) + ' ' + FilterNames.phase(post);
    }

    /**
     * Reads a {@link #label}.
     *
     * @throws IllegalArgumentException where it is none; the message says what is wrong with it
     */
    public static CallbackKey parse(String label) {
        return parse(label, SLASH);
    }

    /**
     * Reads what {@link #text} writes; function and phase in whatever case. It is read from its end: what is left is the filter, as
     * it is.
     *
     * @throws IllegalArgumentException where it is none; the message says what is wrong with it
     */
    public static CallbackKey parse(String text, char separator) {
        int phaseAt = text.lastIndexOf(separator);
        int functionAt = text.lastIndexOf(separator, phaseAt - 1);
        if (phaseAt < 0 || functionAt < 0) {
            throw new IllegalArgumentException("'" + text + "' is not FILTER" + separator + "FUNCTION" + separator
                    + "PRE|POST, such as vfsmfd" + separator + "CREATE" + separator + "PRE");
        }
        String phase = text.substring(phaseAt + 1);
        boolean post = phase.equalsIgnoreCase(FilterNames.phase(true));
        int majorFunction = FilterNames.majorFunction(text.substring(functionAt + 1, phaseAt));
        if (!post && !phase.equalsIgnoreCase(FilterNames.phase(false))) {
            throw new IllegalArgumentException("'" + phase + "' is no phase: pre or post");
        }
        return new CallbackKey(text.substring(0, functionAt), majorFunction, post);
    }

    @Override
    public int compareTo(CallbackKey other) {
        return ORDER.compare(this, other);
    }
}
