package fltscope.analyzer.symbol.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.analyzer.symbol.fixture.CabinetWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CabinetTest {
    /** Three blocks, of which the later ones refer to what stands in those before. */
    private final byte[] content = content(80_000);

    @Test
    void blocksUseWhatStandsBeforeThemAsTheirDictionary() throws IOException {
        assertThat(expand(CabinetWriter.mszip(content))).isEqualTo(content);
    }

    @Test
    void reservedAreasAreSkipped() throws IOException {
        assertThat(expand(CabinetWriter.mszip(content, 20, 3))).isEqualTo(content);
    }

    @Test
    void whatIsNotACabinetStaysAsItIs() throws IOException {
        assertThat(expand(new byte[] {'M', 'S'})).containsExactly('M', 'S');
    }

    @Test
    void lzxIsRefusedWithWhatExpandsIt() {
        byte[] cabinet = CabinetWriter.mszip(content);
        cabinet[42] = 3;

        assertRefused(cabinet, "LZX");
        assertRefused(cabinet, "extrac32");
    }

    @Test
    void aCabinetThatClaimsToBeHugeIsRefusedBeforeAnythingIsAllocated() {
        byte[] cabinet = CabinetWriter.mszip(content);
        cabinet[44 + 3] = 0x7F;

        assertRefused(cabinet, "claims to be");
    }

    @Test
    void aCabinetThatIsCutOffIsRefused() {
        byte[] cabinet = CabinetWriter.mszip(content);

        assertRefused(Arrays.copyOf(cabinet, cabinet.length - 5), "do not fit");
    }

    @Test
    void aCabinetThatEndsBeforeItsFileDoesIsRefused() {
        byte[] cabinet = CabinetWriter.mszip(content);
        cabinet[40]--;

        assertRefused(cabinet, "of 80000 bytes");
    }

    private static void assertRefused(byte[] cabinet, String why) {
        assertThatThrownBy(() -> expand(cabinet))
                .isInstanceOf(SymbolFileException.class)
                .hasMessageContaining(why);
    }

    private static byte[] expand(byte[] file) throws IOException {
        try (FileBytes expanded = Cabinet.expanded(FileBytes.of(file))) {
            return expanded.read("all", 0, expanded.size()).toArray();
        }
    }

    private static byte[] content(int bytes) {
        byte[] content = new byte[bytes];
        Random random = new Random(1);
        for (int i = 0; i < bytes; i++) {
            content[i] = i >= 30_000 ? content[i - 30_000] : (byte) (random.nextInt(5) * 17);
        }
        return content;
    }
}
