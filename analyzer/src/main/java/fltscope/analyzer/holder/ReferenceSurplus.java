package fltscope.analyzer.holder;

import java.util.List;

/**
 * References to an open that one module has taken and not given back, as far as the events show; the reference counts of the object
 * manager do not balance by events alone, so a surplus counts only above that of lives that have ended.
 *
 * @param module driver that called; empty for the kernel or the filter manager
 * @param tag of the references
 * @param surplus references taken less those given back
 * @param normal the highest surplus of the same module and tag among opens that were closed; 0 where there are none
 * @param lives opens that were closed and in which the module took such references
 * @param privateTag whether no other module was seen with the tag
 * @param callers addresses of the last of the calls that took them, latest first
 */
public record ReferenceSurplus(
        String module, int tag, long surplus, long normal, long lives, boolean privateTag, List<Long> callers) {
    public ReferenceSurplus {
        callers = List.copyOf(callers);
    }
}
