package fltscope.analyzer.cli.symbol;

import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.ImageEvents;
import fltscope.schemas.fixture.MergedFileEvents;
import fltscope.schemas.fixture.RecordWriter;
import fltscope.schemas.fixture.StackEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** Writes a trace of one open by a filter, whose stack goes through the kernel, the Filter Manager, the filter and a program. */
public final class SymbolTrace {
    /** Where the filter lies. */
    public static final long FILTER = 0xFFFF_F801_0010_0000L;

    private static final long KERNEL = 0xFFFF_F801_0100_0000L;
    private static final long FLTMGR = 0xFFFF_F801_0080_0000L;
    private static final long PROGRAM = 0x7FF6_0000_0000L;
    private static final long NTDLL = 0x7FFB_0000_0000L;
    private static final int PROCESS = 1184;
    private static final int THREAD = 2216;
    private static final int OPENED = 1000;
    private static final int STAMP = 0x63E6_C7F7;

    private SymbolTrace() {}

    /**
     * Writes it.
     *
     * @param guid of the PDB {@code vfsmini.pdb} of age 1 that the filter {@code vfsmini.sys} has; null for a trace not merged
     * @param filterRvas return addresses in the filter, innermost first
     */
    public static void write(Path path, UUID guid, long... filterRvas) throws IOException {
        try (EtlWriter etl = EtlWriter.to(path).open()) {
            RecordWriter out = etl.cpu(0).at(10);
            closedBefore(out);
            image(out, KERNEL, 0x104_6000, "ntoskrnl.exe", 0);
            image(out, FLTMGR, 0x7_0000, "fltmgr.sys", 0);
            image(out, FILTER, 0x8000, "vfsmini.sys", 0);
            image(out, PROGRAM, 0x10_0000, "backupd.exe", PROCESS);
            image(out, NTDLL, 0x1F_8000, "ntdll.dll", PROCESS);
            out.at(OPENED)
                    .perfInfo(FileIoEvents.create(
                            3,
                            0xFFFF_E000_0371_9AE8L,
                            0xFFFF_E000_0110_B630L,
                            THREAD,
                            1 << 24,
                            0,
                            7,
                            "\\Device\\Mup\\x"));
            out.at(OPENED + 1).perfInfo(StackEvents.stack(OPENED, PROCESS, THREAD, frames(filterRvas)));
            out.at(OPENED + 2).perfInfo(FileIoEvents.operationEnd(3, 0xFFFF_E000_0371_9AE8L, 1, 0));
            if (guid != null) {
                out.at(OPENED + 3).full(MergedFileEvents.dbgId(FILTER, 0, guid, 1, "C:\\build\\x64\\vfsmini.pdb"));
            }
        }
    }

    /** An open that was cleaned up and closed, so that these are known to be recorded. */
    private static void closedBefore(RecordWriter out) {
        long irp = 0xFFFF_E000_0500_0010L;
        long object = 0xFFFF_E000_0500_8000L;
        out.perfInfo(FileIoEvents.create(3, irp, object, THREAD, 1 << 24, 0, 7, "\\Device\\HarddiskVolume2\\y"));
        out.at(12).perfInfo(FileIoEvents.operationEnd(3, irp, 1, 0));
        out.at(13).perfInfo(FileIoEvents.cleanup(3, irp, object, 7, THREAD));
        out.at(14).perfInfo(FileIoEvents.operationEnd(3, irp, 0, 0));
        out.at(15).perfInfo(FileIoEvents.close(3, irp, object, 7, THREAD));
        out.at(16).perfInfo(FileIoEvents.operationEnd(3, irp, 0, 0));
    }

    private static long[] frames(long[] filterRvas) {
        long[] frames = new long[filterRvas.length + 12];
        int at = 0;
        frames[at++] = KERNEL + 0x1000;
        frames[at++] = KERNEL + 0x2000;
        frames[at++] = FLTMGR + 0x100;
        frames[at++] = FLTMGR + 0x200;
        for (long rva : filterRvas) {
            frames[at++] = FILTER + rva;
        }
        frames[at++] = FLTMGR + 0x300;
        frames[at++] = FLTMGR + 0x400;
        frames[at++] = KERNEL + 0x3000;
        frames[at++] = KERNEL + 0x4000;
        frames[at++] = NTDLL + 0x50;
        frames[at++] = PROGRAM + 0x60;
        frames[at++] = PROGRAM + 0x70;
        frames[at] = NTDLL + 0x80;
        return frames;
    }

    private static void image(RecordWriter out, long base, long bytes, String name, int process) {
        out.perfInfo(ImageEvents.image(base, bytes, "\\Device\\HarddiskVolume2\\Windows\\" + name)
                .timeDateStamp(STAMP)
                .process(process)
                .dcStart());
    }
}
