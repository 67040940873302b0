package fltscope.schemas.event;

/**
 * A thread: Thread/Start, End, DCStart, DCEnd (events fact sheet 6.3; Thread_TypeGroup1 MOF classes; version 3 checked on
 * traces of builds 9200 and 18362). {@code p} is the pointer size.
 *
 * <pre>
 *          v0                              v1                 v2             v3
 *   0      TThreadId u32, ProcessId u32    ProcessId u32, TThreadId u32
 *   8                                      StackBase p, StackLimit p, UserStackBase p, UserStackLimit p
 *   4p+8                                   StartAddr p                       Affinity p
 *   5p+8                                   Win32StartAddr p
 *   6p+8                                   WaitMode i8        TebBase p
 *   7p+8                                                      SubProcessTag u32
 *   7p+12                                                     BasePriority, PagePriority, IoPriority, ThreadFlags u8 (v3)
 *   7p+16                                                     ThreadName UTF-16 (v3 of newer builds)
 * </pre>
 *
 * <p>Version 1 has the addresses in Start and DCStart only. The header's thread of a Start is the creator. An absent
 * number is 0, an absent text is empty.
 */
public final class ThreadEvent extends Payload {
    private static final int FIRST_ID = 0;
    private static final int SECOND_ID = 4;
    private static final int STACK_BASE = 8;

    @Override
    protected int fixedBytes() {
        return switch (version()) {
            case 0, 1 -> STACK_BASE;
            case 2 -> basePriorityAt();
            default -> threadNameAt();
        };
    }

    @Override
    public void describe(FieldSink out) {
        out.process("processId", processId());
        out.thread("tThreadId", tThreadId());
        if (!hasAddresses()) {
            return;
        }
        out.pointer("stackBase", stackBase(), PointerRole.DATA);
        out.pointer("stackLimit", stackLimit(), PointerRole.DATA);
        out.pointer("userStackBase", userStackBase(), PointerRole.DATA);
        out.pointer("userStackLimit", userStackLimit(), PointerRole.DATA);
        if (version() >= 3) {
            out.flags("affinity", affinity());
        } else {
            out.pointer("startAddr", startAddr(), PointerRole.CODE);
        }
        out.pointer("win32StartAddr", win32StartAddr(), PointerRole.CODE);
        if (version() >= 2) {
            out.pointer("tebBase", tebBase(), PointerRole.DATA);
            out.number("subProcessTag", subProcessTag());
        }
        if (version() >= 3) {
            out.number("basePriority", basePriority());
            out.number("pagePriority", pagePriority());
            out.number("ioPriority", ioPriority());
            out.flags("threadFlags", threadFlags());
            if (hasThreadName()) {
                out.text("threadName", threadName());
            }
        }
    }

    /** The process that the thread belongs to. */
    public int processId() {
        return i32(version() == 0 ? SECOND_ID : FIRST_ID);
    }

    public int tThreadId() {
        return i32(version() == 0 ? FIRST_ID : SECOND_ID);
    }

    /** Whether stacks and start addresses are there. */
    public boolean hasAddresses() {
        return version() >= 2 || (version() == 1 && bytes() >= address(6));
    }

    public long stackBase() {
        return hasAddresses() ? pointer(address(0)) : 0;
    }

    public long stackLimit() {
        return hasAddresses() ? pointer(address(1)) : 0;
    }

    /** 0 for a thread of the kernel. */
    public long userStackBase() {
        return hasAddresses() ? pointer(address(2)) : 0;
    }

    /** 0 for a thread of the kernel. */
    public long userStackLimit() {
        return hasAddresses() ? pointer(address(3)) : 0;
    }

    /** Versions 1 and 2. */
    public long startAddr() {
        return hasAddresses() && version() <= 2 ? pointer(address(4)) : 0;
    }

    /** Mask of the processors the thread may run on; version 3. */
    public long affinity() {
        return version() >= 3 ? pointer(address(4)) : 0;
    }

    public long win32StartAddr() {
        return hasAddresses() ? pointer(address(5)) : 0;
    }

    public long tebBase() {
        return version() >= 2 ? pointer(address(6)) : 0;
    }

    /** Names the service that the thread works for; 0 for none. */
    public long subProcessTag() {
        return version() >= 2 ? u32(address(7)) : 0;
    }

    public int basePriority() {
        return version() >= 3 ? u8(basePriorityAt()) : 0;
    }

    public int pagePriority() {
        return version() >= 3 ? u8(basePriorityAt() + 1) : 0;
    }

    public int ioPriority() {
        return version() >= 3 ? u8(basePriorityAt() + 2) : 0;
    }

    public int threadFlags() {
        return version() >= 3 ? u8(basePriorityAt() + 3) : 0;
    }

    public String threadName() {
        return hasThreadName() ? utf16(threadNameAt()) : "";
    }

    private boolean hasThreadName() {
        return version() >= 3 && bytes() > threadNameAt();
    }

    private int address(int index) {
        return STACK_BASE + index * pointerBytes();
    }

    private int basePriorityAt() {
        return address(7) + 4;
    }

    private int threadNameAt() {
        return basePriorityAt() + 4;
    }
}
