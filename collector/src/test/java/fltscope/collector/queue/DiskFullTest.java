package fltscope.collector.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fltscope.schemas.trace.TraceCounter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up stops the writer before anything that was committed is lost. Needs the right to mount. */
class DiskFullTest {
    private static final long RESERVE = 2 << 20;

    @TempDir
    Path temporary;

    private final List<Path> mounted = new ArrayList<>();

    @AfterEach
    void unmount() throws Exception {
        for (Path mount : mounted) {
            run("umount", mount);
        }
    }

    @Test
    void onAFullMemoryDiskEverythingCommittedIsThere() throws Exception {
        Path disk = Files.createDirectory(temporary.resolve("disk"));
        mountOrSkip(disk, "mount", "-t", "tmpfs", "-o", "size=24m", "none", disk);
        fills(disk);
    }

    @Test
    void onAFullFileSystemEverythingCommittedIsThere() throws Exception {
        Path image = temporary.resolve("image");
        Path disk = Files.createDirectory(temporary.resolve("disk"));
        assumeThat(run("truncate", "-s", "32M", image) && run("mkfs.ext4", "-q", "-F", image))
                .as("no mkfs.ext4 here")
                .isTrue();
        mountOrSkip(disk, "mount", "-o", "loop", image, disk);
        fills(disk);
    }

    @Test
    void aDiskThatIsFullFromTheStartIsRefused() throws Exception {
        Path folder = temporary.resolve("q");
        try (WriterProcess writer = WriterProcess.start(folder, 0, 10, Long.MAX_VALUE / 2)) {
            assertThat(writer.lastLine()).startsWith("refused: " + folder + ": the disk is full: ");
        }
    }

    private static void fills(Path disk) throws Exception {
        Path folder = disk.resolve("q");
        long committed;
        try (WriterProcess writer = WriterProcess.start(folder, 0, Integer.MAX_VALUE, RESERVE)) {
            assertThat(writer.lastLine())
                    .startsWith("refused: " + folder + ": the disk is full: ")
                    .contains("bytes are free, and 2,097,152 are to stay free; what was recorded up to here is kept");
            committed = writer.committed();
        }
        QueueScript.Read read = QueueScript.read(folder);
        int left = read.numbers().size();
        assertThat(left).isGreaterThanOrEqualTo((int) committed).isGreaterThan(50_000);
        assertThat(read.numbers()).isEqualTo(LongStream.range(0, left).boxed().toList());
        assertThat(read.counters().count(TraceCounter.QUEUE_NOT_ENDED)).isEqualTo(1);
        assertThat(read.counters().sum()).isEqualTo(1);
    }

    private void mountOrSkip(Path disk, Object... command) throws Exception {
        assumeThat(run(command)).as("this user may not mount").isTrue();
        mounted.add(disk);
    }

    private static boolean run(Object... command) throws InterruptedException {
        try {
            List<String> words = new ArrayList<>();
            for (Object word : command) {
                words.add(word.toString());
            }
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }
}
