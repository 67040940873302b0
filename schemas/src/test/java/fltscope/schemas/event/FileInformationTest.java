package fltscope.schemas.event;

import static fltscope.schemas.event.EventBytes.assertFixedBytes;
import static fltscope.schemas.event.EventBytes.fields;
import static fltscope.schemas.event.EventBytes.kernel;
import static fltscope.schemas.event.EventBytes.kernelFile;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All bytes made by hand. */
class FileInformationTest {
    private static final int SET_INFO = 0x0445;
    private static final int QUERY_INFO = 0x044A;
    private static final int FS_CONTROL = 0x044B;
    private static final String NEW_64 = "585c510083faffff 1088550083faffff 2066770083faffff 0010000000000000 b80b0000";
    private static final String OLD_64 =
            "585c510083faffff b80b000000000000 1088550083faffff 2066770083faffff 0010000000000000";
    private static final String NEW_32 = "585c5180 10885581 20667782 00100000 b80b0000";
    private static final String OLD_32 = "585c5180 b80b0000 10885581 20667782 00100000";
    private static final String END_OF_FILE = "14000000";
    private static final String GET_REPARSE_POINT = "a8000900";

    @Test
    void everyFieldOfTheNewLayoutIsReadAtBothPointerSizes() {
        assertThat(fields(kernel(SET_INFO, 3, 8, NEW_64, END_OF_FILE)))
                .containsExactly(
                        "irp=DATA 0xfffffa8300515c58",
                        "fileObject=FILE_OBJECT 0xfffffa8300558810",
                        "fileKey=FILE_KEY 0xfffffa8300776620",
                        "extraInformation=0x1000",
                        "issuingThreadId=thread 3000",
                        "infoClass=0x14 FileEndOfFileInformation");
        assertThat(fields(kernelFile(22, 1, 4, NEW_32, END_OF_FILE)))
                .containsExactly(
                        "irp=DATA 0x80515c58",
                        "fileObject=FILE_OBJECT 0x81558810",
                        "fileKey=FILE_KEY 0x82776620",
                        "extraInformation=0x1000",
                        "issuingThreadId=thread 3000",
                        "infoClass=0x14 FileEndOfFileInformation");
    }

    @Test
    void everyFieldOfTheOldLayoutIsReadAtBothPointerSizes() {
        assertThat(fields(kernelFile(17, 0, 8, OLD_64, END_OF_FILE)))
                .containsExactly(
                        "irp=DATA 0xfffffa8300515c58",
                        "issuingThreadId=thread 3000",
                        "fileObject=FILE_OBJECT 0xfffffa8300558810",
                        "fileKey=FILE_KEY 0xfffffa8300776620",
                        "extraInformation=0x1000",
                        "infoClass=0x14 FileEndOfFileInformation");
        assertThat(fields(kernel(QUERY_INFO, 2, 4, OLD_32, END_OF_FILE)))
                .containsExactly(
                        "irp=DATA 0x80515c58",
                        "issuingThreadId=thread 3000",
                        "fileObject=FILE_OBJECT 0x81558810",
                        "fileKey=FILE_KEY 0x82776620",
                        "extraInformation=0x1000",
                        "infoClass=0x14 FileEndOfFileInformation");
    }

    @Test
    void theInfoClassOfAControlIsItsCodeAndThatOfTheOthersHasNoName() {
        assertThat(fields(kernel(FS_CONTROL, 3, 8, NEW_64, GET_REPARSE_POINT))).endsWith("infoClass=0x900a8");
        assertThat(fields(kernelFile(23, 1, 8, NEW_64, GET_REPARSE_POINT))).endsWith("infoClass=0x900a8");
        for (int hook = 0x0453; hook <= 0x0456; hook++) {
            assertThat(fields(kernel(hook, 3, 8, NEW_64, "04000000"))).endsWith("infoClass=0x4");
        }
        for (int id = 31; id <= 34; id++) {
            assertThat(fields(kernelFile(id, 1, 8, NEW_64, "04000000"))).endsWith("infoClass=0x4");
        }
        assertThat(fields(kernel(0x0452, 3, 8, NEW_64, "0b000000"))).endsWith("infoClass=0xb FileLinkInformation");
    }

    @Test
    void theAccessorsReadWhatIsTold() {
        FileInformation layout = new FileInformation();
        assertThat(layout.wrap(kernel(SET_INFO, 3, 8, NEW_64, END_OF_FILE))).isTrue();
        assertThat(layout.irp()).isEqualTo(0xFFFF_FA83_0051_5C58L);
        assertThat(layout.fileObject()).isEqualTo(0xFFFF_FA83_0055_8810L);
        assertThat(layout.fileKey()).isEqualTo(0xFFFF_FA83_0077_6620L);
        assertThat(layout.extraInformation()).isEqualTo(0x1000);
        assertThat(layout.issuingThreadId()).isEqualTo(3000);
        assertThat(layout.infoClass()).isEqualTo(20);
    }

    @Test
    void aShorterPayloadIsRefusedAndALongerOneRead() {
        assertFixedBytes(kernel(SET_INFO, 3, 8, NEW_64, END_OF_FILE, "0102"), 40);
        assertFixedBytes(kernel(SET_INFO, 2, 8, OLD_64, END_OF_FILE), 44);
        assertFixedBytes(kernel(SET_INFO, 3, 4, NEW_32, END_OF_FILE), 24);
        assertFixedBytes(kernel(SET_INFO, 2, 4, OLD_32, END_OF_FILE), 24);
    }
}
