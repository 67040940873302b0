package fltscope.analyzer.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.cli.Run;
import fltscope.collector.live.fake.FakeEtw;
import fltscope.collector.live.fake.FeedWriter;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.EventInfoEvents;
import fltscope.schemas.fixture.EventInfoEvents.Field;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.FilterManagerEvents;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.Machine;
import fltscope.schemas.fixture.ManifestEvent;
import fltscope.schemas.fixture.RecordWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CaptureCommandTest {
    private static final int[] MASKS = {0x0600_0207, 0, 0, 0, 0x0078_0000, 0, 0, 0};
    private static final int ACCESS_DENIED = 5;

    @TempDir
    Path folder;

    private FakeEtw fake;
    private Path queue;

    @BeforeEach
    void freshFake() {
        fake = FakeEtw.fresh().clock(1_000);
        queue = folder.resolve("queue");
    }

    /** Feeds traffic of two seconds, and the unload of a filter; returns the file that has the same events. */
    private Path feed() throws IOException {
        Path etl = folder.resolve("traffic.etl");
        try (EtlWriter writer =
                EtlWriter.to(etl).processors(2).startTicks(10_000_000).open()) {
            Machine.rundown(writer, 10_001_000, MASKS);
            FilterTraffic traffic = new FilterTraffic(writer, 2, 10_010_000, 20_000, true, 7);
            traffic.until(30_000_000);
            traffic.drain();
            writer.cpu(0).at(traffic.nextTicks() + 10_000).event(FilterManagerEvents.filter(1, 0, 1, 0, "vfsmfd", 0));
        }
        Path kernel = folder.resolve("kernel.feed");
        Path other = folder.resolve("other.feed");
        FeedWriter.write(List.of(etl), kernel, FeedWriter::isKernel);
        FeedWriter.write(List.of(etl), other, event -> !FeedWriter.isKernel(event));
        fake.feed(kernel, true, 1).feed(other, false, 1);
        return etl;
    }

    private Run capture(Object... args) {
        List<Object> all = new ArrayList<>(List.of("capture", "--queue", queue));
        all.addAll(List.of(args));
        return Run.of(all.toArray());
    }

    @Test
    void aCaptureIsAnalyzedLikeTheFileOfTheSameEvents() throws IOException {
        Path etl = feed();
        Run run = capture("--duration", "1500ms", "--analyze");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(fake.running()).isZero();

        assertThat(run.out()).as("altitudes, from the snapshot").contains("WdFilter @328010");
        Run direct = Run.of("analyze", etl);
        assertThat(section(run.out(), "OPENS"))
                .isEqualTo(section(direct.out(), "OPENS"))
                .contains("creates");
        assertThat(section(run.out(), "OPERATIONS")).isEqualTo(section(direct.out(), "OPERATIONS"));
        assertThat(section(run.out(), "CALLBACKS")).isEqualTo(section(direct.out(), "CALLBACKS"));
        assertThat(run.out()).contains("Windows 10.0.19045");
    }

    private static String section(String report, String title) {
        int start = report.indexOf("\n" + title);
        int end = report.indexOf("\n\n", start + 1);
        String section = start < 0 ? "" : report.substring(start, end < 0 ? report.length() : end);
        return section.replaceAll(" @[0-9.]+", "");
    }

    @Test
    void infoTellsOfACaptureWhatItTellsOfTheFileOfTheSameEvents() throws IOException {
        Path etl = feed();
        assertThat(capture("--duration", "100ms").exitCode()).isZero();
        Run live = Run.of("info", queue);
        assertThat(live.err()).isEmpty();
        assertThat(live.out())
                .startsWith(queue + "    ")
                .contains("session       fltscope capture, in real time\n")
                .contains("stopped       stopped in order\n")
                .contains("LOST            nothing\n")
                .contains("  FilterUnload")
                .doesNotContain("buffers  ");
        String file = Run.of("info", etl).out();
        // The file has a header, which is no event of a session.
        assertThat(section(live.out(), "EVENTS")).isEqualTo(section(file, "EVENTS"));
        assertThat(section(live.out(), "CAN ANSWER")).isEqualTo(section(file, "CAN ANSWER"));
        assertThat(Run.of("info", "--json", queue).out()).contains("\"event\" : \"FilterUnload");
    }

    @Test
    void whatTheFilterManagerItselfTellsIsInTheQueueWithTheSchemasThatExplainIt() throws IOException {
        UUID provider = UUID.fromString("f17e60d5-0000-0000-0000-000000000000");
        Path etl = folder.resolve("told.etl");
        try (EtlWriter writer = EtlWriter.to(etl).startTicks(10_000_000).open()) {
            RecordWriter out = writer.cpu(0).at(10_001_000).process(4).thread(8);
            List<Field> fields = List.of(
                    new Field("Altitude", EventInfoEvents.UNICODESTRING),
                    new Field("Instance", EventInfoEvents.POINTER),
                    new Field("FilterName", EventInfoEvents.UNICODESTRING));
            out.full(EventInfoEvents.eventInfo(provider, "Microsoft-Windows-FltMgrTrace_d31e645ea71c307e", 61, fields));
            out.event(ManifestEvent.of(
                    provider,
                    61,
                    0,
                    payload -> payload.utf16z("100100.5").ptr(7).utf16z("my")));
        }
        Path schemas = folder.resolve("told.schemas");
        Path feed = folder.resolve("told.feed");
        FeedWriter.writeSchemas(etl, schemas);
        FeedWriter.write(List.of(etl), feed, FeedWriter::isOfProvider);
        fake.schemas(schemas).feed(feed, false, 1);
        fake.fail("FilterFindFirst", ACCESS_DENIED, 2); // else the snapshots tell altitudes

        Run run = capture("--duration", "500ms");
        assertThat(run.err()).isEmpty();
        assertThat(Run.of("queue", "info", queue).out())
                .contains("  schemas     Microsoft-Windows-FltMgrTrace_d31e645ea71c307e: events 61\n")
                .contains("damage      none");
        assertThat(section(Run.of("info", queue).out(), "EVENTS"))
                .contains("Microsoft-Windows-FltMgrTrace_d31e645ea71c307e  ")
                .contains("id 61");
        assertThat(Run.of("analyze", "--json", queue).out()).containsPattern("\"altitudesFrom\" ?: ?\"trace\"");
    }

    @Test
    void theExitCodeIsTheCommandsAndItsOptionsAreItsOwn() {
        Run run = capture("--", "sh", "-c", "exit 7");
        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(run.err()).isEmpty();
        assertThat(fake.running()).isZero();
    }

    @Test
    void aCommandThatIsNotThereStopsTheSessions() {
        Run run = capture("no-such-command-anywhere", "--duration");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("the command can not be run").contains("no-such-command-anywhere");
        assertThat(fake.running()).isZero();
    }

    @Test
    void theUnloadOfAFilterEndsTheCapture() throws IOException {
        feed();
        Run run = capture("--until-unload", "VFSMFD.sys");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aLeakThatTheRunningAnalysisFindsEndsTheCapture() throws IOException {
        Path etl = folder.resolve("leak.etl");
        try (EtlWriter writer =
                EtlWriter.to(etl).processors(1).startTicks(10_000_000).open()) {
            Machine.rundown(writer, 10_001_000, MASKS);
            // Closes of other files: ends are recorded. Then a kind of which none ends, over more than a minute.
            new FilterTraffic(writer, 1, 10_010_000, 20_000, true, 7).until(10_100_000);
            for (int i = 0; i < 1500; i++) {
                long at = 20_000_000L + 1_000_000L * i;
                long callbackData = 0xFFFF_A50F_7000_00D8L + 0x1000L * i;
                writer.cpu(0)
                        .at(at)
                        .perfInfo(FileIoEvents.create(
                                3,
                                callbackData,
                                0xFFFF_A50F_8000_0010L + 0x180L * i,
                                4228,
                                0x0100_0060,
                                0,
                                7,
                                "\\Device\\HarddiskVolume2\\leak\\file.dat"));
                writer.cpu(0).at(at + 100).perfInfo(FileIoEvents.operationEnd(3, callbackData, 1, 0));
            }
        }
        Path kernel = folder.resolve("kernel.feed");
        FeedWriter.write(List.of(etl), kernel, FeedWriter::isKernel);
        fake.feed(kernel, true, 1).pauseEvery(2);

        Run run = capture("--trigger", "leak-suspect", "--duration", "40s");
        assertThat(run.err()).isEqualTo("leak-suspect: the capture ends here\n");
        assertThat(run.exitCode()).isZero();
        assertThat(fake.running()).isZero();
        assertThat(Run.of("analyze", queue).out()).contains("leak-suspect");
    }

    @Test
    void anUnloadThatDoesNotComeEndsItToo() throws IOException {
        feed();
        Run run = capture("--until-unload", "other", "--unload-wait", "1s", "--", "sleep", "20");
        assertThat(run.err()).contains("other was not unloaded within 1 s");
        assertThat(run.exitCode()).isZero();
        assertThat(fake.running()).isZero();
    }

    @Test
    void windowsMayRefuseAndThenNothingIsLeft() {
        fake.fail("StartTraceW", ACCESS_DENIED, 1);
        Run run = capture("--duration", "1s");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("fltscope: capture: the session fltscope-system-")
                .contains("access is denied (error 5): start an elevated prompt")
                .doesNotContain("defect");
        assertThat(fake.running()).isZero();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a capture works there")
    void withoutWindowsItSaysWhatWorksHere() {
        String standIn = System.clearProperty("fltscope.etw.library");
        try {
            Run run = capture("--duration", "1s");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("fltscope: capture, snapshot and doctor: need Windows")
                    .contains("Every other command works");
            assertThat(Files.exists(queue)).isFalse();
        } finally {
            System.setProperty("fltscope.etw.library", standIn);
        }
    }

    @Test
    void whatIsLeftOverIsNamedAndRemoved() {
        assertThat(Run.of("capture", "--cleanup").out()).isEqualTo("no session is left over\n");
    }

    @Test
    void lossIsSaid() throws IOException {
        feed();
        Thread loser = new Thread(() -> {
            while (fake.running() < 2) {
                Thread.onSpinWait();
            }
            fake.lose(true, 12, 0);
        });
        loser.start();
        Run run = capture("--duration", "1500ms", "--analyze");
        assertThat(run.err()).contains("lost 12 events or buffers");
        assertThat(run.out()).contains("12");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void etlFilesAreWrittenByWindows() {
        Run run = Run.of("capture", "--etl", folder.resolve("t.etl"), "--duration", "100ms", "--ring", "64m");
        assertThat(run.err()).isEmpty();
        String stem = folder.resolve("t").toString();
        assertThat(run.out())
                .isEqualTo(String.join(
                        "\n",
                        stem + ".etl: the trace",
                        stem + "-events.etl: the trace",
                        stem + "-snapshot-start.json: the machine at the start",
                        stem + "-snapshot-end.json: the machine at the end",
                        "fltscope analyze " + stem + ".etl " + stem + "-events.etl --snapshot " + stem
                                + "-snapshot-start.json --snapshot " + stem + "-snapshot-end.json",
                        ""));
        assertThat(run.exitCode()).isZero();
        assertThat(fake.log())
                .contains("start 1 mode 2000002")
                .contains("start 2 mode 2 ")
                .contains("enable f17e60d5");
        assertThat(Files.exists(queue)).isFalse();
    }

    @Test
    void anEtlFileIsAnalyzedWithWhatTheMachineWasLike() throws IOException {
        Path trace = folder.resolve("my trace.etl");
        // Windows has other means; this one file stands for both sessions.
        try (EtlWriter writer = EtlWriter.to(trace).startTicks(10_000_000).open()) {
            Machine.rundown(writer, 10_001_000, MASKS);
            new FilterTraffic(writer, 1, 10_010_000, 20_000, true, 7).until(30_000_000);
        }
        Files.copy(trace, folder.resolve("my trace-events.etl"));
        Run run = Run.of("capture", "--etl", trace, "--duration", "100ms", "--analyze");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("--snapshot \"" + folder.resolve("my trace-snapshot-end.json") + "\"\n")
                .contains("WdFilter @328010");
    }

    @Test
    void aFolderThatTakesNoSnapshotIsSaidBeforeAnythingRuns() {
        Run run = Run.of("capture", "--etl", folder.resolve("nowhere").resolve("t.etl"), "--duration", "100ms");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("t-snapshot-start.json").contains("there is no folder");
        assertThat(fake.log()).isEmpty();
    }

    @Test
    void contradictionsAreRefusedBeforeAnythingStarts() {
        assertThat(Run.of("capture", "--duration", "1s").err()).contains("either --queue DIR or --etl FILE");
        assertThat(capture("--etl", "x.etl").err()).contains("either --queue DIR or --etl FILE");
        assertThat(capture("--profile", "all").err()).contains("minimal, latency, unload, holders, full");
        assertThat(capture("--max-size", "2x").err()).contains("no size");
        assertThat(capture("--provider", "x").err()).contains("no GUID");
        assertThat(capture("--trigger", "x").err()).contains("no class of opens");
        assertThat(fake.log()).isEmpty();
    }
}
