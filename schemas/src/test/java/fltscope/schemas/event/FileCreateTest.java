package fltscope.schemas.event;

import static fltscope.schemas.event.EventBytes.assertFixedBytes;
import static fltscope.schemas.event.EventBytes.fields;
import static fltscope.schemas.event.EventBytes.kernel;
import static fltscope.schemas.event.EventBytes.kernelFile;
import static fltscope.schemas.event.EventBytes.utf16;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileCreateTest {
    private static final int CREATE = 0x0440;
    private static final int CREATE_NEW = 0x044E;

    /** From net.4.5.2.x86.etl: Kernel-File 12, version 1, 64 bit; the volume itself is opened. */
    private static final String REAL_VOLUME = "585c510083faffff 90e74f0083faffff 7c0e0000 20010001 00000000 07000000"
            + " 5c004400650076006900630065005c0048006100720064006400690073006b0056006f006c0075006d00650032000000";

    /** From net.4.5.2.x86.etl: opened by file id, and yet the name is a path. */
    private static final String REAL_BY_ID = "48b2510083faffff 80983d0383faffff 080a0000 20200001 00000000 07000000"
            + " 5c004400650076006900630065005c0048006100720064006400690073006b0056006f006c0075006d00650032005c00"
            + "570069006e0064006f00770073005c00540065006d0070000000";

    private static final String BY_ID_64 = "585c510083faffff 90e74f0083faffff 7c0e0000 20200001 00000000 07000000";

    @Test
    void aRecordedCreateIsReadInFull() {
        assertThat(fields(kernelFile(12, 1, 8, REAL_VOLUME)))
                .containsExactly(
                        "irp=DATA 0xfffffa8300515c58",
                        "fileObject=FILE_OBJECT 0xfffffa83004fe790",
                        "issuingThreadId=thread 3708",
                        "createOptions=0x120 FILE_SYNCHRONOUS_IO_NONALERT|FILE_COMPLETE_IF_OPLOCKED",
                        "createDisposition=0x1 FILE_OPEN",
                        "createAttributes=0x0",
                        "shareAccess=0x7 FILE_SHARE_READ|FILE_SHARE_WRITE|FILE_SHARE_DELETE",
                        "fileName=path '\\Device\\HarddiskVolume2'");
    }

    @Test
    void anOpenByIdWhoseNameIsAPathShowsThePath() {
        assertThat(fields(kernelFile(12, 1, 8, REAL_BY_ID)))
                .contains(
                        "createOptions=0x2020 FILE_SYNCHRONOUS_IO_NONALERT|FILE_OPEN_BY_FILE_ID",
                        "fileName=path '\\Device\\HarddiskVolume2\\Windows\\Temp'");
    }

    /** Made by hand, like all that follow: the eight bytes of an NTFS file id, with and without a terminator. */
    @Test
    void aBinaryFileIdIsShownAsHexDigits() {
        assertThat(fields(kernelFile(12, 1, 8, BY_ID_64, "2a7b010000000500 0000")))
                .endsWith("fileId='2a7b010000000500'")
                .noneMatch(field -> field.startsWith("fileName"));
        assertThat(fields(kernelFile(12, 1, 8, BY_ID_64, "2a7b010000000500"))).endsWith("fileId='2a7b010000000500'");
        assertThat(fields(kernelFile(12, 1, 8, BY_ID_64, "2a7b0100000005"))).endsWith("fileId='2a7b0100000005'");
    }

    @Test
    void everyFieldIsReadInBothLayoutsAtBothPointerSizes() {
        String tail = "21400001 80000000 01000000" + utf16("\\a") + "0000";
        String[] rest = {
            "createOptions=0x4021 FILE_DIRECTORY_FILE|FILE_SYNCHRONOUS_IO_NONALERT|FILE_OPEN_FOR_BACKUP_INTENT",
            "createDisposition=0x1 FILE_OPEN",
            "createAttributes=0x80",
            "shareAccess=0x1 FILE_SHARE_READ",
            "fileName=path '\\a'"
        };
        assertThat(fields(kernel(CREATE, 3, 8, "585c510083faffff 1088550083faffff b80b0000", tail)))
                .startsWith(
                        "irp=DATA 0xfffffa8300515c58",
                        "fileObject=FILE_OBJECT 0xfffffa8300558810",
                        "issuingThreadId=thread 3000")
                .endsWith(rest)
                .hasSize(8);
        assertThat(fields(kernel(CREATE, 2, 8, "585c510083faffff b80b000000000000 1088550083faffff", tail)))
                .startsWith(
                        "irp=DATA 0xfffffa8300515c58",
                        "issuingThreadId=thread 3000",
                        "fileObject=FILE_OBJECT 0xfffffa8300558810")
                .endsWith(rest)
                .hasSize(8);
        assertThat(fields(kernel(CREATE_NEW, 3, 4, "585c5180 10885581 b80b0000", tail)))
                .startsWith("irp=DATA 0x80515c58", "fileObject=FILE_OBJECT 0x81558810", "issuingThreadId=thread 3000")
                .endsWith(rest)
                .hasSize(8);
        assertThat(fields(kernelFile(30, 0, 4, "585c5180 b80b0000 10885581", tail)))
                .startsWith("irp=DATA 0x80515c58", "issuingThreadId=thread 3000", "fileObject=FILE_OBJECT 0x81558810")
                .endsWith(rest)
                .hasSize(8);
    }

    @Test
    void theDispositionIsTheHighByteOfTheOptions() {
        FileCreate layout = new FileCreate();
        assertThat(layout.wrap(kernel(CREATE, 3, 4, "00000000 00000000 00000000 60100005 20000000 03000000")))
                .isTrue();
        assertThat(layout.rawCreateOptions()).isEqualTo(0x0500_1060);
        assertThat(layout.createOptions()).isEqualTo(0x1060);
        assertThat(layout.createDisposition()).isEqualTo(5);
        assertThat(layout.createAttributes()).isEqualTo(0x20);
        assertThat(layout.shareAccess()).isEqualTo(3);
        assertThat(layout.fileName()).isEmpty();
        assertThat(layout.holdsFileId()).isFalse();
    }

    @Test
    void theNameIsFoundInTheBufferWithoutMakingAString() {
        FileCreate layout = new FileCreate();
        EventRecord record = kernelFile(12, 1, 8, REAL_VOLUME);
        assertThat(layout.wrap(record)).isTrue();
        assertThat(layout.fileNameUnits()).isEqualTo("\\Device\\HarddiskVolume2".length());
        assertThat(layout.fileNameOffset()).isEqualTo(record.payloadOffset() + 32);
        assertThat(record.buffer().getChar(layout.fileNameOffset() + 2)).isEqualTo('D');
    }

    @Test
    void aNameWithoutATerminatorEndsWithThePayload() {
        String head = "585c5180 10885581 b80b0000 21000001 00000000 07000000";
        assertThat(fields(kernel(CREATE, 3, 4, head, utf16("\\abc")))).endsWith("fileName=path '\\abc'");
        assertThat(fields(kernel(CREATE, 3, 4, head, utf16("\\abc"), "41"))).endsWith("fileName=path '\\abc'");
        assertThat(fields(kernel(CREATE, 3, 4, head, utf16("\\abc"), "0000 4141")))
                .endsWith("fileName=path '\\abc'");
    }

    @Test
    void aShorterPayloadIsRefused() {
        assertFixedBytes(kernelFile(12, 1, 8, REAL_VOLUME), 32);
        assertFixedBytes(kernelFile(12, 1, 8, BY_ID_64, "2a7b010000000500"), 32);
        assertFixedBytes(kernelFile(12, 0, 8, REAL_VOLUME), 36);
        assertFixedBytes(kernelFile(12, 0, 4, REAL_VOLUME), 24);
        assertFixedBytes(kernelFile(12, 1, 4, REAL_VOLUME), 24);
    }
}
