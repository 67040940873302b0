package fltscope.schemas.event;

import static fltscope.schemas.event.HexPayload.assertBounds;
import static fltscope.schemas.event.HexPayload.fields;
import static fltscope.schemas.event.HexPayload.read;
import static fltscope.schemas.event.HexPayload.utf16;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageEventTest {
    /** From image_data_32_v0.etl (build 7600, 32-bit). */
    private static final String NTDLL_32 = """
            0000e1760070120043003a005c00570069006e0064006f00770073005c007300
            79007300740065006d00330032005c006e00740064006c006c002e0064006c00
            6c000000
            """;

    /** From net.4.5.2.x86.etl (build 9200): an image of a process at the start rundown. */
    private static final String NTDLL_64 = """
            0000717700000000007015000000000004000000932216000000000000000000
            0000717700000000000000000000000000000000000000005c00440065007600
            6900630065005c0048006100720064006400690073006b0056006f006c007500
            6d00650032005c00570069006e0064006f00770073005c005300790073005700
            4f005700360034005c006e00740064006c006c002e0064006c006c000000
            """;

    /** From net.4.5.2.x86.etl (build 9200): the kernel at the start rundown. */
    private static final String NTOSKRNL = """
            0090482100f8ffff008074000000000000000000c8a66a004bac105000000000
            0000000000000000000000000000000000000000000000005c00530079007300
            740065006d0052006f006f0074005c00730079007300740065006d0033003200
            5c006e0074006f0073006b0072006e006c002e006500780065000000
            """;

    /** From diaghub.kernel.1.etl (build 19041): the kernel at the end rundown. */
    private static final String NTOSKRNL_SIGNED = """
            0000a06a01f8ffff00600401000000000000000011aea700393e500700010000
            0000000000000000000000000000000000000000000000005c00530079007300
            740065006d0052006f006f0074005c00730079007300740065006d0033003200
            5c006e0074006f0073006b0072006e006c002e006500780065000000
            """;

    private static final String NAME = utf16("\\SystemRoot\\x.sys");

    private final ImageEvent image = new ImageEvent();

    @Test
    void version0HasBaseSizeAndName() {
        assertThat(fields(image, NTDLL_32, 4, 0))
                .containsExactly(
                        "imageBase=DATA 0x76e10000",
                        "imageSize=1208320",
                        "fileName=path 'C:\\Windows\\system32\\ntdll.dll'");
        assertBounds(image, NTDLL_32, 4, 0, 8);
    }

    @Test
    void version0On64BitHasAShortSize() {
        // Made by hand.
        String payload = "0000717700000000 00701500" + NAME;

        assertThat(fields(image, payload, 8, 0))
                .containsExactly(
                        "imageBase=DATA 0x77710000", "imageSize=1404928", "fileName=path '\\SystemRoot\\x.sys'");
        assertBounds(image, payload, 8, 0, 12);
    }

    @Test
    void whatVersion0LacksIsUnknownOrZero() {
        read(image, NTDLL_32, 4, 0);

        assertThat(image.processId()).isEqualTo(EventRecord.UNKNOWN_ID);
        assertThat(image.hasChecksum()).isFalse();
        assertThat(image.imageChecksum()).isZero();
        assertThat(image.timeDateStamp()).isZero();
        assertThat(image.signatureLevel()).isZero();
        assertThat(image.signatureType()).isZero();
        assertThat(image.defaultBase()).isZero();
    }

    @Test
    void version1AddsTheProcess() {
        // Made by hand.
        String on32 = "0000e182 00301200 34120000" + NAME;
        String on64 = "0090482100f8ffff 0080740000000000 34120000" + NAME;

        assertThat(fields(image, on32, 4, 1))
                .containsExactly(
                        "imageBase=DATA 0x82e10000",
                        "imageSize=1191936",
                        "processId=process 4660",
                        "fileName=path '\\SystemRoot\\x.sys'");
        assertBounds(image, on32, 4, 1, 12);
        assertThat(fields(image, on64, 8, 1))
                .containsExactly(
                        "imageBase=DATA 0xfffff80021489000",
                        "imageSize=7634944",
                        "processId=process 4660",
                        "fileName=path '\\SystemRoot\\x.sys'");
        assertBounds(image, on64, 8, 1, 20);
    }

    @Test
    void version2IsReadAsTraceEventReadsIt() {
        assertThat(fields(image, NTDLL_64, 8, 2))
                .containsExactly(
                        "imageBase=DATA 0x77710000",
                        "imageSize=1404928",
                        "processId=process 4",
                        "imageChecksum=0x162293",
                        "timeDateStamp=0x0",
                        "defaultBase=DATA 0x77710000",
                        "fileName=path '\\Device\\HarddiskVolume2\\Windows\\SysWOW64\\ntdll.dll'");
        assertThat(fields(image, NTOSKRNL, 8, 2))
                .containsExactly(
                        "imageBase=DATA 0xfffff80021489000",
                        "imageSize=7634944",
                        "processId=process 0",
                        "imageChecksum=0x6aa6c8",
                        "timeDateStamp=0x5010ac4b",
                        "defaultBase=DATA 0x0",
                        "fileName=path '\\SystemRoot\\system32\\ntoskrnl.exe'");
        assertBounds(image, NTOSKRNL, 8, 2, 56);
    }

    @Test
    void version2On32BitHasItsNameAt44() {
        // Made by hand.
        String payload = "0000e182 00301200 04000000 93221600 4bac1050 00000000 00004000" + "00000000".repeat(4) + NAME;

        assertThat(fields(image, payload, 4, 2))
                .containsExactly(
                        "imageBase=DATA 0x82e10000",
                        "imageSize=1191936",
                        "processId=process 4",
                        "imageChecksum=0x162293",
                        "timeDateStamp=0x5010ac4b",
                        "defaultBase=DATA 0x400000",
                        "fileName=path '\\SystemRoot\\x.sys'");
        assertBounds(image, payload, 4, 2, 44);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 255})
    void version3AndHigherSayHowTheImageIsSigned(int version) {
        assertThat(fields(image, NTOSKRNL_SIGNED, 8, version))
                .containsExactly(
                        "imageBase=DATA 0xfffff8016aa00000",
                        "imageSize=17063936",
                        "processId=process 0",
                        "imageChecksum=0xa7ae11",
                        "timeDateStamp=0x7503e39",
                        "signatureLevel=0",
                        "signatureType=1",
                        "defaultBase=DATA 0x0",
                        "fileName=path '\\SystemRoot\\system32\\ntoskrnl.exe'");
        assertBounds(image, NTOSKRNL_SIGNED, 8, version, 56);
    }

    @Test
    void version3On32BitSaysHowTheImageIsSigned() {
        // Made by hand.
        String payload = "0000e182 00301200 04000000 93221600 4bac1050 0c030000 00004000" + "00000000".repeat(4) + NAME;

        read(image, payload, 4, 3);

        assertThat(image.signatureLevel()).isEqualTo(12);
        assertThat(image.signatureType()).isEqualTo(3);
        assertThat(image.defaultBase()).isEqualTo(0x400000);
        assertThat(image.fileName()).isEqualTo("\\SystemRoot\\x.sys");
        assertBounds(image, payload, 4, 3, 44);
    }

    @Test
    void aNameWithoutATerminatorEndsWithThePayload() {
        read(image, "0000e182 00301200 34120000 5c00780000", 4, 1);

        assertThat(image.fileName()).isEqualTo("\\x");
    }
}
