package fltscope.collector.live.win32;

import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.util.Locale;

/**
 * The Win32 errors that the functions of ETW give (winerror.h; the situations after the pages of each function), with what
 * each means here and what to do.
 */
public enum WindowsError {
    FILE_NOT_FOUND(2, "not found", "check the name"),
    ACCESS_DENIED(
            5,
            "access is denied",
            "start an elevated prompt (Run as administrator); members of Performance Log Users may capture with"
                    + " --profile minimal, which needs no system logger"),
    INVALID_HANDLE(6, "the session has gone", "somebody else has stopped it: see logman query -ets"),
    BAD_LENGTH(24, "a structure has the wrong size", "this is a defect of fltscope"),
    SHARING_VIOLATION(32, "the file is in use", "choose another file, or end what has it open"),
    NOT_SUPPORTED(50, "this Windows does not know it", "it needs Windows 8, Server 2012 or later"),
    INVALID_PARAMETER(
            87,
            "this Windows does not take the request",
            "it is older than Windows 8, or the file's path is no full local path"),
    DISK_FULL(112, "not enough space", "free some: ETW wants about 200 MB free on the drive it writes to"),
    INVALID_NAME(123, "the file's name is not valid", "choose another"),
    BAD_PATHNAME(161, "the file's path is not valid, or another session writes it", "choose another file"),
    ALREADY_EXISTS(
            183, "a session with this name or GUID runs", "fltscope capture --cleanup removes what is left over"),
    MORE_DATA(234, "there is more than was asked for", "this is a defect of fltscope"),
    NO_ACCESS(998, "the consumer failed in its callback", "this is a defect of fltscope"),
    CANCELLED(1223, "the consumer was cancelled", "start again"),
    NOT_FOUND(1168, "Windows has no description of it", "its provider is not registered as a whole"),
    PRIVILEGE_NOT_HELD(1314, "a privilege is missing", "start an elevated prompt (Run as administrator)"),
    NO_SYSTEM_RESOURCES(
            1450,
            "no session is free: Windows has eight system loggers (two are reserved) and 64 sessions",
            "see logman query -ets and stop what is not needed; fltscope capture --cleanup removes its own leftovers"),
    TIMEOUT(1460, "a provider did not answer in time", "start again"),
    SERVICE_DISABLED(1058, "a service it needs is disabled", "enable it"),
    INSTANCE_NOT_FOUND(4201, "no such session runs", "somebody else has stopped it, or it was never started");

    public static final int SUCCESS = 0;
    /** Of CloseTrace: ends when the last events have been handed out. Normal. */
    public static final int CTX_CLOSE_PENDING = 7007;

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
        return String.format(Locale.ROOT, "Windows error %d (net helpmsg %d tells more)", code, code);
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
