package fltscope.collector.live.snapshot;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Tlhelp32;
import com.sun.jna.platform.win32.Tlhelp32.PROCESSENTRY32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinDef.DWORD;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import fltscope.collector.live.win32.NativeBinding;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes that run, as a snapshot of Tool Help has them: it has the images of protected ones too, which can not be opened.
 * Command lines are of those that Java may ask for them.
 */
final class ProcessListing {
    private ProcessListing() {}

    static List<SnapshotSource.Program> processes() {
        Kernel32 kernel32 = NativeBinding.kernel32();
        HANDLE all = kernel32.CreateToolhelp32Snapshot(Tlhelp32.TH32CS_SNAPPROCESS, new DWORD(0));
        List<SnapshotSource.Program> programs = new ArrayList<>();
        if (WinBase.INVALID_HANDLE_VALUE.equals(all)) {
            return programs;
        }
        PROCESSENTRY32 entry = new PROCESSENTRY32();
        for (boolean more = kernel32.Process32First(all, entry); more; more = kernel32.Process32Next(all, entry)) {
            int process = entry.th32ProcessID.intValue();
            programs.add(new SnapshotSource.Program(
                    process,
                    process == 0 ? -1 : entry.th32ParentProcessID.intValue(),
                    Native.toString(entry.szExeFile),
                    ProcessHandle.of(process)
                            .flatMap(handle -> handle.info().commandLine())
                            .orElse("")));
        }
        kernel32.CloseHandle(all);
        return programs;
    }
}
