package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fltscope.schemas.event.PoolTag;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.ObjectEvents;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.trace.TraceCounter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectNormalizerTest {
    private static final int FILE = 37;

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void handlesAreOfTheProcessThatHasThem(int pointers) {
        long object = TestTrace.address(pointers, 0x630);
        TestTrace trace = TestTrace.of(
                pointers,
                out -> out.perfInfo(ObjectEvents.typeDcEnd(FILE, "File"))
                        .system(ObjectEvents.createHandle(object, 0x10, FILE))
                        .system(ObjectEvents.duplicateHandle(object, 0x10, 700, 0x80001DDC, 4, FILE))
                        .system(ObjectEvents.closeHandle(object, 0x10, FILE))
                        .perfInfo(ObjectEvents.handleDcEnd(object, 900, 0x20, FILE, "\\Device\\Mup\\a")));
        assertThat(trace.records)
                .extracting(
                        IoRecord::kind, IoRecord::processId, IoRecord::fileObject, IoRecord::address, IoRecord::code)
                .containsExactly(
                        tuple(IoKind.OBJECT_TYPE, -1, 0L, 0L, FILE),
                        tuple(IoKind.HANDLE_CREATED, TestTrace.PROCESS, object, 0x10L, FILE),
                        tuple(IoKind.HANDLE_DUPLICATED, 4, object, 0x8000_1DDCL, FILE),
                        tuple(IoKind.HANDLE_CLOSED, TestTrace.PROCESS, object, 0x10L, FILE),
                        tuple(IoKind.HANDLE_LISTED, 900, object, 0x20L, FILE));
        IoRecord duplicate = trace.records.get(2);
        assertThat(duplicate.extent()).isEqualTo(0x10);
        assertThat(duplicate.access()).isEqualTo(700);
        assertThat(duplicate.threadId()).isEqualTo(TestTrace.THREAD);
        assertThat(trace.records.get(0).text()).isEqualTo("File");
        assertThat(trace.records.get(4).text()).isEqualTo("\\Device\\Mup\\a");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void referencesPoolAndViewsOfFilesAreRecords(int pointers) {
        long object = TestTrace.address(pointers, 0x630);
        long dataFile = 1L << 48;
        long pageFile = 0xC1L << 48;
        TestTrace trace = TestTrace.of(
                pointers,
                out -> out.system(ObjectEvents.createObject(object, FILE))
                        .system(ObjectEvents.reference(object, PoolTag.of("Dflt"), 2))
                        .system(ObjectEvents.dereference(object, PoolTag.of("Dflt"), 1))
                        .system(ObjectEvents.deleteObject(object, FILE))
                        .system(ObjectEvents.poolAllocation(0x200, PoolTag.of("FMis"), 752, object))
                        .system(ObjectEvents.poolFree(0x200, PoolTag.of("FMis"), 752, object))
                        .system(FileIoEvents.mapFile(37, 3, 0x1000, object, pageFile, 4096, 0, 800))
                        .system(FileIoEvents.mapFile(37, 3, 0x1000, object, dataFile, 4096, 0, 800))
                        .system(FileIoEvents.mapFile(40, 3, 0x2000, object, dataFile, 8192, 0, 801))
                        .system(FileIoEvents.mapFile(38, 3, 0x1000, object, dataFile, 4096, 0, 800)));
        assertThat(trace.records)
                .extracting(IoRecord::kind, IoRecord::extent)
                .containsExactly(
                        tuple(IoKind.OBJECT_CREATED, 0L),
                        tuple(IoKind.OBJECT_REFERENCED, 2L),
                        tuple(IoKind.OBJECT_DEREFERENCED, 1L),
                        tuple(IoKind.OBJECT_DELETED, 0L),
                        tuple(IoKind.POOL_ALLOCATED, 752L),
                        tuple(IoKind.POOL_FREED, 752L),
                        tuple(IoKind.VIEW_MAPPED, 4096L),
                        tuple(IoKind.VIEW_MAPPED, 8192L),
                        tuple(IoKind.VIEW_UNMAPPED, 4096L));
        assertThat(trace.records.get(7).has(IoRecord.FLAG_RUNDOWN)).isTrue();
        assertThat(trace.records.get(7).processId()).isEqualTo(801);
        assertThat(trace.records.get(7).access()).isEqualTo(1);
        assertThat(PoolTag.text(trace.records.get(4).code())).isEqualTo("FMis");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void aCutEventIsCountedAndIsNoRecord(int pointers) {
        TestTrace trace = TestTrace.of(
                pointers,
                out -> out.system(ObjectEvents.reference(7, 8, 1).cutTo(pointers + 7))
                        .system(ObjectEvents.poolFree(1, 2, 3, 4).cutTo(8)));
        assertThat(trace.records).isEmpty();
        assertThat(trace.counters.count(TraceCounter.PAYLOAD_SHORT)).isEqualTo(2);
    }
}
