package fltscope.schemas.event;

import static fltscope.schemas.event.HexPayload.assertBounds;
import static fltscope.schemas.event.HexPayload.fields;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogDiskTest {
    /** From net.4.5.2.x86.etl (build 9200). */
    private static final String C = """
            0000f01500000000000000aa1f00000000000000700000000100000043003a00
            0000000000000000020000000800000000020000000000001d43c80100000000
            ff9ffa01000000004e0054004600530000000000000000000000000000000000
            00000000000000000000000000000000
            """;

    /** From diaghub.kernel.1.etl (build 19041). */
    private static final String D = """
            00001000000000000000e0ff0700000001000000700000000100000044003a00
            000000000000000001000000080000000002000000000000f933760000000000
            fffd7f00000000004e0054004600530000000000000000000000000000000000
            00000000000000000000000000000000
            """;

    private final LogDisk disk = new LogDisk();

    @Test
    void aDiskIsReadAsTraceEventReadsIt() {
        assertThat(fields(disk, C, 8, 2))
                .containsExactly(
                        "startOffset=368050176",
                        "partitionSize=135996112896",
                        "diskNumber=0",
                        "size=112",
                        "driveType=0x1 PARTITION",
                        "driveLetterString='C:'",
                        "partitionNumber=2",
                        "sectorsPerCluster=8",
                        "bytesPerSector=512",
                        "numberOfFreeClusters=29901597",
                        "totalNumberOfClusters=33202175",
                        "fileSystem='NTFS'",
                        "volumeExt=0");
        assertBounds(disk, C, 8, 2, 108);
    }

    @Test
    void theLayoutDoesNotDependOnThePointerSize() {
        assertThat(fields(disk, D, 4, 2))
                .containsExactly(
                        "startOffset=1048576",
                        "partitionSize=34357641216",
                        "diskNumber=1",
                        "size=112",
                        "driveType=0x1 PARTITION",
                        "driveLetterString='D:'",
                        "partitionNumber=1",
                        "sectorsPerCluster=8",
                        "bytesPerSector=512",
                        "numberOfFreeClusters=7746553",
                        "totalNumberOfClusters=8388095",
                        "fileSystem='NTFS'",
                        "volumeExt=0");
    }

    @Test
    void textThatFillsItsFieldNeedsNoTerminator() {
        // Made by hand.
        String payload = "00".repeat(24) + "02000000" + "4100420043004400" + "00".repeat(36) + "4600".repeat(16)
                + "07000000 00000000";

        assertThat(fields(disk, payload, 8, 2))
                .contains(
                        "driveType=0x2 VOLUME",
                        "driveLetterString='ABCD'",
                        "fileSystem='" + "F".repeat(16) + "'",
                        "volumeExt=7");
    }

    @Test
    void aDriveTypeHasANameOrNone() {
        assertThat(fields(disk, "00".repeat(24) + "03000000" + "00".repeat(84), 8, 2))
                .contains("driveType=0x3 EXTENDED_PARTITION");
        assertThat(fields(disk, "00".repeat(24) + "09000000" + "00".repeat(84), 8, 2))
                .contains("driveType=0x9 null");
    }
}
