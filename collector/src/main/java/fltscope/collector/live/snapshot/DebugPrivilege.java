package fltscope.collector.live.snapshot;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinDef.DWORD;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLEByReference;
import com.sun.jna.platform.win32.WinNT.LUID_AND_ATTRIBUTES;
import com.sun.jna.platform.win32.WinNT.TOKEN_PRIVILEGES;
import fltscope.collector.live.win32.NativeBinding;

/** SeDebugPrivilege, which an elevated process has and need only switch on; without it Windows gives fewer addresses. */
final class DebugPrivilege {
    private DebugPrivilege() {}

    /** Switches it on, where this process has it. */
    static void enable() {
        Kernel32 kernel32 = NativeBinding.kernel32();
        Advapi32 advapi32 = NativeBinding.advapi32();
        HANDLEByReference token = new HANDLEByReference();
        if (!advapi32.OpenProcessToken(kernel32.GetCurrentProcess(), WinNT.TOKEN_ADJUST_PRIVILEGES, token)) {
            return;
        }
        WinNT.LUID privilege = new WinNT.LUID();
        if (advapi32.LookupPrivilegeValue(null, WinNT.SE_DEBUG_NAME, privilege)) {
            TOKEN_PRIVILEGES wanted = new TOKEN_PRIVILEGES(1);
            wanted.Privileges[0] = new LUID_AND_ATTRIBUTES(privilege, new DWORD(WinNT.SE_PRIVILEGE_ENABLED));
            advapi32.AdjustTokenPrivileges(token.getValue(), false, wanted, 0, null, null);
        }
        kernel32.CloseHandle(token.getValue());
    }
}
