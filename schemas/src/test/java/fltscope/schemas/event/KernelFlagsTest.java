package fltscope.schemas.event;

import static fltscope.schemas.event.HexPayload.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelFlagsTest {
    private final GroupMasks masks = new GroupMasks();

    @Test
    void minifilterFlagsStandInTheFifthWord() {
        // Made by hand: word 0 is 0x06000207, word 4 is 0x00780000.
        read(masks, "07020006" + "00000000".repeat(3) + "00007800" + "00000000".repeat(3), 8, 2);

        assertThat(KernelFlags.names(masks))
                .containsExactly(
                        "PROCESS",
                        "THREAD",
                        "IMAGE_LOAD",
                        "DISK_FILE_IO",
                        "FILE_IO",
                        "FILE_IO_INIT",
                        "FLT_IO_INIT",
                        "FLT_IO",
                        "FLT_FASTIO",
                        "FLT_IO_FAILURE");
    }

    @Test
    void theIndexBitsOfAWordAreNoFlags() {
        read(masks, "00000000".repeat(4) + "00001080" + "00000000".repeat(3), 8, 2);

        assertThat(KernelFlags.names(masks)).containsExactly("FLT_IO");
    }

    @Test
    void bitsWithoutANameAreShownAtTheEnd() {
        read(masks, "00000000".repeat(3) + "01000000 04001000" + "00000000".repeat(3), 8, 2);

        assertThat(KernelFlags.names(masks)).containsExactly("FLT_IO", "word3:0x00000001", "word4:0x00000004");
    }

    @ParameterizedTest
    @EnumSource
    void eachFlagIsOneBitOfItsOwn(KernelFlags flag) {
        assertThat(Integer.bitCount(flag.bit())).isEqualTo(1);
        assertThat(flag.bit() >>> 29).isZero();
        assertThat(flag.word()).isBetween(0, GroupMasks.WORDS - 1);
        for (KernelFlags other : KernelFlags.values()) {
            assertThat(other == flag || other.word() != flag.word() || other.bit() != flag.bit())
                    .as("%s and %s", flag, other)
                    .isTrue();
        }
    }
}
