package fltscope.schemas.event;

import static fltscope.schemas.event.EventBytes.assertFixedBytes;
import static fltscope.schemas.event.EventBytes.fields;
import static fltscope.schemas.event.EventBytes.kernel;
import static fltscope.schemas.event.EventBytes.kernelFile;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNameTest {
    private static final int NAME = 0x0400;
    private static final int FILE_CREATE = 0x0420;
    private static final int FILE_DELETE = 0x0423;
    private static final int FILE_RUNDOWN = 0x0424;

    private static final String VOLUME_2 =
            "5c004400650076006900630065005c0048006100720064006400690073006b0056006f006c0075006d00650032005c00";

    /** From net.4.5.2.x86.etl, as the next two: FileIo 36, version 2, 64 bit. */
    private static final String REAL_RUNDOWN = "a07d600183faffff" + VOLUME_2 + "24004d00660074000000";

    private static final String REAL_CREATE = "4068fe01a0f8ffff" + VOLUME_2
            + "570069006e0064006f00770073005c00500072006500660065007400630068005c00"
            + "54004500530054002e005800380036002e004500580045002d0035004400320034003800440044004600"
            + "2e00700066000000";

    /** The recorded name ends behind this folder; the rest was cut off here. */
    private static final String REAL_DELETE =
            "50dcfc01a0f8ffff" + VOLUME_2 + "570069006e0064006f00770073005c00540065006d007000";

    @Test
    void recordedNamesAreReadInFull() {
        assertThat(fields(kernel(FILE_RUNDOWN, 2, 8, REAL_RUNDOWN)))
                .containsExactly(
                        "fileKey=FILE_KEY 0xfffffa8301607da0", "fileName=path '\\Device\\HarddiskVolume2\\$Mft'");
        assertThat(fields(kernel(FILE_CREATE, 2, 8, REAL_CREATE)))
                .containsExactly(
                        "fileKey=FILE_KEY 0xfffff8a001fe6840",
                        "fileName=path '\\Device\\HarddiskVolume2\\Windows\\Prefetch\\TEST.X86.EXE-5D248DDF.pf'");
    }

    @Test
    void aNameWithoutATerminatorEndsWithThePayload() {
        assertThat(fields(kernel(FILE_DELETE, 2, 8, REAL_DELETE)))
                .containsExactly(
                        "fileKey=FILE_KEY 0xfffff8a001fcdc50",
                        "fileName=path '\\Device\\HarddiskVolume2\\Windows\\Temp'");
    }

    /** Made by hand. */
    @Test
    void everyVersionHasTheSameLayoutAndBytesBehindTheNameAreIgnored() {
        for (int version = 0; version <= 4; version++) {
            assertThat(fields(kernel(NAME, version, 4, "a07d6081 5c006100 0000 6200")))
                    .containsExactly("fileKey=FILE_KEY 0x81607da0", "fileName=path '\\a'");
        }
        assertThat(fields(kernelFile(10, 0, 4, "a07d6081 5c006100 0000")))
                .containsExactly("fileKey=FILE_KEY 0x81607da0", "fileName=path '\\a'");
        assertThat(fields(kernelFile(11, 0, 8, REAL_RUNDOWN)))
                .containsExactlyElementsOf(fields(kernel(FILE_RUNDOWN, 2, 8, REAL_RUNDOWN)));
    }

    @Test
    void theNameIsFoundInTheBufferWithoutMakingAString() {
        FileName layout = new FileName();
        EventRecord record = kernel(FILE_RUNDOWN, 2, 8, REAL_RUNDOWN);
        assertThat(layout.wrap(record)).isTrue();
        assertThat(layout.fileKey()).isEqualTo(0xFFFF_FA83_0160_7DA0L);
        assertThat(layout.fileNameOffset()).isEqualTo(record.payloadOffset() + 8);
        assertThat(layout.fileNameUnits()).isEqualTo(layout.fileName().length()).isEqualTo(28);
    }

    @Test
    void aShorterPayloadIsRefused() {
        assertFixedBytes(kernel(FILE_RUNDOWN, 2, 8, REAL_RUNDOWN), 8);
        assertFixedBytes(kernel(FILE_RUNDOWN, 2, 4, REAL_RUNDOWN), 4);
    }
}
