package fltscope.analyzer.state;

import fltscope.analyzer.input.Altitude;
import fltscope.analyzer.input.instances.InstanceList;
import fltscope.analyzer.input.instances.ListedInstance;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Filter instances by their addresses, as the filter manager's own trace tells them. An address at which it has told of two
 * filters was used again, and names none of them. Nothing is allocated for an instance that is told of again.
 */
public final class FilterInstances {
    /** Instances that are remembered; a machine has tens, and a damaged trace must not fill the memory. */
    private static final int MOST = 1 << 16;

    private static final int NO_FRAME = -1;

    private static final class Instance {
        private String filter = "";
        private Altitude altitude;
        private boolean usedAgain;
    }

    private final LongMap<Instance> instances = new LongMap<>();

    FilterInstances() {}

    /** Takes a FILTER_TOLD. */
    void told(IoRecord record) {
        if (record.address() == 0) {
            return;
        }
        Instance instance = instances.get(record.address());
        if (instance == null) {
            if (instances.size() == MOST) {
                return;
            }
            instance = new Instance();
            instances.put(record.address(), instance);
        }
        if (record.textUnits() > 0 && !isText(instance.filter, record)) {
            instance.usedAgain |= !instance.filter.isEmpty() && !instance.filter.equalsIgnoreCase(record.text());
            instance.filter = record.text();
        }
        if (instance.altitude == null && record.hasSecondText()) {
            instance.altitude = Altitude.parse(record.secondText());
        }
    }

    private static boolean isText(String known, IoRecord record) {
        int units = record.textUnits();
        if (known.length() != units) {
            return false;
        }
        for (int i = 0; i < units; i++) {
            if (known.charAt(i) != record.textUnit(i)) {
                return false;
            }
        }
        return true;
    }

    /** Name of the filter that an instance is of, as it was told; null when it is not known. */
    public String filterOf(long address) {
        Instance instance = instances.get(address);
        return instance == null || instance.usedAgain || instance.filter.isEmpty() ? null : instance.filter;
    }

    /** The instances that were told with filter and altitude, by filter; their volumes are not known. */
    public InstanceList altitudes() {
        List<ListedInstance> listed = new ArrayList<>();
        instances.forEach(instance -> {
            if (instance.altitude != null && !instance.usedAgain && !instance.filter.isEmpty()) {
                listed.add(new ListedInstance(instance.filter, "", instance.altitude, "", NO_FRAME, ""));
            }
        });
        listed.sort(Comparator.comparing(ListedInstance::filter).thenComparing(ListedInstance::altitude));
        return new InstanceList(List.of(), List.copyOf(listed), List.of(), List.of(), 0);
    }
}
