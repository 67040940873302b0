package fltscope.collector.live.win32;

import com.sun.jna.Pointer;

/** The clocks of kernel32. */
@SuppressWarnings("MemberName") // the names are those of Windows
public final class ClockFunctions {
    private ClockFunctions() {}

    public static native int QueryPerformanceCounter(Pointer ticks);

    public static native int QueryPerformanceFrequency(Pointer ticks);

    public static native void GetSystemTimeAsFileTime(Pointer fileTime);
}
