package fltscope.schemas.event;

import static fltscope.schemas.event.EventBytes.assertFixedBytes;
import static fltscope.schemas.event.EventBytes.fields;
import static fltscope.schemas.event.EventBytes.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All bytes made by hand. */
class FileMapTest {
    private static final int MAP_FILE = 0x0425;
    private static final int UNMAP_FILE = 0x0426;
    private static final int DC_START = 0x0427;
    private static final int DC_END = 0x0428;
    private static final String HEAD_64 = "0000a1f7fe070000 a07d600183faffff 0200000004000000 0000100000000000";
    private static final String HEAD_32 = "0000a1f7 a07d6081 0200000004000000 00001000";
    private static final String BYTE_OFFSET = "0000020001000000";
    private static final String PROCESS = "b80b0000";

    @Test
    void everyFieldIsReadInBothVersionsAtBothPointerSizes() {
        assertThat(fields(kernel(MAP_FILE, 3, 8, HEAD_64, BYTE_OFFSET, PROCESS)))
                .containsExactly(
                        "viewBase=DATA 0x7fef7a10000",
                        "fileKey=FILE_KEY 0xfffffa8301607da0",
                        "miscInfo=0x400000002",
                        "viewSize=1048576",
                        "byteOffset=4295098368",
                        "processId=process 3000");
        assertThat(fields(kernel(UNMAP_FILE, 2, 8, HEAD_64, PROCESS)))
                .containsExactly(
                        "viewBase=DATA 0x7fef7a10000",
                        "fileKey=FILE_KEY 0xfffffa8301607da0",
                        "miscInfo=0x400000002",
                        "viewSize=1048576",
                        "processId=process 3000");
        assertThat(fields(kernel(DC_START, 3, 4, HEAD_32, BYTE_OFFSET, PROCESS)))
                .containsExactly(
                        "viewBase=DATA 0xf7a10000",
                        "fileKey=FILE_KEY 0x81607da0",
                        "miscInfo=0x400000002",
                        "viewSize=1048576",
                        "byteOffset=4295098368",
                        "processId=process 3000");
        assertThat(fields(kernel(DC_END, 2, 4, HEAD_32, PROCESS)))
                .containsExactly(
                        "viewBase=DATA 0xf7a10000",
                        "fileKey=FILE_KEY 0x81607da0",
                        "miscInfo=0x400000002",
                        "viewSize=1048576",
                        "processId=process 3000");
    }

    @Test
    void theAccessorsReadWhatIsTold() {
        FileMap layout = new FileMap();
        assertThat(layout.wrap(kernel(MAP_FILE, 3, 8, HEAD_64, BYTE_OFFSET, PROCESS)))
                .isTrue();
        assertThat(layout.viewBase()).isEqualTo(0x7FE_F7A1_0000L);
        assertThat(layout.fileKey()).isEqualTo(0xFFFF_FA83_0160_7DA0L);
        assertThat(layout.miscInfo()).isEqualTo(0x4_0000_0002L);
        assertThat(layout.viewSize()).isEqualTo(1048576);
        assertThat(layout.byteOffset()).isEqualTo(0x1_0002_0000L);
        assertThat(layout.processId()).isEqualTo(3000);
        assertThat(layout.wrap(kernel(MAP_FILE, 2, 8, HEAD_64, PROCESS))).isTrue();
        assertThat(layout.byteOffset()).isZero();
    }

    @Test
    void aShorterPayloadIsRefusedAndALongerOneRead() {
        assertFixedBytes(kernel(MAP_FILE, 3, 8, HEAD_64, BYTE_OFFSET, PROCESS, "01020304"), 44);
        assertFixedBytes(kernel(MAP_FILE, 2, 8, HEAD_64, PROCESS), 36);
        assertFixedBytes(kernel(MAP_FILE, 3, 4, HEAD_32, BYTE_OFFSET, PROCESS), 32);
        assertFixedBytes(kernel(MAP_FILE, 2, 4, HEAD_32, PROCESS), 24);
    }

    /** Bytes of real events, as test buffers of fibratus have them. */
    @Test
    void printedViewsOfThePageFile() {
        FileMap layout = new FileMap();
        assertThat(layout.wrap(kernel(
                        MAP_FILE,
                        3,
                        8,
                        "00007e3eb9020000 70fb3f2c0882ffff 000000000000c100 0010000000000000"
                                + " 0000000000000000 80190000")))
                .isTrue();
        assertThat(layout.viewBase()).isEqualTo(0x2B9_3E7E_0000L);
        assertThat(layout.sectionType()).isEqualTo(FileMap.SECTION_PAGE_FILE);
        assertThat(layout.protection()).isEqualTo(1);
        assertThat(layout.processId()).isEqualTo(6528);
        assertThat(layout.wrap(kernel(
                        UNMAP_FILE,
                        3,
                        8,
                        "0000415e67010000 1010f9c18bb5ffff 000000000000c400 00100e0000000000"
                                + " 0000000000000000 a0300000")))
                .isTrue();
        assertThat(layout.protection()).isEqualTo(4);
        assertThat(layout.viewSize()).isEqualTo(921_600);
        assertThat(layout.processId()).isEqualTo(12_448);
    }

    @Test
    void imagesAndDataFilesAreToldApart() {
        FileMap layout = new FileMap();
        assertThat(layout.wrap(kernel(
                        MAP_FILE,
                        2,
                        8,
                        "00007e3eb9020000 70fb3f2c0882ffff 0000000000004100 0010000000000000 80190000")))
                .isTrue();
        assertThat(layout.sectionType()).isEqualTo(4);
        assertThat(layout.wrap(kernel(
                        MAP_FILE, 3, 4, "00004000 38c0a185 0000000000000100 00100000 0000010000000000 a8090000")))
                .isTrue();
        assertThat(layout.sectionType()).isZero();
        assertThat(layout.protection()).isEqualTo(1);
        assertThat(layout.byteOffset()).isEqualTo(0x1_0000);
    }
}
