package fltscope.collector.live;

import com.sun.jna.Pointer;

/** What a snapshot calls of kernel32. */
@SuppressWarnings("MemberName") // the names are those of Windows
final class DeviceFunctions {
    private DeviceFunctions() {}

    static native int QueryDosDeviceW(Pointer deviceName, Pointer target, int mostUnits);
}
