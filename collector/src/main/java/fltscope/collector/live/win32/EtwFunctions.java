package fltscope.collector.live.win32;

import com.sun.jna.Pointer;

/**
 * The functions of evntrace.h and evntcons.h that a capture calls, mapped directly. ULONG is an int, a TRACEHANDLE a long,
 * texts are UTF-16LE with a NUL. They return a Win32 error code, {@code OpenTraceW} leaves it in the thread's last error.
 */
@SuppressWarnings("MemberName") // the names are those of Windows
public final class EtwFunctions {
    private EtwFunctions() {}

    public static native int StartTraceW(Pointer handle, Pointer name, Pointer properties);

    public static native int ControlTraceW(long handle, Pointer name, Pointer properties, int controlCode);

    public static native int EnableTraceEx2(
            long handle,
            Pointer provider,
            int controlCode,
            byte level,
            long anyKeyword,
            long allKeywords,
            int timeoutMs,
            Pointer parameters);

    public static native int TraceSetInformation(long handle, int informationClass, Pointer information, int bytes);

    public static native int QueryAllTracesW(Pointer properties, int most, Pointer count);

    public static native long OpenTraceW(Pointer logfile);

    public static native int ProcessTrace(Pointer handles, int count, Pointer start, Pointer end);

    public static native int CloseTrace(long handle);
}
