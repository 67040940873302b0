package fltscope.collector.live;

import com.sun.jna.Pointer;

/** What a capture calls of kernel32, but for its clocks. */
@SuppressWarnings("MemberName") // the names are those of Windows
final class KernelFunctions {
    private KernelFunctions() {}

    /**
     * The way to the address of a callback: JNA makes a callback that is as fast as a direct function, and takes a plain
     * long, only for a direct function that takes the callback itself; in a structure it would be the slow kind.
     */
    static native long EncodePointer(EventRecordCallback callback);

    /** Undoes {@link #EncodePointer}. */
    static native long DecodePointer(long encoded);

    static native long CreateFileW(
            Pointer name, int access, int share, Pointer security, int disposition, int flags, long template);

    static native int CloseHandle(long handle);
}
