package fltscope.collector.live.win32;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;

/** Connects the native functions of this package with the libraries of Windows, once. */
public final class NativeBinding {
    /** Names a library that stands in for those of Windows: for tests. On Windows kernel32 itself still makes callbacks. */
    static final String STAND_IN = "fltscope.etw.library";

    private static boolean bound;

    private NativeBinding() {}

    /** Whether captures are possible here at all. */
    public static boolean isPossible() {
        return Platform.isWindows() || System.getProperty(STAND_IN) != null;
    }

    /**
     * Connects the functions.
     *
     * @throws TraceException where there is no Windows, or it lacks a function
     */
    public static synchronized void bind() {
        if (!isPossible()) {
            throw new TraceException(
                    ErrorKind.USAGE,
                    "capture, snapshot and doctor",
                    "need Windows: " + System.getProperty("os.name") + " has no ETW. Every other command works here;"
                            + " record on the Windows machine (fltscope profile wprp|xperf|logman helps where no Java"
                            + " runs) and bring the .etl file or the queue");
        }
        if (bound) {
            return;
        }
        if (!Platform.is64Bit()) {
            throw new TraceException(ErrorKind.USAGE, "capture", "needs a 64-bit Java");
        }
        try {
            register();
        } catch (UnsatisfiedLinkError e) {
            throw new TraceException(
                    ErrorKind.USAGE, "capture", "this system lacks a function it needs: " + e.getMessage(), e);
        }
        bound = true;
    }

    private static void register() {
        String standIn = System.getProperty(STAND_IN);
        Native.register(EtwFunctions.class, library(standIn, "advapi32"));
        Native.register(TdhFunctions.class, library(standIn, "tdh"));
        Native.register(NtFunctions.class, library(standIn, "ntdll"));
        Native.register(FilterFunctions.class, library(standIn, "fltlib"));
        Native.register(DeviceFunctions.class, library(standIn, "kernel32"));
        Native.register(ClockFunctions.class, library(standIn, "kernel32"));
        Native.register(KernelFunctions.class, library(Platform.isWindows() ? null : standIn, "kernel32"));
    }

    private static NativeLibrary library(String standIn, String name) {
        return NativeLibrary.getInstance(standIn == null ? name : standIn);
    }
}
