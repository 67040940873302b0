package fltscope.collector.queue;

import static fltscope.collector.queue.QueueScript.FACTS;
import static fltscope.collector.queue.QueueScript.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is written into a folder before it is known to be this account's, and a queue or as good as empty. */
class QueueClaimTest {
    private static final int NOBODY = 65534;

    @TempDir
    Path temporary;

    private Path victim;
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews())
                .as("only POSIX systems let everybody make links")
                .contains("unix");
        victim = Files.writeString(temporary.resolve("victim"), "what matters");
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-r--r--"));
        folder = temporary.resolve("q");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "writer",
                "writer.new",
                "writer.lock",
                "fltscope-queue",
                "fltscope-queue.new",
                "metadata.cq4t",
                "20991231-2359.cq4"
            })
    void aLinkInTheFolderIsNotFollowed(String name) throws IOException {
        for (boolean ended : new boolean[] {false, true}) {
            Path prepared = temporary.resolve("prepared" + ended);
            if (ended) {
                QueueScript.ended(prepared, 10);
                Files.deleteIfExists(prepared.resolve(name));
            } else {
                Files.createDirectory(prepared);
                Files.createFile(prepared.resolve("writer.lock"));
                Files.deleteIfExists(prepared.resolve(name));
            }
            Files.createSymbolicLink(prepared.resolve(name), victim);
            assertRefusedAndUntouched(prepared);
            Files.delete(prepared.resolve(name));
            Files.createLink(prepared.resolve(name), victim);
            assertRefusedAndUntouched(prepared);
        }
    }

    @Test
    void aLinkThatLeadsNowhereYetIsNotFollowedEither() throws IOException {
        Files.createDirectory(folder);
        Path target = temporary.resolve("new-file");
        Files.createSymbolicLink(folder.resolve("writer.lock"), target);
        assertRefusedAndUntouched(folder);
        assertThat(target).doesNotExist();
    }

    @Test
    void aFolderThatIsALinkIsRefused() throws IOException {
        Path real = Files.createDirectory(temporary.resolve("real"));
        Files.createSymbolicLink(folder, real);
        assertRefusedAndUntouched(folder);
        assertThat(real).isEmptyDirectory();
    }

    @Test
    void aFolderOfSomebodyElseIsRefused() throws IOException {
        Files.createDirectory(folder);
        giveAway(folder);
        assertRefusedAndUntouched(folder);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileOfSomebodyElseInTheFolderIsRefused() throws IOException {
        Files.createDirectory(folder);
        giveAway(Files.createFile(folder.resolve("writer.lock")));
        assertRefusedAndUntouched(folder);
    }

    @Test
    void aLinkOfSomebodyElseOnTheWayIsRefused() throws IOException {
        Path real = Files.createDirectory(temporary.resolve("real"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), real);
        try (QueueWriter writer = QueueWriter.open(link.resolve("own"), header(), FACTS)) {
            writer.end();
        }
        giveAway(link);
        assertRefusedAndUntouched(link.resolve("q"));
        assertThat(real.resolve("q")).doesNotExist();
    }

    @Test
    void aFolderThatOthersMayWriteIntoIsClosedToThemFirst() throws IOException {
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (QueueWriter writer = QueueWriter.open(folder, header(), FACTS)) {
            writer.end();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void aRefusedWriterLeavesNoTrace() throws IOException {
        QueueScript.ended(folder, 10);
        Files.writeString(folder.resolve("writer"), "4711\n");
        Map<String, String> before = content(folder);

        assertRefusedAndUntouched(folder);

        assertThat(content(folder)).isEqualTo(before);
        assertThat(QueueReader.open(folder, true).writer()).isEqualTo("4711");
    }

    @Test
    void aFolderWhoseWriterWasKilledBeforeItsMarkIsBegunAnew() throws IOException {
        Files.createDirectory(folder);
        new BlockFiles(folder).close();
        Files.createFile(folder.resolve("writer.lock"));
        Files.writeString(folder.resolve("fltscope-queue.new"), "half a hea");

        QueueScript.ended(folder, 10);

        assertThat(QueueScript.read(folder).numbers()).hasSize(10);
        assertThat(folder.resolve("fltscope-queue.new")).doesNotExist();
    }

    @Test
    void theQueueOfAnotherProgramIsLeftAlone() throws IOException {
        try (SingleChronicleQueue queue =
                        SingleChronicleQueueBuilder.single(folder.toFile()).build();
                ExcerptAppender appender = queue.createAppender()) {
            appender.writeText("what matters");
        }
        Map<String, String> before = content(folder);
        assertRefusedAndUntouched(folder);
        Files.createFile(folder.resolve("writer.lock"));
        assertRefusedAndUntouched(folder);
        Files.delete(folder.resolve("writer.lock"));
        assertThat(content(folder)).isEqualTo(before);
    }

    @Test
    void whatAForeignFileSaysOfTheWriterIsNotPrinted() throws IOException {
        QueueScript.ended(folder, 10);
        Files.writeString(folder.resolve("writer"), "##vso[task.complete]");
        assertThat(QueueReader.open(folder, true).writer()).isEqualTo("(unknown)");
    }

    @Test
    void filesThatAreCutUnderTheWriterEndItWithAClearError() {
        assertThatThrownBy(() -> {
                    try (QueueWriter writer = QueueWriter.open(folder, header(), FACTS)) {
                        QueueScript.write(writer, 0, 1_000);
                        writer.flush();
                        for (Path file : QueueFolder.blockFiles(folder)) {
                            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                                channel.truncate(0);
                            }
                        }
                        QueueScript.write(writer, 1_000, 50_000);
                        writer.end();
                    }
                })
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith(folder + ": ");
    }

    private void assertRefusedAndUntouched(Path refused) throws IOException {
        assertThatThrownBy(() -> QueueWriter.open(refused, header(), FACTS).close())
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith(refused + ": ");
        assertThat(victim).hasContent("what matters");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(victim)))
                .isEqualTo("rw-r--r--");
    }

    private static void giveAway(Path path) throws IOException {
        assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                .as("only root can give a file away")
                .isEqualTo(0);
        Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
    }

    /** Names, sizes and times of change of what is in a folder. */
    private static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> content.put(file.getFileName().toString(), state(file)));
        }
        return content;
    }

    private static String state(Path file) {
        try {
            return Files.size(file) + " " + Files.getAttribute(file, "unix:ctime");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
