package fltscope.analyzer.input.debugger;

import java.util.List;

/**
 * A volume that the debugger showed (FLT_VOLUME).
 *
 * @param address of the FLT_VOLUME
 * @param name such as {@code \Device\HarddiskVolume2}; null where it was not printed
 * @param state words after the object's flags, such as DRAINING
 * @param flags words after Flags, such as FilterAttached
 * @param rundownReferences references that hold its teardown; -1 where unknown
 * @param targetedOpens TargetedOpenCount, the opens that filters issued below themselves; -1 where unknown
 */
public record VolumeFact(
        long address,
        String name,
        List<String> state,
        List<String> flags,
        long rundownReferences,
        long targetedOpens) {}
