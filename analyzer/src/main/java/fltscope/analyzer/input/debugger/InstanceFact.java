package fltscope.analyzer.input.debugger;

import fltscope.analyzer.input.Altitude;
import java.util.List;

/**
 * A filter instance that the debugger showed (FLT_INSTANCE).
 *
 * @param address of the FLT_INSTANCE
 * @param name of the instance, not of its filter; null where it was not printed
 * @param altitude null where it was not printed
 * @param state words after the object's flags, such as DRAINING
 * @param flags words after Flags, such as Deleting
 * @param volumeAddress of the FLT_VOLUME; 0 where unknown
 * @param volumeName such as {@code \Device\Mup}; null where unknown
 * @param filterAddress of the FLT_FILTER; 0 where unknown
 * @param filterName null where unknown
 * @param rundownReferences references that hold its teardown; -1 where unknown
 */
public record InstanceFact(
        long address,
        String name,
        Altitude altitude,
        List<String> state,
        List<String> flags,
        long volumeAddress,
        String volumeName,
        long filterAddress,
        String filterName,
        long rundownReferences) {
    /** Whether its teardown has begun and waits for references to go. */
    public boolean draining() {
        return state.contains("DRAINING");
    }
}
