package fltscope.collector.live;

import com.sun.jna.Pointer;

/** What a capture calls of tdh. */
@SuppressWarnings("MemberName") // the names are those of Windows
final class TdhFunctions {
    private TdhFunctions() {}

    static native int TdhEnumerateProviders(Pointer providers, Pointer bytes);

    static native int TdhGetEventInformation(
            Pointer event, int contextCount, Pointer context, Pointer info, Pointer bytes);
}
