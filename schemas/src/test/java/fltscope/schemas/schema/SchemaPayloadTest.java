package fltscope.schemas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.Guid;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SchemaPayloadTest {
    private static final Guid KERNEL_FILE = Guid.parse("edd08927-9cc4-4e65-b970-c2560fb5c289");
    private static final Guid DOTNET = Guid.parse("e13c0d23-ccbc-4e12-931b-d9cc2eee27e4");
    private static final Guid DNS = Guid.parse("1c95126e-7eea-49a9-a3fe-a378b03ddb4d");

    private final EventSchemas schemas = new EventSchemas();
    private final SchemaPayload payload = new SchemaPayload(schemas);

    @Test
    void aRealKernelFileCreateIsDecodedByTheSchemaOfItsTrace() {
        offer(32, "kernel-file-create-info");

        assertThat(wrap(KERNEL_FILE, 12, 1, 8, "kernel-file-create-payload")).isTrue();
        assertThat(payload.schema().eventName()).isEqualTo("Create");
        assertThat(payload.fieldCount()).isEqualTo(7);
        assertThat(payload.leftBytes()).isZero();
        assertThat(longOf("FileObject")).isEqualTo(0xFFFFFA8300558810L);
        assertThat(longOf("IssuingThreadId")).isEqualTo(3000);
        assertThat(textOf("FileName")).startsWith("\\Device\\HarddiskVolume2\\Users\\");
        assertThat(RecordingSink.linesOf(payload).subList(0, 6))
                .containsExactly(
                        "irp DATA fffffa8300515c58",
                        "fileObject FILE_OBJECT fffffa8300558810",
                        "issuingThreadId number 3000",
                        "createOptions flags 1200000",
                        "createAttributes flags 0",
                        "shareAccess flags 7");
        assertThat(RecordingSink.linesOf(payload).get(6)).startsWith("fileName path \\Device\\HarddiskVolume2\\");
    }

    @Test
    void aRealArrayOfStructsIsDecodedElementByElementAndItsFlagsAreNamed() {
        offer(32, "bulk-type-info");
        offer(33, "type-flags-map");

        assertThat(wrap(DOTNET, 15, 0, 4, "bulk-type-payload")).isTrue();
        assertThat(payload.leftBytes()).isZero();
        assertThat(RecordingSink.linesOf(payload))
                .containsExactly(
                        "count number 1",
                        "clrInstanceID number 11",
                        "values[0].typeID flags 267ed78",
                        "values[0].moduleID flags c03010",
                        "values[0].typeNameID number 33555899",
                        "values[0].flags code 2 Finalizable",
                        "values[0].corElementType number 18",
                        "values[0].name text Microsoft.Win32.SafeHandles.SafeFileMappingHandle",
                        "values[0].typeParameterCount number 0");
    }

    @Test
    void aRealBinaryMeasuredByAnotherFieldIsASocketAddress() {
        offer(32, "dns-server-info");
        offer(33, "dns-ip-type-map");

        assertThat(wrap(DNS, 1001, 0, 8, "dns-server-payload")).isTrue();
        assertThat(payload.leftBytes()).isZero();
        assertThat(RecordingSink.linesOf(payload))
                .containsExactly(
                        "interface text Ethernet",
                        "totalServerCount number 4",
                        "index number 1",
                        "dynamicAddress code 1 dynamic",
                        "addressLength number 28",
                        "address text [2001:4898:0:0:0:0:1050:1050]:0");
    }

    @Test
    void aPointerHasTheWidthOfTheRecordAndNotOfTheSchema() {
        EventSchema schema = new InfoBuilder()
                .property(0, "Instance", 16, 19, "", 1, 4)
                .field("After", 4, 4)
                .schema();
        payload.wrap(record(4, "78563412 09"), schema);
        assertThat(longOf("Instance")).isEqualTo(0x12345678L);
        assertThat(longOf("After")).isEqualTo(9);
        payload.wrap(record(8, "7856341200000080 09"), schema);
        assertThat(longOf("Instance")).isEqualTo(0x8000000012345678L);
        assertThat(longOf("After")).isEqualTo(9);
    }

    @Test
    void everyTypeIsToldInItsOwnForm() {
        assertOne(3, 5, "ff", "f number -1");
        assertOne(4, 4, "ff", "f number 255");
        assertOne(5, 5, "ffff", "f number -1");
        assertOne(6, 6, "ffff", "f number 65535");
        assertOne(7, 7, "ffffffff", "f number -1");
        assertOne(8, 8, "ffffffff", "f number 4294967295");
        assertOne(8, 18, "ffffffff", "f flags ffffffff");
        assertOne(8, 20, "04000000", "f process 4");
        assertOne(8, 21, "08000000", "f thread 8");
        assertOne(8, 23, "7f000001", "f text 127.0.0.1");
        assertOne(6, 22, "01bb", "f text 443");
        assertOne(8, 31, "340000c0", "f code 3221225524 STATUS_OBJECT_NAME_NOT_FOUND");
        assertOne(9, 9, "ffffffffffffffff", "f number -1");
        assertOne(10, 10, "ffffffffffffffff", "f flags ffffffffffffffff");
        assertOne(10, 37, "0100000000000000", "f CODE 1");
        assertOne(11, 11, "0000c03f", "f text 1.5");
        assertOne(12, 12, "000000000000f8bf", "f text -1.5");
        assertOne(13, 13, "01000000", "f code 1 true");
        assertOne(15, 14, "44332211665588 7799aabbccddeeff00", "f guid 11223344-5566-7788-99aa-bbccddeeff00");
        assertOne(17, 2, "0100000000000000", "f fileTime 1");
        assertOne(18, 2, "e507 0900 0400 0900 0e00 3b00 2300 1f03", "f text 2021-09-09T14:59:35.799");
        assertOne(19, 1, "0101000000000005 12000000", "f text S-1-5-18");
        assertOne(20, 18, "ffffffff", "f flags ffffffff");
        assertOne(21, 19, "ffffffffffffffff", "f flags ffffffffffffffff");
        assertOne(306, 1, "4100", "f text A");
        assertOne(307, 1, "41", "f text A");
        assertOne(308, 0, "0100000000000000", "f number 1");
        assertOne(310, 0, "00000000", "f text ");
        assertOne(310, 0, "01000000000000000000000000000000 0101000000000005 12000000", "f text S-1-5-18");
    }

    @Test
    void everyFormOfTextAndBinaryIsRead() {
        assertOne(1, 1, "41004200 0000", "f text AB");
        assertOne(1, 1, "41004200", "f text AB");
        assertOne(2, 1, "4142 00", "f text AB");
        assertOne(2, 1, "c3a4 00", "f text \u00c3\u00a4");
        assertOne(2, 35, "c3a4 00", "f text \u00e4");
        assertOne(22, 1, "0400 41004200", "f text AB");
        assertOne(23, 1, "0200 4142", "f text AB");
        assertOne(300, 1, "0400 41004200", "f text AB");
        assertOne(301, 1, "0200 4142", "f text AB");
        assertOne(302, 1, "0004 41004200", "f text AB");
        assertOne(303, 1, "0002 4142", "f text AB");
        assertOne(304, 1, "41004200", "f text AB");
        assertOne(305, 1, "4142", "f text AB");
        assertOne(25, 15, "0200 abcd", "f text abcd");
        assertOne(309, 15, "02000000 abcd", "f text abcd");
        assertOne(14, 24, "20010db8000000000000000000000001", "f text 2001:db8:0:0:0:0:0:1");
    }

    @Test
    void aTextOrANumberIsAppendedAsItIsTold() {
        assertAppended(1, 1, "41004200 0000", "AB");
        assertAppended(2, 1, "c3a4 00", "\u00c3\u00a4");
        assertAppended(2, 35, "41c3a4 00", "A\u00e4");
        assertAppended(22, 1, "0400 41004200", "AB");
        assertAppended(301, 1, "0200 4142", "AB");
        assertAppended(8, 8, "349e0000", "40500");
        assertAppended(19, 0, "0101000000000005 12000000", "");
        assertAppended(8, 8, "349e", "");
    }

    private void assertAppended(int inType, int outType, String hex, String text) {
        EventSchema schema = new InfoBuilder()
                .field("Name", inType, outType)
                .field("G", 4, 4)
                .schema();
        payload.wrap(record(8, hex), schema);
        StringBuilder out = new StringBuilder("before ");
        payload.appendText(schema.fieldNumberIgnoringCase("NAME"), out);
        payload.appendText(schema.fieldNumberIgnoringCase("None"), out);
        assertThat(out).hasToString("before " + text);
        assertThat(payload.hasInteger(1)).isFalse();
    }

    @Test
    void aValueThatDoesNotFitIsAbsentAndSoAreThoseBehindIt() {
        assertAbsent(1, "41");
        assertAbsent(8, "414141");
        assertAbsent(10, "41414141414141");
        assertAbsent(15, "000102030405060708090a0b0c0d0e");
        assertAbsent(16, "00000000000000");
        assertAbsent(19, "01020000000000051200000012000000".substring(0, 30));
        assertAbsent(19, "01ff000000000005");
        assertAbsent(22, "01");
        assertAbsent(22, "ffff");
        assertAbsent(22, "0300 4142");
        assertAbsent(302, "00");
        assertAbsent(302, "0300 4142");
        assertAbsent(309, "ffffffff 00");
        assertAbsent(309, "02000000 41");
        assertAbsent(309, "020000");
        assertAbsent(310, "0100000000000000000000000000000001");
        assertAbsent(310, "010000");
        assertAbsent(24, "00");
        assertAbsent(999, "00");
    }

    @Test
    void lengthsComeFromTheSchemaOrFromAFieldBefore() {
        EventSchema fixed = new InfoBuilder()
                .property(0x10, "Drive", 1, 1, "", 1, 2)
                .field("After", 4, 4)
                .schema();
        payload.wrap(record(8, "43003a00 07"), fixed);
        assertThat(textOf("Drive")).isEqualTo("C:");
        assertThat(longOf("After")).isEqualTo(7);

        EventSchema byField = new InfoBuilder()
                .field("Length", 6, 6)
                .property(2, "Name", 1, 1, "", 1, 0)
                .property(2, "Bytes", 14, 15, "", 1, 0)
                .field("After", 4, 4)
                .schema();
        payload.wrap(record(8, "0200 43003a00 abcd 07"), byField);
        assertThat(textOf("Name")).isEqualTo("C:");
        assertThat(RecordingSink.linesOf(payload)).contains("bytes text abcd");
        assertThat(longOf("After")).isEqualTo(7);
    }

    @Test
    void everyLengthThatPointsPastTheEndMakesTheFieldAbsent() {
        for (int inType : new int[] {1, 2, 14}) {
            EventSchema schema = new InfoBuilder()
                    .field("Length", 7, 7)
                    .property(2, "Name", inType, 1, "", 1, 0)
                    .schema();
            for (String length : new String[] {"05000000", "ffff0000", "ffffff7f", "00000080", "ffffffff"}) {
                payload.wrap(record(8, length + "41424344"), schema);
                assertThat(has("Length")).isTrue();
                assertThat(has("Name"))
                        .as("length %s of type %d", length, inType)
                        .isFalse();
                assertThat(textOf("Name")).isEmpty();
                assertThat(payload.leftBytes()).isEqualTo(4);
            }
            payload.wrap(record(8, "00000000 41424344"), schema);
            assertThat(has("Name")).isTrue();
            assertThat(textOf("Name")).isEmpty();
        }
    }

    @Test
    void everyCountThatPointsPastTheEndMakesTheArrayAbsent() {
        for (int inType : new int[] {4, 6, 1}) {
            EventSchema schema = new InfoBuilder()
                    .field("Count", 10, 10)
                    .property(4, "List", inType, 0, "", 0, 0)
                    .schema();
            for (String count : new String[] {"0500000000000000", "ffffffffffffff7f", "ffffffffffffffff"}) {
                payload.wrap(record(8, count + "41000000"), schema);
                assertThat(has("Count")).isTrue();
                assertThat(has("List")).as("count %s of type %d", count, inType).isFalse();
                assertThat(RecordingSink.linesOf(payload)).hasSize(1);
            }
        }
    }

    @Test
    void anArrayOfBytesOrCharactersIsOneText() {
        EventSchema bytes =
                new InfoBuilder().property(0x20, "Hash", 4, 0, "", 4, 1).schema();
        payload.wrap(record(8, "01ab02cd"), bytes);
        assertThat(RecordingSink.linesOf(payload)).containsExactly("hash text 01ab02cd");

        EventSchema characters =
                new InfoBuilder().property(0x20, "Tag", 6, 1, "", 2, 2).schema();
        payload.wrap(record(8, "46006d00"), characters);
        assertThat(RecordingSink.linesOf(payload)).containsExactly("tag text Fm");

        payload.wrap(record(8, "46006d"), characters);
        assertThat(has("Tag")).isFalse();
    }

    @Test
    void anArrayOfNumbersHasNoSingleValue() {
        EventSchema schema =
                new InfoBuilder().property(0x20, "List", 6, 6, "", 2, 2).schema();
        payload.wrap(record(8, "0700 0800"), schema);
        assertThat(has("List")).isTrue();
        assertThat(longOf("List")).isZero();
        assertThat(textOf("List")).isEmpty();
        assertThat(RecordingSink.linesOf(payload)).containsExactly("list[0] number 7", "list[1] number 8");
    }

    @Test
    void anArrayOfEmptyElementsEndsAtABudget() {
        EventSchema schema = new InfoBuilder()
                .topLevel(2)
                .field("Count", 8, 8)
                .property(5, "Outer", 2, 2, "", 0, 0)
                .property(5, "Inner", 4, 1, "", 0, 0)
                .field("Byte", 4, 4)
                .property(0x10, "Empty", 1, 1, "", 1, 0)
                .schema();
        payload.wrap(record(8, "ffffff7f"), schema);
        assertThat(has("Count")).isTrue();
        assertThat(has("Outer")).isFalse();
    }

    @Test
    void membersAreCountedByMembersOfTheSameElement() {
        EventSchema schema = new InfoBuilder()
                .topLevel(3)
                .field("Groups", 6, 6)
                .property(5, "Group", 3, 2, "", 0, 0)
                .field("After", 4, 4)
                .field("Count", 6, 6)
                .property(4, "Member", 6, 6, "", 3, 0)
                .schema();
        payload.wrap(record(8, "0200 0100 aa00 0200 bb00 cc00 09"), schema);
        assertThat(RecordingSink.linesOf(payload))
                .containsExactly(
                        "groups number 2",
                        "group[0].count number 1",
                        "group[0].member[0] number 170",
                        "group[1].count number 2",
                        "group[1].member[0] number 187",
                        "group[1].member[1] number 204",
                        "after number 9");
        payload.wrap(record(8, "0000 09"), schema);
        assertThat(RecordingSink.linesOf(payload)).containsExactly("groups number 0", "after number 9");
    }

    @Test
    void numbersOfAnEarlierEventDoNotCountTheArraysOfTheNext() {
        EventSchema schema = new InfoBuilder()
                .topLevel(3)
                .field("Groups", 6, 6)
                .property(5, "Group", 3, 1, "", 0, 0)
                .property(1, "Rest", 4, 1, "", 1, 0)
                .field("Count", 6, 6)
                .property(4, "Member", 6, 6, "", 3, 0)
                .schema();
        payload.wrap(record(8, "0100 0200 aa00 bb00"), schema);
        assertThat(RecordingSink.linesOf(payload))
                .containsExactly(
                        "groups number 1",
                        "group[0].count number 2",
                        "rest.member[0] number 170",
                        "rest.member[1] number 187");
        payload.wrap(record(8, "0000 cc00 dd00"), schema);
        assertThat(RecordingSink.linesOf(payload)).containsExactly("groups number 0");
        assertThat(payload.leftBytes()).isEqualTo(4);
    }

    @Test
    void theFilterManagersTraceIsReadByNameWhateverItsIdsAndOrder() {
        for (boolean swapped : new boolean[] {false, true}) {
            InfoBuilder builder = new InfoBuilder()
                    .id(swapped ? 61 : 17)
                    .provider(TestEvents.PROVIDER, "Microsoft-Windows-FltMgrTrace_20460e0498193c4b075e7d2a13c945f3")
                    .field("FUNC", 2, 1);
            if (swapped) {
                builder.field("Altitude", 1, 1).field("FileObject", 16, 19);
            } else {
                builder.field("FileObject", 16, 19).field("Altitude", 1, 1);
            }
            byte[] info = builder.build();
            assertThat(schemas.add(RealBytes.buffer(info), 0, info.length)).isTrue();

            String altitude = "3300310030000000";
            String fileObject = "1088550083faffff";
            String rest = swapped ? altitude + fileObject : fileObject + altitude;
            byte[] bytes = HexFormat.of().parseHex("46756e6300" + rest);
            assertThat(payload.wrap(TestEvents.manifest(TestEvents.PROVIDER, swapped ? 61 : 17, 0, 8, bytes)))
                    .isTrue();
            assertThat(payload.schema().isFltMgrTrace()).isTrue();
            assertThat(textOf("FUNC")).isEqualTo("Func");
            assertThat(textOf("Altitude")).isEqualTo("310");
            assertThat(longOf("FileObject")).isEqualTo(0xFFFFFA8300558810L);
            assertThat(has("Instance")).isFalse();
            assertThat(longOf("Instance")).isZero();
            assertThat(textOf("Instance")).isEmpty();
        }
    }

    @Test
    void aPayloadCutAnywhereHoldsTheFieldsBeforeTheCutAndNoOther() {
        offer(32, "kernel-file-create-info");
        byte[] whole = RealBytes.read("kernel-file-create-payload");
        int[] fixedEnds = {8, 16, 20, 24, 28, 32};
        for (int length = 0; length <= whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            payload.wrap(TestEvents.manifest(KERNEL_FILE, 12, 1, 8, cut));
            int fields = 0;
            while (fields < fixedEnds.length && fixedEnds[fields] <= length) {
                fields++;
            }
            int name = length >= 34 ? 1 : 0;
            assertThat(payload.fieldCount()).as("cut at %d", length).isEqualTo(fields + name);
            assertThat(RecordingSink.linesOf(payload)).hasSize(fields + name);
        }
    }

    @Test
    void anEventWithoutASchemaIsLeftAlone() {
        assertThat(payload.wrap(record(8, "00"))).isFalse();
        assertThat(payload.schema()).isNull();
        assertThat(payload.fieldCount()).isZero();
        assertThat(RecordingSink.linesOf(payload)).isEmpty();
    }

    private void assertOne(int inType, int outType, String hex, String line) {
        EventSchema schema = new InfoBuilder().field("F", inType, outType).schema();
        payload.wrap(record(8, hex), schema);
        assertThat(RecordingSink.linesOf(payload)).containsExactly(line);
        assertThat(payload.leftBytes()).isZero();
    }

    private void assertAbsent(int inType, String hex) {
        EventSchema schema =
                new InfoBuilder().field("F", inType, 1).field("G", 4, 4).schema();
        EventRecord record = record(8, hex);
        payload.wrap(record, schema);
        assertThat(payload.fieldCount()).as("type %d of %s", inType, hex).isZero();
        assertThat(has("F")).isFalse();
        assertThat(has("G")).isFalse();
        assertThat(textOf("F")).isEmpty();
        assertThat(payload.leftBytes()).isEqualTo(record.payloadBytes());
    }

    private boolean has(String name) {
        int number = payload.schema().fieldNumberIgnoringCase(name);
        return number >= 0 && number < payload.fieldCount();
    }

    /** 0 where it is absent or no single integer. */
    private long longOf(String name) {
        int number = payload.schema().fieldNumberIgnoringCase(name);
        return payload.hasInteger(number) ? payload.integer(number) : 0;
    }

    private String textOf(String name) {
        StringBuilder text = new StringBuilder();
        payload.appendText(payload.schema().fieldNumberIgnoringCase(name), text);
        return text.toString();
    }

    private void offer(int type, String name) {
        assertThat(schemas.offer(TestEvents.metadata(type, RealBytes.read(name))))
                .isTrue();
        assertThat(schemas.refused()).isZero();
    }

    private boolean wrap(Guid provider, int id, int version, int pointerBytes, String name) {
        return payload.wrap(TestEvents.manifest(provider, id, version, pointerBytes, RealBytes.read(name)));
    }

    private static EventRecord record(int pointerBytes, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return TestEvents.manifest(TestEvents.PROVIDER, 7, 0, pointerBytes, bytes);
    }
}
