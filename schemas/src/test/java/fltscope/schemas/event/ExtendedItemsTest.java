package fltscope.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ExtendedItemsTest {
    /** From net.4.5.2.x86.etl, the stack cut to two frames: related activity, then stack. */
    private static final String ACTIVITY_AND_STACK = "18000100010010000200000001000000940f0000ffdcd7b5"
            + "20000600000018000000000000000000 8b312fd0f9070000 eac0667700000000";

    /** From AMSITrace.etl: traits of the provider, and the begin of the metadata of the event. */
    private static final String TRAITS = "18000c0001000c00 0c00416d7369547261636500 00000000";

    private final ExtendedItems items = new ExtendedItems();

    @Test
    void realItemsAreReadOneAfterTheOther() {
        items.wrap(record(ACTIVITY_AND_STACK, 2));

        assertThat(items.next()).isTrue();
        assertThat(items.type()).isEqualTo(ExtendedItems.RELATED_ACTIVITYID);
        assertThat(items.dataOffset()).isEqualTo(8);
        assertThat(items.dataBytes()).isEqualTo(16);
        assertThat(new Guid(items.guidHigh(), items.guidLow()))
                .isEqualTo(Guid.parse("00000002-0001-0000-940f-0000ffdcd7b5"));
        assertThat(items.frameCount()).isZero();

        assertThat(items.next()).isTrue();
        assertThat(items.type()).isEqualTo(ExtendedItems.STACK_TRACE64);
        assertThat(items.dataOffset()).isEqualTo(32);
        assertThat(items.dataBytes()).isEqualTo(24);
        assertThat(items.matchId()).isZero();
        assertThat(items.frameCount()).isEqualTo(2);
        assertThat(items.frame(0)).isEqualTo(0x7F9D02F318BL);
        assertThat(items.frame(1)).isEqualTo(0x7766C0EAL);

        assertThat(items.next()).isFalse();
    }

    @Test
    void itemsOfOneTypeAreFoundAmongOthers() {
        assertThat(items.wrap(record(ACTIVITY_AND_STACK, 2)).next(ExtendedItems.STACK_TRACE64))
                .isTrue();
        assertThat(items.dataOffset()).isEqualTo(32);
        assertThat(items.next(ExtendedItems.STACK_TRACE64)).isFalse();
        assertThat(items.wrap(record(ACTIVITY_AND_STACK, 2)).next(ExtendedItems.SID))
                .isFalse();
    }

    @Test
    void anEventWithoutItemsHasNone() {
        assertThat(items.wrap(record("", 0)).next()).isFalse();
    }

    @Test
    void theNameOfTheProviderIsInItsTraits() {
        assertThat(items.wrap(record(TRAITS, 1)).next(ExtendedItems.PROV_TRAITS))
                .isTrue();
        assertThat(items.providerName()).isEqualTo("AmsiTrace");
    }

    @Test
    void traitsThatAreCutGiveTheNameUpToTheCut() {
        for (int bytes = 0; bytes < 12; bytes++) {
            EventRecord record = record(TRAITS, 1);
            record.buffer().putShort(6, (short) bytes);
            items.wrap(record).next();
            int characters = Math.max(0, Math.min(9, bytes - 2));
            assertThat(items.providerName()).isEqualTo("AmsiTrace".substring(0, characters));
        }
    }

    @Test
    void framesOfA32BitStackAreWidenedWithoutSign() {
        items.wrap(record("18000500 0000 1000 0700000000000000 00104080 ffffffff", 1))
                .next();
        assertThat(items.matchId()).isEqualTo(7);
        assertThat(items.frameCount()).isEqualTo(2);
        assertThat(items.frame(0)).isEqualTo(0x80401000L);
        assertThat(items.frame(1)).isEqualTo(0xFFFFFFFFL);
    }

    @Test
    void keysSessionsAndIdentifiersAreRead() {
        items.wrap(record("10000d00 0000 0800 8877665544332211", 1)).next();
        assertThat(items.key()).isEqualTo(0x1122334455667788L);
        items.wrap(record("10000300 0000 0400 02000000 00000000", 1)).next();
        assertThat(items.terminalSessionId()).isEqualTo(2);
        items.wrap(record("18000200 0000 0c00 010100000000000512000000 00000000", 1))
                .next();
        assertThat(items.sid()).isEqualTo("S-1-5-18");
    }

    @Test
    void dataShorterThanItsTypeNeedsGivesNothing() {
        for (int type = 0; type < 0x20; type++) {
            ByteBuffer item = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            item.putShort((short) 8).putShort((short) type);
            EventRecord record = new EventRecord();
            record.payload(item, 8, 0);
            record.extendedItems(0, 1);
            assertThat(items.wrap(record).next()).isTrue();
            assertThat(items.guidHigh()).isZero();
            assertThat(items.guidLow()).isZero();
            assertThat(items.key()).isZero();
            assertThat(items.terminalSessionId()).isZero();
            assertThat(items.matchId()).isZero();
            assertThat(items.frameCount()).isZero();
            assertThat(items.sid()).isEmpty();
            assertThat(items.providerName()).isEmpty();
        }
    }

    @Test
    void everyDocumentedTypeHasAName() {
        assertThat(ExtendedItems.nameOf(ExtendedItems.RELATED_ACTIVITYID)).isEqualTo("RELATED_ACTIVITYID");
        assertThat(ExtendedItems.nameOf(ExtendedItems.EVENT_SCHEMA_TL)).isEqualTo("EVENT_SCHEMA_TL");
        assertThat(ExtendedItems.nameOf(ExtendedItems.STACK_KEY64)).isEqualTo("STACK_KEY64");
        assertThat(ExtendedItems.nameOf(0)).isNull();
        assertThat(ExtendedItems.nameOf(0x13)).isNull();
        assertThat(ExtendedItems.nameOf(-1)).isNull();
    }

    private static EventRecord record(String hex, int count) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        EventRecord record = new EventRecord();
        record.payload(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), bytes.length, 0);
        record.extendedItems(0, count);
        return record;
    }
}
