package fltscope.schemas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.ExtendedItems;
import fltscope.schemas.event.Guid;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TraceLoggingMetadataTest {
    private static final Guid SOLAR_SYSTEM = Guid.parse("d3dd3dd4-aac2-4e2a-8dd4-a8fb61b77615");
    private static final Guid AMSI = Guid.parse("8e805eb3-6a8f-4a1e-90fa-a831d94e54a1");

    private final EventSchemas schemas = new EventSchemas();
    private final SchemaPayload payload = new SchemaPayload(schemas);

    @Test
    void theRealEventOfEveryPrimitiveTypeIsDecodedByItsOwnMetadata() {
        byte[] items = RealBytes.read("primitive-types-items");
        assertThat(payload.wrap(
                        TestEvents.withItems(SOLAR_SYSTEM, items, 2, RealBytes.read("primitive-types-payload"))))
                .isTrue();
        assertThat(payload.schema().providerName()).isEqualTo("solar_system");
        assertThat(payload.schema().eventName()).isEqualTo("PrimitiveTypesTest");
        assertThat(payload.leftBytes()).isZero();
        // The baseline of PerfView shows int64_type, which the metadata calls UINT64, as -204.
        assertThat(RecordingSink.linesOf(payload))
                .containsExactly(
                        "string_type text Mercury",
                        "boolean_type code 0 false",
                        "char_type text M",
                        "int16_type number -51",
                        "int32_type number -102",
                        "uint16_type number 51",
                        "uint32_type number 102",
                        "int64_type flags " + Long.toHexString(-204),
                        "uint64_type number 204",
                        "guid_type guid 0ad614c4-0ef4-4225-8013-f44f37cb0397",
                        "file_time_type fileTime 132756731757990000",
                        "system_time_type text 2021-09-09T14:59:35.799");
    }

    @Test
    void aRealArrayOfCharactersWithItsCountInThePayloadIsText() {
        byte[] items = RealBytes.read("amsi-script-items");
        assertThat(payload.wrap(TestEvents.withItems(AMSI, items, 2, RealBytes.read("amsi-script-payload"))))
                .isTrue();
        assertThat(payload.schema().providerName()).isEqualTo("AmsiTrace");
        assertThat(payload.schema().eventName()).isEqualTo("AmsiScript");
        assertThat(payload.leftBytes()).isZero();
        assertThat(RecordingSink.linesOf(payload))
                .filteredOn(line -> line.endsWith(" text $global:?"))
                .hasSize(2);
    }

    @Test
    void tagsChainsCountsAndStructsAreRead() {
        byte[] metadata = metadata(
                tags("80 81 00"),
                text("Event"),
                text("Fixed"),
                bytes("26 0200"),
                text("Tagged"),
                bytes("84 84 80 00"),
                text("Counted"),
                bytes("46"),
                text("Struct"),
                bytes("98 02"),
                text("A"),
                bytes("04"),
                text("Inner"),
                bytes("d8 01"),
                text("B"),
                bytes("06"),
                text("Blob"),
                bytes("0e"),
                text("Own"),
                bytes("6e 0300 010203"),
                text("Old"),
                bytes("20 0100"),
                text("C"),
                bytes("04"),
                text("Last"),
                bytes("04"));
        String fixed = "01000200";
        String tagged = "ff";
        String counted = "0100 0300";
        String struct = "04 0200 0500 0600";
        String blobs = "0200 abcd 0100 ef";
        String rest = "07 08";
        payload.wrap(event(metadata, fixed + tagged + counted + struct + blobs + rest));

        assertThat(RecordingSink.linesOf(payload))
                .containsExactly(
                        "fixed[0] number 1",
                        "fixed[1] number 2",
                        "tagged flags ff",
                        "counted[0] number 3",
                        "struct.a number 4",
                        "struct.inner[0].b number 5",
                        "struct.inner[1].b number 6",
                        "blob text abcd",
                        "own text ef",
                        "old.c number 7",
                        "last number 8");
        assertThat(payload.leftBytes()).isZero();
    }

    @Test
    void aCountPastTheEndOfThePayloadMakesTheArrayAbsent() {
        byte[] metadata = metadata(tags("00"), text("E"), text("List"), bytes("46"), text("After"), bytes("04"));
        for (String hex : new String[] {"", "01", "0100", "0100 01", "0200 0102 03", "ffff 0102"}) {
            payload.wrap(event(metadata, hex));
            assertThat(payload.fieldCount()).as(hex).isZero();
        }
        payload.wrap(event(metadata, "0000 09"));
        assertThat(RecordingSink.linesOf(payload)).containsExactly("after number 9");
    }

    @Test
    void metadataCutInsideAFieldIsRefusedAndCounted() {
        byte[] whole = metadata(tags("00"), text("Event"), text("Field"), bytes("a6 84 80 00 0200"));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length >= 2) {
                RealBytes.buffer(cut).putShort(0, (short) length);
            }
            EventSchemas fresh = new EventSchemas();
            EventSchema schema = fresh.find(event(cut, ""));
            if (length == 9) {
                assertThat(schema.fieldCount()).as("the event's name alone").isZero();
            } else {
                assertThat(schema).as("cut at %d", length).isNull();
                assertThat(fresh.refused()).isEqualTo(1);
            }
        }
        assertThat(schemas.find(event(whole, ""))).isNotNull();
    }

    @Test
    void aSizeThatIsNotThatOfTheItemIsRefused() {
        byte[] whole = metadata(tags("00"), text("Event"), text("Field"), bytes("04"));
        for (int size : new int[] {0, 1, 2, whole.length + 1, 0x7FFF, 0xFFFF}) {
            byte[] bad = whole.clone();
            RealBytes.buffer(bad).putShort(0, (short) size);
            assertThat(new EventSchemas().find(event(bad, "")))
                    .as("size %d", size)
                    .isNull();
        }
    }

    @Test
    void typeInformationPastTheEndIsRefused() {
        for (String size : new String[] {"0400", "ff00", "ffff"}) {
            byte[] bad = metadata(tags("00"), text("Event"), text("Own"), bytes("6e" + size + "010203"));
            assertThat(new EventSchemas().find(event(bad, ""))).as(size).isNull();
        }
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        byte[] longest = metadata(tags("00"), text("E"), text("n".repeat(SchemaLimits.NAME)), bytes("04"));
        byte[] tooLong = metadata(tags("00"), text("E"), text("n".repeat(SchemaLimits.NAME + 1)), bytes("04"));
        assertThat(new EventSchemas().find(event(longest, ""))).isNotNull();
        assertThat(new EventSchemas().find(event(tooLong, ""))).isNull();
    }

    @Test
    void structsInsideStructsEndAtADepth() {
        assertThat(new EventSchemas().find(event(nested(SchemaLimits.DEPTH), "")))
                .isNotNull();
        assertThat(new EventSchemas().find(event(nested(SchemaLimits.DEPTH + 2), "")))
                .isNull();
        assertThat(new EventSchemas().find(event(nested(5000), ""))).isNull();
    }

    @Test
    void moreFieldsThanTheLimitAreRefused() {
        assertThat(new EventSchemas().find(event(flat(SchemaLimits.FIELDS), "")))
                .isNotNull();
        assertThat(new EventSchemas().find(event(flat(SchemaLimits.FIELDS + 1), "")))
                .isNull();
    }

    @Test
    void everyByteSetToEveryBadValueEndsInASchemaOrARefusal() {
        byte[] items = RealBytes.read("primitive-types-items");
        byte[] bytes = RealBytes.read("primitive-types-payload");
        int metadata = 24 + 8;
        for (int at = metadata; at < items.length; at++) {
            for (int value : new int[] {0, 1, 0x18, 0x20, 0x40, 0x60, 0x7F, 0x80, 0x98, 0xE0, 0xFF}) {
                byte[] bad = items.clone();
                bad[at] = (byte) value;
                SchemaPayload decoded = new SchemaPayload(new EventSchemas());
                if (decoded.wrap(TestEvents.withItems(SOLAR_SYSTEM, bad, 2, bytes))) {
                    assertThat(decoded.leftBytes()).isBetween(0, bytes.length);
                    assertThat(RecordingSink.linesOf(decoded)).isNotNull();
                }
            }
        }
    }

    private static EventRecord event(byte[] metadata, String payload) {
        byte[] item = TestEvents.item(ExtendedItems.EVENT_SCHEMA_TL, true, metadata);
        return TestEvents.withItems(TestEvents.PROVIDER, item, 1, HexFormat.of().parseHex(payload.replace(" ", "")));
    }

    private static byte[] nested(int depth) {
        byte[][] parts = new byte[2 + 2 * depth + 2][];
        int n = 0;
        parts[n++] = tags("00");
        parts[n++] = text("E");
        for (int i = 0; i < depth; i++) {
            parts[n++] = text("S");
            parts[n++] = bytes("98 01");
        }
        parts[n++] = text("L");
        parts[n] = bytes("04");
        return metadata(parts);
    }

    private static byte[] flat(int fields) {
        byte[][] parts = new byte[2 + 2 * fields][];
        parts[0] = tags("00");
        parts[1] = text("E");
        for (int i = 0; i < fields; i++) {
            parts[2 + 2 * i] = text("F");
            parts[3 + 2 * i] = bytes("04");
        }
        return metadata(parts);
    }

    private static byte[] metadata(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[2]);
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        byte[] bytes = all.toByteArray();
        RealBytes.buffer(bytes).putShort(0, (short) bytes.length);
        return bytes;
    }

    private static byte[] tags(String hex) {
        return bytes(hex);
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
