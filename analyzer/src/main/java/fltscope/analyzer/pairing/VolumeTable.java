package fltscope.analyzer.pairing;

import fltscope.analyzer.state.Volumes;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayList;
import java.util.List;

/** Numbers for the volumes that opens are on, in the order in which they were seen. */
public final class VolumeTable {
    /** Number of the volume of an open whose path does not tell it. */
    public static final int UNKNOWN = 0;

    /** Volumes that are told apart; no machine has as many. */
    private static final int MOST = 255;

    private final Volumes volumes;
    private final List<String> names = new ArrayList<>();

    public VolumeTable(Volumes volumes) {
        this.volumes = volumes;
        names.add(null);
    }

    /** Number of the volume that the path in a record is on. */
    @SuppressWarnings("ReferenceEquality") // Volumes gives one string for each volume
    int volumeOf(IoRecord record) {
        String name = volumes.volumeOf(record);
        if (name == null) {
            return UNKNOWN;
        }
        for (int i = 1; i < names.size(); i++) {
            if (names.get(i) == name) {
                return i;
            }
        }
        if (names.size() > MOST) {
            return UNKNOWN;
        }
        names.add(name);
        return names.size() - 1;
    }

    /** Volumes seen, the unknown one included. */
    public int count() {
        return names.size();
    }

    /** Device of a volume, like {@code \Device\Mup}; null for {@link #UNKNOWN}. */
    public String name(int volume) {
        return names.get(volume);
    }
}
