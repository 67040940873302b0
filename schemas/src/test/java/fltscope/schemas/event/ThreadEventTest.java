package fltscope.schemas.event;

import static fltscope.schemas.event.HexPayload.assertBounds;
import static fltscope.schemas.event.HexPayload.fields;
import static fltscope.schemas.event.HexPayload.read;
import static fltscope.schemas.event.HexPayload.utf16;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadEventTest {
    /** From net.4.5.2.x86.etl (build 9200): a thread of the kernel starts. */
    private static final String KERNEL_THREAD = """
            04000000b800000000a0da0680f8ffff0040da0680f8ffff0000000000000000
            0000000000000000ff000000000000006c91852100f8ffff0000000000000000
            0000000008050200
            """;

    /** From ShutdownPerfDiagLogger.etl (build 18362): an idle thread, with an empty name. */
    private static final String IDLE_THREAD = """
            000000000000000000d0064502f8ffff0060064502f8ffff0000000000000000
            00000000000000000100000000000000d0ff664202f8ffff0000000000000000
            00000000000500000000
            """;

    /** From ShutdownPerfDiagLogger.etl (build 18362): a thread with a name. */
    private static final String NAMED_THREAD = """
            ac010000300200000000c3f680f5ffff0090c2f680f5ffff0000e01cb9000000
            0080df1cb90000000300000000000000c0329c90f97f000000b0ba1cb9000000
            0000000010050200570069006e00330032006b00200052006100770020004900
            6e0070007500740020005400680072006500610064000000
            """;

    // Made by hand: process 0x1234, thread 0x0568, six addresses.
    private static final String IDS = "34120000 68050000";
    private static final String ADDRESSES_32 = "00a0da86 0040da86 00007c00 00d07b00 6c918582 20105277";
    private static final String ADDRESSES_64 =
            "00a0da0680f8ffff 0040da0680f8ffff 0000e01cb9000000 0080df1cb9000000" + "6c91852100f8ffff c0329c90f97f0000";

    private final ThreadEvent event = new ThreadEvent();

    @Test
    void version3OfOldBuildsEndsWithTheFlags() {
        assertThat(fields(event, KERNEL_THREAD, 8, 3))
                .containsExactly(
                        "processId=process 4",
                        "tThreadId=thread 184",
                        "stackBase=DATA 0xfffff88006daa000",
                        "stackLimit=DATA 0xfffff88006da4000",
                        "userStackBase=DATA 0x0",
                        "userStackLimit=DATA 0x0",
                        "affinity=0xff",
                        "win32StartAddr=CODE 0xfffff8002185916c",
                        "tebBase=DATA 0x0",
                        "subProcessTag=0",
                        "basePriority=8",
                        "pagePriority=5",
                        "ioPriority=2",
                        "threadFlags=0x0");
        assertThat(event.threadName()).isEmpty();
        assertThat(event.startAddr()).isZero();
    }

    @Test
    void version3OfNewerBuildsEndsWithAName() {
        assertThat(fields(event, NAMED_THREAD, 8, 3))
                .containsExactly(
                        "processId=process 428",
                        "tThreadId=thread 560",
                        "stackBase=DATA 0xfffff580f6c30000",
                        "stackLimit=DATA 0xfffff580f6c29000",
                        "userStackBase=DATA 0xb91ce00000",
                        "userStackLimit=DATA 0xb91cdf8000",
                        "affinity=0x3",
                        "win32StartAddr=CODE 0x7ff9909c32c0",
                        "tebBase=DATA 0xb91cbab000",
                        "subProcessTag=0",
                        "basePriority=16",
                        "pagePriority=5",
                        "ioPriority=2",
                        "threadFlags=0x0",
                        "threadName='Win32k Raw Input Thread'");
        assertBounds(event, NAMED_THREAD, 8, 3, 72);
    }

    @Test
    void anEmptyNameIsTold() {
        assertThat(fields(event, IDLE_THREAD, 8, 3))
                .containsExactly(
                        "processId=process 0",
                        "tThreadId=thread 0",
                        "stackBase=DATA 0xfffff8024506d000",
                        "stackLimit=DATA 0xfffff80245066000",
                        "userStackBase=DATA 0x0",
                        "userStackLimit=DATA 0x0",
                        "affinity=0x1",
                        "win32StartAddr=CODE 0xfffff8024266ffd0",
                        "tebBase=DATA 0x0",
                        "subProcessTag=0",
                        "basePriority=0",
                        "pagePriority=5",
                        "ioPriority=0",
                        "threadFlags=0x0",
                        "threadName=''");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 255})
    void version3AndHigherOn32Bit(int version) {
        String payload = IDS + ADDRESSES_32 + "00e0fd7f 2a000000 09050203" + utf16("io");

        assertThat(fields(event, payload, 4, version))
                .containsExactly(
                        "processId=process 4660",
                        "tThreadId=thread 1384",
                        "stackBase=DATA 0x86daa000",
                        "stackLimit=DATA 0x86da4000",
                        "userStackBase=DATA 0x7c0000",
                        "userStackLimit=DATA 0x7bd000",
                        "affinity=0x8285916c",
                        "win32StartAddr=CODE 0x77521020",
                        "tebBase=DATA 0x7ffde000",
                        "subProcessTag=42",
                        "basePriority=9",
                        "pagePriority=5",
                        "ioPriority=2",
                        "threadFlags=0x3",
                        "threadName='io'");
        assertBounds(event, payload, 4, version, 44);
    }

    @Test
    void version2EndsWithTheServiceTag() {
        String on32 = IDS + ADDRESSES_32 + "00e0fd7f 2a000000";
        String on64 = IDS + ADDRESSES_64 + "00b0ba1cb9000000 2a000000";

        assertThat(fields(event, on32, 4, 2))
                .containsExactly(
                        "processId=process 4660",
                        "tThreadId=thread 1384",
                        "stackBase=DATA 0x86daa000",
                        "stackLimit=DATA 0x86da4000",
                        "userStackBase=DATA 0x7c0000",
                        "userStackLimit=DATA 0x7bd000",
                        "startAddr=CODE 0x8285916c",
                        "win32StartAddr=CODE 0x77521020",
                        "tebBase=DATA 0x7ffde000",
                        "subProcessTag=42");
        assertBounds(event, on32, 4, 2, 40);
        assertThat(fields(event, on64, 8, 2))
                .containsExactly(
                        "processId=process 4660",
                        "tThreadId=thread 1384",
                        "stackBase=DATA 0xfffff88006daa000",
                        "stackLimit=DATA 0xfffff88006da4000",
                        "userStackBase=DATA 0xb91ce00000",
                        "userStackLimit=DATA 0xb91cdf8000",
                        "startAddr=CODE 0xfffff8002185916c",
                        "win32StartAddr=CODE 0x7ff9909c32c0",
                        "tebBase=DATA 0xb91cbab000",
                        "subProcessTag=42");
        assertBounds(event, on64, 8, 2, 68);
        assertThat(event.affinity()).isZero();
        assertThat(event.basePriority()).isZero();
        assertThat(event.pagePriority()).isZero();
        assertThat(event.ioPriority()).isZero();
        assertThat(event.threadFlags()).isZero();
        assertThat(event.threadName()).isEmpty();
    }

    @Test
    void aStartOfVersion1HasAddressesAndNoTeb() {
        String on32 = IDS + ADDRESSES_32 + "01";
        String on64 = IDS + ADDRESSES_64 + "01";

        assertThat(fields(event, on32, 4, 1))
                .containsExactly(
                        "processId=process 4660",
                        "tThreadId=thread 1384",
                        "stackBase=DATA 0x86daa000",
                        "stackLimit=DATA 0x86da4000",
                        "userStackBase=DATA 0x7c0000",
                        "userStackLimit=DATA 0x7bd000",
                        "startAddr=CODE 0x8285916c",
                        "win32StartAddr=CODE 0x77521020");
        assertBounds(event, on32, 4, 1, 8);
        assertThat(fields(event, on64, 8, 1))
                .hasSize(8)
                .contains("stackLimit=DATA 0xfffff88006da4000")
                .endsWith("win32StartAddr=CODE 0x7ff9909c32c0");
        assertBounds(event, on64, 8, 1, 8);
        assertThat(event.tebBase()).isZero();
        assertThat(event.subProcessTag()).isZero();
    }

    @Test
    void anEndOfVersion1HasTheIdsAlone() {
        assertThat(fields(event, IDS, 8, 1)).containsExactly("processId=process 4660", "tThreadId=thread 1384");
        assertThat(event.hasAddresses()).isFalse();
        assertThat(event.stackBase()).isZero();
        assertThat(event.stackLimit()).isZero();
        assertThat(event.userStackBase()).isZero();
        assertThat(event.userStackLimit()).isZero();
        assertThat(event.startAddr()).isZero();
        assertThat(event.win32StartAddr()).isZero();
    }

    @Test
    void version0HasTheThreadFirst() {
        assertThat(fields(event, "68050000 34120000", 4, 0))
                .containsExactly("processId=process 4660", "tThreadId=thread 1384");
        assertBounds(event, "68050000 34120000", 4, 0, 8);
    }

    @Test
    void aThreadIsNamedByItsIds() {
        // Made by hand.
        String payload = IDS + utf16("worker");

        assertThat(fields(new ThreadName(), payload, 8, 2))
                .containsExactly("processId=process 4660", "threadId=thread 1384", "threadName='worker'");
        assertBounds(new ThreadName(), payload, 8, 2, 8);
        assertThat(read(new ThreadName(), IDS + "7700", 4, 2).threadName()).isEqualTo("w");
    }
}
