package fltscope.schemas.event;

import static fltscope.schemas.event.EventBytes.assertFixedBytes;
import static fltscope.schemas.event.EventBytes.fields;
import static fltscope.schemas.event.EventBytes.kernel;
import static fltscope.schemas.event.EventBytes.kernelFile;
import static fltscope.schemas.event.EventBytes.utf16;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All bytes made by hand. */
class FileDirectoryTest {
    private static final int DIR_ENUM = 0x0448;
    private static final int DIR_NOTIFY = 0x044D;
    private static final String NEW_64 = "585c510083faffff 1088550083faffff 2066770083faffff b80b0000";
    private static final String OLD_64 = "585c510083faffff b80b000000000000 1088550083faffff 2066770083faffff";
    private static final String NEW_32 = "585c5180 10885581 20667782 b80b0000";
    private static final String OLD_32 = "585c5180 b80b0000 10885581 20667782";
    private static final String REST = "00100000 25000000 01000080";
    private static final String PATTERN = utf16("*.sys");
    private static final String[] TOLD_REST = {
        "length=4096", "infoClass=0x25 FileIdBothDirectoryInformation", "fileIndex=2147483649", "fileName='*.sys'"
    };

    @Test
    void everyFieldIsReadInBothLayoutsAtBothPointerSizes() {
        assertThat(fields(kernel(DIR_ENUM, 3, 8, NEW_64, REST, PATTERN, "0000")))
                .startsWith(
                        "irp=DATA 0xfffffa8300515c58",
                        "fileObject=FILE_OBJECT 0xfffffa8300558810",
                        "fileKey=FILE_KEY 0xfffffa8300776620",
                        "issuingThreadId=thread 3000")
                .endsWith(TOLD_REST)
                .hasSize(8);
        assertThat(fields(kernelFile(20, 0, 8, OLD_64, REST, PATTERN, "0000")))
                .startsWith(
                        "irp=DATA 0xfffffa8300515c58",
                        "issuingThreadId=thread 3000",
                        "fileObject=FILE_OBJECT 0xfffffa8300558810",
                        "fileKey=FILE_KEY 0xfffffa8300776620")
                .endsWith(TOLD_REST)
                .hasSize(8);
        assertThat(fields(kernelFile(20, 1, 4, NEW_32, REST, PATTERN, "0000")))
                .startsWith(
                        "irp=DATA 0x80515c58",
                        "fileObject=FILE_OBJECT 0x81558810",
                        "fileKey=FILE_KEY 0x82776620",
                        "issuingThreadId=thread 3000")
                .endsWith(TOLD_REST)
                .hasSize(8);
        assertThat(fields(kernel(DIR_ENUM, 2, 4, OLD_32, REST, PATTERN, "0000")))
                .startsWith(
                        "irp=DATA 0x80515c58",
                        "issuingThreadId=thread 3000",
                        "fileObject=FILE_OBJECT 0x81558810",
                        "fileKey=FILE_KEY 0x82776620")
                .endsWith(TOLD_REST)
                .hasSize(8);
    }

    @Test
    void theInfoClassOfANotificationIsNotThatOfAListing() {
        assertThat(fields(kernel(DIR_NOTIFY, 3, 8, NEW_64, REST, "0000"))).contains("infoClass=0x25 null");
        assertThat(fields(kernelFile(25, 1, 8, NEW_64, REST, "0000"))).contains("infoClass=0x25 null");
    }

    @Test
    void theNameEndsAtItsTerminatorOrWithThePayload() {
        assertThat(fields(kernel(DIR_ENUM, 3, 8, NEW_64, REST, PATTERN))).endsWith("fileName='*.sys'");
        assertThat(fields(kernel(DIR_ENUM, 3, 8, NEW_64, REST, PATTERN, "0000 4100")))
                .endsWith("fileName='*.sys'");
        assertThat(fields(kernel(DIR_ENUM, 3, 8, NEW_64, REST))).endsWith("fileName=''");
    }

    @Test
    void theAccessorsReadWhatIsTold() {
        FileDirectory layout = new FileDirectory();
        EventRecord record = kernel(DIR_ENUM, 3, 8, NEW_64, REST, PATTERN, "0000");
        assertThat(layout.wrap(record)).isTrue();
        assertThat(layout.fileKey()).isEqualTo(0xFFFF_FA83_0077_6620L);
        assertThat(layout.length()).isEqualTo(4096);
        assertThat(layout.infoClass()).isEqualTo(37);
        assertThat(layout.fileIndex()).isEqualTo(0x8000_0001);
        assertThat(layout.fileName()).isEqualTo("*.sys");
        assertThat(layout.fileNameUnits()).isEqualTo(5);
        assertThat(record.buffer().getChar(layout.fileNameOffset())).isEqualTo('*');
    }

    @Test
    void aShorterPayloadIsRefused() {
        assertFixedBytes(kernel(DIR_ENUM, 3, 8, NEW_64, REST, PATTERN), 40);
        assertFixedBytes(kernel(DIR_ENUM, 2, 8, OLD_64, REST, PATTERN), 44);
        assertFixedBytes(kernel(DIR_ENUM, 3, 4, NEW_32, REST, PATTERN), 28);
        assertFixedBytes(kernel(DIR_ENUM, 2, 4, OLD_32, REST, PATTERN), 28);
    }
}
