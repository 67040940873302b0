package fltscope.schemas.event;

import static fltscope.schemas.event.EventBytes.assertFixedBytes;
import static fltscope.schemas.event.EventBytes.fields;
import static fltscope.schemas.event.EventBytes.kernel;
import static fltscope.schemas.event.EventBytes.kernelFile;
import static fltscope.schemas.event.EventBytes.utf16;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All bytes made by hand. */
class FilePathTest {
    private static final int DELETE_PATH = 0x044F;
    private static final int RENAME_PATH = 0x0450;
    private static final String NEW_64 =
            "585c510083faffff 1088550083faffff 2066770083faffff 0000000000000000 b80b0000 0a000000";
    private static final String OLD_64 =
            "585c510083faffff b80b000000000000 1088550083faffff 2066770083faffff 0000000000000000 0a000000";
    private static final String NEW_32 = "585c5180 10885581 20667782 00000000 b80b0000 0a000000";
    private static final String OLD_32 = "585c5180 b80b0000 10885581 20667782 00000000 0a000000";
    private static final String PATH = utf16("\\Device\\a");

    @Test
    void everyFieldIsReadInBothLayoutsAtBothPointerSizes() {
        assertThat(fields(kernel(RENAME_PATH, 3, 8, NEW_64, PATH, "0000")))
                .containsExactly(
                        "irp=DATA 0xfffffa8300515c58",
                        "fileObject=FILE_OBJECT 0xfffffa8300558810",
                        "fileKey=FILE_KEY 0xfffffa8300776620",
                        "extraInformation=0x0",
                        "issuingThreadId=thread 3000",
                        "infoClass=0xa FileRenameInformation",
                        "filePath=path '\\Device\\a'");
        assertThat(fields(kernelFile(27, 0, 8, OLD_64, PATH, "0000")))
                .containsExactly(
                        "irp=DATA 0xfffffa8300515c58",
                        "issuingThreadId=thread 3000",
                        "fileObject=FILE_OBJECT 0xfffffa8300558810",
                        "fileKey=FILE_KEY 0xfffffa8300776620",
                        "extraInformation=0x0",
                        "infoClass=0xa FileRenameInformation",
                        "filePath=path '\\Device\\a'");
        assertThat(fields(kernelFile(28, 1, 4, NEW_32, PATH, "0000")))
                .containsExactly(
                        "irp=DATA 0x80515c58",
                        "fileObject=FILE_OBJECT 0x81558810",
                        "fileKey=FILE_KEY 0x82776620",
                        "extraInformation=0x0",
                        "issuingThreadId=thread 3000",
                        "infoClass=0xa FileRenameInformation",
                        "filePath=path '\\Device\\a'");
        assertThat(fields(kernel(DELETE_PATH, 2, 4, OLD_32, PATH, "0000")))
                .containsExactly(
                        "irp=DATA 0x80515c58",
                        "issuingThreadId=thread 3000",
                        "fileObject=FILE_OBJECT 0x81558810",
                        "fileKey=FILE_KEY 0x82776620",
                        "extraInformation=0x0",
                        "infoClass=0xa FileRenameInformation",
                        "filePath=path '\\Device\\a'");
    }

    @Test
    void thePathEndsAtItsTerminatorOrWithThePayload() {
        assertThat(fields(kernel(RENAME_PATH, 3, 8, NEW_64, PATH))).endsWith("filePath=path '\\Device\\a'");
        assertThat(fields(kernel(RENAME_PATH, 3, 8, NEW_64, PATH, "0000 4100")))
                .endsWith("filePath=path '\\Device\\a'");
        assertThat(fields(kernel(RENAME_PATH, 3, 8, NEW_64))).endsWith("filePath=path ''");
    }

    @Test
    void theAccessorsReadWhatIsTold() {
        FilePath layout = new FilePath();
        EventRecord record = kernel(RENAME_PATH, 3, 8, NEW_64, PATH, "0000");
        assertThat(layout.wrap(record)).isTrue();
        assertThat(layout.fileObject()).isEqualTo(0xFFFF_FA83_0055_8810L);
        assertThat(layout.fileKey()).isEqualTo(0xFFFF_FA83_0077_6620L);
        assertThat(layout.extraInformation()).isZero();
        assertThat(layout.infoClass()).isEqualTo(10);
        assertThat(layout.filePath()).isEqualTo("\\Device\\a");
        assertThat(layout.filePathUnits()).isEqualTo(9);
        assertThat(record.buffer().getChar(layout.filePathOffset() + 16)).isEqualTo('a');
    }

    @Test
    void aShorterPayloadIsRefused() {
        assertFixedBytes(kernel(RENAME_PATH, 3, 8, NEW_64, PATH), 40);
        assertFixedBytes(kernel(RENAME_PATH, 2, 8, OLD_64, PATH), 44);
        assertFixedBytes(kernel(RENAME_PATH, 3, 4, NEW_32, PATH), 24);
        assertFixedBytes(kernel(RENAME_PATH, 2, 4, OLD_32, PATH), 24);
    }
}
