package fltscope.analyzer.symbol.file;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.symbol.fixture.SharedPdbs;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Real compressed files, held against what other tools expanded them to. */
class SharedContainersTest {
    private static final String STORE = "symsrv/ShowSSEConfig.";

    @Test
    void aCabinetHoldsTheFileThatLiesBesideIt() throws IOException {
        String folder = STORE + "exe/63E6C7F78000/ShowSSEConfig.";

        byte[] expanded = expand(folder + "ex_");

        assertThat(expanded).isEqualTo(Files.readAllBytes(SharedPdbs.orSkip(folder + "exe")));
    }

    @Test
    void aCabinetOfManyBlocksIsExpandedAsBySevenZip() throws IOException, NoSuchAlgorithmException {
        byte[] expanded = expand(STORE + "pdb/A62592418D7807494C4C44205044422E1/ShowSSEConfig.pd_");

        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(expanded));
        assertThat(digest).startsWith("a27d126406d03980");
    }

    @Test
    void aCompressedContainerHasTheStreamsOfThePlainOne() throws IOException {
        try (StreamFile plain = MsfFile.open(FileBytes.open(SharedPdbs.orSkip("msfz/HelloWorld.pdb")));
                StreamFile packed = MsfzFile.open(FileBytes.open(SharedPdbs.orSkip("msfz/HelloWorld.pdz")))) {
            assertThat(packed.streamCount()).isEqualTo(14).isEqualTo(plain.streamCount());
            assertThat(packed.sizeOf(1)).isEqualTo(226);
            for (int i = 1; i < 14; i++) {
                assertThat(packed.read(i).toArray())
                        .as("stream %d", i)
                        .isEqualTo(plain.read(i).toArray());
            }
        }
    }

    private static byte[] expand(String name) throws IOException {
        try (FileBytes file = Cabinet.expanded(FileBytes.open(SharedPdbs.orSkip(name)))) {
            return file.read("all", 0, file.size()).toArray();
        }
    }
}
