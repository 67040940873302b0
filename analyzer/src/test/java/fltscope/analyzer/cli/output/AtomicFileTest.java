package fltscope.analyzer.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void whatWasThereIsReplaced() throws IOException {
        Path path = Files.writeString(folder.resolve("x.log"), "much longer than what comes");
        AtomicFile.write(path, out -> out.write(new byte[] {'n', 'e', 'w'}));

        assertThat(path).hasContent("new");
        assertThat(folder).isDirectoryContaining(path::equals).satisfies(AtomicFileTest::holdsOneFile);
    }

    @Test
    void whereWritingFailsTheOldFileStays() throws IOException {
        Path path = Files.writeString(folder.resolve("x.log"), "old");

        assertThatThrownBy(() -> AtomicFile.write(path, out -> {
                    out.write('n');
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(path).hasContent("old");
        assertThat(folder).satisfies(AtomicFileTest::holdsOneFile);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("gone").resolve("x.log"), out -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no folder " + folder.resolve("gone"));
        assertThatThrownBy(() -> AtomicFile.write(folder, out -> {})).hasMessage("it is a folder");
    }

    private static void holdsOneFile(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
