package fltscope.analyzer.report;

import fltscope.analyzer.state.Volumes;

/** What volumes are called in reports and in options. */
public final class VolumeNames {
    private static final String DEVICE = "\\Device\\";

    private VolumeNames() {}

    /** {@code C: HarddiskVolume2}, or {@code \Device\Mup} where there is no letter. */
    public static String of(String device, Volumes volumes) {
        if (device == null) {
            return "volume not known";
        }
        String dos = volumes.dosPath(device);
        return dos.equals(device) ? device : dos + " " + withoutFolder(device);
    }

    /** Whether an option's value, a letter or a device with or without its folder, names a device. */
    public static boolean names(String wanted, String device, Volumes volumes) {
        String name = wanted.length() > 1 && wanted.endsWith("\\") ? wanted.substring(0, wanted.length() - 1) : wanted;
        String dos = volumes.dosPath(device);
        return name.equalsIgnoreCase(device)
                || name.equalsIgnoreCase(withoutFolder(device))
                || name.equalsIgnoreCase(dos)
                || (name + ":").equalsIgnoreCase(dos);
    }

    private static String withoutFolder(String device) {
        return device.regionMatches(true, 0, DEVICE, 0, DEVICE.length()) ? device.substring(DEVICE.length()) : device;
    }
}
