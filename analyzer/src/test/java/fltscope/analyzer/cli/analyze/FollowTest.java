package fltscope.analyzer.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.cli.ChildProcess;
import fltscope.analyzer.cli.Main;
import fltscope.analyzer.cli.Run;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.collector.queue.QueueWriter;
import fltscope.schemas.queue.QueueFacts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An analysis that goes along with a queue while it is written. */
@Timeout(120)
class FollowTest {
    private static final String VOLUME = "\\Device\\HarddiskVolume2";

    @TempDir
    Path temporary;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path folder;
    private int opens;

    @BeforeEach
    void folder() {
        folder = temporary.resolve("q");
    }

    @Test
    void whatBecomesCertainIsSaidAtOnceAndTheReportComesAtTheEnd() throws Exception {
        CompletableFuture<Integer> following;
        try (QueueWriter writer = begun()) {
            following = follow();
            untilTold(writer, "error, likely: leak-suspect, ");
            assertThat(following).isNotDone();
            assertThat(out()).doesNotContain("FINDINGS").contains(" opens, the last of " + VOLUME + "\\spool\\job");
            writer.end();
        }
        assertThat(following.get(20, TimeUnit.SECONDS)).isZero();
        Run afterwards = Run.of("analyze", folder);
        assertThat(afterwards.out()).contains("FINDINGS").contains("leak-suspect");
        assertThat(out()).endsWith(afterwards.out());
        assertThat(err.size()).isZero();
    }

    @Test
    void whereTheWriterGoesWithoutAnEndTheReportSaysSo() throws Exception {
        CompletableFuture<Integer> following;
        try (QueueWriter writer = begun()) {
            following = follow();
            untilTold(writer, "leak-suspect");
        }
        assertThat(following.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(out()).contains("queue not ended");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("fltscope: " + folder + ": its writer, process "
                        + ProcessHandle.current().pid() + ", has gone without ending it\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process can not be interrupted there")
    void anInterruptEndsItWithTheReportOfWhatWasThere() throws Exception {
        try (QueueWriter writer = begun()) {
            ChildProcess following = new ChildProcess(
                    temporary, List.of(), "analyze", folder.toString(), "--follow", "--fail-on", "error");
            while (following.isAlive() && !following.out().contains("leak-suspect")) {
                more(writer);
                Thread.sleep(100);
            }
            following.interrupt();
            assertThat(following.exitCode()).as("for an error was found").isOne();
            assertThat(following.errors())
                    .isEqualTo("fltscope: " + folder + ": process "
                            + ProcessHandle.current().pid() + " still writes it; this is what was there\n");
            assertThat(following.out())
                    .endsWith(Run.of("analyze", folder).out())
                    .contains("queue still written");
            more(writer);
            writer.end();
        }
        assertThat(Run.of("queue", "verify", folder).exitCode())
                .as("the writer does not care")
                .isZero();
    }

    @Test
    void anEndedQueueIsReportedAtOnce() {
        try (QueueWriter writer = begun()) {
            more(writer);
            writer.end();
        }
        Run followed = Run.of("analyze", "--follow", folder);
        assertThat(followed.exitCode()).isZero();
        assertThat(followed.out()).isEqualTo(Run.of("analyze", folder).out());
    }

    @Test
    void onlyAQueueCanBeFollowed() throws Exception {
        Path trace = Files.createFile(temporary.resolve("trace.etl"));
        Run run = Run.of("analyze", trace, "--follow");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--follow follows one queue; name its folder");
    }

    private QueueWriter begun() {
        QueueWriter writer = QueueWriter.open(folder, IoRecords.header(), QueueFacts.live("test", "by hand"));
        IoRecords records = new IoRecords(writer);
        records.at(0).processStarted(100, "app.exe").threadStarted(100, 101);
        records.atSecond(0.1).open(0x1000, 0xF000, VOLUME + "\\ordinary.txt");
        // Where reads are recorded, an open without any is idle.
        records.atSecond(0.15).read(0x1000, 0xF000).end(0x1000);
        records.atSecond(0.2).cleanedUp(0x1000, 0xF000).atSecond(0.3).closed(0x1000, 0xF000);
        writer.flush();
        return writer;
    }

    /** A second of the recording goes by, and one more file of a kind is opened that is never closed. */
    private void more(QueueWriter writer) {
        opens++;
        new IoRecords(writer)
                .atSecond(opens)
                .open(0x1000, 0xA000 + 0x100L * opens, VOLUME + "\\spool\\job" + (10_000 + opens) + ".tmp");
        writer.flush();
    }

    private void untilTold(QueueWriter writer, String words) throws InterruptedException {
        while (!out().contains(words)) {
            more(writer);
            Thread.sleep(100);
        }
    }

    private CompletableFuture<Integer> follow() {
        return CompletableFuture.supplyAsync(() -> Main.run(out, err, "analyze", folder.toString(), "--follow"));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
