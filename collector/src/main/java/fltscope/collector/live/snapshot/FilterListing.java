package fltscope.collector.live.snapshot;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import fltscope.collector.live.win32.FilterFunctions;
import fltscope.collector.live.win32.WideText;
import fltscope.collector.live.win32.WindowsError;
import java.util.ArrayList;
import java.util.List;

/**
 * Filters and their instances, from fltlib (fltuserstructures.h). Lengths are bytes, offsets count from the start of the row.
 *
 * <pre>
 * FILTER_AGGREGATE_STANDARD_INFORMATION
 *   00 NextEntryOffset u32
 *   04 Flags u32                      1 minifilter, 2 legacy filter
 *   of a minifilter:
 *   08 Flags, 0C FrameID, 10 NumberOfInstances u32
 *   14 FilterNameLength, 16 FilterNameBufferOffset, 18 FilterAltitudeLength, 1A FilterAltitudeBufferOffset u16
 *
 * INSTANCE_FULL_INFORMATION
 *   00 NextEntryOffset u32
 *   04 InstanceNameLength, 06 InstanceNameBufferOffset u16
 *   08 AltitudeLength, 0A AltitudeBufferOffset u16
 *   0C VolumeNameLength, 0E VolumeNameBufferOffset u16
 *   10 FilterNameLength, 12 FilterNameBufferOffset u16
 * </pre>
 */
public final class FilterListing {
    public static final int FILTER_FLAGS = 0x04;
    public static final int FILTER_NAME_LENGTH = 0x14;
    public static final int FILTER_ALTITUDE_LENGTH = 0x18;
    public static final int INSTANCE_ALTITUDE_LENGTH = 0x08;
    public static final int INSTANCE_VOLUME_LENGTH = 0x0C;

    private static final int FILTER_AGGREGATE_STANDARD = 2;
    private static final int INSTANCE_FULL = 2;
    private static final int FLAG_MINIFILTER = 1;
    private static final int NO_MORE_ITEMS = 0x8007_0103;
    private static final int FACILITY_WIN32_ERROR = 0xFFFF;
    private static final int ROW_BYTES = 1 << 16;

    private final Memory row = new Memory(ROW_BYTES);
    private final Memory returned = new Memory(Integer.BYTES);
    private final Memory find = new Memory(Long.BYTES);

    List<SnapshotSource.Filter> filters() {
        List<SnapshotSource.Filter> filters = new ArrayList<>();
        int result = FilterFunctions.FilterFindFirst(FILTER_AGGREGATE_STANDARD, row, ROW_BYTES, returned, find);
        boolean open = result >= 0;
        while (result >= 0) {
            // A legacy filter has no instances, and its row another form.
            if ((row.getInt(FILTER_FLAGS) & FLAG_MINIFILTER) != 0) {
                filters.add(new SnapshotSource.Filter(text(FILTER_NAME_LENGTH), text(FILTER_ALTITUDE_LENGTH)));
            }
            result = FilterFunctions.FilterFindNext(
                    find.getLong(0), FILTER_AGGREGATE_STANDARD, row, ROW_BYTES, returned);
        }
        if (open) {
            FilterFunctions.FilterFindClose(find.getLong(0));
        }
        check(result, "filters can not be listed");
        return filters;
    }

    List<SnapshotSource.Instance> instances(String filter) {
        List<SnapshotSource.Instance> instances = new ArrayList<>();
        Pointer name = WideText.of(filter);
        int result = FilterFunctions.FilterInstanceFindFirst(name, INSTANCE_FULL, row, ROW_BYTES, returned, find);
        boolean open = result >= 0;
        while (result >= 0) {
            instances.add(
                    new SnapshotSource.Instance(filter, text(INSTANCE_VOLUME_LENGTH), text(INSTANCE_ALTITUDE_LENGTH)));
            result = FilterFunctions.FilterInstanceFindNext(find.getLong(0), INSTANCE_FULL, row, ROW_BYTES, returned);
        }
        if (open) {
            FilterFunctions.FilterInstanceFindClose(find.getLong(0));
        }
        check(result, "instances of " + filter + " can not be listed");
        return instances;
    }

    private static void check(int result, String what) {
        if (result != NO_MORE_ITEMS) {
            throw WindowsError.failed(what, result & FACILITY_WIN32_ERROR);
        }
    }

    /** The text whose length stands at {@code lengthAt}, and its place behind that; what does not fit the row is empty. */
    private String text(int lengthAt) {
        int bytes = row.getShort(lengthAt) & 0xFFFF;
        int at = row.getShort(lengthAt + Short.BYTES) & 0xFFFF;
        return at + bytes > ROW_BYTES ? "" : WideText.read(row, at, bytes / Character.BYTES);
    }
}
