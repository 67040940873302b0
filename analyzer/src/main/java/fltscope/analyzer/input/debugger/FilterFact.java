package fltscope.analyzer.input.debugger;

import fltscope.analyzer.input.Altitude;
import java.util.List;

/**
 * A minifilter that the debugger showed (FLT_FILTER).
 *
 * @param address of the FLT_FILTER
 * @param name null where it was not printed
 * @param altitude its default one; null where it was not printed
 * @param state words after the object's flags, such as DRAINING
 * @param flags words after Flags, such as FilteringInitiated
 * @param rundownReferences references that hold its teardown; -1 where unknown
 * @param activeOpens mCount of ActiveOpens; -1 where unknown
 */
public record FilterFact(
        long address,
        String name,
        Altitude altitude,
        List<String> state,
        List<String> flags,
        long rundownReferences,
        long activeOpens) {}
