package fltscope.schemas.event;

/**
 * A process: Process/Start, End, DCStart, DCEnd and Defunct (events fact sheet 6.2; Process_TypeGroup1 MOF classes;
 * versions 4 and 5 checked on traces of builds 9200 to 19041). {@code p} is the pointer size.
 *
 * <pre>
 *          v0                v1                    v2 to v5
 *   0      ProcessId p       PageDirectoryBase p   UniqueProcessKey p
 *   p      ParentId p        ProcessId u32, ParentId u32, SessionId u32, ExitStatus i32
 *   p+16                     UserSID               v3: DirectoryTableBase p
 *   2p+16                                          v4: Flags u32
 *   next   UserSID: 4 zero bytes, or TOKEN_USER (2p) and a SID
 *          ImageFileName ANSI
 *                                                  v2: CommandLine UTF-16
 *                                                  v4: PackageFullName, ApplicationId UTF-16
 *                                                  v5: ExitTime FILETIME
 * </pre>
 *
 * <p>What stands behind a malformed SID cannot be found: it is then told as absent, and {@link #sidValid()} is false.
 * An absent number is 0, an absent text is empty.
 */
public final class ProcessEvent extends Payload {
    private static final int UNIQUE_PROCESS_KEY = 0;
    private static final int STILL_ACTIVE = 0x103;

    @Override
    protected int fixedBytes() {
        return sidAt();
    }

    @Override
    public void describe(FieldSink out) {
        if (version() >= 2) {
            out.pointer("uniqueProcessKey", uniqueProcessKey(), PointerRole.DATA);
        } else if (version() == 1) {
            out.pointer("pageDirectoryBase", directoryTableBase(), PointerRole.DATA);
        }
        out.process("processId", processId());
        out.process("parentId", parentId());
        if (version() >= 1) {
            out.number("sessionId", sessionId());
            out.code("exitStatus", exitStatus(), exitStatus() == STILL_ACTIVE ? "STILL_ACTIVE" : null);
        }
        if (version() >= 3) {
            out.pointer("directoryTableBase", directoryTableBase(), PointerRole.DATA);
        }
        if (version() >= 4) {
            out.flags("flags", flags());
        }
        if (sidValid()) {
            describeTail(out);
        }
    }

    private void describeTail(FieldSink out) {
        text(out, "userSID", sidAt(), userSid());
        text(out, "imageFileName", imageFileNameAt(), imageFileName());
        if (version() >= 2) {
            text(out, "commandLine", commandLineAt(), commandLine());
        }
        if (version() >= 4) {
            text(out, "packageFullName", packageFullNameAt(), packageFullName());
            text(out, "applicationId", applicationIdAt(), applicationId());
        }
        if (hasExitTime()) {
            out.fileTime("exitTime", exitTime());
        }
    }

    private void text(FieldSink out, String name, int at, String value) {
        if (at < bytes()) {
            out.text(name, value);
        }
    }

    /** Address of the kernel's process object; tells processes with one id apart. 0 before version 2. */
    public long uniqueProcessKey() {
        return version() >= 2 ? pointer(UNIQUE_PROCESS_KEY) : 0;
    }

    public int processId() {
        return version() == 0 ? i32(0) : i32(pointerBytes());
    }

    public int parentId() {
        return version() == 0 ? i32(pointerBytes()) : i32(pointerBytes() + 4);
    }

    /** -1 for a process outside all sessions; 0 before version 1. */
    public int sessionId() {
        return version() >= 1 ? i32(pointerBytes() + 8) : 0;
    }

    /** 0x103 (STILL_ACTIVE) while the process runs; 0 before version 1. */
    public int exitStatus() {
        return version() >= 1 ? i32(pointerBytes() + 12) : 0;
    }

    /** Physical address of the page table; the PageDirectoryBase of version 1; 0 in versions 0 and 2. */
    public long directoryTableBase() {
        return switch (version()) {
            case 0, 2 -> 0;
            case 1 -> pointer(0);
            default -> pointer(directoryTableBaseAt());
        };
    }

    /** 1 application id, 2 Wow64, 4 protected, 8 packaged; 0 before version 4. */
    public int flags() {
        return version() >= 4 ? i32(flagsAt()) : 0;
    }

    /** Whether the fields behind the SID could be found. */
    public boolean sidValid() {
        return TokenUser.end(this, sidAt()) != TokenUser.MALFORMED;
    }

    /** {@code S-1-5-18}; empty when there is none. */
    public String userSid() {
        return TokenUser.sidText(this, sidAt());
    }

    /** The executable's name without its folder; often cut to 15 characters. */
    public String imageFileName() {
        return ansi(imageFileNameAt());
    }

    public String commandLine() {
        return version() >= 2 ? utf16(commandLineAt()) : "";
    }

    public String packageFullName() {
        return version() >= 4 ? utf16(packageFullNameAt()) : "";
    }

    public String applicationId() {
        return version() >= 4 ? utf16(applicationIdAt()) : "";
    }

    /** FILETIME; 0 when absent, as it is before version 5. */
    public long exitTime() {
        return hasExitTime() ? i64(exitTimeAt()) : 0;
    }

    private boolean hasExitTime() {
        return version() >= 5 && bytes() - exitTimeAt() >= Long.BYTES;
    }

    private int directoryTableBaseAt() {
        return pointerBytes() + 16;
    }

    private int flagsAt() {
        return directoryTableBaseAt() + pointerBytes();
    }

    private int sidAt() {
        return switch (version()) {
            case 0 -> 2 * pointerBytes();
            case 1, 2 -> pointerBytes() + 16;
            case 3 -> directoryTableBaseAt() + pointerBytes();
            default -> flagsAt() + 4;
        };
    }

    private int imageFileNameAt() {
        int end = TokenUser.end(this, sidAt());
        return end == TokenUser.MALFORMED ? bytes() : end;
    }

    private int commandLineAt() {
        return afterAnsi(imageFileNameAt());
    }

    private int packageFullNameAt() {
        return afterUtf16(commandLineAt());
    }

    private int applicationIdAt() {
        return afterUtf16(packageFullNameAt());
    }

    private int exitTimeAt() {
        return afterUtf16(applicationIdAt());
    }
}
