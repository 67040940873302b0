package fltscope.collector.live;

import com.sun.jna.Pointer;

/** What a capture calls of ntdll. */
@SuppressWarnings("MemberName") // the names are those of Windows
final class NtFunctions {
    private NtFunctions() {}

    static native int RtlGetVersion(Pointer version);
}
