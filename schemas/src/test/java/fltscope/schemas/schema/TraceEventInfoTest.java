package fltscope.schemas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.event.Guid;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TraceEventInfoTest {
    private static final int NAME = InfoBuilder.PROPERTIES + 4;

    @Test
    void theSchemaOfARealKernelFileCreateIsRead() {
        byte[] info = RealBytes.read("kernel-file-create-info");
        EventSchema schema = TraceEventInfo.read(RealBytes.buffer(info), 0, info.length);

        assertThat(schema.provider()).isEqualTo(Guid.parse("edd08927-9cc4-4e65-b970-c2560fb5c289"));
        assertThat(schema.providerName()).isEqualTo("Microsoft-Windows-Kernel-File");
        assertThat(schema.eventName()).isEqualTo("Create");
        assertThat(schema.id()).isEqualTo(12);
        assertThat(schema.version()).isEqualTo(1);
        assertThat(schema.isFltMgrTrace()).isFalse();
        assertThat(schema.fieldCount()).isEqualTo(7);
        assertField(schema, 0, "Irp", "irp", InType.POINTER, OutType.HEX);
        assertField(schema, 1, "FileObject", "fileObject", InType.POINTER, OutType.HEX);
        assertField(schema, 2, "IssuingThreadId", "issuingThreadId", InType.UINT32, OutType.DEFAULT);
        assertField(schema, 3, "CreateOptions", "createOptions", InType.UINT32, OutType.HEX);
        assertField(schema, 4, "CreateAttributes", "createAttributes", InType.UINT32, OutType.HEX);
        assertField(schema, 5, "ShareAccess", "shareAccess", InType.UINT32, OutType.HEX);
        assertField(schema, 6, "FileName", "fileName", InType.UNICODESTRING, OutType.STRING);
    }

    @Test
    void countsOfArraysAndStructsOfARealBulkTypeAreRead() {
        byte[] info = RealBytes.read("bulk-type-info");
        EventSchema schema = TraceEventInfo.read(RealBytes.buffer(info), 0, info.length);

        assertThat(schema.eventName()).isEqualTo("Type/BulkType");
        assertThat(schema.fieldCount()).isEqualTo(3);
        SchemaField values = schema.field(2);
        assertThat(values.name()).isEqualTo("Values");
        assertThat(values.isStruct()).isTrue();
        assertThat(values.count()).isEqualTo(Extent.ofField(0));
        assertThat(values.members())
                .extracting(SchemaField::name)
                .containsExactly(
                        "TypeID",
                        "ModuleID",
                        "TypeNameID",
                        "Flags",
                        "CorElementType",
                        "Name",
                        "TypeParameterCount",
                        "TypeParameters");
        assertThat(values.members().get(3).mapName()).isEqualTo("TypeFlagsMap");
        assertThat(values.members().get(7).count()).isEqualTo(Extent.ofField(9));
    }

    @Test
    void theEventsOwnNameIsPreferredToThoseOfItsTaskAndOpcode() {
        assertThat(new InfoBuilder()
                        .names("Opened", "File", "win:Start")
                        .schema()
                        .eventName())
                .isEqualTo("Opened");
        assertThat(new InfoBuilder().names("", "File", "win:Start").schema().eventName())
                .isEqualTo("File/Start");
        assertThat(new InfoBuilder().names("", "File", "win:Info").schema().eventName())
                .isEqualTo("File");
        assertThat(new InfoBuilder().names("", "", "Open").schema().eventName()).isEqualTo("Open");
        assertThat(new InfoBuilder().names("", "", "").schema().eventName()).isEmpty();
    }

    @Test
    void theFilterManagersOwnTraceIsKnownByTheBeginOfItsProvidersName() {
        EventSchema schema = new InfoBuilder()
                .provider(TestEvents.PROVIDER, "Microsoft-Windows-FltMgrTrace_d31e645ea71c307edb823c8f06985b81")
                .schema();
        assertThat(schema.isFltMgrTrace()).isTrue();
    }

    @Test
    void aMofSchemaIsKnownByTheGuidOfItsClassAndTheEventsType() {
        Guid mofClass = Guid.parse("90cbdc39-4a3e-11d1-84f4-0000f80464e3");
        EventSchema schema = new InfoBuilder()
                .source(1, mofClass, 64)
                .names("NoName", "FileIo", "Create")
                .schema();
        assertThat(schema.provider()).isEqualTo(mofClass);
        assertThat(schema.id()).isEqualTo(64);
        assertThat(schema.eventName()).isEqualTo("FileIo/Create");
    }

    @Test
    void wppAndTraceLoggingSchemasAreRefusedBecauseTheirIdsNameNothing() {
        assertThat(new InfoBuilder().source(2, TestEvents.PROVIDER, 0).schema()).isNull();
        assertThat(new InfoBuilder().source(3, TestEvents.PROVIDER, 0).schema()).isNull();
    }

    @Test
    void morePropertiesThanTheBytesHoldAreRefused() {
        byte[] good = new InfoBuilder().field("A", 8, 8).build();
        int most = (good.length - InfoBuilder.PROPERTIES) / InfoBuilder.PROPERTY_BYTES;
        assertThat(withWord(good, 100, most)).isNotNull();
        for (int count : new int[] {most + 1, 0xFFFF, Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
            assertThat(withWord(good, 100, count)).as("%d properties", count).isNull();
        }
    }

    @Test
    void moreTopLevelPropertiesThanPropertiesAreRefused() {
        byte[] good = new InfoBuilder().field("A", 8, 8).build();
        for (int count : new int[] {2, 0xFFFF, Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
            assertThat(withWord(good, 104, count)).as("%d top-level", count).isNull();
        }
        assertThat(withWord(good, 100, 0)).as("none, but one at top level").isNull();
    }

    @Test
    void aNameOutsideTheStructureIsRefused() {
        byte[] good = new InfoBuilder().field("A", 8, 8).build();
        for (int offset : new int[] {0, good.length - 1, good.length, good.length + 1, Integer.MAX_VALUE, -1, -2}) {
            assertThat(withWord(good, NAME, offset)).as("name at %d", offset).isNull();
        }
    }

    @Test
    void aNameThatDoesNotEndOrIsTooLongIsRefused() {
        byte[] info = new InfoBuilder().field("LastTextInside", 8, 8).build();
        assertThat(TraceEventInfo.read(RealBytes.buffer(info), 0, info.length)).isNotNull();
        assertThat(TraceEventInfo.read(RealBytes.buffer(info), 0, info.length - 2))
                .isNull();
        assertThat(new InfoBuilder().field("n".repeat(255), 8, 8).schema()).isNotNull();
        assertThat(new InfoBuilder().field("n".repeat(256), 8, 8).schema()).isNull();
    }

    @Test
    void aCountMustBeHeldByAnIntegerBefore() {
        assertThat(new InfoBuilder()
                        .field("Count", 6, 6)
                        .property(4, "List", 8, 8, "", 0, 4)
                        .schema())
                .isNotNull();
        assertThat(new InfoBuilder()
                        .field("Text", 1, 1)
                        .property(4, "List", 8, 8, "", 0, 4)
                        .schema())
                .isNull();
        for (int index : new int[] {1, 2, 0xFFFF}) {
            assertThat(new InfoBuilder()
                            .field("Count", 6, 6)
                            .property(4, "List", 8, 8, "", index, 4)
                            .schema())
                    .as("count by property %d", index)
                    .isNull();
            assertThat(new InfoBuilder()
                            .field("Length", 6, 6)
                            .property(2, "Bytes", 14, 15, "", 1, index)
                            .schema())
                    .as("length by property %d", index)
                    .isNull();
        }
    }

    @Test
    void aStructThatHoldsItselfOrWhatIsNotThereIsRefused() {
        for (int start : new int[] {0, 2, 0xFFFF}) {
            assertThat(new InfoBuilder()
                            .topLevel(1)
                            .property(1, "Struct", start, 1, "", 1, 0)
                            .field("Member", 8, 8)
                            .schema())
                    .as("members from %d", start)
                    .isNull();
        }
        for (int members : new int[] {2, 0xFFFF}) {
            assertThat(new InfoBuilder()
                            .topLevel(1)
                            .property(1, "Struct", 1, members, "", 1, 0)
                            .field("Member", 8, 8)
                            .schema())
                    .as("%d members", members)
                    .isNull();
        }
    }

    @Test
    void structsInsideStructsEndAtADepth() {
        assertThat(nested(SchemaLimits.DEPTH).schema()).isNotNull();
        assertThat(nested(SchemaLimits.DEPTH + 1).schema()).isNull();
    }

    @Test
    void structsThatShareMembersCannotMultiplyWithoutEnd() {
        assertThat(shared(2).schema()).isNotNull();
        assertThat(shared(4).schema()).isNull();
    }

    @Test
    void membersStandBehindTheirStruct() {
        assertThat(new InfoBuilder()
                        .field("Member", 8, 8)
                        .property(1, "Struct", 0, 1, "", 1, 0)
                        .schema())
                .isNull();
    }

    @Test
    void moreFieldsThanTheLimitAreRefused() {
        InfoBuilder builder = new InfoBuilder();
        for (int i = 0; i < SchemaLimits.FIELDS; i++) {
            builder.field("F", 8, 8);
        }
        assertThat(builder.schema()).isNotNull();
        assertThat(builder.field("F", 8, 8).schema()).isNull();
    }

    @Test
    void aSchemaCutAnywhereIsRefusedOrReadButNeverReadPastItsEnd() {
        byte[] info = RealBytes.read("bulk-type-info");
        for (int length = 0; length <= info.length; length++) {
            byte[] cut = Arrays.copyOf(info, length);
            EventSchema schema = TraceEventInfo.read(RealBytes.buffer(cut), 0, length);
            if (length < InfoBuilder.PROPERTIES + 11 * InfoBuilder.PROPERTY_BYTES) {
                assertThat(schema).as("cut at %d", length).isNull();
            }
        }
    }

    @Test
    void everyWordSetToEveryBadValueEndsInASchemaOrARefusal() {
        byte[] good = RealBytes.read("bulk-type-info");
        int[] values = {0, 1, 2, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x10000, Integer.MAX_VALUE, Integer.MIN_VALUE, -2, -1};
        byte[] payload = RealBytes.read("bulk-type-payload");
        for (int at = 0; at + 4 <= InfoBuilder.PROPERTIES + 11 * InfoBuilder.PROPERTY_BYTES; at += 2) {
            for (int value : values) {
                byte[] info = good.clone();
                RealBytes.buffer(info).putInt(at, value);
                EventSchema schema = TraceEventInfo.read(RealBytes.buffer(info), 0, info.length);
                if (schema != null) {
                    SchemaPayload decoded = new SchemaPayload(new EventSchemas());
                    decoded.wrap(TestEvents.manifest(schema.provider(), 15, 0, 4, payload), schema);
                    assertThat(decoded.leftBytes()).isBetween(0, payload.length);
                    assertThat(RecordingSink.linesOf(decoded)).isNotNull();
                }
            }
        }
    }

    /** Eight members for each struct, all of one level with the same members: eight times as many fields each level. */
    private static InfoBuilder shared(int levels) {
        InfoBuilder builder = new InfoBuilder().topLevel(1);
        builder.property(1, "Top", 1, 8, "", 1, 0);
        for (int level = 1; level < levels; level++) {
            for (int i = 0; i < 8; i++) {
                builder.property(1, "S" + level + i, 1 + 8 * level, 8, "", 1, 0);
            }
        }
        for (int i = 0; i < 8; i++) {
            builder.field("Leaf" + i, 8, 8);
        }
        return builder;
    }

    private static EventSchema withWord(byte[] good, int offset, int value) {
        byte[] info = good.clone();
        RealBytes.buffer(info).putInt(offset, value);
        return TraceEventInfo.read(RealBytes.buffer(info), 0, info.length);
    }

    private static InfoBuilder nested(int depth) {
        InfoBuilder builder = new InfoBuilder().topLevel(1);
        for (int i = 0; i < depth; i++) {
            builder.property(1, "S" + i, i + 1, 1, "", 1, 0);
        }
        return builder.field("Leaf", 8, 8);
    }

    private static void assertField(
            EventSchema schema, int number, String name, String label, InType inType, OutType outType) {
        assertThat(schema.fieldName(number)).isEqualTo(name);
        assertThat(schema.fieldNumberIgnoringCase(name)).isEqualTo(number);
        assertThat(schema.field(number).label()).isEqualTo(label);
        assertThat(schema.field(number).inType()).isEqualTo(inType);
        assertThat(schema.field(number).outType()).isEqualTo(outType);
        assertThat(schema.field(number).isArray()).isFalse();
        assertThat(schema.field(number).isStruct()).isFalse();
    }
}
