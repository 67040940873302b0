package fltscope.collector.live.win32;

import com.sun.jna.Platform;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.platform.win32.WinError;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;

/**
 * The Win32 errors that the functions of ETW give (winerror.h; the situations after the pages of each function), with what
 * each means here and what to do.
 */
public enum WindowsError {
    FILE_NOT_FOUND(WinError.ERROR_FILE_NOT_FOUND, "not found", "check the name"),
    ACCESS_DENIED(
            WinError.ERROR_ACCESS_DENIED,
            "access is denied",
            "start an elevated prompt (Run as administrator); members of Performance Log Users may capture with"
                    + " --profile minimal, which needs no system logger"),
    INVALID_HANDLE(
            WinError.ERROR_INVALID_HANDLE,
            "the session has gone",
            "somebody else has stopped it: see logman query -ets"),
    BAD_LENGTH(WinError.ERROR_BAD_LENGTH, "a structure has the wrong size", "this is a defect of fltscope"),
    SHARING_VIOLATION(
            WinError.ERROR_SHARING_VIOLATION, "the file is in use", "choose another file, or end what has it open"),
    NOT_SUPPORTED(
            WinError.ERROR_NOT_SUPPORTED, "this Windows does not know it", "it needs Windows 8, Server 2012 or later"),
    INVALID_PARAMETER(
            WinError.ERROR_INVALID_PARAMETER,
            "this Windows does not take the request",
            "it is older than Windows 8, or the file's path is no full local path"),
    DISK_FULL(
            WinError.ERROR_DISK_FULL,
            "not enough space",
            "free some: ETW wants about 200 MB free on the drive it writes to"),
    INVALID_NAME(WinError.ERROR_INVALID_NAME, "the file's name is not valid", "choose another"),
    BAD_PATHNAME(
            WinError.ERROR_BAD_PATHNAME,
            "the file's path is not valid, or another session writes it",
            "choose another file"),
    ALREADY_EXISTS(
            WinError.ERROR_ALREADY_EXISTS,
            "a session with this name or GUID runs",
            "fltscope capture --cleanup removes what is left over"),
    MORE_DATA(WinError.ERROR_MORE_DATA, "there is more than was asked for", "this is a defect of fltscope"),
    NO_ACCESS(WinError.ERROR_NOACCESS, "the consumer failed in its callback", "this is a defect of fltscope"),
    CANCELLED(WinError.ERROR_CANCELLED, "the consumer was cancelled", "start again"),
    NOT_FOUND(
            WinError.ERROR_NOT_FOUND, "Windows has no description of it", "its provider is not registered as a whole"),
    PRIVILEGE_NOT_HELD(
            WinError.ERROR_PRIVILEGE_NOT_HELD,
            "a privilege is missing",
            "start an elevated prompt (Run as administrator)"),
    NO_SYSTEM_RESOURCES(
            WinError.ERROR_NO_SYSTEM_RESOURCES,
            "no session is free: Windows has eight system loggers (two are reserved) and 64 sessions",
            "see logman query -ets and stop what is not needed; fltscope capture --cleanup removes its own leftovers"),
    TIMEOUT(WinError.ERROR_TIMEOUT, "a provider did not answer in time", "start again"),
    SERVICE_DISABLED(WinError.ERROR_SERVICE_DISABLED, "a service it needs is disabled", "enable it"),
    INSTANCE_NOT_FOUND(
            WinError.ERROR_WMI_INSTANCE_NOT_FOUND,
            "no such session runs",
            "somebody else has stopped it, or it was never started");

    public static final int SUCCESS = WinError.ERROR_SUCCESS;
    /** Of CloseTrace: ends when the last events have been handed out. Normal. */
    public static final int CTX_CLOSE_PENDING = WinError.ERROR_CTX_CLOSE_PENDING;

    private final int code;
    private final String meaning;
    private final String advice;

    WindowsError(int code, String meaning, String advice) {
        this.code = code;
        this.meaning = meaning;
        this.advice = advice;
    }

    /** Whether this is the error that a code stands for. */
    public boolean is(int otherCode) {
        return code == otherCode;
    }

    /** What a code means and what to do, in one line: {@code access is denied (error 5): start ...}. */
    public static String explain(int code) {
        for (WindowsError error : values()) {
            if (error.code == code) {
                return error.meaning + " (error " + code + "): " + error.advice;
            }
        }
        return Platform.isWindows()
                ? Kernel32Util.formatMessage(code) + " (error " + code + ")"
                : "Windows error " + code + "; on Windows, net helpmsg " + code + " explains it";
    }

    /** What to throw when {@code what} failed, such as "the system logger can not be started". */
    public static TraceException failed(String what, int code) {
        return new TraceException(kind(code), "capture", what + ": " + explain(code));
    }

    private static ErrorKind kind(int code) {
        if (ACCESS_DENIED.is(code) || PRIVILEGE_NOT_HELD.is(code)) {
            return ErrorKind.NO_RIGHTS;
        }
        return DISK_FULL.is(code) ? ErrorKind.NO_SPACE : ErrorKind.USAGE;
    }
}
