package fltscope.collector.live.snapshot;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import fltscope.collector.live.win32.NativeBinding;
import fltscope.collector.live.win32.WindowsError;

/** A handle to a file of our own, by which the type of files is known in a list of handles. */
final class ProbeHandle implements AutoCloseable {
    private static final String NULL_DEVICE = "NUL";

    private final HANDLE handle;

    ProbeHandle() {
        handle = NativeBinding.kernel32()
                .CreateFile(
                        NULL_DEVICE,
                        WinNT.GENERIC_READ,
                        WinNT.FILE_SHARE_READ | WinNT.FILE_SHARE_WRITE | WinNT.FILE_SHARE_DELETE,
                        null,
                        WinNT.OPEN_EXISTING,
                        0,
                        null);
        if (WinBase.INVALID_HANDLE_VALUE.equals(handle)) {
            throw WindowsError.failed("handles can not be listed", Native.getLastError());
        }
    }

    long value() {
        return Pointer.nativeValue(handle.getPointer());
    }

    @Override
    public void close() {
        NativeBinding.kernel32().CloseHandle(handle);
    }
}
