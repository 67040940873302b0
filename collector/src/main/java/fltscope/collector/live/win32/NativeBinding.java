package fltscope.collector.live.win32;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.win32.W32APIOptions;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.util.HashMap;
import java.util.Map;

/**
 * Connects the native functions of this package, and those that jna-platform has, with the libraries of Windows, once. Its own
 * instances are not used: they can have no stand-in.
 */
public final class NativeBinding {
    /** Names a library that stands in for those of Windows: for tests. On Windows kernel32 itself still makes callbacks. */
    static final String STAND_IN = "fltscope.etw.library";

    private static boolean bound;
    private static Kernel32 kernel32;
    private static Advapi32 advapi32;

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

    /** The functions of kernel32 that jna-platform has. */
    public static synchronized Kernel32 kernel32() {
        bind();
        return kernel32;
    }

    /** The functions of advapi32 that jna-platform has. */
    public static synchronized Advapi32 advapi32() {
        bind();
        return advapi32;
    }

    private static void register() {
        String standIn = System.getProperty(STAND_IN);
        Native.register(EtwFunctions.class, library(standIn, "advapi32"));
        Native.register(TdhFunctions.class, library(standIn, "tdh"));
        Native.register(NtFunctions.class, library(standIn, "ntdll"));
        Native.register(FilterFunctions.class, library(standIn, "fltlib"));
        Native.register(ClockFunctions.class, library(standIn, "kernel32"));
        Native.register(CallbackFunctions.class, library(Platform.isWindows() ? null : standIn, "kernel32"));
        // 64-bit Windows has one calling convention, and a stand-in on Linux knows no other.
        Map<String, Object> options = new HashMap<>(W32APIOptions.UNICODE_OPTIONS);
        options.put(Library.OPTION_CALLING_CONVENTION, Function.C_CONVENTION);
        kernel32 = Native.load(standIn == null ? "kernel32" : standIn, Kernel32.class, options);
        advapi32 = Native.load(standIn == null ? "advapi32" : standIn, Advapi32.class, options);
    }

    private static NativeLibrary library(String standIn, String name) {
        return NativeLibrary.getInstance(standIn == null ? name : standIn);
    }
}
