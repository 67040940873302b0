package fltscope.schemas.etl;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.trace.TraceCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FULL and INSTANCE headers. */
class ClassicHeadersTest {
    private static final String COMMON = "15 04 0300 01020304 05060708 1112131415161718";
    private static final String GUID = "78563412 3412 7856 9abcdef012345678";
    private static final String GUID_TEXT = "12345678-1234-5678-9abc-def012345678";

    @Test
    void full64() { // VolumeMapping, from net.4.5.2.x64.etl
        String payload = "5c003f003f005c0000000000";
        EventRecord event = RecordBytes.event(
                "3c0014c0 23 00 0000 00000000 00000000 ebdbc97300000000 91ee799bfdb5c041a2434248e266e9d0 0000000000000000",
                payload,
                "00000000");
        assertThat(event.headerKind()).isEqualTo(HeaderKind.FULL);
        assertThat(event.pointerBytes()).isEqualTo(8);
        assertThat(event.hookId()).isEqualTo(EventRecord.NO_HOOK);
        assertThat(guid(event)).isEqualTo("9b79ee91-b5fd-41c0-a243-4248e266e9d0");
        assertThat(event.id()).isEqualTo(0x23);
        assertThat(event.opcode()).isEqualTo(0x23);
        assertThat(event.level()).isZero();
        assertThat(event.version()).isZero();
        assertThat(event.timestampTicks()).isEqualTo(0x73C9DBEBL);
        assertThat(event.processId()).isZero();
        assertThat(event.threadId()).isZero();
        assertThat(RecordBytes.payload(event)).isEqualTo(payload);
    }

    @Test
    void full32() { // made by hand
        EventRecord event = RecordBytes.event("34000ac0", COMMON, GUID, "2122232431323334", "41424344 00000000");
        assertThat(event.headerKind()).isEqualTo(HeaderKind.FULL);
        assertThat(event.pointerBytes()).isEqualTo(4);
        assertCommon(event);
        assertThat(guid(event)).isEqualTo(GUID_TEXT);
        assertThat(RecordBytes.payload(event)).isEqualTo("41424344");
    }

    @Test
    void aFullHeaderWithAGroupsGuidIsThatGroupsKernelEvent() { // FileIo, type 64; made by hand
        EventRecord event = RecordBytes.event(
                "300014c0 40 00 0300 01000000 02000000 0000000000000000",
                "39dccb90 3e4a d111 84f4 0000f80464e3",
                "0000000000000000");
        assertThat(event.hookId()).isEqualTo(0x0440);
        assertThat(event.version()).isEqualTo(3);
        assertThat(event.payloadBytes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0b", "15"})
    void instance(String marker) { // made by hand
        EventRecord event = RecordBytes.event(
                "4c00" + marker + "c0",
                COMMON,
                GUID,
                "2122232431323334 51525354 61626364 a1a2a3a4a5a6a7a8 b1b2b3b4b5b6b7b8",
                "41424344 00000000");
        assertThat(event.headerKind()).isEqualTo(HeaderKind.INSTANCE);
        assertThat(event.pointerBytes()).isEqualTo("15".equals(marker) ? 8 : 4);
        assertCommon(event);
        assertThat(guid(event)).isEqualTo(GUID_TEXT);
        assertThat(RecordBytes.payload(event)).isEqualTo("41424344");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0b", "15"})
    void oldInstance(String marker) { // made by hand: a handle stands where the GUID was to be
        RecordCursor cursor = RecordBytes.cursor(
                "3c00" + marker + "c0",
                COMMON,
                "a1a2a3a4a5a6a7a8 51525354 61626364 2122232431323334 b1b2b3b4b5b6b7b8",
                "41424344 00000000");
        cursor.oldInstanceHeaders(true);
        EventRecord event = new EventRecord();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.event(event)).isTrue();
        assertThat(event.headerKind()).isEqualTo(HeaderKind.INSTANCE);
        assertCommon(event);
        assertThat(guid(event)).isEqualTo("00000000-0000-0000-0000-000000000000");
        assertThat(RecordBytes.payload(event)).isEqualTo("41424344");
    }

    @Test
    void anInstanceShorterThanTheHeaderOfItsTimeIsDamage() { // made by hand: 0x38 to 0x47 bytes
        for (int size = 0x38; size < 0x48; size++) {
            String record = String.format("%02x0015c0", size) + COMMON + GUID + "00".repeat(0x48 - 0x28);
            RecordCursor cursor = RecordBytes.cursor(record);
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.hasExtension()).isTrue();
            assertThat(cursor.event(new EventRecord())).isFalse();
            assertThat(cursor.damage()).isEqualTo(TraceCounter.RECORD_EXTENSION_BAD);

            RecordCursor old = RecordBytes.cursor(record);
            old.oldInstanceHeaders(true);
            EventRecord event = new EventRecord();
            assertThat(old.next()).isTrue();
            assertThat(old.event(event)).isTrue();
            assertThat(event.payloadBytes()).isEqualTo(size - 0x38);
        }
    }

    private static void assertCommon(EventRecord event) {
        assertThat(event.hookId()).isEqualTo(EventRecord.NO_HOOK);
        assertThat(event.id()).isEqualTo(0x15);
        assertThat(event.opcode()).isEqualTo(0x15);
        assertThat(event.level()).isEqualTo(4);
        assertThat(event.version()).isEqualTo(3);
        assertThat(event.threadId()).isEqualTo(0x04030201);
        assertThat(event.processId()).isEqualTo(0x08070605);
        assertThat(event.timestampTicks()).isEqualTo(0x1817161514131211L);
        assertThat(event.channel()).isZero();
        assertThat(event.task()).isZero();
        assertThat(event.keyword()).isZero();
        assertThat(event.extendedCount()).isZero();
    }

    private static String guid(EventRecord event) {
        return new Guid(event.providerHigh(), event.providerLow()).toString();
    }
}
