package fltscope.schemas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.ExtendedItems;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.HeaderKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventSchemasTest {
    private final EventSchemas schemas = new EventSchemas();

    @Test
    void onlySchemasAndMapsAreTaken() {
        assertThat(schemas.offer(TestEvents.metadata(32, RealBytes.read("dns-server-info"))))
                .isTrue();
        assertThat(schemas.offer(TestEvents.metadata(33, RealBytes.read("dns-ip-type-map"))))
                .isTrue();
        assertThat(schemas.offer(TestEvents.metadata(34, new byte[0]))).isFalse();
        assertThat(schemas.offer(TestEvents.manifest(TestEvents.PROVIDER, 32, 0, 8, new byte[0])))
                .isFalse();
        assertThat(schemas.size()).isEqualTo(1);
        assertThat(schemas.refused()).isZero();
    }

    @Test
    void aDamagedSchemaIsTakenAndCounted() {
        assertThat(schemas.offer(TestEvents.metadata(32, new byte[111]))).isTrue();
        assertThat(schemas.offer(TestEvents.metadata(33, new byte[15]))).isTrue();
        assertThat(schemas.offer(TestEvents.metadata(33, new byte[16]))).isTrue();
        assertThat(schemas.offer(TestEvents.metadata(33, new byte[40]))).isTrue();
        assertThat(schemas.refused()).isEqualTo(4);
        assertThat(schemas.size()).isZero();
    }

    @Test
    void aSchemaIsFoundByProviderIdAndVersionAndByNothingLess() {
        add(new InfoBuilder().id(7).version(2));
        assertThat(schemas.find(event(TestEvents.PROVIDER, 7, 2)).id()).isEqualTo(7);
        assertThat(schemas.find(event(TestEvents.PROVIDER, 7, 1))).isNull();
        assertThat(schemas.find(event(TestEvents.PROVIDER, 8, 2))).isNull();
        assertThat(schemas.find(event(new Guid(TestEvents.PROVIDER.high(), 1), 7, 2)))
                .isNull();
        assertThat(schemas.find(event(new Guid(1, TestEvents.PROVIDER.low()), 7, 2)))
                .isNull();
    }

    @Test
    void aMofSchemaIsFoundByTheClassicEventItDescribes() {
        Guid mofClass = Guid.parse("01020304-0506-0708-090a-0b0c0d0e0f10");
        add(new InfoBuilder().source(1, mofClass, 11));
        EventRecord record = new EventRecord();
        record.header(HeaderKind.FULL, 8, 0, 0, 0);
        record.classicEvent(mofClass.high(), mofClass.low(), 11, 0, 0);
        assertThat(schemas.find(record)).isNotNull();
    }

    @Test
    void theFirstSchemaOfAnEventStays() {
        add(new InfoBuilder().names("First", "", ""));
        add(new InfoBuilder().names("Second", "", ""));
        assertThat(schemas.size()).isEqualTo(1);
        assertThat(schemas.find(event(TestEvents.PROVIDER, 7, 0)).eventName()).isEqualTo("First");
    }

    @Test
    void manySchemasAreAllFoundAgain() {
        for (int id = 0; id < 1000; id++) {
            add(new InfoBuilder().id(id));
        }
        assertThat(schemas.size()).isEqualTo(1000);
        for (int id = 0; id < 1000; id++) {
            assertThat(schemas.find(event(TestEvents.PROVIDER, id, 0)).id()).isEqualTo(id);
        }
        assertThat(schemas.find(event(TestEvents.PROVIDER, 1000, 0))).isNull();
    }

    @Test
    void traceLoggingSchemasAreKnownByTheirWholeMetadata() {
        EventSchema first = schemas.find(traceLogging("A"));
        EventSchema second = schemas.find(traceLogging("B"));
        assertThat(first.eventName()).isEqualTo("A");
        assertThat(second.eventName()).isEqualTo("B");
        assertThat(schemas.find(traceLogging("A"))).isSameAs(first);
        assertThat(schemas.find(traceLogging("B"))).isSameAs(second);
        assertThat(schemas.size()).isEqualTo(2);
        assertThat(schemas.find(event(TestEvents.PROVIDER, 0, 0))).isNull();
    }

    @Test
    void manyTraceLoggingSchemasAreAllFoundAgain() {
        for (int i = 0; i < 500; i++) {
            assertThat(schemas.find(traceLogging("Event" + i))).isNotNull();
        }
        for (int i = 0; i < 500; i++) {
            assertThat(schemas.find(traceLogging("Event" + i)).eventName()).isEqualTo("Event" + i);
        }
        assertThat(schemas.size()).isEqualTo(500);
    }

    @Test
    void whatIsKeptIsBoundedByCount() {
        for (int i = 0; i < SchemaLimits.KEPT + 10; i++) {
            schemas.find(traceLogging("Event" + i));
        }
        assertThat(schemas.size()).isEqualTo(SchemaLimits.KEPT);
        assertThat(schemas.refused()).isEqualTo(10);
        assertThat(schemas.find(traceLogging("Late")).eventName()).isEqualTo("Late");
    }

    @Test
    void whatIsKeptIsBoundedByWeight() {
        InfoBuilder heavy = new InfoBuilder();
        for (int i = 0; i < SchemaLimits.FIELDS; i++) {
            heavy.field("n".repeat(SchemaLimits.NAME), 8, 8);
        }
        int refused = 0;
        for (int id = 0; id < 100; id++) {
            byte[] info = heavy.id(id).build();
            refused += schemas.add(RealBytes.buffer(info), 0, info.length) ? 0 : 1;
        }
        int each = SchemaLimits.FIELDS * (SchemaLimits.FIELD_WEIGHT + 2 * SchemaLimits.NAME);
        assertThat(schemas.size()).isEqualTo(SchemaLimits.WEIGHT / each);
        assertThat(refused).isEqualTo(100 - schemas.size());
    }

    @Test
    void mapsAreFoundByProviderAndNameWheneverTheyCame() {
        Guid dns = Guid.parse("1c95126e-7eea-49a9-a3fe-a378b03ddb4d");
        byte[] info = new InfoBuilder()
                .provider(dns, "Dns")
                .property(0, "Kind", 4, 4, "DnsIpTypeMap", 1, 1)
                .build();
        assertThat(schemas.add(RealBytes.buffer(info), 0, info.length)).isTrue();
        SchemaPayload payload = new SchemaPayload(schemas);
        payload.wrap(TestEvents.manifest(dns, 7, 0, 8, new byte[] {1}));
        assertThat(RecordingSink.linesOf(payload)).containsExactly("kind number 1");

        schemas.offer(TestEvents.metadata(33, RealBytes.read("dns-ip-type-map")));
        assertThat(RecordingSink.linesOf(payload)).containsExactly("kind code 1 dynamic");
    }

    private void add(InfoBuilder builder) {
        byte[] info = builder.build();
        assertThat(schemas.add(RealBytes.buffer(info), 0, info.length)).isTrue();
    }

    private static EventRecord event(Guid provider, int id, int version) {
        return TestEvents.manifest(provider, id, version, 8, new byte[0]);
    }

    private static EventRecord traceLogging(String name) {
        byte[] text = ("xx\0" + name + "\0").getBytes(StandardCharsets.UTF_8);
        RealBytes.buffer(text).putShort(0, (short) text.length);
        byte[] item = TestEvents.item(ExtendedItems.EVENT_SCHEMA_TL, true, text);
        return TestEvents.withItems(TestEvents.PROVIDER, item, 1, new byte[0]);
    }
}
