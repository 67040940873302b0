package fltscope.schemas.trace;

import java.util.ArrayList;
import java.util.List;

/** The bits of LogFileMode (evntrace.h, EVENT_TRACE_*_MODE), in words. */
public enum LogFileMode {
    SEQUENTIAL(0x1, "sequential"),
    CIRCULAR(0x2, "circular"),
    APPEND(0x4, "append"),
    NEWFILE(0x8, "new file when full"),
    USE_MS_FLUSH_TIMER(0x10, "flush timer in ms"),
    PREALLOCATE(0x20, "preallocated"),
    NONSTOPPABLE(0x40, "not stoppable"),
    SECURE(0x80, "secure"),
    REAL_TIME(0x100, "real time"),
    BUFFERING(0x400, "in memory"),
    PRIVATE_LOGGER(0x800, "private"),
    ADD_HEADER(0x1000, "header added"),
    USE_KBYTES(0x2000, "size in KB"),
    USE_GLOBAL_SEQUENCE(0x4000, "global sequence"),
    USE_LOCAL_SEQUENCE(0x8000, "local sequence"),
    RELOG(0x1_0000, "relogged"),
    PRIVATE_IN_PROC(0x2_0000, "private in process"),
    RESERVED(0x10_0000, "reserved"),
    STOP_ON_HYBRID_SHUTDOWN(0x40_0000, "stop on hybrid shutdown"),
    PERSIST_ON_HYBRID_SHUTDOWN(0x80_0000, "persist on hybrid shutdown"),
    USE_PAGED_MEMORY(0x100_0000, "paged memory"),
    SYSTEM_LOGGER(0x200_0000, "system logger"),
    COMPRESSED(0x400_0000, "compressed"),
    INDEPENDENT_SESSION(0x800_0000, "independent session"),
    NO_PER_PROCESSOR_BUFFERING(0x1000_0000, "no buffers per processor"),
    BLOCKING(0x2000_0000, "blocking"),
    ADDTO_TRIAGE_DUMP(0x8000_0000, "in triage dumps");

    private final int bit;
    private final String label;

    LogFileMode(int bit, String label) {
        this.bit = bit;
        this.label = label;
    }

    /** The modes in {@code bits}; bits without a name are left out. */
    public static List<LogFileMode> of(int bits) {
        List<LogFileMode> modes = new ArrayList<>();
        for (LogFileMode mode : values()) {
            if ((bits & mode.bit) != 0) {
                modes.add(mode);
            }
        }
        return modes;
    }

    public String label() {
        return label;
    }
}
