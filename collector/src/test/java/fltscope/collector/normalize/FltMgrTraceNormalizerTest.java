package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.ReadProgress;
import fltscope.schemas.fixture.ClassicEvent;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.EventInfoEvents;
import fltscope.schemas.fixture.EventInfoEvents.Field;
import fltscope.schemas.fixture.FltMgrTraceEvents;
import fltscope.schemas.fixture.ManifestEvent;
import fltscope.schemas.fixture.PayloadSource;
import fltscope.schemas.record.FilterFact;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.schema.EventSchemas;
import fltscope.schemas.trace.TraceCounters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The names of the fields are those of the manifests. Some layouts here have them in another order, as another build may: what counts
 * is the name.
 */
class FltMgrTraceNormalizerTest {
    private static final UUID PROVIDER = UUID.fromString("20460e04-9819-3c4b-075e-7d2a13c945f3");
    private static final String NAME = "Microsoft-Windows-FltMgrTrace_20460e0498193c4b075e7d2a13c945f3";
    private static final int ID = 4711;
    private static final int CREATE = 0;
    private static final int CLEANUP = 0x12;

    private static ClassicEvent schema(String providerName, Field... fields) {
        return EventInfoEvents.eventInfo(PROVIDER, providerName, ID, List.of(fields));
    }

    private static ManifestEvent event(PayloadSource payload) {
        return ManifestEvent.of(PROVIDER, ID, 0, payload);
    }

    private static final Field[] ALL = {
        new Field("FUNC", EventInfoEvents.ANSISTRING),
        new Field("A10_eventIrpPtr", EventInfoEvents.POINTER),
        new Field("A11_eventMajorFunction", EventInfoEvents.UINT8),
        new Field("A12_CallbackNodeInstance", EventInfoEvents.POINTER),
        new Field("A13_&CallbackNode->Instance->Altitude", EventInfoEvents.UNICODESTRING),
        new Field("A15__CallbackNodeInstanceFilterName", EventInfoEvents.UNICODESTRING),
        new Field("A16_IrpCtrlInitiatingInstance", EventInfoEvents.HEXINT64),
        new Field("A17_eventFileObject", EventInfoEvents.POINTER),
        new Field("A19_status", EventInfoEvents.UINT32)
    };

