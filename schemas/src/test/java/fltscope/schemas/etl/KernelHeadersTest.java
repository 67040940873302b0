package fltscope.schemas.etl;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.trace.TraceCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SYSTEM, COMPACT and PERFINFO headers, with and without counters. */
class KernelHeadersTest {
    @Test
    void system64() { // Image DCStart of ntoskrnl, from net.4.5.2.x64.etl; name cut
        String payload = "0090482100f8ffff 0080740000000000 00000000 c8a66a00 4bac1050 00000000 0000000000000000"
                + "00".repeat(16) + "5c000000";
        EventRecord event = RecordBytes.event(
                "020002c0 5c00 0314 c40e0000 940f0000 c439ce7300000000 00000000 02000000", payload, "00000000");
        assertKernel(event, HeaderKind.SYSTEM, 8, 0x1403, 2, 0x73CE39C4L, 0xF94, 0xEC4);
        assertThat(RecordBytes.payload(event)).isEqualTo(payload.replace(" ", ""));
    }

    @Test
    void system32() { // made by hand
        EventRecord event = RecordBytes.event(
                "070001c0 2400 0A03 01020304 05060708 1112131415161718 21222324 31323334", "41424344 00000000");
        assertKernel(event, HeaderKind.SYSTEM, 4, 0x030A, 7, 0x1817161514131211L, 0x08070605, 0x04030201);
        assertThat(RecordBytes.payload(event)).isEqualTo("41424344");
    }

    @Test
    void compact64() { // made by hand
        EventRecord event =
                RecordBytes.event("030004c0 1c00 2405 01020304 05060708 1112131415161718 41424344 00000000");
        assertKernel(event, HeaderKind.COMPACT, 8, 0x0524, 3, 0x1817161514131211L, 0x08070605, 0x04030201);
        assertThat(RecordBytes.payload(event)).isEqualTo("41424344");
    }

    @Test
    void compact32() { // made by hand
        EventRecord event = RecordBytes.event("030003c0 1800 2405 01020304 05060708 1112131415161718");
        assertKernel(event, HeaderKind.COMPACT, 4, 0x0524, 3, 0x1817161514131211L, 0x08070605, 0x04030201);
        assertThat(event.payloadBytes()).isZero();
    }

    @Test
    void perfInfo64() { // StackWalk, from net.4.5.2.x64.etl
        String payload = "0f6ece7300000000 940f0000 c40e0000 0330d0ffffffffff 37ae5d2100f8ffff";
        EventRecord event = RecordBytes.event("020011c0 3000 2018 18656ece73000000", payload);
        assertKernel(event, HeaderKind.PERFINFO, 8, 0x1820, 2, 0x73CE6E6518L, -1, -1);
        assertThat(RecordBytes.payload(event)).isEqualTo(payload.replace(" ", ""));
    }

    @Test
    void perfInfo32() { // made by hand: 18 bytes of payload, 6 of padding
        EventRecord event = RecordBytes.event("020010c0 1200 2404 49eabc7900000000 a07d", "000000000000");
        assertKernel(event, HeaderKind.PERFINFO, 4, 0x0424, 2, 0x79BCEA49L, -1, -1);
        assertThat(RecordBytes.payload(event)).isEqualTo("a07d");
    }

    @ParameterizedTest
    @CsvSource({
        // high byte of Version, bytes between header and payload
        "00, 0",
        "01, 8",
        "02, 16",
        "07, 56",
        "80, 8",
        "81, 16",
        "87, 64",
        // bits that say nothing of what follows
        "08, 0",
        "40, 0",
        "78, 0",
        "f9, 16",
    })
    void countersAndAPebsIndexStandBeforeThePayload(String flags, int bytes) { // made by hand
        String counters = "c1c2c3c4c5c6c7c8".repeat(bytes / 8);
        String[] headers = {
            "05" + flags + "02c0 %s 2404 01000000 02000000 1112131415161718 00000000 00000000",
            "05" + flags + "04c0 %s 2404 01000000 02000000 1112131415161718",
            "05" + flags + "11c0 %s 2404 1112131415161718"
        };
        for (String header : headers) {
            int headerBytes = header.replace(" ", "").replace("%s", "0000").length() / 2;
            String size = String.format("%02x00", headerBytes + bytes + 8);
            EventRecord event = RecordBytes.event(header.replace("%s", size), counters, "4142434445464748");
            assertThat(RecordBytes.payload(event)).isEqualTo("4142434445464748");
            assertThat(event.version()).isEqualTo(5);
            assertThat(event.hookId()).isEqualTo(0x0424);
            assertThat(event.timestampTicks()).isEqualTo(0x1817161514131211L);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "01, 8", "02, 16", "07, 56", "80, 8", "87, 64",
    })
    void countersThatReachBeyondTheRecordAreDamage(String flags, int bytes) { // made by hand
        for (int missing = 1; missing <= bytes; missing++) {
            String size = String.format("%02x00", 0x10 + bytes - missing);
            RecordCursor cursor = RecordBytes.cursor(
                    "05" + flags + "11c0" + size + "2404 1112131415161718",
                    "00".repeat(bytes),
                    "020011c0 1000 2404 0000000000000000");
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.hasExtension()).isTrue();
            assertThat(cursor.event(new EventRecord())).isFalse();
            assertThat(cursor.damage()).isEqualTo(TraceCounter.RECORD_EXTENSION_BAD);
            assertThat(cursor.offset()).isEqualTo(RecordBytes.START);
            assertThat(cursor.next()).as("a damaged record ends its buffer").isFalse();
            assertThat(cursor.damage()).isEqualTo(TraceCounter.RECORD_EXTENSION_BAD);
        }
    }

    @Test
    void aKernelEventHasNoProviderAndNothingOfAManifest() {
        EventRecord event = RecordBytes.event("020011c0 1000 2404 49eabc7900000000");
        assertThat(event.providerHigh()).isZero();
        assertThat(event.providerLow()).isZero();
        assertThat(event.keyword()).isZero();
        assertThat(event.channel()).isZero();
        assertThat(event.task()).isZero();
        assertThat(event.extendedCount()).isZero();
    }

    private static void assertKernel(
            EventRecord event,
            HeaderKind kind,
            int pointers,
            int hook,
            int version,
            long ticks,
            int process,
            int thread) {
        assertThat(event.headerKind()).isEqualTo(kind);
        assertThat(event.pointerBytes()).isEqualTo(pointers);
        assertThat(event.hookId()).isEqualTo(hook);
        assertThat(event.id()).isEqualTo(hook & 0xFF);
        assertThat(event.opcode()).isEqualTo(hook & 0xFF);
        assertThat(event.version()).isEqualTo(version);
        assertThat(event.timestampTicks()).isEqualTo(ticks);
        assertThat(event.processId()).isEqualTo(process);
        assertThat(event.threadId()).isEqualTo(thread);
    }
}
