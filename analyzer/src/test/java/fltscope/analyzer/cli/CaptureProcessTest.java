package fltscope.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.collector.live.fake.FakeEtw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Captures in a process of their own, and what is left when it ends early. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process can not be asked to end there")
class CaptureProcessTest {
    private static final List<String> OPENED = List.of(
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");

    /** The first Java that warns of libraries which use sun.misc.Unsafe and native code. */
    private static final int WARNS_OF_UNSAFE = 24;

    /** The handles of the first snapshot take two. */
    private static final Pattern A_MEGABYTE = Pattern.compile("size +\\d+,\\d{3},\\d{3} bytes");

    @TempDir
    Path folder;

    private Path queue;
    private Path errors;

    /** Starts a capture without an end, and waits until it records: the first snapshot is in the queue. */
    private Process capture() throws IOException, InterruptedException {
        FakeEtw.fresh();
        queue = folder.resolve("queue");
        errors = folder.resolve("errors.txt");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(OPENED);
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
            // As the launcher and the jar's manifest say it.
            command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        }
        command.addAll(List.of(
                "-Dfltscope.etw.library=" + System.getProperty("fltscope.etw.library"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "capture",
                "--queue",
                queue.toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
        while (process.isAlive() && !A_MEGABYTE.matcher(info()).find()) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(process.isAlive()).as(Files.readString(errors)).isTrue();
        return process;
    }

    private String info() {
        return Files.isDirectory(queue) ? Run.of("queue", "info", queue).out() : "";
    }

    @Test
    void aCaptureThatIsAskedToEndEndsItsQueueInOrder() throws IOException, InterruptedException {
        Process process = capture();
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(errors)).isEmpty();
        assertThat(info()).contains("damage      none").doesNotContain("has gone");
    }

    @Test
    void whatAKilledCaptureHadCommittedIsRead() throws IOException, InterruptedException {
        Process process = capture();
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(info()).contains("damage      not ended").contains("which has gone");
        assertThat(Run.of("analyze", queue).exitCode()).isZero();
    }
}
