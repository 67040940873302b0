package fltscope.schemas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ValueMapTest {
    private static final int GUID_BYTES = 16;

    @Test
    void aRealValueMapNamesItsValuesAndNoOthers() {
        ValueMap map = read(withoutGuid("dns-ip-type-map"));
        assertThat(map.name()).isEqualTo("DnsIpTypeMap");
        assertThat(map.label(0)).isEqualTo("static");
        assertThat(map.label(1)).isEqualTo("dynamic");
        assertThat(map.label(2)).isNull();
        assertThat(map.label(-1)).isNull();
    }

    @Test
    void aRealBitmapJoinsTheNamesOfItsBitsAndShowsTheRest() {
        ValueMap map = read(withoutGuid("type-flags-map"));
        assertThat(map.name()).isEqualTo("TypeFlagsMap");
        assertThat(map.label(0)).isNull();
        assertThat(map.label(1)).isEqualTo("Delegate");
        assertThat(map.label(0xF)).isEqualTo("Delegate|Finalizable|ExternallyImplementedCOMObject|Array");
        assertThat(map.label(0x12)).isEqualTo("Finalizable|0x10");
        assertThat(map.label(0x10)).isNull();
    }

    @Test
    void aNegativeValueOfAnInt32IsFoundByItsBits() {
        byte[] bytes = withoutGuid("dns-ip-type-map");
        RealBytes.buffer(bytes).putInt(20, -1);
        assertThat(read(bytes).label(-1)).isEqualTo("static");
        assertThat(read(bytes).label(0xFFFF_FFFFL)).isEqualTo("static");
    }

    @Test
    void mapsOfOtherKindsAreLeftOut() {
        for (int flag : new int[] {0, 4, 8, 16, 32, -1}) {
            byte[] bytes = withoutGuid("dns-ip-type-map");
            RealBytes.buffer(bytes).putInt(4, flag);
            assertThat(read(bytes)).as("flag %d", flag).isNull();
        }
        byte[] text = withoutGuid("dns-ip-type-map");
        RealBytes.buffer(text).putInt(12, 1);
        assertThat(read(text)).isNull();
    }

    @Test
    void countsAndOffsetsOutsideAreRefused() {
        int length = withoutGuid("dns-ip-type-map").length;
        for (int value : new int[] {length - 1, length, 0xFFFF, Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
            for (int at : new int[] {0, 8, 16, 24}) {
                byte[] bytes = withoutGuid("dns-ip-type-map");
                RealBytes.buffer(bytes).putInt(at, value);
                assertThat(read(bytes)).as("%d at %d", value, at).isNull();
            }
        }
    }

    @Test
    void moreEntriesThanTheBytesHoldAreRefused() {
        byte[] map = new byte[48];
        ByteBuffer bytes = RealBytes.buffer(map);
        bytes.putInt(12).putInt(1).putInt(4).putInt(0);
        while (bytes.hasRemaining()) {
            bytes.putInt(12);
        }
        assertThat(read(map)).isNotNull();
        bytes.putInt(8, 5);
        assertThat(read(map)).isNull();
    }

    @Test
    void aMapCutAnywhereIsRefused() {
        byte[] whole = withoutGuid("dns-ip-type-map");
        for (int length = 0; length < whole.length; length++) {
            assertThat(read(Arrays.copyOf(whole, length)))
                    .as("cut at %d", length)
                    .isNull();
        }
    }

    private static byte[] withoutGuid(String name) {
        byte[] bytes = RealBytes.read(name);
        return Arrays.copyOfRange(bytes, GUID_BYTES, bytes.length);
    }

    private static ValueMap read(byte[] bytes) {
        ByteBuffer buffer = RealBytes.buffer(bytes);
        return ValueMap.read(buffer, 0, bytes.length);
    }
}
