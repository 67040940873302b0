package fltscope.schemas.event;

import static fltscope.schemas.event.EventBytes.assertFixedBytes;
import static fltscope.schemas.event.EventBytes.fields;
import static fltscope.schemas.event.EventBytes.kernel;
import static fltscope.schemas.event.EventBytes.kernelFile;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All bytes made by hand. */
class FileSimpleTest {
    private static final int CLEANUP = 0x0441;
    private static final int CLOSE = 0x0442;
    private static final int FLUSH = 0x0449;
    private static final String[] NEW_64 = {"585c510083faffff", "1088550083faffff", "2066770083faffff", "b80b0000"};
    private static final String[] OLD_64 = {
        "585c510083faffff", "b80b000000000000", "1088550083faffff", "2066770083faffff"
    };
    private static final String[] NEW_32 = {"585c5180", "10885581", "20667782", "b80b0000"};
    private static final String[] OLD_32 = {"585c5180", "b80b0000", "10885581", "20667782"};
    private static final String[] TOLD_NEW_64 = {
        "irp=DATA 0xfffffa8300515c58",
        "fileObject=FILE_OBJECT 0xfffffa8300558810",
        "fileKey=FILE_KEY 0xfffffa8300776620",
        "issuingThreadId=thread 3000"
    };

    @Test
    void everyFieldOfTheNewLayoutIsReadAtBothPointerSizes() {
        assertThat(fields(kernel(CLEANUP, 3, 8, NEW_64))).containsExactly(TOLD_NEW_64);
        assertThat(fields(kernel(CLOSE, 3, 4, NEW_32)))
                .containsExactly(
                        "irp=DATA 0x80515c58",
                        "fileObject=FILE_OBJECT 0x81558810",
                        "fileKey=FILE_KEY 0x82776620",
                        "issuingThreadId=thread 3000");
    }

    @Test
    void everyFieldOfTheOldLayoutIsReadAtBothPointerSizes() {
        assertThat(fields(kernel(FLUSH, 2, 8, OLD_64)))
                .containsExactly(
                        "irp=DATA 0xfffffa8300515c58",
                        "issuingThreadId=thread 3000",
                        "fileObject=FILE_OBJECT 0xfffffa8300558810",
                        "fileKey=FILE_KEY 0xfffffa8300776620");
        assertThat(fields(kernel(CLOSE, 2, 4, OLD_32)))
                .containsExactly(
                        "irp=DATA 0x80515c58",
                        "issuingThreadId=thread 3000",
                        "fileObject=FILE_OBJECT 0x81558810",
                        "fileKey=FILE_KEY 0x82776620");
    }

    @Test
    void theVersionsOfKernelFileCountApartFromThoseOfFileIo() {
        assertThat(fields(kernelFile(13, 1, 8, NEW_64))).containsExactly(TOLD_NEW_64);
        assertThat(fields(kernelFile(14, 0, 8, OLD_64))).containsExactlyElementsOf(fields(kernel(CLOSE, 2, 8, OLD_64)));
        assertThat(fields(kernelFile(21, 0, 4, OLD_32))).containsExactlyElementsOf(fields(kernel(FLUSH, 2, 4, OLD_32)));
        assertThat(fields(kernelFile(21, 1, 4, NEW_32))).containsExactlyElementsOf(fields(kernel(FLUSH, 3, 4, NEW_32)));
    }

    @Test
    void aHigherVersionIsReadAsTheNewLayoutAndExtraBytesAreIgnored() {
        String extra = String.join("", NEW_64) + "0102030405";
        assertThat(fields(kernel(CLEANUP, 4, 8, extra))).containsExactly(TOLD_NEW_64);
        assertThat(fields(kernelFile(13, 2, 8, extra))).containsExactly(TOLD_NEW_64);
    }

    @Test
    void theAccessorsReadWhatIsTold() {
        FileSimple layout = new FileSimple();
        assertThat(layout.wrap(kernel(CLOSE, 3, 8, NEW_64))).isTrue();
        assertThat(layout.irp()).isEqualTo(0xFFFF_FA83_0051_5C58L);
        assertThat(layout.fileObject()).isEqualTo(0xFFFF_FA83_0055_8810L);
        assertThat(layout.fileKey()).isEqualTo(0xFFFF_FA83_0077_6620L);
        assertThat(layout.issuingThreadId()).isEqualTo(3000);
    }

    @Test
    void aShorterPayloadIsRefused() {
        assertFixedBytes(kernel(CLOSE, 3, 8, NEW_64), 28);
        assertFixedBytes(kernel(CLOSE, 2, 8, OLD_64), 32);
        assertFixedBytes(kernel(CLOSE, 3, 4, NEW_32), 16);
        assertFixedBytes(kernel(CLOSE, 2, 4, OLD_32), 16);
    }
}
