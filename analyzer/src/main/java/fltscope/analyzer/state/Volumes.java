package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What NT paths are called in DOS, and which volume a path is on. Traces that were merged say how their prefixes map; the
 * two that are the same on every machine are known anyway.
 */
public final class Volumes {
    private static final String DEVICES = "\\Device\\";

    /** An NT prefix and what stands for it; in general both end with a backslash. */
    private record Mapping(String ntPrefix, String dosPath) {}

    /** A volume's device path; {@code next} has the same hash. */
    private record Device(String path, Device next) {}

    private final List<Mapping> mappings = new ArrayList<>();
    private final LongMap<Device> devices = new LongMap<>();
    private final RecordText recordText = new RecordText();

    Volumes() {
        map("\\??\\", "");
        map("\\Device\\Mup\\", "\\\\");
    }

    /**
     * The DOS path of an NT path, by the longest prefix, in whatever case: {@code \Device\HarddiskVolume2\x} is
     * {@code C:\x}, and the volume alone is {@code C:}. The path itself when no prefix matches.
     */
    public String dosPath(String ntPath) {
        Mapping longest = null;
        for (Mapping mapping : mappings) {
            if ((longest == null || mapping.ntPrefix.length() > longest.ntPrefix.length())
                    && (isUnder(ntPath, mapping.ntPrefix) || isDrive(ntPath, mapping))) {
                longest = mapping;
            }
        }
        if (longest == null) {
            return ntPath;
        }
        return isDrive(ntPath, longest)
                ? longest.dosPath.substring(0, longest.dosPath.length() - 1)
                : longest.dosPath + ntPath.substring(longest.ntPrefix.length());
    }

    /** Whether a prefix matches and ends where a component of the path does. */
    private static boolean isUnder(String path, String prefix) {
        return RecordText.startsWith(path, prefix)
                && (path.length() == prefix.length() || prefix.endsWith("\\") || path.charAt(prefix.length()) == '\\');
    }

    /** Whether the path is the prefix of a drive without its last backslash. */
    private static boolean isDrive(String path, Mapping mapping) {
        return path.length() + 1 == mapping.ntPrefix.length()
                && mapping.dosPath.endsWith(":\\")
                && RecordText.startsWith(mapping.ntPrefix, path);
    }

    /**
     * The volume that a path is on, {@code \Device\HarddiskVolume2} or {@code \Device\Mup}: the same string for every
     * spelling, the first one seen. Null for a path that does not begin with a device, such as one relative to a folder.
     * Allocates only for a volume not seen before.
     */
    public String volumeOf(CharSequence path) {
        int units = volumeUnits(path);
        if (units == 0) {
            return null;
        }
        long hash = 0;
        for (int i = 0; i < units; i++) {
            hash = 31 * hash + RecordText.upper(path.charAt(i));
        }
        Device sameHash = devices.get(hash);
        for (Device device = sameHash; device != null; device = device.next) {
            if (device.path.length() == units && RecordText.startsWith(path, device.path)) {
                return device.path;
            }
        }
        Device added = new Device(path.subSequence(0, units).toString(), sameHash);
        devices.put(hash, added);
        return added.path;
    }

    /** As {@link #volumeOf(CharSequence)}, of the first text of a record. */
    public String volumeOf(IoRecord record) {
        return volumeOf(recordText.wrap(record));
    }

    private static int volumeUnits(CharSequence path) {
        if (!RecordText.startsWith(path, DEVICES)) {
            return 0;
        }
        int end = DEVICES.length();
        while (end < path.length() && path.charAt(end) != '\\') {
            end++;
        }
        return end == DEVICES.length() ? 0 : end;
    }

    /** Takes a VOLUME_MAPPING; the last one told of a prefix counts. */
    void mapped(IoRecord record) {
        map(record.text(), record.secondText());
    }

    private void map(String ntPrefix, String dosPath) {
        if (!ntPrefix.isEmpty()) {
            mappings.removeIf(mapping -> mapping.ntPrefix.equalsIgnoreCase(ntPrefix));
            mappings.add(new Mapping(ntPrefix, dosPath));
        }
    }
}
