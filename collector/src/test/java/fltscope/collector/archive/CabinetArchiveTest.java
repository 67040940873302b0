package fltscope.collector.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CabinetArchiveTest {
    /**
     * Written by gcab 1.5 (-c -z): a.txt, "hello cabinet, hello", and logs.etl, 5,000 lines of 15 bytes ({@code 00003 fltscope})
     * that repeat after 7: three blocks of one folder, of which the later ones refer to the earlier ones.
     */
    private static final String BY_GCAB = """
        4d5343460000000028020000000000002c000000000000000301010002000000000000005b00000003000100140000000000000000007c
        5d63432000612e74787400f82401001400000000007c5d634320006c6f67732e65746c00fc4c0523b7000080434bedcdb10984401440c1
        dc2ab60083534ffb5159f160d103ed1fd9f07760302f7bd1ecb99433adf3f23bf2dda6bdeea796b6725febf9cf4dbd2e6e1f7788fb8d3b
        c69de282402010080402814020100804028140201008040281402010080402814020100804028140201008040281402010080402814020
        10080402814020100804028140201008040281402010080402814020100804028140201008040281402010080402814020100804028140
        201008f402e801dab1d266a6000080434bedcdbb0980400005c1dc2a2ce1fc9c0d1d67242868ff88e1ebc06036db68ca36eec773b7f3ea
        43f9ca9d72e7dc2577cdadb920100804028140201008040281402010080402814020100804028140201008040281402010080402814020
        10080402814020100804028140201008040281402010080402814020100804028140201008040281402010080402814020100804028140
        201008040281402010080402fd177a010c1a12de58000c25434bedcdbb0980400005c1dc2a2cc17f437246c20967ff8860f20a309bcd36
        9a7a956e78eb8ff36e7bfd76cc9d72e7dc2577cddd7241201008040281402010080402814020100804028140201008040281402010e807
        e801
        """;

    private static final int FOLDER_METHOD_AT = 0x2A;
    private static final int FIRST_BLOCK_AT = 0x5B;

    @TempDir
    private Path folder;

    private static byte[] cabinet() {
        return HexFormat.of().parseHex(BY_GCAB.replaceAll("\\s", ""));
    }

    private CabinetArchive open(byte[] bytes) throws IOException {
        Path file = folder.resolve("a.cab");
        Files.write(file, bytes);
        return new CabinetArchive(FileChannel.open(file));
    }

    private static byte[] content(Archive archive, int member) throws IOException {
        try (var in = archive.open(archive.members().get(member))) {
            return in.readAllBytes();
        }
    }

    private static String lines() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            lines.append("0000").append(i % 7).append(" fltscope\n");
        }
        return lines.toString();
    }

    @Test
    void aCabinetOfAnotherToolIsUnpackedAcrossItsBlocks() throws IOException {
        try (CabinetArchive archive = open(cabinet())) {
            assertThat(archive.members())
                    .containsExactly(new Archive.Member(0, "a.txt", 20), new Archive.Member(1, "logs.etl", 75_000));
            assertThat(content(archive, 0)).asString(StandardCharsets.US_ASCII).isEqualTo("hello cabinet, hello");
            assertThat(content(archive, 1)).asString(StandardCharsets.US_ASCII).isEqualTo(lines());
        }
    }

    @Test
    void methodsThatAreNotReadAreNamed() throws IOException {
        for (var method : new Object[][] {{2, "Quantum"}, {3, "LZX"}, {9, "method 9"}}) {
            byte[] cabinet = cabinet();
            cabinet[FOLDER_METHOD_AT] = ((Integer) method[0]).byteValue();
            try (CabinetArchive archive = open(cabinet)) {
                assertThatThrownBy(() -> content(archive, 1))
                        .isInstanceOf(IOException.class)
                        .hasMessageContainingAll((String) method[1], "unpack it");
            }
        }
    }

    @Test
    void aBlockThatIsDamagedIsToldByItsPlace() throws IOException {
        byte[] cabinet = cabinet();
        int blockAt = HexFormat.of().parseHex(BY_GCAB.replaceAll("\\s", "")).length - 100;
        cabinet[blockAt] ^= 1;
        try (CabinetArchive archive = open(cabinet)) {
            assertThatThrownBy(() -> content(archive, 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("a checksum is wrong at byte ");
        }
    }

    @Test
    void damageIsAnIoExceptionAndNothingElse() throws IOException {
        byte[] whole = cabinet();
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = java.util.Arrays.copyOf(whole, i % 4 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int bit = 0; bit < 3 && damaged.length > 0; bit++) {
                int at = random.nextInt(Math.min(damaged.length, i % 2 == 0 ? FIRST_BLOCK_AT : damaged.length));
                damaged[at] ^= (byte) (1 << random.nextInt(8));
            }
            try (CabinetArchive archive = open(damaged)) {
                for (int member = 0; member < Math.min(4, archive.members().size()); member++) {
                    content(archive, member);
                }
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }
}
