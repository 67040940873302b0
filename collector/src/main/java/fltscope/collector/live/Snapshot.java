package fltscope.collector.live;

import fltscope.collector.live.snapshot.SnapshotSource;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.record.SnapshotPart;
import fltscope.schemas.trace.TraceException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The state of the machine at one moment, beside any trace: filters with their altitudes and instances, drivers, processes,
 * drive letters, handles to files. A part that can not be listed is left out, and said.
 */
public final class Snapshot implements LiveCapture.RecordSource {
    private static final int NO_ID = -1;

    private final List<SnapshotSource.Filter> filters;
    private final List<SnapshotSource.Instance> instances;
    private final List<SnapshotSource.Driver> drivers;
    private final List<SnapshotSource.Program> processes;
    private final List<SnapshotSource.Volume> volumes;
    private final List<SnapshotSource.FileHandle> handles;
    private final Set<SnapshotPart> complete = EnumSet.noneOf(SnapshotPart.class);
    private final List<String> notes = new ArrayList<>();

    private Snapshot(SnapshotSource source) {
        filters = list(SnapshotPart.FILTERS, source::filters);
        instances = complete.contains(SnapshotPart.FILTERS)
                ? list(SnapshotPart.INSTANCES, () -> instances(source))
                : List.of();
        drivers = list(SnapshotPart.DRIVERS, source::drivers);
        processes = list(SnapshotPart.PROCESSES, source::processes);
        volumes = list(SnapshotPart.VOLUMES, source::volumes);
        handles = list(SnapshotPart.HANDLES, source::handles);
    }

    /** Looks at the machine. */
    public static Snapshot take(LiveMachine machine) {
        return new Snapshot(machine.snapshotSource());
    }

    static Snapshot take(SnapshotSource source) {
        return new Snapshot(source);
    }

    private <T> List<T> list(SnapshotPart part, Supplier<List<T>> lister) {
        try {
            List<T> listed = lister.get();
            complete.add(part);
            return listed;
        } catch (TraceException e) {
            notes.add(e.getMessage());
            return List.of();
        }
    }

    private List<SnapshotSource.Instance> instances(SnapshotSource source) {
        List<SnapshotSource.Instance> all = new ArrayList<>();
        filters.forEach(filter -> all.addAll(source.instances(filter.name())));
        return all;
    }

    /** What could not be listed, and why; one line each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** In numbers, such as {@code 14 filters, 92 instances, ...}. */
    public String words() {
        return filters.size() + " filters, " + instances.size() + " instances, " + drivers.size() + " drivers, "
                + processes.size() + " processes, " + volumes.size() + " drive letters, " + handles.size()
                + " handles to files";
    }

    @Override
    public void writeTo(IoSink sink, long timeTicks) {
        IoRecordBuilder out = new IoRecordBuilder();
        sink.accept(start(out, IoKind.SNAPSHOT_BEGUN, timeTicks).finish());
        for (int i = 0; i < filters.size(); i++) {
            SnapshotSource.Filter filter = filters.get(i);
            sink.accept(start(out, IoKind.SNAPSHOT_FILTER, timeTicks)
                    .code(i)
                    .text(filter.name())
                    .secondText(filter.altitude())
                    .finish());
        }
        for (SnapshotSource.Instance instance : instances) {
            sink.accept(start(out, IoKind.SNAPSHOT_INSTANCE, timeTicks)
                    .code(number(instance.filter()))
                    .text(instance.volume())
                    .secondText(instance.altitude())
                    .finish());
        }
        for (SnapshotSource.Driver driver : drivers) {
            sink.accept(out.start(IoKind.IMAGE_LOADED, timeTicks, 0, 0, NO_ID)
                    .flags(IoRecord.FLAG_RUNDOWN)
                    .address(driver.base())
                    .extent(driver.bytes())
                    .text(driver.path())
                    .finish());
        }
        for (SnapshotSource.Program process : processes) {
            sink.accept(out.start(IoKind.PROCESS_STARTED, timeTicks, 0, process.processId(), NO_ID)
                    .flags(IoRecord.FLAG_RUNDOWN)
                    .code(process.parentId())
                    .text(process.image())
                    .secondText(process.commandLine())
                    .finish());
        }
        for (SnapshotSource.Volume volume : volumes) {
            sink.accept(start(out, IoKind.VOLUME_MAPPING, timeTicks)
                    .text(volume.ntPath())
                    .secondText(volume.dosPath())
                    .finish());
        }
        for (SnapshotSource.FileHandle handle : handles) {
            sink.accept(out.start(IoKind.SNAPSHOT_HANDLE, timeTicks, 0, handle.processId(), NO_ID)
                    .fileObject(handle.fileObject())
                    .extent(handle.handle())
                    .access(handle.grantedAccess())
                    .finish());
        }
        int bits = 0;
        for (SnapshotPart part : complete) {
            bits |= part.bit();
        }
        sink.accept(start(out, IoKind.SNAPSHOT_ENDED, timeTicks).code(bits).finish());
    }

    private static IoRecordBuilder start(IoRecordBuilder out, IoKind kind, long timeTicks) {
        return out.start(kind, timeTicks, 0, NO_ID, NO_ID);
    }

    private int number(String filter) {
        for (int i = 0; i < filters.size(); i++) {
            if (filters.get(i).name().equals(filter)) {
                return i;
            }
        }
        return NO_ID;
    }
}
