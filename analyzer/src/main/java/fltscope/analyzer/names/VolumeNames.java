package fltscope.analyzer.names;

import java.util.function.UnaryOperator;

/** What volumes are called in reports and in options. */
public final class VolumeNames {
    private static final String DEVICE = "\\Device\\";

    private VolumeNames() {}

    /**
     * {@code C: HarddiskVolume2}, or {@code \Device\Mup} where there is no letter.
     *
     * @param device NT path of the volume; null where it is not known
     * @param dosPaths from an NT path to the DOS path, or to itself where there is none
     */
    public static String of(String device, UnaryOperator<String> dosPaths) {
        if (device == null) {
            return "volume not known";
        }
        String dos = dosPaths.apply(device);
        return dos.equals(device) ? device : dos + " " + withoutFolder(device);
    }

    /**
     * Whether an option's value, a letter or a device with or without its folder, names a device.
     *
     * @param dosPaths from an NT path to the DOS path, or to itself where there is none
     */
    public static boolean names(String wanted, String device, UnaryOperator<String> dosPaths) {
        String name = wanted.length() > 1 && wanted.endsWith("\\") ? wanted.substring(0, wanted.length() - 1) : wanted;
        String dos = dosPaths.apply(device);
        return name.equalsIgnoreCase(device)
                || name.equalsIgnoreCase(withoutFolder(device))
                || name.equalsIgnoreCase(dos)
                || (name + ":").equalsIgnoreCase(dos);
    }

    private static String withoutFolder(String device) {
        return device.regionMatches(true, 0, DEVICE, 0, DEVICE.length()) ? device.substring(DEVICE.length()) : device;
    }
}
