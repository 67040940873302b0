package fltscope.analyzer.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {
    @TempDir
    Path folder;

    @Test
    void aNewFileTakesThePlaceOfAnOldOne() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "a much longer one than the new");

        NewFile.write(file, out -> write(out, "new \u00e9"));

        assertThat(file).hasContent("new \u00e9");
        assertOnlyFile();
    }

    @Test
    void whatWasThereStaysWhereWritingFails() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "old");

        assertThatThrownBy(() -> NewFile.write(file, out -> {
                    write(out, "new");
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }))
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .hasMessage(file + ": No space left on device");
        assertThat(file).hasContent("old");
        assertOnlyFile();
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "old");
        Path link = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("links")).resolve("l.json"), file);

        NewFile.write(link, out -> write(out, "new"));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void aLinkOfSomebodyElseIsNotFollowed() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("unix");
        assumeThat(Files.getAttribute(folder, "unix:uid"))
                .as("only root can give a link away")
                .isEqualTo(0);
        Path file = Files.writeString(folder.resolve("report.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("l.json"), file);
        Files.setAttribute(link, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);

        assertThatThrownBy(() -> NewFile.write(link, out -> write(out, "new")))
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .hasMessageStartingWith(link + ": ")
                .hasMessageContaining("is a link of ");
        assertThat(file).hasContent("old");
    }

    @Test
    void whatOnlyItsOwnerCouldReadStaysSo() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = Files.writeString(folder.resolve("report.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        NewFile.write(file, out -> write(out, "new"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aDeviceIsWrittenToAndNotReplaced() {
        Path device = Path.of("/dev/null");
        assumeThat(Files.exists(device)).as("/dev/null is not here").isTrue();

        NewFile.write(device, out -> write(out, "new"));

        assertThat(Files.isRegularFile(device)).isFalse();
    }

    private void assertOnlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("report.json"));
        }
    }

    private static void write(Writer out, String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
