package fltscope.schemas.event;

import static fltscope.schemas.event.HexPayload.assertBounds;
import static fltscope.schemas.event.HexPayload.fields;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessPerfCtrTest {
    @Test
    void theCountersOfAnX64ProcessAreEightBytesWide() {
        // From net.4.5.2.x86.etl (build 9200): Test.x86.exe at its end.
        String payload = "3c0e0000 00000000 00000000 00000000"
                + "00a0440600000000 0010d80000000000 00806f0000000000 80ee010000000000 3836000000000000"
                + "00".repeat(48);

        assertThat(fields(new ProcessPerfCtr(), payload, 8, 2))
                .containsExactly(
                        "processId=process 3644",
                        "pageFaultCount=0",
                        "handleCount=0",
                        "peakVirtualSize=105160704",
                        "peakWorkingSetSize=14159872",
                        "peakPagefileUsage=7307264",
                        "quotaPeakPagedPoolUsage=126592",
                        "quotaPeakNonPagedPoolUsage=13880",
                        "virtualSize=0",
                        "workingSetSize=0",
                        "pagefileUsage=0",
                        "quotaPagedPoolUsage=0",
                        "quotaNonPagedPoolUsage=0",
                        "privatePageCount=0");
        assertBounds(new ProcessPerfCtr(), payload, 8, 2, 104);
    }

    @Test
    void theCountersOfAnX86ProcessAreFourBytesWide() {
        // Made by hand.
        String payload = "04000000 4d450000 98020000 00000000"
                + "00010000 00020000 00030000 00040000 00050000 00060000 00070000 00080000 00090000 000a0000 000b00f0";

        assertThat(fields(new ProcessPerfCtr(), payload, 4, 2))
                .containsExactly(
                        "processId=process 4",
                        "pageFaultCount=17741",
                        "handleCount=664",
                        "peakVirtualSize=256",
                        "peakWorkingSetSize=512",
                        "peakPagefileUsage=768",
                        "quotaPeakPagedPoolUsage=1024",
                        "quotaPeakNonPagedPoolUsage=1280",
                        "virtualSize=1536",
                        "workingSetSize=1792",
                        "pagefileUsage=2048",
                        "quotaPagedPoolUsage=2304",
                        "quotaNonPagedPoolUsage=2560",
                        "privatePageCount=4026534656");
        assertBounds(new ProcessPerfCtr(), payload, 4, 2, 60);
    }
}
