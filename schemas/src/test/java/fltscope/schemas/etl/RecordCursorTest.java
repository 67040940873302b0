package fltscope.schemas.etl;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.trace.TraceCounter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCursorTest {
    private static final String PERFINFO = "020011c0 1000 2404 49eabc7900000000";
    private static final String GUID = "2789d0edc49c654eb970c2560fb5c289";

    @Test
    void recordsFollowEachOtherAtMultiplesOfEight() {
        RecordCursor cursor = RecordBytes.cursor(
                "020011c0 1100 2404 0100000000000000 5a ffffffffffffff", // 0x11 bytes and 7 of padding
                "020011c0 1800 2504 0200000000000000 5a5a5a5a5a5a5a5a",
                "020011c0 1200 2604 0300000000000000 5a5a"); // the last one's padding may be missing
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.offset()).isEqualTo(RecordBytes.START);
        assertThat(cursor.recordBytes()).isEqualTo(0x11);
        assertThat(cursor.hookId()).isEqualTo(0x0424);
        assertThat(cursor.timestampTicks()).isEqualTo(1);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.offset()).isEqualTo(RecordBytes.START + 0x18);
        assertThat(cursor.hookId()).isEqualTo(0x0425);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.offset()).isEqualTo(RecordBytes.START + 0x30);
        assertThat(cursor.recordBytes()).isEqualTo(0x12);
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.damage()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000", "ffffffff"})
    void aMarkerOfZerosOrOnesEndsTheRecords(String marker) {
        RecordCursor cursor = RecordBytes.cursor(PERFINFO, marker, "00000000", PERFINFO);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.damage()).isEqualTo(TraceCounter.BUFFER_ENDS_EARLY);
        assertThat(cursor.offset()).isEqualTo(RecordBytes.START + 0x10);
        assertThat(cursor.next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "020000c0",
                "020005c0",
                "020009c0",
                "02000fc0",
                "020016c0",
                "0200ffc0", // no such header
                "020011c1",
                "02001140",
                "02001180",
                "020011d0",
                "02001100",
                "01000000",
                "fffffffe",
                "feffffff"
            })
    void anUnknownMarkerIsDamageAndEndsItsBuffer(String marker) {
        RecordCursor cursor = RecordBytes.cursor(PERFINFO, marker, "10002404 49eabc7900000000", PERFINFO);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.damage()).isEqualTo(TraceCounter.RECORD_MARKER_BAD);
        assertThat(cursor.offset()).isEqualTo(RecordBytes.START + 0x10);
        assertThat(cursor.next()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "01, 20, true", "02, 20, true", "03, 18, true", "04, 18, true", "10, 10, true", "11, 10, true",
        "0a, 30, false", "14, 30, false", "0b, 38, false", "15, 38, false", "12, 50, false", "13, 50, false",
    })
    void aRecordIsNoSmallerThanItsHeaderAndNoLargerThanWhatIsLeft(String kind, String header, boolean sizeAt4) {
        int smallest = Integer.parseInt(header, 16);
        for (int left : new int[] {smallest, smallest + 8}) {
            for (int size = 0; size <= 0xFFFF; size += size < 0x60 || size > 0xFFF0 ? 1 : 0x33) {
                byte[] bytes = new byte[left];
                ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                record.putInt(0, 0xC000_0000 | (Integer.parseInt(kind, 16) << 16) | (sizeAt4 ? 2 : size));
                record.putShort(4, (short) (sizeAt4 ? size : 0));
                RecordCursor cursor = RecordBytes.cursor(bytes);
                boolean good = size >= smallest && size <= left;
                assertThat(cursor.next()).as("size %x of %x", size, left).isEqualTo(good);
                assertThat(cursor.damage()).isEqualTo(good ? null : TraceCounter.RECORD_SIZE_BAD);
                if (good) {
                    assertThat(cursor.recordBytes()).isEqualTo(size);
                    cursor.oldInstanceHeaders(true);
                    EventRecord event = new EventRecord();
                    assertThat(cursor.event(event)).isTrue();
                    assertThat(event.payloadOffset()).isEqualTo(RecordBytes.START + smallest);
                    assertThat(event.payloadBytes()).isEqualTo(size - smallest);
                }
                assertThat(cursor.next()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0cc0, HEADER_SKIPPED",
        "0dc0, HEADER_SKIPPED",
        "0ec0, HEADER_SKIPPED",
        "00b0, HEADER_SKIPPED",
        "0090, MESSAGE_SKIPPED",
        "ff90, MESSAGE_SKIPPED",
    })
    void whatIsNoEventIsToldAsSuchAndPassedOver(String marker, TraceCounter counter) {
        RecordCursor cursor = RecordBytes.cursor("0c00" + marker, "5a5a5a5a 5a5a5a5a ffffffff", PERFINFO);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.isEvent()).isFalse();
        assertThat(cursor.skippedAs()).isEqualTo(counter);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.isEvent()).isTrue();
        assertThat(cursor.hookId()).isEqualTo(0x0424);
        for (int size : new int[] {0, 1, 4, 7, 0x1D, 0x7FFF, 0x8000, 0xFFFF}) {
            RecordCursor bad = RecordBytes.cursor(
                    String.format("%02x%02x", size & 0xFF, size >> 8) + marker,
                    "5a5a5a5a 5a5a5a5a ffffffff 00000000",
                    "5a5a5a5a 5a5a5a5a");
            assertThat(bad.next()).isFalse();
            assertThat(bad.damage()).isEqualTo(TraceCounter.RECORD_SIZE_BAD);
        }
    }

    @Test
    void fewerThanEightBytesAreNoRecord() {
        for (int bytes = 0; bytes < 8; bytes++) {
            RecordCursor cursor = RecordBytes.cursor("0c000cc000000000".substring(0, 2 * bytes));
            assertThat(cursor.next()).isFalse();
            assertThat(cursor.damage()).isNull();
        }
    }

    @Test
    void aCursorCanBePointedAtTheNextBufferAfterDamage() {
        RecordCursor cursor = RecordBytes.cursor("01000000 00000000");
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.damage()).isNotNull();
        ByteBuffer next = ByteBuffer.allocateDirect(16).order(ByteOrder.LITTLE_ENDIAN);
        next.putInt(0, 0xC011_0002).putInt(4, 0x0424_0010).putLong(8, 77);
        cursor.wrap(next, 0, 16);
        assertThat(cursor.damage()).isNull();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.timestampTicks()).isEqualTo(77);
    }

    @Test
    void whatACountNeedsIsToldWithoutTheEvent() {
        String times = "01000000 02000000 1112131415161718";
        RecordCursor cursor = RecordBytes.cursor(
                "020011c0 1000 2404 1112131415161718",
                "020004c0 1800 2404" + times,
                "020002c0 2000 2404" + times + "0000000000000000",
                "300014c0 23040000" + times + GUID + "0000000000000000",
                "480015c0 24040000" + times + GUID + "00".repeat(0x20),
                "500013c0 00000000" + times + GUID + "0c01011004000c00 a000000000000080" + "00".repeat(0x18));
        EventRecord event = new EventRecord();
        int records = 0;
        while (cursor.next()) {
            records++;
            assertThat(cursor.event(event)).isTrue();
            assertThat(cursor.isEvent()).isTrue();
            assertThat(cursor.timestampTicks()).isEqualTo(0x1817161514131211L).isEqualTo(event.timestampTicks());
            assertThat(cursor.headerKind()).isEqualTo(event.headerKind());
            assertThat(cursor.hookId()).isEqualTo(event.hookId());
            assertThat(cursor.hasExtension()).isEqualTo(records == 5);
            if (records > 3) {
                assertThat(cursor.providerHigh())
                        .isEqualTo(event.providerHigh())
                        .isEqualTo(0x4E659CC4EDD08927L);
                assertThat(cursor.providerLow()).isEqualTo(event.providerLow()).isEqualTo(0x89C2B50F56C270B9L);
                assertThat(cursor.eventId()).isEqualTo(event.id());
            }
        }
        assertThat(records).isEqualTo(6);
        assertThat(cursor.damage()).isNull();
        assertThat(event.id()).isEqualTo(0x10C);
        assertThat(cursor.keyword()).isEqualTo(0x80000000000000A0L).isEqualTo(event.keyword());
    }

    @Test
    void timesOfALaterSessionAreShifted() {
        RecordCursor cursor = RecordBytes.cursor(PERFINFO);
        EventRecord event = new EventRecord();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.event(event.shifted(-1000))).isTrue();
        assertThat(event.timestampTicks()).isEqualTo(0x79BCEA49L - 1000);
        assertThat(event.shiftTicks()).isEqualTo(-1000);
    }
}
