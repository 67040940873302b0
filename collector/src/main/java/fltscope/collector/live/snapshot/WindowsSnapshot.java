package fltscope.collector.live.snapshot;

import com.sun.jna.Memory;
import fltscope.collector.live.win32.DeviceFunctions;
import fltscope.collector.live.win32.WideText;
import java.util.ArrayList;
import java.util.List;

/** The state of the Windows that this process runs on. */
public final class WindowsSnapshot implements SnapshotSource {
    private static final int DEVICE_UNITS = 1024;
    private static final String NT_PREFIX = "\\??\\";
    private static final int SYSTEM_PROCESS = 4;

    private final FilterListing filters = new FilterListing();

    public WindowsSnapshot() {
        SystemListing.askForAddresses();
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
        return ProcessHandle.allProcesses().map(WindowsSnapshot::program).toList();
    }

    private static Program program(ProcessHandle process) {
        String path = process.info().command().orElse(process.pid() == SYSTEM_PROCESS ? "System" : "");
        return new Program(
                (int) process.pid(),
                process.parent().map(parent -> (int) parent.pid()).orElse(-1),
                path.substring(path.lastIndexOf('\\') + 1),
                process.info().commandLine().orElse(""));
    }

    @Override
    public List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        Memory target = new Memory((long) Character.BYTES * DEVICE_UNITS);
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            String drive = letter + ":";
            if (DeviceFunctions.QueryDosDeviceW(WideText.of(drive), target, DEVICE_UNITS) != 0) {
                String device = WideText.read(target, 0, DEVICE_UNITS);
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
