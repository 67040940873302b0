package fltscope.collector.live.win32;

import com.sun.jna.Pointer;

/** What a capture calls of ntdll. They return an NTSTATUS. */
@SuppressWarnings("MemberName") // the names are those of Windows
public final class NtFunctions {
    private NtFunctions() {}

    /** GetVersionEx gives the version that the manifest of the program allows for, this one the real one. */
    public static native int RtlGetVersion(Pointer version);

    public static native int NtSetSystemInformation(int informationClass, Pointer information, int bytes);

    public static native int NtQuerySystemInformation(
            int informationClass, Pointer information, int bytes, Pointer returned);
}
