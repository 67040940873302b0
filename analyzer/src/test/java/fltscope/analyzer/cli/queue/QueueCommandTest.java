package fltscope.analyzer.cli.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fltscope.analyzer.cli.Run;
import fltscope.analyzer.fixture.Golden;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says of queues, good and bad. */
class QueueCommandTest {
    private static final Path SAMPLE = Golden.samples().resolve("mup-scard.etl");

    @TempDir
    Path temporary;

    @Test
    void collectSaysWhatItPutThere() {
        Path queue = temporary.resolve("q");
        Run run = Run.of("collect", SAMPLE, "--queue", queue);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).matches("\\Q" + queue + "\\E: 56,532 events, 56,530 records, [\\d,]+ bytes\n");
    }

    @Test
    void infoAndVerifyTellAWholeQueue() {
        Path queue = collected();
        Run info = Run.of("queue", "info", queue);
        assertThat(info.out().lines())
                .hasSize(8)
                .contains("  recorded    imported from files: " + SAMPLE, "  damage      none")
                .anyMatch(line -> line.startsWith("  span        62.4 s from 2026-03-02 03:14:07.000 UTC"));
        assertThat(Run.of("queue", "verify", queue)).isEqualTo(info);
    }

    @Test
    void aDamagedBlockIsNamedByVerifyAndTaintsTheAnalysis() throws IOException {
        Path queue = collected();
        Path file = blocks(queue);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 2_000_000);
        }
        Run verify = Run.of("queue", "verify", queue);
        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.out()).startsWith(file + ": the block at byte ").contains("damage      1 block damaged");
        Run analyze = Run.of("analyze", queue);
        assertThat(analyze.exitCode()).isZero();
        assertThat(analyze.err()).startsWith("fltscope: " + file + ": the block at byte ");
        assertThat(analyze.out()).contains("queue blocks damaged");
        Run strict = Run.of("analyze", "--strict", queue);
        assertThat(strict.exitCode()).isEqualTo(2);
        assertThat(strict.err()).contains(file.toString()).contains("--strict");
    }

    @Test
    void aQueueIsNotMadeOverAnythingThatIsThere() throws IOException {
        Path queue = collected();
        assertRefused(
                Run.of("collect", SAMPLE, "--queue", queue), queue + ": has a recording already, which was ended");
        Path full = Files.createDirectory(temporary.resolve("full"));
        Files.createFile(full.resolve("mine.txt"));
        assertRefused(Run.of("collect", SAMPLE, "--queue", full), full + ": is not empty, and no queue");
        Path deep = temporary.resolve("not").resolve("there");
        assertRefused(
                Run.of("collect", SAMPLE, "--queue", deep), deep + ": can not be made: the folder above it is not");
        assertRefused(
                Run.of("collect", SAMPLE, "--queue", full.resolve("mine.txt")), "mine.txt: is a file; name a folder");
        assertRefused(Run.of("collect", temporary.resolve("no.etl"), "--queue", deep), "no.etl: no such file");
    }

    @Test
    void eventsSaysWhereTheEventsAre() {
        Path queue = collected();
        assertRefused(
                Run.of("events", queue),
                queue
                        + ": is a queue, which keeps what the analysis reads of each event, not the event; it was made"
                        + " from "
                        + SAMPLE);
    }

    @Test
    void aQueueIsARecordingOfItsOwn() {
        Path queue = collected();
        assertRefused(Run.of("analyze", SAMPLE, queue), queue + ": is a queue, which is a recording of its own");
    }

    @Test
    void whatIsNoQueueIsSaid() throws IOException {
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        assertRefused(Run.of("queue", "info", empty), empty + ": is no queue");
        assertRefused(Run.of("analyze", empty), empty + ": is a directory");
        assertRefused(Run.of("queue", "trim", collected()), "--max-size or --max-age is needed");
        assertRefused(Run.of("queue", "trim", empty, "--max-size", "7 apples"), "'7 apples' is no size");
    }

    @Test
    void aFolderThatMayNotBeReadOrWrittenIsSaid() throws IOException {
        Path queue = collected();
        Path closed = Files.createDirectory(temporary.resolve("closed"));
        assumeThat(queue.toFile().setExecutable(false) && closed.toFile().setWritable(false))
                .as("this system knows no permissions")
                .isTrue();
        try {
            assumeThat(Files.isExecutable(queue))
                    .as("permissions do not hold for this user")
                    .isFalse();
            assertRefused(Run.of("analyze", queue), queue + ": can not be opened: access to the directory is denied");
            assertRefused(
                    Run.of("collect", SAMPLE, "--queue", closed.resolve("q")),
                    closed.resolve("q") + ": can not be written: access is denied; name another folder");
        } finally {
            queue.toFile().setExecutable(true);
        }
    }

    @Test
    void aFolderThatIsOnlyReadIsAnalyzedAlike() throws IOException {
        Path queue = collected();
        Run before = Run.of("analyze", queue);
        List<Path> files = new ArrayList<>();
        try (var all = Files.list(queue)) {
            all.forEach(files::add);
        }
        List<FileTime> times = new ArrayList<>();
        for (Path file : files) {
            times.add(Files.getLastModifiedTime(file));
            assertThat(file.toFile().setWritable(false)).isTrue();
        }
        assertThat(queue.toFile().setWritable(false)).isTrue();
        try {
            assertThat(Run.of("analyze", queue)).isEqualTo(before);
            for (int i = 0; i < files.size(); i++) {
                assertThat(Files.getLastModifiedTime(files.get(i))).isEqualTo(times.get(i));
            }
        } finally {
            queue.toFile().setWritable(true);
        }
    }

    @Test
    void theLastFileIsNeverTrimmed() {
        Path queue = collected();
        assertThat(Run.of("queue", "trim", queue, "--max-size", "0", "--max-age", "0s")
                        .out())
                .isEqualTo("nothing to delete\n");
    }

    private Path collected() {
        Path queue = temporary.resolve("q");
        assertThat(Run.of("collect", SAMPLE, "--queue", queue).exitCode()).isZero();
        return queue;
    }

    private static Path blocks(Path queue) throws IOException {
        try (var files = Files.list(queue)) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void assertRefused(Run run, String words) {
        assertThat(run.err()).contains(words).doesNotContain("defect of fltscope");
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
