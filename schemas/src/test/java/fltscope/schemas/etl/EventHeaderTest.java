package fltscope.schemas.etl;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.ExtendedItems;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.HeaderKind;
import fltscope.schemas.trace.TraceCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EVENT_HEADER and its chain of extended items. */
class EventHeaderTest {
    /** Behind Size, HeaderType and Flags: up to TimeStamp. */
    private static final String IDS = "0000 c40e0000 940f0000 09c6e37300000000";

    private static final String DESCRIPTOR = """
            2789d0ed c49c 654e b970c2560fb5c289
            0c00 01 10 04 00 0c00 a000000000000080
            0102030405060708 1112131415161718 2122232425262728
            """.replace("\n", " ");

    @Test
    void kernelFileCreateWithAStack() { // header from net.4.5.2.x64.etl; item of 4 frames and payload made by hand
        String frames = "0330d0ffffffffff 37ae5d2100f8ffff 1111111100f8ffff 2222222200f8ffff";
        EventRecord event = RecordBytes.event(
                "8a00 13c0 0100",
                IDS,
                DESCRIPTOR,
                "3000 0600 0000 2800 0000000000000000",
                frames,
                "4142434445464748494a",
                "000000000000");
        assertThat(event.headerKind()).isEqualTo(HeaderKind.EVENT);
        assertThat(event.pointerBytes()).isEqualTo(8);
        assertThat(event.hookId()).isEqualTo(EventRecord.NO_HOOK);
        assertThat(event.threadId()).isEqualTo(0xEC4);
        assertThat(event.processId()).isEqualTo(0xF94);
        assertThat(event.timestampTicks()).isEqualTo(0x73E3C609L);
        assertThat(new Guid(event.providerHigh(), event.providerLow()))
                .hasToString("edd08927-9cc4-4e65-b970-c2560fb5c289");
        assertThat(event.id()).isEqualTo(12);
        assertThat(event.version()).isEqualTo(1);
        assertThat(event.channel()).isEqualTo(16);
        assertThat(event.level()).isEqualTo(4);
        assertThat(event.opcode()).isZero();
        assertThat(event.task()).isEqualTo(12);
        assertThat(event.keyword()).isEqualTo(0x80000000000000A0L);
        assertThat(event.extendedCount()).isEqualTo(1);
        assertThat(RecordBytes.payload(event)).isEqualTo("4142434445464748494a");

        ExtendedItems items = new ExtendedItems().wrap(event);
        assertThat(items.next()).isTrue();
        assertThat(items.type()).isEqualTo(6);
        assertThat(RecordBytes.hex(event.buffer(), items.dataOffset(), items.dataBytes()))
                .isEqualTo("0000000000000000" + frames.replace(" ", ""));
        assertThat(items.next()).isFalse();
    }

    @Test
    void eventOfA32BitProcess() { // made by hand
        EventRecord event = RecordBytes.event("5400 12c0 4000", IDS, DESCRIPTOR, "41424344 00000000");
        assertThat(event.headerKind()).isEqualTo(HeaderKind.EVENT);
        assertThat(event.pointerBytes()).isEqualTo(4);
        assertThat(event.extendedCount()).isZero();
        assertThat(RecordBytes.payload(event)).isEqualTo("41424344");
    }

    @Test
    void itemsAreAChainThatEndsWhereNoOtherIsAnnounced() { // made by hand; of Linkage only bit 0 counts
        EventRecord event = RecordBytes.event(
                "7400 13c0 0100",
                IDS,
                DESCRIPTOR,
                "1000 0d00 0100 0800 1112131415161718",
                "0800 0900 ffff 0000",
                "0800 0300 feff 0000",
                "41424344 00000000");
        assertThat(event.extendedCount()).isEqualTo(3);
        assertThat(RecordBytes.payload(event)).isEqualTo("41424344");
        ExtendedItems items = new ExtendedItems().wrap(event);
        assertThat(items.next(0x0D)).isTrue();
        assertThat(items.key()).isEqualTo(0x1817161514131211L);
        assertThat(items.next(0x09)).isTrue();
        assertThat(items.dataBytes()).isZero();
        assertThat(items.next(0x03)).isTrue();
        assertThat(items.next()).isFalse();
    }

    @Test
    void anItemMayFillTheRecord() { // made by hand
        EventRecord event =
                RecordBytes.event("6000 13c0 0100", IDS, DESCRIPTOR, "1000 0300 0000 0800 1112131415161718");
        assertThat(event.extendedCount()).isEqualTo(1);
        assertThat(event.payloadBytes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // total size, linkage, data size of the first of two items of 16 bytes; the record has 0x78 bytes
        "0000, 0000, 0000", // no size
        "0700, 0000, 0000", // smaller than its header
        "0800, 0000, 0100", // data beyond the item
        "1000, 0000, 0900",
        "1000, 0000, ffff",
        "2900, 0000, 0800", // beyond the record
        "0080, 0000, 0800",
        "ffff, 0000, 0800",
        "2800, 0100, 0800", // another item is announced where the record ends
        "2100, 0100, 0800", // and where it has 7 bytes left
    })
    void anItemThatReachesBeyondItsRecordIsDamage(String total, String linkage, String data) {
        RecordCursor cursor = RecordBytes.cursor(
                "7800 13c0 0100",
                IDS,
                DESCRIPTOR,
                total + "0d00" + linkage + data + "1112131415161718",
                "1000 0d00 0000 0800 2122232425262728",
                "4142434445464748");
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.hasExtension()).isTrue();
        assertThat(cursor.event(new EventRecord())).isFalse();
        assertThat(cursor.damage()).isEqualTo(TraceCounter.RECORD_EXTENSION_BAD);
        assertThat(cursor.next()).isFalse();
    }

    @Test
    void anItemHeaderMustLieWithinTheRecordEvenWhereTheBufferGoesOn() { // made by hand: 0 to 7 bytes behind the header
        for (int behind = 0; behind < 8; behind++) {
            RecordCursor cursor = RecordBytes.cursor(
                    String.format("%02x00 13c0 0100", 0x50 + behind), IDS, DESCRIPTOR, "0800 0d00 0000 0000");
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.event(new EventRecord())).isFalse();
            assertThat(cursor.damage()).isEqualTo(TraceCounter.RECORD_EXTENSION_BAD);

            // The same at the very end of the bytes in use, which only a record of whole length can reach.
            RecordCursor last = RecordBytes.cursor(
                    String.format("%02x00 13c0 0100", 0x50 + behind), IDS, DESCRIPTOR, "00".repeat(behind));
            assertThat(last.next()).isTrue();
            assertThat(last.event(new EventRecord())).isFalse();
        }
    }

    @Test
    void theItemsOfOneEventAreNotThoseOfTheNext() { // made by hand
        RecordCursor cursor = RecordBytes.cursor(
                "5800 13c0 0100", IDS, DESCRIPTOR, "0800 0900 0000 0000", "5000 13c0 0000", IDS, DESCRIPTOR);
        EventRecord event = new EventRecord();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.event(event)).isTrue();
        assertThat(event.extendedCount()).isEqualTo(1);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.hasExtension()).isFalse();
        assertThat(cursor.event(event)).isTrue();
        assertThat(event.extendedCount()).isZero();
        assertThat(new ExtendedItems().wrap(event).next()).isFalse();
    }
}
