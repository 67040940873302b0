package fltscope.collector.live.win32;

import com.sun.jna.Pointer;

/** What a capture calls of tdh. */
@SuppressWarnings("MemberName") // the names are those of Windows
public final class TdhFunctions {
    private TdhFunctions() {}

    public static native int TdhEnumerateProviders(Pointer providers, Pointer bytes);

    public static native int TdhEnumerateProviderFieldInformation(
            Pointer provider, int fieldType, Pointer fields, Pointer bytes);

    public static native int TdhGetEventInformation(
            Pointer event, int contextCount, Pointer context, Pointer info, Pointer bytes);
}
