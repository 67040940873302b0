package fltscope.collector.live.win32;

/** The functions of kernel32 by which the address of a callback is had. */
@SuppressWarnings("MemberName") // the names are those of Windows
public final class CallbackFunctions {
    private CallbackFunctions() {}

    /**
     * The way to the address of a callback: JNA makes a callback that is as fast as a direct function, and takes a plain
     * long, only for a direct function that takes the callback itself; in a structure it would be the slow kind.
     */
    public static native long EncodePointer(EventRecordCallback callback);

    /** Undoes {@link #EncodePointer}. */
    public static native long DecodePointer(long encoded);
}
