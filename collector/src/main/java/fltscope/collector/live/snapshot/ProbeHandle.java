package fltscope.collector.live.snapshot;

import com.sun.jna.Native;
import fltscope.collector.live.win32.KernelFunctions;
import fltscope.collector.live.win32.WideText;
import fltscope.collector.live.win32.WindowsError;

/** A handle to a file of our own, by which the type of files is known in a list of handles. */
final class ProbeHandle implements AutoCloseable {
    private static final String NULL_DEVICE = "NUL";
    private static final int GENERIC_READ = 0x8000_0000;
    private static final int SHARE_ALL = 7;
    private static final int OPEN_EXISTING = 3;
    private static final long INVALID_HANDLE = -1;

    private final long handle;

    ProbeHandle() {
        handle = KernelFunctions.CreateFileW(
                WideText.of(NULL_DEVICE), GENERIC_READ, SHARE_ALL, null, OPEN_EXISTING, 0, 0);
        if (handle == INVALID_HANDLE) {
            throw WindowsError.failed("handles can not be listed", Native.getLastError());
        }
    }

    long value() {
        return handle;
    }

    @Override
    public void close() {
        KernelFunctions.CloseHandle(handle);
    }
}
