package fltscope.collector.live.snapshot;

import com.sun.jna.Native;
import fltscope.collector.live.win32.NativeBinding;
import java.util.ArrayList;
import java.util.List;

/** The state of the Windows that this process runs on. */
public final class WindowsSnapshot implements SnapshotSource {
    private static final int DEVICE_UNITS = 1024;
    private static final String NT_PREFIX = "\\??\\";

    private final FilterListing filters = new FilterListing();

    public WindowsSnapshot() {
        DebugPrivilege.enable();
    }

    @Override
    public List<Filter> filters() {
        return filters.filters();
    }

    @Override
    public List<Instance> instances(String filter) {
        return filters.instances(filter);
    }

    @Override
    public List<Driver> drivers() {
        return SystemListing.drivers();
    }

    @Override
    public List<Program> processes() {
        return ProcessListing.processes();
    }

    @Override
    public List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        char[] target = new char[DEVICE_UNITS];
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            String drive = letter + ":";
            if (NativeBinding.kernel32().QueryDosDevice(drive, target, DEVICE_UNITS) != 0) {
                String device = Native.toString(target);
                // A drive of SUBST stands for a folder, not for a device.
                if (!device.startsWith(NT_PREFIX)) {
                    volumes.add(new Volume(device + "\\", drive + "\\"));
                }
            }
        }
        return volumes;
    }

    @Override
    public List<FileHandle> handles() {
        return SystemListing.handles();
    }
}
