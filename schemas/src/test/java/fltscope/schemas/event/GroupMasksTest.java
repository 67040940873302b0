package fltscope.schemas.event;

import static fltscope.schemas.event.HexPayload.assertBounds;
import static fltscope.schemas.event.HexPayload.fields;
import static fltscope.schemas.event.HexPayload.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupMasksTest {
    /** From net.4.5.2.x86.etl (build 9200). */
    private static final String PERF_VIEW = """
            0f27010002000000000000000000000000000000000000000000000000000000
            2a000000
            """;

    /** From ShutdownPerfDiagLogger.etl (build 18362). */
    private static final String SHUTDOWN = """
            0700000000000000000000000000000000000000000000000000000000000000
            46000000
            """;

    private final GroupMasks masks = new GroupMasks();

    @Test
    void eightMasksAndAVersionAreRead() {
        assertThat(fields(masks, PERF_VIEW, 8, 2))
                .containsExactly(
                        "groupMask1=0x1270f",
                        "groupMask2=0x2",
                        "groupMask3=0x0",
                        "groupMask4=0x0",
                        "groupMask5=0x0",
                        "groupMask6=0x0",
                        "groupMask7=0x0",
                        "groupMask8=0x0",
                        "kernelEventVersion=42",
                        "flagNames='PROCESS|THREAD|IMAGE_LOAD|PROCESS_COUNTERS|DISK_IO|DISK_FILE_IO|DISK_IO_INIT"
                                + "|HARD_FAULTS|NETWORK|PROFILE'");
        assertBounds(masks, PERF_VIEW, 8, 2, 32);
    }

    @Test
    void theShutdownLoggerRecordsProcessesThreadsAndImages() {
        read(masks, SHUTDOWN, 8, 2);

        assertThat(KernelFlags.names(masks)).containsExactly("PROCESS", "THREAD", "IMAGE_LOAD");
        assertThat(masks.kernelEventVersion()).isEqualTo(70);
        assertThat(KernelFlags.IMAGE_LOAD.isSet(masks)).isTrue();
        assertThat(KernelFlags.FLT_IO.isSet(masks)).isFalse();
    }

    @Test
    void eachWordStandsAtItsPlace() {
        // Made by hand.
        read(masks, "01000000 02000000 03000000 04000000 05000000 06000000 07000000 000000f0 2a000000", 4, 2);

        for (int word = 0; word < 7; word++) {
            assertThat(masks.mask(word)).isEqualTo(word + 1);
        }
        assertThat(masks.mask(7)).isEqualTo(0xf0000000);
    }

    @Test
    void aMissingVersionIsZero() {
        assertThat(fields(masks, "00".repeat(32), 8, 2)).hasSize(9).endsWith("flagNames=''");
        assertThat(masks.kernelEventVersion()).isZero();
    }
}
