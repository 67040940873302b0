package fltscope.collector.live.win32;

import com.sun.jna.Pointer;

/** What a capture calls of ntdll. They return an NTSTATUS. */
@SuppressWarnings("MemberName") // the names are those of Windows
public final class NtFunctions {
    private NtFunctions() {}

    public static native int RtlGetVersion(Pointer version);

    public static native int RtlAdjustPrivilege(int privilege, byte enable, byte currentThread, Pointer enabledBefore);

    public static native int NtQuerySystemInformation(
            int informationClass, Pointer information, int bytes, Pointer returned);
}
