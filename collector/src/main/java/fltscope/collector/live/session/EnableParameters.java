package fltscope.collector.live.session;

import com.sun.jna.Memory;

/**
 * ENABLE_TRACE_PARAMETERS, version 2 (evntrace.h, 64-bit).
 *
 * <pre>
 * 00 Version u32
 * 04 EnableProperty u32     4: with the call stack
 * 08 ControlFlags u32
 * 0C SourceId GUID
 * 20 EnableFilterDesc
 * 28 FilterDescCount u32
 * </pre>
 */
final class EnableParameters {
    static final int BYTES = 48;
    static final int VERSION = 0x00;
    static final int ENABLE_PROPERTY = 0x04;

    private static final int VERSION_2 = 2;
    private static final int PROPERTY_STACK_TRACE = 4;

    private EnableParameters() {}

    static Memory of(boolean stacks) {
        Memory memory = new Memory(BYTES);
        memory.clear();
        memory.setInt(VERSION, VERSION_2);
        memory.setInt(ENABLE_PROPERTY, stacks ? PROPERTY_STACK_TRACE : 0);
        return memory;
    }
}
