package fltscope.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.collector.live.fake.FakeEtw;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.SnapshotPart;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final int ACCESS_DENIED = 5;

    private final Map<IoKind, List<String>> told = new EnumMap<>(IoKind.class);
    private FakeEtw fake;
    private LiveMachine machine;

    @BeforeEach
    void freshFake() {
        fake = FakeEtw.fresh();
        machine = LiveMachine.open();
    }

    private Snapshot tell() {
        Snapshot snapshot = Snapshot.take(machine);
        snapshot.writeTo(this::keep, 77);
        return snapshot;
    }

    private void keep(IoRecord record) {
        assertThat(record.timeTicks()).isEqualTo(77);
        String text =
                switch (record.kind()) {
                    case SNAPSHOT_ENDED -> "";
                    case SNAPSHOT_HANDLE ->
                        record.processId() + " " + Long.toHexString(record.fileObject()) + " " + record.extent();
                    case IMAGE_LOADED ->
                        record.text() + " " + Long.toHexString(record.address()) + " "
                                + Long.toHexString(record.extent());
                    case PROCESS_STARTED -> record.processId() + " " + record.text();
                    default -> record.code() + " " + record.text() + " " + record.secondText();
                };
        told.computeIfAbsent(record.kind(), kind -> new ArrayList<>()).add(text);
        if (record.kind() == IoKind.SNAPSHOT_ENDED) {
            parts = record.code();
        }
    }

    private int parts;

    @Test
    void itListsEveryPart() {
        assertThat(tell().notes()).isEmpty();
        assertThat(told.get(IoKind.SNAPSHOT_FILTER))
                .containsExactly("0 WdFilter 328010", "1 vfsmfd 263410.5", "2 luafv 135000");
        assertThat(told.get(IoKind.SNAPSHOT_INSTANCE))
                .containsExactly(
                        "0 \\Device\\HarddiskVolume2 328010",
                        "0 \\Device\\Mup 328010",
                        "1 \\Device\\HarddiskVolume2 263410.5",
                        "1 \\Device\\Mup 263410.5");
        assertThat(told.get(IoKind.IMAGE_LOADED))
                .contains("\\SystemRoot\\system32\\drivers\\vfsmfd.sys fffff8000e200000 31000");
        assertThat(told.get(IoKind.VOLUME_MAPPING)).containsExactly("0 \\Device\\HarddiskVolume2\\ C:\\");
        assertThat(told.get(IoKind.PROCESS_STARTED))
                .contains("4 System", ProcessHandle.current().pid() + " java.exe");
        assertThat(told.get(IoKind.SNAPSHOT_HANDLE)).hasSize(300 + 20_000).contains("4120 ffffa50f3001c390 1204");
        for (SnapshotPart part : SnapshotPart.values()) {
            assertThat(part.isIn(parts)).as(part.name()).isTrue();
        }
    }

    @Test
    void whatCanNotBeListedIsSaidAndNotCalledWhole() {
        fake.fail("FilterFindFirst", ACCESS_DENIED, 1).fail("addresses", 1, 3);
        Snapshot snapshot = tell();
        assertThat(snapshot.notes()).hasSize(3);
        assertThat(snapshot.notes().get(0))
                .contains("filters can not be listed")
                .contains("error 5");
        assertThat(snapshot.notes().get(1)).contains("drivers").contains("elevated");
        assertThat(snapshot.notes().get(2)).contains("handles").contains("elevated");
        assertThat(SnapshotPart.FILTERS.isIn(parts)).isFalse();
        assertThat(SnapshotPart.DRIVERS.isIn(parts)).isFalse();
        assertThat(SnapshotPart.HANDLES.isIn(parts)).isFalse();
        assertThat(SnapshotPart.PROCESSES.isIn(parts)).isTrue();
        assertThat(SnapshotPart.VOLUMES.isIn(parts)).isTrue();
    }
}
