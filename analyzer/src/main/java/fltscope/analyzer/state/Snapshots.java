package fltscope.analyzer.state;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.input.instances.InstanceList;
import fltscope.analyzer.input.instances.ListedFilter;
import fltscope.analyzer.input.instances.ListedInstance;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.SnapshotPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What looks at the machine beside the trace have listed: filters and instances with their altitudes, and handles. Of each part
 * the last snapshot counts that lists it: of handles only one that lists them in full, as a handle that it leaves out is no
 * sign that there is none; of altitudes any, as they do not change.
 */
public final class Snapshots {
    private static final int NO_FRAME = -1;
    private static final int NOT_COUNTED = -1;
    private static final InstanceList NOTHING = new InstanceList(List.of(), List.of(), List.of(), List.of(), 0);

    private final Map<Integer, String> names = new HashMap<>();
    private List<ListedFilter> filters = new ArrayList<>();
    private List<ListedInstance> instances = new ArrayList<>();
    private HandleList listed;
    private InstanceList altitudes = NOTHING;
    private HandleList handles;

    Snapshots() {}

    /** Takes a SNAPSHOT_BEGUN. One that was not ended before is given up. */
    void begun(IoRecord record) {
        names.clear();
        filters = new ArrayList<>();
        instances = new ArrayList<>();
        listed = new HandleList(record.timeTicks());
    }

    /** Takes a SNAPSHOT_FILTER. */
    void filter(IoRecord record) {
        names.put(record.code(), record.text());
        filters.add(new ListedFilter(record.text(), NOT_COUNTED, Altitude.parse(record.secondText()), NO_FRAME));
    }

    /** Takes a SNAPSHOT_INSTANCE. */
    void instance(IoRecord record) {
        Altitude altitude = Altitude.parse(record.secondText());
        String filter = names.get(record.code());
        if (filter != null && altitude != null) {
            instances.add(new ListedInstance(filter, "", altitude, record.text(), NO_FRAME, ""));
        }
    }

    /** Takes a SNAPSHOT_HANDLE. */
    void handle(IoRecord record) {
        if (listed != null) {
            listed.add(record.fileObject(), new FileHandle(record.processId(), record.extent(), record.access()));
        }
    }

    /** Takes a SNAPSHOT_ENDED. */
    void ended(IoRecord record) {
        if (listed == null) {
            return;
        }
        if (!filters.isEmpty()) {
            altitudes = new InstanceList(List.copyOf(filters), List.copyOf(instances), List.of(), List.of(), 0);
        }
        if (SnapshotPart.HANDLES.isIn(record.code())) {
            handles = listed;
        }
        listed = null;
    }

    /** Filters and instances with their altitudes, of the last snapshot that lists any; empty when none does. */
    public InstanceList altitudes() {
        return altitudes;
    }

    /** The handles of the last snapshot that lists them in full; null when none does. */
    public HandleList handles() {
        return handles;
    }
}
