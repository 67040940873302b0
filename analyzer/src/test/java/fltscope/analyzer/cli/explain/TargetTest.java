package fltscope.analyzer.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {
    @Test
    void anAddressMayBeWrittenAsDebuggersDo() {
        for (String text : new String[] {
            "ffffe0000110b630", "FFFFE0000110B630", "0xffffe0000110b630", "ffffe000`0110b630", "0xFFFFE000`0110B630"
        }) {
            assertThat(new Target(text).isAddress()).as(text).isTrue();
            assertThat(new Target(text).address()).as(text).isEqualTo(0xFFFF_E000_0110_B630L);
        }
        assertThat(new Target("8a3b5e10").address()).isEqualTo(0x8A3B_5E10L);
        assertThat(new Target("0x10").address()).isEqualTo(0x10);
        assertThat(new Target("0`8a3b5e10").address()).isEqualTo(0x8A3B_5E10L);
    }

    @Test
    void allElseIsAPath() {
        for (String text : new String[] {"C:\\x", "abc", "face", "ffffe0000110b6301", "0xg", "", "*", "110b630"}) {
            assertThat(new Target(text).isAddress()).as(text).isFalse();
        }
    }
}
