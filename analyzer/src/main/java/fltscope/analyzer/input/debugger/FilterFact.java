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
 * @param activeOpens mCount of ActiveOpens, the files that it opened and has not closed; -1 where unknown
 * @param openFiles FILE_OBJECTs that the text lists under ActiveOpens
 * @param serverPorts mCount of its communication ports; -1 where unknown
 * @param clientPorts mCount of the connections of clients to them; -1 where unknown
 * @param verifier VerifierExtension, 0 while Filter Verifier does not watch it; -1 where unknown
 * @param routines addresses of its callbacks, such as FilterUnload
 */
public record FilterFact(
        long address,
        String name,
        Altitude altitude,
        List<String> state,
        List<String> flags,
        long rundownReferences,
        long activeOpens,
        List<Long> openFiles,
        long serverPorts,
        long clientPorts,
        long verifier,
        List<Long> routines) {
    /** Whether its teardown has begun and waits for references to go. */
    public boolean draining() {
        return state.contains("DRAINING");
    }
}
