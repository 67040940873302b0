package fltscope.schemas.event;

import static fltscope.schemas.event.EventBytes.assertFixedBytes;
import static fltscope.schemas.event.EventBytes.fields;
import static fltscope.schemas.event.EventBytes.kernel;
import static fltscope.schemas.event.EventBytes.kernelFile;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All bytes made by hand. */
class FileOperationEndTest {
    private static final int OPERATION_END = 0x044C;
    private static final String END_64 = "585c510083faffff 0010000000000000 340000c0";
    private static final String END_32 = "585c5180 00100000 340000c0";

    @Test
    void everyFieldIsReadAtBothPointerSizesInEveryVersion() {
        String[] told64 = {
            "irp=DATA 0xfffffa8300515c58", "extraInformation=0x1000", "status=0xc0000034 STATUS_OBJECT_NAME_NOT_FOUND"
        };
        String[] told32 = {
            "irp=DATA 0x80515c58", "extraInformation=0x1000", "status=0xc0000034 STATUS_OBJECT_NAME_NOT_FOUND"
        };
        assertThat(fields(kernelFile(24, 0, 8, END_64))).containsExactly(told64);
        assertThat(fields(kernelFile(24, 0, 4, END_32))).containsExactly(told32);
        for (int version = 2; version <= 4; version++) {
            assertThat(fields(kernel(OPERATION_END, version, 8, END_64, "0102")))
                    .containsExactly(told64);
            assertThat(fields(kernel(OPERATION_END, version, 4, END_32))).containsExactly(told32);
        }
    }

    @Test
    void theAccessorsReadWhatIsTold() {
        FileOperationEnd layout = new FileOperationEnd();
        assertThat(layout.wrap(kernel(OPERATION_END, 3, 8, END_64))).isTrue();
        assertThat(layout.irp()).isEqualTo(0xFFFF_FA83_0051_5C58L);
        assertThat(layout.extraInformation()).isEqualTo(0x1000);
        assertThat(layout.status()).isEqualTo(0xC000_0034);
    }

    @Test
    void aShorterPayloadIsRefused() {
        assertFixedBytes(kernel(OPERATION_END, 3, 8, END_64), 20);
        assertFixedBytes(kernel(OPERATION_END, 3, 4, END_32), 12);
    }
}
