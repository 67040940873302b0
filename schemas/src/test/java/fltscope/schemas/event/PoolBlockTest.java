package fltscope.schemas.event;

import static fltscope.schemas.event.EventBytes.assertFixedBytes;
import static fltscope.schemas.event.EventBytes.fields;
import static fltscope.schemas.event.EventBytes.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All bytes made by hand, after the MOF. */
class PoolBlockTest {
    private static final int ALLOCATION = 0x0E20;
    private static final int SESSION_ALLOCATION = 0x0E21;
    private static final int FREE = 0x0E22;

    @Test
    void aBlockAndItsFree() {
        String bytes = "00020000 464d6973 f002000000000000 805634120ab5ffff";
        assertThat(fields(kernel(ALLOCATION, 2, 8, bytes)))
                .containsExactly("type=0x200", "tag='FMis'", "numberOfBytes=752", "entry=DATA 0xffffb50a12345680")
                .isEqualTo(fields(kernel(FREE, 2, 8, bytes)));
    }

    @Test
    void whatTracingAddsToTheTypeIsNoPartOfIt() {
        PoolBlock layout = new PoolBlock();
        assertThat(layout.wrap(kernel(ALLOCATION, 2, 8, "01000010 464d666e 0020000000000000 00603412808bffff")))
                .isTrue();
        assertThat(layout.poolType()).isEqualTo(1);
        assertThat(layout.isBig()).isTrue();
        assertThat(PoolTag.text(layout.tag())).isEqualTo("FMfn");
        assertThat(layout.numberOfBytes()).isEqualTo(8192);
    }

    @Test
    void theSessionStandsBehindBlocksOfSessions() {
        assertThat(fields(kernel(
                        SESSION_ALLOCATION, 2, 8, "21000000 55737469 4000000000000000 7056341201c0ffff 01000000")))
                .containsExactly(
                        "type=0x21", "tag='Usti'", "numberOfBytes=64", "entry=DATA 0xffffc00112345670", "sessionId=1");
    }

    @Test
    void aNarrowBlockAndTheShortestOfBoth() {
        String narrow = "00000000 464d7769 60000000 58341286";
        assertThat(fields(kernel(ALLOCATION, 2, 4, narrow)))
                .containsExactly("type=0x0", "tag='FMwi'", "numberOfBytes=96", "entry=DATA 0x86123458");
        assertFixedBytes(kernel(ALLOCATION, 2, 4, narrow), 16);
        assertFixedBytes(
                kernel(SESSION_ALLOCATION, 2, 8, "21000000 55737469 4000000000000000 7056341201c0ffff 01000000"), 24);
    }

    @Test
    void aTagIsReadWithoutTheBitOfProtectedBlocks() {
        assertThat(PoolTag.text(PoolTag.of("FMfl") | 0x8000_0000)).isEqualTo("FMfl");
        assertThat(PoolTag.text(PoolTag.of("Ab"))).isEqualTo("Ab  ");
        assertThat(PoolTag.text(0x0102_4142)).isEqualTo("BA..");
    }
}
