package fltscope.collector.live.snapshot;

import com.sun.jna.Memory;
import fltscope.collector.live.win32.NtFunctions;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.util.ArrayList;
import java.util.List;

/**
 * Drivers and handles, from NtQuerySystemInformation (layouts after phnt, ntexapi.h and ntldr.h, 64-bit). Since Windows 11
 * 24H2 addresses of the kernel are 0 for who has not SeDebugPrivilege; older ones give them to an elevated process.
 *
 * <pre>
 * RTL_PROCESS_MODULES (class 11)
 *   00 NumberOfModules u32
 *   08 RTL_PROCESS_MODULE_INFORMATION[]: 10 ImageBase, 18 ImageSize u32, 28 FullPathName char[256]; 128h bytes
 *
 * SYSTEM_HANDLE_INFORMATION_EX (class 64)
 *   00 NumberOfHandles u64
 *   10 SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX[]: 00 Object, 08 UniqueProcessId u64, 10 HandleValue u64,
 *      18 GrantedAccess u32, 1E ObjectTypeIndex u16; 28h bytes
 * </pre>
 */
final class SystemListing {
    private static final int MODULE_INFORMATION = 11;
    private static final int MODULES = 0x08;
    private static final int MODULE_BYTES = 0x128;
    private static final int MODULE_BASE = 0x10;
    private static final int MODULE_SIZE = 0x18;
    private static final int MODULE_PATH = 0x28;

    private static final int EXTENDED_HANDLE_INFORMATION = 64;
    private static final int HANDLES = 0x10;
    private static final int HANDLE_BYTES = 0x28;
    private static final int HANDLE_OBJECT = 0x00;
    private static final int HANDLE_PROCESS = 0x08;
    private static final int HANDLE_VALUE = 0x10;
    private static final int HANDLE_ACCESS = 0x18;
    private static final int HANDLE_TYPE = 0x1E;

    private static final int INFO_LENGTH_MISMATCH = 0xC000_0004;
    private static final int FIRST_GUESS_BYTES = 1 << 20;
    private static final long MOST_BYTES = 1L << 30;

    private SystemListing() {}

    static List<SnapshotSource.Driver> drivers() {
        Memory all = query(MODULE_INFORMATION, "drivers");
        List<SnapshotSource.Driver> drivers = new ArrayList<>();
        int count = all.getInt(0);
        for (int i = 0; i < count; i++) {
            long at = MODULES + (long) MODULE_BYTES * i;
            long base = all.getLong(at + MODULE_BASE);
            if (base != 0) {
                drivers.add(new SnapshotSource.Driver(
                        base,
                        Integer.toUnsignedLong(all.getInt(at + MODULE_SIZE)),
                        all.getString(at + MODULE_PATH, "windows-1252")));
            }
        }
        return withAddresses(drivers, count, "drivers");
    }

    static List<SnapshotSource.FileHandle> handles() {
        try (ProbeHandle probe = new ProbeHandle()) {
            Memory all = query(EXTENDED_HANDLE_INFORMATION, "handles");
            long count = all.getLong(0);
            int fileType = fileType(all, count, probe);
            List<SnapshotSource.FileHandle> handles = new ArrayList<>();
            long files = 0;
            for (long i = 0; i < count; i++) {
                long at = HANDLES + HANDLE_BYTES * i;
                if (type(all, at) == fileType) {
                    files++;
                    long object = all.getLong(at + HANDLE_OBJECT);
                    if (object != 0) {
                        handles.add(new SnapshotSource.FileHandle(
                                (int) all.getLong(at + HANDLE_PROCESS),
                                all.getLong(at + HANDLE_VALUE),
                                object,
                                all.getInt(at + HANDLE_ACCESS)));
                    }
                }
            }
            return withAddresses(handles, files, "handles");
        }
    }

    /** The number of the type of files differs between builds: it is that of a file of our own. */
    private static int fileType(Memory all, long count, ProbeHandle probe) {
        long process = ProcessHandle.current().pid();
        for (long i = 0; i < count; i++) {
            long at = HANDLES + HANDLE_BYTES * i;
            if (all.getLong(at + HANDLE_PROCESS) == process && all.getLong(at + HANDLE_VALUE) == probe.value()) {
                return type(all, at);
            }
        }
        throw new TraceException(
                ErrorKind.USAGE, "snapshot", "handles can not be listed: the type of files was not found");
    }

    private static int type(Memory all, long at) {
        return all.getShort(at + HANDLE_TYPE) & 0xFFFF;
    }

    private static <T> List<T> withAddresses(List<T> listed, long count, String what) {
        if (listed.isEmpty() && count > 0) {
            throw new TraceException(
                    ErrorKind.NO_RIGHTS,
                    "snapshot",
                    what + " can not be listed with their addresses: start an elevated prompt");
        }
        return listed;
    }

    /** The buffer is as long as the answer says, and what is told may grow between two calls. */
    private static Memory query(int informationClass, String what) {
        Memory returned = new Memory(Integer.BYTES);
        long bytes = FIRST_GUESS_BYTES;
        while (bytes <= MOST_BYTES) {
            Memory all = new Memory(bytes);
            returned.setInt(0, 0);
            int status = NtFunctions.NtQuerySystemInformation(informationClass, all, (int) bytes, returned);
            if (status >= 0) {
                return all;
            }
            if (status != INFO_LENGTH_MISMATCH) {
                throw new TraceException(
                        ErrorKind.USAGE,
                        "snapshot",
                        what + " can not be listed: NTSTATUS " + Integer.toHexString(status));
            }
            bytes = Math.max(2 * bytes, Integer.toUnsignedLong(returned.getInt(0)) + FIRST_GUESS_BYTES);
        }
        throw new TraceException(ErrorKind.USAGE, "snapshot", what + " can not be listed: they are too many");
    }
}
