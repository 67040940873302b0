package fltscope.schemas.event;

/**
 * Counters of a process at its end or in a rundown: Process/PerfCtr and PerfCtrRundown (Process_V2_TypeGroup2 MOF class;
 * version 2 checked on a trace of build 9200). {@code p} is the pointer size.
 *
 * <pre>
 *   0      ProcessId u32, PageFaultCount u32, HandleCount u32, Reserved u32
 *   16     PeakVirtualSize p, PeakWorkingSetSize p, PeakPagefileUsage p, QuotaPeakPagedPoolUsage p,
 *          QuotaPeakNonPagedPoolUsage p, VirtualSize p, WorkingSetSize p, PagefileUsage p, QuotaPagedPoolUsage p,
 *          QuotaNonPagedPoolUsage p, PrivatePageCount p
 * </pre>
 *
 * <p>Sizes are bytes.
 */
public final class ProcessPerfCtr extends Payload {
    private static final int PROCESS_ID = 0;
    private static final int PAGE_FAULT_COUNT = 4;
    private static final int HANDLE_COUNT = 8;
    private static final int SIZES = 16;

    private static final String[] SIZE_NAMES = {
        "peakVirtualSize",
        "peakWorkingSetSize",
        "peakPagefileUsage",
        "quotaPeakPagedPoolUsage",
        "quotaPeakNonPagedPoolUsage",
        "virtualSize",
        "workingSetSize",
        "pagefileUsage",
        "quotaPagedPoolUsage",
        "quotaNonPagedPoolUsage",
        "privatePageCount"
    };

    @Override
    protected int fixedBytes() {
        return SIZES + SIZE_NAMES.length * pointerBytes();
    }

    @Override
    public void describe(FieldSink out) {
        out.process("processId", processId());
        out.number("pageFaultCount", pageFaultCount());
        out.number("handleCount", handleCount());
        for (int i = 0; i < SIZE_NAMES.length; i++) {
            out.number(SIZE_NAMES[i], pointer(SIZES + i * pointerBytes()));
        }
    }

    public int processId() {
        return i32(PROCESS_ID);
    }

    public long pageFaultCount() {
        return u32(PAGE_FAULT_COUNT);
    }

    public long handleCount() {
        return u32(HANDLE_COUNT);
    }
}
