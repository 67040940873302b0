package fltscope.collector.live.win32;

import com.sun.jna.Pointer;

/** What a capture calls of kernel32, but for its clocks. */
@SuppressWarnings("MemberName") // the names are those of Windows
public final class KernelFunctions {
    private KernelFunctions() {}

    /**
     * The way to the address of a callback: JNA makes a callback that is as fast as a direct function, and takes a plain
     * long, only for a direct function that takes the callback itself; in a structure it would be the slow kind.
     */
    public static native long EncodePointer(EventRecordCallback callback);

    /** Undoes {@link #EncodePointer}. */
    public static native long DecodePointer(long encoded);

    public static native long CreateFileW(
            Pointer name, int access, int share, Pointer security, int disposition, int flags, long template);

    public static native int CloseHandle(long handle);
}
