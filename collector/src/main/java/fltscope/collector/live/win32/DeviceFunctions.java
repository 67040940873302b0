package fltscope.collector.live.win32;

import com.sun.jna.Pointer;

/** What a snapshot calls of kernel32. */
@SuppressWarnings("MemberName") // the names are those of Windows
public final class DeviceFunctions {
    private DeviceFunctions() {}

    public static native int QueryDosDeviceW(Pointer deviceName, Pointer target, int mostUnits);
}
