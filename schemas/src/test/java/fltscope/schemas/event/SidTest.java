package fltscope.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SidTest {
    @Test
    void wellKnownIdentifiersHaveTheirPublishedText() {
        assertThat(text("010100000000000512000000")).isEqualTo("S-1-5-18");
        assertThat(text("01020000000000052000000020020000")).isEqualTo("S-1-5-32-544");
        assertThat(text("0100000000000005")).isEqualTo("S-1-5");
        assertThat(text("0101010000000000ffffffff")).isEqualTo("S-1-1099511627776-4294967295");
    }

    @Test
    void anIdentifierThatDoesNotEndInTheBytesAtHandHasNoLength() {
        ByteBuffer sid = bytes("010100000000000512000000");
        assertThat(Sid.bytes(sid, 0, 12)).isEqualTo(12);
        for (int left = -1; left < 12; left++) {
            assertThat(Sid.bytes(sid, 0, left)).as("%d left", left).isEqualTo(-1);
        }
        assertThat(Sid.bytes(bytes("01ff000000000005"), 0, 8)).isEqualTo(-1);
    }

    private static String text(String hex) {
        ByteBuffer sid = bytes(hex);
        assertThat(Sid.bytes(sid, 0, sid.capacity())).isEqualTo(sid.capacity());
        return Sid.text(sid, 0);
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
