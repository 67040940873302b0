package fltscope.collector.live;

import com.sun.jna.Pointer;

/** What a capture calls of ntdll. They return an NTSTATUS. */
@SuppressWarnings("MemberName") // the names are those of Windows
final class NtFunctions {
    private NtFunctions() {}

    static native int RtlGetVersion(Pointer version);

    static native int RtlAdjustPrivilege(int privilege, byte enable, byte currentThread, Pointer enabledBefore);

    static native int NtQuerySystemInformation(int informationClass, Pointer information, int bytes, Pointer returned);
}
