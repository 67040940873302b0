package fltscope.collector.live.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import fltscope.collector.live.win32.NativeGuid;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.ExtendedItems;
import fltscope.schemas.event.Guid;
import fltscope.schemas.event.HeaderKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records made by hand at the offsets of evntcons.h; that these are right is told by {@link LayoutTest}. */
class LiveEventTest {
    private static final Guid PROVIDER = Guid.parse("edd08927-9cc4-4e65-b970-c2560fb5c289");
    private static final Guid FILE_IO = Guid.parse("90cbdc39-4a3e-11d1-84f4-0000f80464e3");

    private final Memory record = new Memory(LiveEvent.BYTES);
    private final LiveEvent reader = new LiveEvent();
    /** What a record points to lives as long as the test. */
    private Memory payload;

    private Memory items;
    private Memory data;

    @BeforeEach
    void fill() {
        record.clear();
        record.setShort(0x04, (short) 0x40);
        record.setInt(0x08, 4228);
        record.setInt(0x0C, 4120);
        record.setLong(0x10, 123_456_789L);
        NativeGuid.write(record, 0x18, PROVIDER);
        record.setShort(0x28, (short) 0xF00C);
        record.setByte(0x2A, (byte) 1);
        record.setByte(0x2B, (byte) 16);
        record.setByte(0x2C, (byte) 4);
        record.setByte(0x2D, (byte) 0xC8);
        record.setShort(0x2E, (short) 12);
        record.setLong(0x30, 0x8000_0000_0000_00A0L);
        record.setByte(0x50, (byte) 3);
        record.setByte(0x51, (byte) 8);
        payload(5);
    }

    private void payload(int bytes) {
        payload = new Memory(Math.max(1, bytes));
        for (int i = 0; i < bytes; i++) {
            payload.setByte(i, (byte) i);
        }
        record.setShort(0x56, (short) bytes);
        record.setPointer(0x60, bytes == 0 ? Pointer.NULL : payload);
    }

    private EventRecord read() {
        return reader.read(Pointer.nativeValue(record));
    }

    @Test
    void everyFieldOfAManifestEventIsTaken() {
        EventRecord event = read();
        assertThat(event.headerKind()).isEqualTo(HeaderKind.EVENT);
        assertThat(event.hookId()).isEqualTo(EventRecord.NO_HOOK);
        assertThat(event.pointerBytes()).isEqualTo(8);
        assertThat(event.threadId()).isEqualTo(4228);
        assertThat(event.processId()).isEqualTo(4120);
        assertThat(event.timestampTicks()).isEqualTo(123_456_789L);
        assertThat(new Guid(event.providerHigh(), event.providerLow())).isEqualTo(PROVIDER);
        assertThat(event.id()).isEqualTo(0xF00C);
        assertThat(event.version()).isEqualTo(1);
        assertThat(event.channel()).isEqualTo(16);
        assertThat(event.level()).isEqualTo(4);
        assertThat(event.opcode()).isEqualTo(0xC8);
        assertThat(event.task()).isEqualTo(12);
        assertThat(event.keyword()).isEqualTo(0x8000_0000_0000_00A0L);
        assertThat(event.processor()).isEqualTo(3);
        assertThat(event.payloadBytes()).isEqualTo(5);
        assertThat(event.buffer().get(event.payloadOffset() + 4)).isEqualTo((byte) 4);
        assertThat(event.extendedCount()).isZero();
        assertThat(read().position()).as("the number of the event").isEqualTo(1);
    }

    @Test
    void aClassicEventIsNamedByItsClassAndOpcode() {
        record.setShort(0x04, (short) (0x20 | 0x100 | 0x200));
        NativeGuid.write(record, 0x18, FILE_IO);
        record.setByte(0x2D, (byte) 64);
        record.setShort(0x50, (short) 0x0123);
        EventRecord event = read();
        assertThat(event.headerKind()).isEqualTo(HeaderKind.FULL);
        assertThat(event.hookId()).isEqualTo(0x0440);
        assertThat(event.pointerBytes()).isEqualTo(4);
        assertThat(event.processor()).as("an index of 16 bits").isEqualTo(0x0123);
    }

    @Test
    void thePayloadMayBeEmptyOrAsLongAsItsLengthCanSay() {
        payload(0);
        assertThat(read().payloadBytes()).isZero();
        payload(0xFFFF);
        EventRecord event = read();
        assertThat(event.payloadBytes()).isEqualTo(0xFFFF);
        assertThat(event.buffer().get(event.payloadOffset() + 0xFFFE)).isEqualTo((byte) 0xFE);
    }

    private void items(int count, int bytes) {
        items = new Memory((long) count * LiveEvent.ITEM_BYTES);
        items.clear();
        data = new Memory(Math.max(1, bytes));
        data.clear();
        for (int i = 0; i < count; i++) {
            long at = (long) i * LiveEvent.ITEM_BYTES;
            items.setShort(at + 2, (short) ExtendedItems.STACK_TRACE64);
            items.setShort(at + 6, (short) bytes);
            items.setPointer(at + 8, data);
        }
        record.setShort(0x54, (short) count);
        record.setPointer(0x58, items);
    }

    @Test
    void aStackIsReadAsFromAFile() {
        items(2, 24);
        data.setLong(0, 77);
        data.setLong(8, 0xFFFF_F800_0A20_0010L);
        data.setLong(16, 0x7FFB_8C18_6C12L);
        ExtendedItems stack = new ExtendedItems().wrap(read());
        for (int i = 0; i < 2; i++) {
            assertThat(stack.next(ExtendedItems.STACK_TRACE64)).isTrue();
            assertThat(stack.matchId()).isEqualTo(77);
            assertThat(stack.frameCount()).isEqualTo(2);
            assertThat(stack.frame(0)).isEqualTo(0xFFFF_F800_0A20_0010L);
            assertThat(stack.frame(1)).isEqualTo(0x7FFB_8C18_6C12L);
        }
        assertThat(stack.next()).isFalse();
    }

    @Test
    void itemsThatDoNotFitAreLeftOutAndHarmNothing() {
        payload(0xFFFF);
        for (int[] most : new int[][] {{40, 0xFFFF}, {40, 0xFFF0}, {0xFFFF, 8}, {3, 0}}) {
            items(most[0], most[1]);
            EventRecord event = read();
            ExtendedItems walk = new ExtendedItems().wrap(event);
            int seen = 0;
            while (walk.next()) {
                assertThat(walk.dataOffset() + walk.dataBytes())
                        .isLessThanOrEqualTo(event.buffer().capacity());
                seen++;
            }
            assertThat(seen).isEqualTo(event.extendedCount()).isLessThanOrEqualTo(most[0]);
        }
    }
}
