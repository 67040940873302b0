package fltscope.schemas.event;

import static fltscope.schemas.event.EventBytes.assertFixedBytes;
import static fltscope.schemas.event.EventBytes.fields;
import static fltscope.schemas.event.EventBytes.kernel;
import static fltscope.schemas.event.EventBytes.kernelFile;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All bytes made by hand. */
class FileReadWriteTest {
    private static final int READ = 0x0443;
    private static final int WRITE = 0x0444;
    private static final String OFFSET = "0010000001000000";
    private static final String NEW_64 = OFFSET + "585c510083faffff 1088550083faffff 2066770083faffff b80b0000";
    private static final String OLD_64 = OFFSET + "585c510083faffff b80b000000000000 1088550083faffff 2066770083faffff";
    private static final String NEW_32 = OFFSET + "585c5180 10885581 20667782 b80b0000";
    private static final String OLD_32 = OFFSET + "585c5180 b80b0000 10885581 20667782";
    private static final String SIZE_FLAGS = "00000180 43000600";
    private static final String EXTRA_FLAGS = "01000000";

    @Test
    void everyFieldOfTheNewLayoutIsReadAtBothPointerSizes() {
        assertThat(fields(kernelFile(15, 1, 8, NEW_64, SIZE_FLAGS, EXTRA_FLAGS)))
                .containsExactly(
                        "byteOffset=4294971392",
                        "irp=DATA 0xfffffa8300515c58",
                        "fileObject=FILE_OBJECT 0xfffffa8300558810",
                        "fileKey=FILE_KEY 0xfffffa8300776620",
                        "issuingThreadId=thread 3000",
                        "ioSize=2147549184",
                        "ioFlags=0x60043",
                        "extraFlags=0x1");
        assertThat(fields(kernel(WRITE, 3, 4, NEW_32, SIZE_FLAGS, EXTRA_FLAGS)))
                .containsExactly(
                        "byteOffset=4294971392",
                        "irp=DATA 0x80515c58",
                        "fileObject=FILE_OBJECT 0x81558810",
                        "fileKey=FILE_KEY 0x82776620",
                        "issuingThreadId=thread 3000",
                        "ioSize=2147549184",
                        "ioFlags=0x60043",
                        "extraFlags=0x1");
    }

    @Test
    void everyFieldOfTheOldLayoutIsReadAtBothPointerSizes() {
        assertThat(fields(kernel(READ, 2, 8, OLD_64, SIZE_FLAGS)))
                .containsExactly(
                        "byteOffset=4294971392",
                        "irp=DATA 0xfffffa8300515c58",
                        "issuingThreadId=thread 3000",
                        "fileObject=FILE_OBJECT 0xfffffa8300558810",
                        "fileKey=FILE_KEY 0xfffffa8300776620",
                        "ioSize=2147549184",
                        "ioFlags=0x60043");
        assertThat(fields(kernelFile(16, 0, 4, OLD_32, SIZE_FLAGS)))
                .containsExactly(
                        "byteOffset=4294971392",
                        "irp=DATA 0x80515c58",
                        "issuingThreadId=thread 3000",
                        "fileObject=FILE_OBJECT 0x81558810",
                        "fileKey=FILE_KEY 0x82776620",
                        "ioSize=2147549184",
                        "ioFlags=0x60043");
    }

    @Test
    void extraFlagsAreAbsentWhereThePayloadEndsBeforeThem() {
        FileReadWrite layout = new FileReadWrite();
        assertThat(layout.wrap(kernel(READ, 3, 8, NEW_64, SIZE_FLAGS))).isTrue();
        assertThat(layout.hasExtraFlags()).isFalse();
        assertThat(layout.extraFlags()).isZero();
        assertThat(layout.wrap(kernel(READ, 3, 8, NEW_64, SIZE_FLAGS, EXTRA_FLAGS)))
                .isTrue();
        assertThat(layout.extraFlags()).isEqualTo(1);
    }

    @Test
    void theAccessorsReadWhatIsTold() {
        FileReadWrite layout = new FileReadWrite();
        assertThat(layout.wrap(kernel(READ, 2, 8, OLD_64, SIZE_FLAGS))).isTrue();
        assertThat(layout.byteOffset()).isEqualTo(0x1_0000_1000L);
        assertThat(layout.irp()).isEqualTo(0xFFFF_FA83_0051_5C58L);
        assertThat(layout.fileObject()).isEqualTo(0xFFFF_FA83_0055_8810L);
        assertThat(layout.fileKey()).isEqualTo(0xFFFF_FA83_0077_6620L);
        assertThat(layout.issuingThreadId()).isEqualTo(3000);
        assertThat(layout.ioSize()).isEqualTo(0x8001_0000L);
        assertThat(layout.ioFlags()).isEqualTo(0x0006_0043);
    }

    @Test
    void aShorterPayloadIsRefusedAndALongerOneRead() {
        assertFixedBytes(kernel(READ, 3, 8, NEW_64, SIZE_FLAGS, EXTRA_FLAGS, "0102"), 44);
        assertFixedBytes(kernel(READ, 2, 8, OLD_64, SIZE_FLAGS), 48);
        assertFixedBytes(kernel(READ, 3, 4, NEW_32, SIZE_FLAGS), 32);
        assertFixedBytes(kernel(READ, 2, 4, OLD_32, SIZE_FLAGS), 32);
    }
}
