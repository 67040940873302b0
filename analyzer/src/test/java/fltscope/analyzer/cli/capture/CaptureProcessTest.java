package fltscope.analyzer.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.cli.ChildProcess;
import fltscope.analyzer.cli.Run;
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
    /** The handles of the first snapshot take two. */
    private static final Pattern A_MEGABYTE = Pattern.compile("size +\\d+,\\d{3},\\d{3} bytes");

    @TempDir
    Path folder;

    private Path queue;

    /** Starts a capture without an end, and waits until it records: the first snapshot is in the queue. */
    private ChildProcess capture(String... more) throws IOException, InterruptedException {
        queue = folder.resolve("queue");
        List<String> args = new ArrayList<>(List.of("capture", "--queue", queue.toString()));
        args.addAll(List.of(more));
        ChildProcess process = new ChildProcess(folder, FakeEtw.properties(), args.toArray(String[]::new));
        while (process.isAlive() && !A_MEGABYTE.matcher(info()).find()) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(process.isAlive()).as(process.errors()).isTrue();
        return process;
    }

    private String info() {
        return Files.isDirectory(queue) ? Run.of("queue", "info", queue).out() : "";
    }

    @Test
    void aCaptureThatIsAskedToEndEndsItsQueueInOrderAndPrintsItsReport() throws IOException, InterruptedException {
        ChildProcess process = capture("--analyze");
        process.interrupt();
        assertThat(process.exitCode()).isZero();
        assertThat(process.errors()).isEmpty();
        assertThat(info()).contains("damage      none").doesNotContain("has gone");
        assertThat(process.out()).isEqualTo(Run.of("analyze", queue).out());
    }

    @Test
    void whatAKilledCaptureHadCommittedIsRead() throws IOException, InterruptedException {
        ChildProcess process = capture();
        assertThat(Run.of("info", queue).out()).contains("stopped       still being written");
        process.kill();
        assertThat(process.exitCode()).isNotZero();
        assertThat(Run.of("info", queue).out())
                .contains("stopped       not stopped in order: its writer was killed")
                .contains("kernel flags  PROCESS THREAD");
        assertThat(info()).contains("damage      not ended").contains("which has gone");
        assertThat(Run.of("analyze", queue).exitCode()).isZero();
    }
}
