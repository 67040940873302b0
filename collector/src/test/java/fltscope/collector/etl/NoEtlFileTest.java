package fltscope.collector.etl;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import fltscope.schemas.fixture.EtlDamage;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoEtlFileTest {
    @TempDir
    private Path folder;

    private Path path() {
        return folder.resolve("a.etl");
    }

    /** One line that starts with the name and says what is wrong. */
    private static void assertRefused(Path path, String problem) {
        assertThatThrownBy(() -> EtlFile.open(path))
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith(path + ": " + problem)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aFolderIsNoFile() {
        assertRefused(folder, "is a directory, and no queue; name the .etl file in it");
    }

    @Test
    void aFileThatIsNotThereIsToldByItsName() {
        assertRefused(path(), "no such file");
        assertRefused(folder.resolve("no").resolve("such.etl"), "no such file");
    }

    @Test
    void aFileThatMayNotBeReadIsToldAsSuch() throws IOException {
        Files.write(path(), new byte[100]);
        assumeThat(path().toFile().setReadable(false) && !Files.isReadable(path()))
                .as("a file that this user can not read")
                .isTrue();
        assertRefused(path(), "can not be opened: access is denied");
    }

    @Test
    void anEmptyFileIsToldAsSuch() throws IOException {
        Files.createFile(path());
        assertRefused(path(), "is empty (0 bytes)");
    }

    @Test
    void aFileOfFewerBytesThanABufferHeaderIsNone() throws IOException {
        for (int bytes = 1; bytes < 0x48; bytes++) {
            Files.write(path(), new byte[bytes]);
            assertRefused(path(), "not an .etl file: " + bytes + " bytes are fewer than one buffer header (72)");
        }
    }

    @Test
    void otherFilesAreToldByWhatStandsInPlaceOfTheFirstBuffer() throws IOException {
        Files.write(path(), new byte[5000]);
        assertRefused(path(), "not an .etl file: the first buffer header has size 0");
        Files.writeString(path(), "<html>".repeat(100), StandardCharsets.US_ASCII);
        assertRefused(path(), "not an .etl file but XML: ");
        byte[] noise = new byte[5000];
        for (int seed = 0; seed < 200; seed++) {
            new Random(seed).nextBytes(noise);
            noise[3] = 0; // so that the size is possible
            noise[2] |= 1;
            Files.write(path(), noise);
            assertRefused(path(), "not an .etl file: its first buffer does not start with a log-file header");
        }
    }

    @Test
    void aPartOfATraceWithoutItsFirstBufferIsNone() throws IOException {
        byte[] file = SmallTraces.everyKind(SmallTraces.options(path()).bufferBytes(0x800), path());
        Files.write(path(), Arrays.copyOfRange(file, 0x800, file.length));
        assertRefused(path(), "not an .etl file: its first buffer does not start with a log-file header");
    }

    @Test
    void aFirstRecordThatIsNoEventIsNoLogFileHeader() throws IOException {
        byte[] file = new byte[0x50];
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(0x00, 0x50).putInt(0x04, 0x50).putInt(0x30, 0x50).putShort(0x36, (short) 4);
        for (int marker : new int[] {0xC00D_0008, 0xC00C_0008, 0x9000_0008, 0xB000_0008}) {
            buffer.putInt(0x48, marker);
            Files.write(path(), file);
            assertRefused(path(), "not an .etl file: its first buffer does not start with a log-file header");
        }
    }

    @Test
    void aFirstEventThatIsNotTheWholeLogFileHeaderIsNone() throws IOException {
        String refusal = "not an .etl file: its first buffer does not start with a log-file header";
        try (EtlWriter etl =
                SmallTraces.options(path()).sessionName("").logFileName("").open()) {
            SmallTraces.plain(etl, 0, 10, 8);
        }
        int wholeBytes = 0x20 + 0x118;
        EtlDamage.pokeU16(path(), 0x48 + 4, wholeBytes);
        EtlFile.open(path()).close();
        EtlDamage.pokeU16(path(), 0x48 + 4, wholeBytes - 1);
        assertRefused(path(), refusal);
        EtlDamage.pokeU16(path(), 0x48 + 4, wholeBytes);
        EtlDamage.pokeU16(path(), 0x48 + 6, 0x0005); // another event of the same group
        assertRefused(path(), refusal);
    }
}
