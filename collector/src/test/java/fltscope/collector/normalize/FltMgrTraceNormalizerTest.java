package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.ReadProgress;
import fltscope.schemas.fixture.ClassicEvent;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.EventInfoEvents;
import fltscope.schemas.fixture.EventInfoEvents.Field;
import fltscope.schemas.fixture.ManifestEvent;
import fltscope.schemas.fixture.PayloadSource;
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

/** The layouts here are made up: what counts is that fields are found by their names, wherever they stand. */
class FltMgrTraceNormalizerTest {
    private static final UUID PROVIDER = UUID.fromString("d31e645e-a71c-307e-db82-3c8f06985b81");
    private static final String NAME = "Microsoft-Windows-FltMgrTrace_20460e0498193c4b075e7d2a13c945f3";
    private static final int ID = 4711;
    private static final int CLEANUP = 0x12;

    private static ClassicEvent schema(String providerName, Field... fields) {
        return EventInfoEvents.eventInfo(PROVIDER, providerName, ID, List.of(fields));
    }

    private static ManifestEvent event(PayloadSource payload) {
        return ManifestEvent.of(PROVIDER, ID, 0, payload);
    }

    private static final Field[] ALL = {
        new Field("FUNC", EventInfoEvents.ANSISTRING),
        new Field("IrpPtr", EventInfoEvents.POINTER),
        new Field("majorfunction", EventInfoEvents.UINT8),
        new Field("Instance", EventInfoEvents.POINTER),
        new Field("ALTITUDE", EventInfoEvents.UNICODESTRING),
        new Field("FilterName", EventInfoEvents.UNICODESTRING),
        new Field("InitiatingInstance", EventInfoEvents.HEXINT64),
        new Field("FileObject", EventInfoEvents.POINTER),
        new Field("CallbackData", EventInfoEvents.POINTER)
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
                .ptr(TestTrace.address(pointerBytes, 0x50));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void fieldsAreFoundByTheirNamesInWhateverOrderAndCase(int pointers) {
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
        assertThat(record.callbackData()).isEqualTo(TestTrace.address(pointers, 0x50));
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
            new Field("Instance", EventInfoEvents.HEXINT64),
            new Field("Altitude", EventInfoEvents.UINT32),
            new Field("FilterName", EventInfoEvents.ANSISTRING),
            new Field("FileObject", EventInfoEvents.POINTER)
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
            new Field("MajorFunction", EventInfoEvents.ANSISTRING),
            new Field("InitiatingInstance", EventInfoEvents.POINTER),
            new Field("FileObject", EventInfoEvents.POINTER)
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
        byte[] fields = "xx\0Event\0Instance\0\u0015FilterName\0\u0001".getBytes(StandardCharsets.ISO_8859_1);
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
}