    private static PayloadSource all(int pointerBytes, int majorFunction) {
        return out -> out.ansiz("FltpPerformPreCallbacks")
                .ptr(TestTrace.address(pointerBytes, 0x10))
                .u8(majorFunction)
                .ptr(TestTrace.address(pointerBytes, 0x20))
                .utf16z("328010.5")
                .utf16z("WdFilter")
                .u64(TestTrace.address(pointerBytes, 0x30))
                .ptr(TestTrace.address(pointerBytes, 0x40))
                .u32(0xC000_0022L);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void fieldsAreFoundByTheirNamesInWhateverOrder(int pointers) {
        IoRecord record = TestTrace.of(
                        pointers, out -> out.full(schema(NAME, ALL)).event(event(all(pointers, CLEANUP))))
                .single();
        assertThat(record.kind()).isEqualTo(IoKind.FILTER_TOLD);
        assertThat(record.timeTicks()).isEqualTo(TestTrace.TICKS);
        assertThat(record.threadId()).isEqualTo(TestTrace.THREAD);
        assertThat(record.majorFunction()).isEqualTo(CLEANUP);
        assertThat(record.text()).isEqualTo("WdFilter");
        assertThat(record.secondText()).isEqualTo("328010.5");
        assertThat(record.irp()).isEqualTo(TestTrace.address(pointers, 0x10));
        assertThat(record.address()).isEqualTo(TestTrace.address(pointers, 0x20));
        assertThat(record.extent()).isEqualTo(TestTrace.address(pointers, 0x30));
        assertThat(record.fileObject()).isEqualTo(TestTrace.address(pointers, 0x40));
        assertThat(record.code()).isEqualTo(0xC000_0022);
    }

    @Test
    void withoutASchemaBeforeItOrOfAnotherProviderAnEventIsLeftAlone() {
        assertThat(TestTrace.of(8, out -> out.event(event(all(8, 0)))).records).isEmpty();
        assertThat(TestTrace.of(8, out -> out.event(event(all(8, 0))).full(schema(NAME, ALL))).records)
                .isEmpty();
        assertThat(TestTrace.of(8, out -> out.full(schema("Contoso", ALL)).event(event(all(8, 0)))).records)
                .isEmpty();
    }

    @Test
    void aSchemaBehindAnEventOfItsKindIsWorthAnotherReading() {
        assertThat(TestTrace.of(8, out -> out.event(event(all(8, 0))).full(schema(NAME, ALL))).wouldTellMore)
                .isTrue();
        assertThat(TestTrace.of(8, out -> out.full(schema(NAME, ALL)).event(event(all(8, 0)))).wouldTellMore)
                .isFalse();
        assertThat(TestTrace.of(8, out -> out.event(event(all(8, 0))).full(schema("Contoso", ALL))).wouldTellMore)
                .isFalse();
        assertThat(TestTrace.of(
                                8,
                                out -> out.event(ManifestEvent.of(PROVIDER, ID + 1, 0, all(8, 0)))
                                        .full(schema(NAME, ALL)))
                        .wouldTellMore)
                .as("an event of another kind")
                .isFalse();
    }

    @Test
    void whatAnEarlierReadingLearntServesTheNext(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.etl");
        try (EtlWriter etl = EtlWriter.to(file).open()) {
            for (int id = 1; id < 1000; id++) {
                etl.cpu(0).at(TestTrace.TICKS).event(ManifestEvent.of(PROVIDER, id, 0, PayloadSource.EMPTY));
            }
            etl.cpu(0).at(TestTrace.TICKS).event(event(all(8, 0))).full(schema(NAME, ALL));
        }
        EventSchemas schemas = new EventSchemas();
        int[] records = new int[2];
        boolean[] wouldTellMore = new boolean[2];
        for (int reading = 0; reading < 2; reading++) {
            int at = reading;
            Normalizer normalizer = new Normalizer(record -> records[at]++, new TraceCounters(), schemas);
            try (EtlReader reader = new EtlReader(List.of(file), true)) {
                reader.read(normalizer, new TraceCounters(), ReadProgress.NONE);
            }
            wouldTellMore[at] = normalizer.wouldTellMore();
        }
        assertThat(records).containsExactly(0, 1);
        assertThat(wouldTellMore).containsExactly(true, false);
    }

    @Test
    void otherProvidersBetweenItsEventsHideNone() {
        UUID other = UUID.fromString("11111111-2222-3333-4444-555555555555");
        TestTrace trace = TestTrace.of(8, out -> {
            out.full(schema(NAME, ALL)).full(EventInfoEvents.eventInfo(other, "Contoso", ID, List.of(ALL)));
            for (int i = 0; i < 3; i++) {
                out.event(ManifestEvent.of(other, ID, 0, all(8, 0))).event(event(all(8, 0)));
            }
        });
        assertThat(trace.records).hasSize(3);
    }

    @Test
    void anInstanceWithANumberForItsAltitudeTellsOfNoOpen() {
        Field[] fields = {
            new Field("A12_CallbackNodeInstance", EventInfoEvents.HEXINT64),
            new Field("A13__CallbackNodeInstanceAltitude", EventInfoEvents.UINT32),
            new Field("A15__CallbackNodeInstanceFilterName", EventInfoEvents.ANSISTRING),
            new Field("A17_eventFileObject", EventInfoEvents.POINTER)
        };
        IoRecord record = TestTrace.of(
                        8,
                        out -> out.full(schema(NAME, fields))
                                .event(event(payload -> payload.u64(7)
                                        .u32(40500)
                                        .ansiz("FileInfo")
                                        .ptr(9))))
                .single();
        assertThat(record.address()).isEqualTo(7);
        assertThat(record.text()).isEqualTo("FileInfo");
        assertThat(record.secondText()).isEqualTo("40500");
        assertThat(record.fileObject()).isZero();
    }

    @Test
    void aMajorFunctionInWordsIsNotTakenForACreate() {
        Field[] fields = {
            new Field("A11_eventMajorFunction", EventInfoEvents.ANSISTRING),
            new Field("A16_IrpCtrlInitiatingInstance", EventInfoEvents.POINTER),
            new Field("A17_eventFileObject", EventInfoEvents.POINTER)
        };
        assertThat(TestTrace.of(
                                8,
                                out -> out.full(schema(NAME, fields))
                                        .event(event(payload -> payload.ansiz("IRP_MJ_READ")
                                                .ptr(1)
                                                .ptr(2))))
                        .records)
                .isEmpty();
    }

    @Test
    void aCutPayloadTellsWhatItHolds() {
        int bytes = "FltpPerformPreCallbacks".length() + 1 + 8 + 1 + 8 + 2 * "328010.5\0".length();
        IoRecord record = TestTrace.of(
                        8,
                        out -> out.full(schema(NAME, ALL))
                                .event(event(all(8, 0)).cutTo(bytes)))
                .single();
        assertThat(record.address()).isEqualTo(TestTrace.address(8, 0x20));
        assertThat(record.secondText()).isEqualTo("328010.5");
        assertThat(record.text()).isEmpty();
        assertThat(record.fileObject()).isZero();
    }

    @Test
    void aTraceLoggingEventBringsItsSchema() {
        byte[] fields = "xx\0Event\0A10_Instance\0\u0015A11_FilterName\0\u0001".getBytes(StandardCharsets.ISO_8859_1);
        fields[0] = (byte) fields.length;
        fields[1] = 0;
        PayloadSource traits = payload -> payload.u16(NAME.length() + 3).ansiz(NAME);
        IoRecord record = TestTrace.of(
                        8,
                        out -> out.item(0x0C, traits)
                                .traceLoggingSchema(fields)
                                .event(event(payload -> payload.u64(7).utf16z("luafv"))))
                .single();
        assertThat(record.address()).isEqualTo(7);
        assertThat(record.text()).isEqualTo("luafv");
    }

    @Test
    void aBuildWhoseManifestIsBuiltInNeedsNoSchemaInTheTrace() {
        TestTrace trace = TestTrace.of(
                8,
                out -> out.event(FltMgrTraceEvents.filterStatus(
                                0x10, CREATE, 0x20, "263410", 0x60, "vfsmfd", 0x30, 0x40, 0xC000_0022))
                        .event(FltMgrTraceEvents.instance(0x20, 0x60, "vfsmfd", "263410")));
        assertThat(trace.records).extracting(IoRecord::kind).containsExactly(IoKind.FILTER_TOLD, IoKind.FILTER_TOLD);
        IoRecord status = trace.records.get(0);
        assertThat(status.majorFunction()).isEqualTo(CREATE);
        assertThat(status.address()).isEqualTo(0x20);
        assertThat(status.text()).isEqualTo("vfsmfd");
        assertThat(status.secondText()).isEqualTo("263410");
        assertThat(status.extent()).isEqualTo(0x30);
        assertThat(status.fileObject()).isEqualTo(0x40);
        assertThat(status.irp()).isEqualTo(0x10);
        assertThat(status.fileKey()).isEqualTo(0x60);
        assertThat(status.code()).isEqualTo(0xC000_0022);
        assertThat(trace.wouldTellMore).isFalse();
    }

    @Test
    void factsOfInstancesWorkItemsAndNamesComeWithTheirParts() {
        TestTrace trace = TestTrace.of(
                8,
                out -> out.event(FltMgrTraceEvents.teardown(0x60, "vfsmfd", 0x20, 0x70, "\\Device\\Mup", 2))
                        .event(FltMgrTraceEvents.workQueued(0x80, 0x20, 0x90))
                        .event(FltMgrTraceEvents.workRun(0x80, 0x20, 0x90))
                        .event(FltMgrTraceEvents.pointerCount(0x20, 3, "FltObjectReference"))
                        .event(FltMgrTraceEvents.pended(0x0E, 0xA0, 0xB0))
                        .event(FltMgrTraceEvents.nameNode(0xC0, 0x40, 2, "\\Device\\Mup\\a")));
        List<IoRecord> facts = trace.records.stream()
                .filter(record -> record.kind() == IoKind.FILTER_FACT)
                .toList();
        assertThat(facts)
                .extracting(record -> FilterFact.of(record.operationCode()))
                .containsExactly(
                        FilterFact.TEARDOWN,
                        FilterFact.WORK_QUEUED,
                        FilterFact.WORK_RUN,
                        FilterFact.POINTER_COUNT,
                        FilterFact.REQUEST_PENDED,
                        FilterFact.NAME_NODE);
        assertThat(facts.get(0).address()).isEqualTo(0x20);
        assertThat(facts.get(0).fileKey()).isEqualTo(0x60);
        assertThat(facts.get(0).code()).isEqualTo(2);
        assertThat(facts.get(0).text()).isEqualTo("vfsmfd");
        assertThat(facts.get(0).secondText()).isEqualTo("\\Device\\Mup");
        assertThat(facts.get(1).callbackData()).isEqualTo(0x80);
        assertThat(facts.get(1).address()).isEqualTo(0x20);
        assertThat(facts.get(1).irp()).isEqualTo(0x90);
        assertThat(facts.get(3).extent()).isEqualTo(3);
        assertThat(facts.get(3).text()).isEqualTo("FltObjectReference");
        assertThat(facts.get(4).callbackData()).isEqualTo(0xA0);
        assertThat(facts.get(4).irp()).isEqualTo(0xB0);
        assertThat(facts.get(4).extent()).isEqualTo(0x0E);
        assertThat(facts.get(5).callbackData()).isEqualTo(0xC0);
        assertThat(facts.get(5).extent()).isEqualTo(2);
        assertThat(facts.get(5).text()).isEqualTo("\\Device\\Mup\\a");
    }
}
