package fltscope.collector.live;

import com.sun.jna.Pointer;

/** The clocks of kernel32. */
@SuppressWarnings("MemberName") // the names are those of Windows
final class ClockFunctions {
    private ClockFunctions() {}

    static native int QueryPerformanceCounter(Pointer ticks);

    static native int QueryPerformanceFrequency(Pointer ticks);

    static native void GetSystemTimeAsFileTime(Pointer fileTime);
}
