package fltscope.analyzer.finding.holder;

import java.util.List;

/**
 * A module that has taken more references to an open than it gave back, and more than it keeps of opens that are closed.
 *
 * @param module driver; empty for the kernel or the filter manager alone
 * @param tag of the references, four letters
 * @param surplus references taken less those given back
 * @param normal the most that it kept of one that was closed
 * @param lives opens that were closed and in which it took such references
 * @param privateTag whether nobody else was seen with the tag
 * @param callers where the module took them, latest first, as module and offset
 */
public record ReferencedBy(
        String module, String tag, long surplus, long normal, long lives, boolean privateTag, List<String> callers) {
    /** Opens that ended before what is normal is known. */
    private static final int ENOUGH_LIVES = 5;

    public ReferencedBy {
        callers = List.copyOf(callers);
    }

    /** Whether a driver is named, and what it does in other lives is known to be otherwise. */
    public boolean isStrong() {
        return !module.isEmpty() && lives >= ENOUGH_LIVES;
    }

    /** Whether nobody else can have given them back: its own tag, and none was left in any other life. */
    public boolean isProven() {
        return isStrong() && privateTag && normal == 0;
    }
}
