package fltscope.collector.live.session;

import com.sun.jna.Memory;
import fltscope.collector.live.win32.CallbackFunctions;
import fltscope.collector.live.win32.EventRecordCallback;
import fltscope.collector.live.win32.WideText;

/**
 * EVENT_TRACE_LOGFILEW (evntrace.h, 64-bit), for a session in real time whose events come as EVENT_RECORD with times as
 * recorded.
 *
 * <pre>
 * 000 LogFileName
 * 008 LoggerName
 * 01C ProcessTraceMode u32
 * 020 CurrentEvent           EVENT_TRACE
 * 078 LogfileHeader          TRACE_LOGFILE_HEADER
 * 190 BufferCallback
 * 1A8 EventRecordCallback
 * 1B8 Context
 * </pre>
 */
final class TraceLogfile {
    static final int BYTES = 448;
    static final int LOGGER_NAME = 0x08;
    static final int PROCESS_TRACE_MODE = 0x1C;
    static final int EVENT_RECORD_CALLBACK = 0x1A8;

    private static final int MODE_REAL_TIME = 0x100;
    /** Without it the header's time is the calendar's, and start times in payloads are not. */
    private static final int MODE_RAW_TIMESTAMP = 0x1000;

    private static final int MODE_EVENT_RECORD = 0x1000_0000;

    private final Memory memory = new Memory(BYTES);
    /** Kept as long as the structure points to it. */
    private final Memory name;

    TraceLogfile(String sessionName, EventRecordCallback callback) {
        name = WideText.of(sessionName);
        memory.clear();
        memory.setPointer(LOGGER_NAME, name);
        memory.setInt(PROCESS_TRACE_MODE, MODE_REAL_TIME | MODE_RAW_TIMESTAMP | MODE_EVENT_RECORD);
        memory.setLong(
                EVENT_RECORD_CALLBACK, CallbackFunctions.DecodePointer(CallbackFunctions.EncodePointer(callback)));
    }

    Memory memory() {
        return memory;
    }
}
