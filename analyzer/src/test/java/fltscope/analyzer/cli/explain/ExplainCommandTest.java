package fltscope.analyzer.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fltscope.analyzer.cli.Run;
import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.input.PastedText;
import fltscope.analyzer.json.SchemaCheck;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.FltIoEvents;
import fltscope.schemas.fixture.KernelEvent;
import fltscope.schemas.fixture.SharedTraces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
    private static final String SCARD = "ffffe0000110b630";
    private static final long OBJECT = 0xFFFF_E000_0220_0010L;
    private static final long IRP = 0xFFFF_E000_3080_4200L;
    private static final int ACCESS_DENIED = 0xC0000022;
    private static final int SHARING_VIOLATION = 0xC0000043;

    @TempDir
    Path folder;

    @Test
    void theSampleIsExplainedAndJoinedWithTheDebugger() {
        Run run = Run.of("explain", sample("mup-scard.etl"), SCARD, "--debugger", sample("mup-scard.debugger.txt"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertFits(run.out());
        Golden.check(
                "mup-scard.explain.txt", run.out().replaceFirst("DEBUGGER    \\S+\\s+", "DEBUGGER    (the file)\n  "));
    }

    @Test
    void anAddressAPathANameAndAnIdFindTheSameOpen() {
        String expected = Run.of("explain", sample("mup-scard.etl"), SCARD).out();
        Matcher id = Pattern.compile("\n  id +(\\S+)\n").matcher(expected);
        assertThat(id.find()).isTrue();

        for (String open : new String[] {
            id.group(1),
            "0xFFFFE000`0110B630",
            "\\Device\\Mup\\TSCLIENT\\SCARD\\2",
            "\\\\tsclient\\scard\\2",
            "\\TSCLIENT\\SCARD\\2",
            "\\??\\\\\\TSCLIENT\\SCARD\\2",
            "*scard\\?"
        }) {
            assertThat(Run.of("explain", sample("mup-scard.etl"), open).out())
                    .as(open)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aNameAloneIsTheLastComponentAndADrivePathIsUnderstood() {
        Run byName = Run.of("explain", sample("mup-scard.etl"), "BACKUP.log");
        Run byPath = Run.of("explain", sample("mup-scard.etl"), "c:\\ProgramData\\Backup\\logs\\backup.log");

        assertThat(byName.out())
                .isEqualTo(byPath.out())
                .contains(
                        "C:\\ProgramData\\Backup\\logs\\backup.log", "life 1 of 1", "unmatched-other: info, possible");
    }

    @Test
    void ofManyTheGravestIsShownAndTheOthersAreListed() {
        Run run = Run.of("explain", sample("mup-scard.etl"), "*");

        assertThat(run.out())
                .contains("\nLives, those without an end first (--life N shows one)\n")
                .containsPattern("\n    \\.\\.\\. and \\d+ more\n");
        assertThat(run.out().lines().filter(line -> line.startsWith(" > "))).hasSize(1);
        assertThat(Run.of("explain", sample("mup-scard.etl"), "*", "--life", "1")
                        .out())
                .contains(", life 1 of ");
    }

    @Test
    void whatIsNotThereIsAnsweredWithWhatIs() {
        assertFails("no open of backup.lo", "backup.lo");
        assertFails("backup.log", "backup.lo");
        assertFails("it is a FileKey (FsContext), not a FILE_OBJECT", "ffffc0000286bb00");
        assertFails("differ in one or two digits", "ffffe0000110b631");
        assertFails("opens without an end", "1234567812345678");
        assertFails("there is no life 2 of " + SCARD + "; it has one", SCARD, "--life", "2");
        assertFails("--life", SCARD, "--life", "-1");
    }

    private static void assertFails(String message, String... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "explain";
        all[1] = sample("mup-scard.etl");
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Run run = Run.of(all);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("fltscope: ").contains(message);
    }

    @Test
    void livesAtOneAddressAreToldApart() throws IOException {
        Path trace = reused();

        Run newest = Run.of("explain", trace, "ffffe00002200010");
        Run first = Run.of("explain", trace, "ffffe00002200010", "--life", "1");
        Run second = Run.of("explain", trace, "ffffe00002200010", "--life", "2");

        assertThat(first.out())
                .contains("life 1 of 3", "\\Device\\HarddiskVolume2\\a.txt", "ended as it should: closed after 2.0 ms;")
                .containsPattern("the close came 1.0 ms\\s+after the cleanup")
                .contains("= STATUS_SUCCESS after 100.0 us");
        assertThat(second.out()).contains("life 2 of 3", "failed: the create ended with STATUS_ACCESS_DENIED");
        assertThat(newest.out())
                .contains("life 3 of 3", "\\c.txt", "still-open-young", "trace ends: no close")
                .contains("      1  +0.001 000 s     closed");
    }

    @Test
    void namesFromTheTraceAreEscaped() throws IOException {
        Path trace = folder.resolve("odd.etl");
        try (EtlWriter etl = EtlWriter.to(trace).open()) {
            etl.cpu(0).at(10).perfInfo(create(OBJECT, "\\Device\\Mup\\\u001b[2J\u202ex.txt"));
        }

        Run run = Run.of("explain", trace, "*x.txt");

        assertThat(run.out()).contains("\\u{1b}[2J\\u{202e}x.txt").doesNotContain("\u001b", "\u202e");
        assertThat(Run.of("explain", trace, "*x.txt", "--json").out()).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void jsonIsAsItsSchemaSaysHoweverALifeEnds() throws IOException {
        Path trace = reused();
        for (int life = 1; life <= 3; life++) {
            Run run = Run.of("explain", trace, "ffffe00002200010", "--json", "--life", life);
            assertThat(SchemaCheck.assertMatches("explain.schema.json", run.out())
                            .at("/life/number")
                            .asInt())
                    .isEqualTo(life);
        }
        Run all = Run.of("explain", sample("mup-scard.etl"), "*", "--json");
        assertThat(SchemaCheck.assertMatches("explain.schema.json", all.out())
                        .get("lives")
                        .size())
                .isGreaterThan(100);
    }

    @Test
    void jsonTellsWhatTheTextTells() throws IOException {
        Run run = Run.of(
                "explain", sample("mup-scard.etl"), SCARD, "--json", "--debugger", sample("mup-scard.debugger.txt"));

        JsonNode json = SchemaCheck.assertMatches("explain.schema.json", run.out());
        assertThat(run.exitCode()).isZero();
        assertThat(json.get("format").asText()).isEqualTo("fltscope-explain");
        assertThat(json.at("/life/requests")).hasSize(3);
        assertThat(json.at("/life/requests/0/callbacks")).hasSize(4);
        assertThat(json.at("/life/requests/0/endNs").asLong()).isEqualTo(12_431_401_000L);
        assertThat(json.at("/life/requests/2/unfinishedIn").asText()).isEqualTo("vfsmfd.sys");
        assertThat(json.at("/life/createStack/0").asText()).isEqualTo("fltmgr.sys+0x5b1c");
        assertThat(json.at("/verdict/class").asText()).isEqualTo("known-holder");
        assertThat(json.at("/verdict/tests")).hasSize(15);
        assertThat(json.at("/debugger/fileObjects/0/inTrace").asText()).isEqualTo("same");
        assertThat(json.at("/debugger/filters/0/usage/Open files").asInt()).isEqualTo(1);
    }

    @Test
    void aRequestIsFoundByItsCallbackDataItsIrpAndItsThread() {
        JsonNode life = json(sample("mup-scard.etl"), SCARD).get("life");
        String callbackData = life.at("/requests/0/callbackData").asText();
        String thread = "tid:" + life.at("/requests/0/threadId").asLong();

        Run run = Run.of("explain", sample("mup-scard.etl"), callbackData);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("callback data " + callbackData.substring(2) + ": its newest request is ");
        assertFits(run.out());
        JsonNode byThread = json(sample("mup-scard.etl"), thread);
        assertThat(byThread.at("/request/kind").asText()).isEqualTo("thread");
        assertThat(byThread.at("/life/fileObject").asText())
                .isEqualTo(byThread.at("/request/fileObject").asText());
        assertFails("no open of tid:99999999, and no request by this name", "tid:99999999");
        assertFails("and no request by this name", "1234567812345678");
    }

    @Test
    void aRequestThatIsUnderWayIsFoundByItsIrp() throws IOException {
        Path trace = folder.resolve("under-way.etl");
        try (EtlWriter etl =
                EtlWriter.to(trace).qpcClock(10_000_000).startTicks(0).open()) {
            etl.cpu(0).at(10_000).system(create(OBJECT, "\\Device\\HarddiskVolume2\\a.txt"));
            etl.cpu(0).at(11_000).perfInfo(FileIoEvents.operationEnd(3, 1, 0, 0));
            etl.cpu(0)
                    .at(20_000)
                    .process(4)
                    .thread(77)
                    .system(FltIoEvents.preOpInit(0xFFFF_F800_0E20_1000L, OBJECT, 7, IRP, 0x9918L, 18));
        }

        Run run = Run.of("explain", trace, Long.toHexString(IRP));

        assertThat(run.out().replaceAll("\\s+", " "))
                .startsWith("Irp " + Long.toHexString(IRP) + ": its newest request is CLEANUP of FILE_OBJECT "
                        + Long.toHexString(OBJECT) + ", of thread 77, at +0.002 000 s, under way when the trace ended.")
                .contains("\\a.txt");
        JsonNode json = json(trace, Long.toHexString(IRP));
        assertThat(json.at("/request/kind").asText()).isEqualTo("irp");
        assertThat(json.at("/request/pendingAtEnd").asBoolean()).isTrue();
        Path dump = Files.writeString(folder.resolve("thread.txt"), """
            0: kd> !thread ffffe00030004000
            THREAD ffffe00030004000  Cid 0004.004d  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT
            """);
        assertThat(Run.of("explain", trace, "ffffe00030004000", "--debugger", dump)
                        .out())
                .startsWith("thread 77: its newest request is CLEANUP");
        Files.writeString(dump, """
            0: kd> !irp ffffe00030804200
            Irp is active with 10 stacks 8 is current (= 0xffffe00030804430)
             No Mdl: No System Buffer: Thread ffffe00030004000:  Irp stack trace.
            """);
        assertThat(Run.of("explain", trace, "ffffe00030004000", "--debugger", dump)
                        .out())
                .startsWith("Irp ffffe00030804200: its newest request is CLEANUP");
    }

    /** A hang that somebody has planted, with what a debugger printed of it. */
    @Test
    void theRequestOfAPasteIsFoundInItsTrace() {
        Path trace = SharedTraces.orSkip("../cases/hang.etl");
        Path paste = SharedTraces.orSkip("../cases/m7b.txt");
        for (String request : new String[] {"ffffe00030804200", "ffffe000300042d8", "tid:5900", "ffffe00030004000"}) {
            JsonNode json = SchemaCheck.assertMatches(
                    "explain.schema.json",
                    Run.of("explain", trace, request, "--json", "--debugger", paste)
                            .out());
            assertThat(json.at("/request/fileObject").asText()).as(request).isEqualTo("0xffffe00001200380");
            assertThat(json.at("/request/majorFunction").asInt()).as(request).isEqualTo(18);
            assertThat(json.at("/request/pendingAtEnd").asBoolean()).as(request).isTrue();
            assertThat(json.at("/life/path").asText()).as(request).endsWith("\\ads\\f.txt:strm");
        }
    }

    @Test
    void whoHasAFileOpenIsSaidWhereACreateFailsForIt() throws IOException {
        Path trace = folder.resolve("sharing.etl");
        String path = "\\Device\\HarddiskVolume2\\locked.txt";
        long holder = OBJECT + 0x1000;
        long gone = OBJECT + 0x2000;
        try (EtlWriter etl =
                EtlWriter.to(trace).qpcClock(10_000_000).startTicks(0).open()) {
            open(etl, 10_000, gone, 31, 7, path, 0);
            etl.cpu(0).at(20_000).perfInfo(FileIoEvents.cleanup(3, 1, gone, 7, 31));
            open(etl, 30_000, holder, 32, 1, path.toUpperCase(java.util.Locale.ROOT), 0);
            etl.cpu(0).at(35_000).perfInfo(FileIoEvents.read(3, 0, 1, holder, 7, 32, 512, 0));
            etl.cpu(0).at(35_100).perfInfo(FileIoEvents.operationEnd(3, 1, 512, 0));
            open(etl, 40_000, OBJECT, 33, 3, path, SHARING_VIOLATION);
            etl.cpu(0).at(50_000).perfInfo(FileIoEvents.cleanup(3, 1, holder, 7, 32));
            etl.cpu(0).at(51_000).perfInfo(FileIoEvents.close(3, 1, holder, 7, 32));
            open(etl, 60_000, OBJECT + 0x3000, 34, 7, path, 0);
        }

        for (String wanted : new String[] {path, Long.toHexString(OBJECT), "locked.txt"}) {
            Run run = Run.of("explain", trace, wanted);
            assertThat(run.out())
                    .as(wanted)
                    .contains("Who had it open\n")
                    .containsPattern("failed +create of FILE_OBJECT ffffe00002200010 at \\+0.004")
                    .containsPattern("alive then +FILE_OBJECT ffffe00002201010, opened at \\+0.003")
                    .contains("1 read", "thread 32")
                    .doesNotContain("FILE_OBJECT ffffe00002202010, opened", "FILE_OBJECT ffffe00002203010, opened");
            assertFits(run.out());
        }
        JsonNode json = json(trace, Long.toHexString(OBJECT));
        assertThat(json.at("/sharing/alive")).hasSize(1);
        assertThat(json.at("/sharing/alive/0/shareAccess").asText()).isEqualTo("0x00000001");
        assertThat(json.at("/sharing/alive/0/threadId").asInt()).isEqualTo(32);
        assertThat(json.at("/sharing/violations").asInt()).isEqualTo(1);
    }

    private static void open(EtlWriter etl, long at, long object, int thread, int sharing, String path, int status) {
        etl.cpu(0).at(at).perfInfo(FileIoEvents.create(3, 1, object, thread, 1 << 24, 0, sharing, path));
        etl.cpu(0).at(at + 100).perfInfo(FileIoEvents.operationEnd(3, 1, 0, status));
    }

    private static JsonNode json(Path trace, String open) {
        return SchemaCheck.assertMatches(
                "explain.schema.json", Run.of("explain", trace, open, "--json").out());
    }

    @Test
    void aDumpOfAnotherMachineIsSaid() throws IOException {
        Path dump = Files.writeString(
                folder.resolve("dump.txt"),
                PastedText.sample("mup-scard.debugger.txt").replace("\\TSCLIENT\\SCARD\\2", "\\server\\share\\x"));

        assertThat(Run.of("explain", sample("mup-scard.etl"), SCARD, "--debugger", dump)
                        .out())
                .contains("differs     name: \\server\\share\\x in the dump,")
                .contains("the address was used again, or the dump is of another boot or");
        assertThat(Run.of("explain", sample("mup-scard.etl"), "backup.log", "--debugger", dump)
                        .out())
                .contains("It does not show FILE_OBJECT ffffe00002204450.")
                .contains("Other file objects in it: 1 (ffffe0000110b630).");
    }

    @Test
    void altitudesComeFromFltmcInTheSameFile() throws IOException {
        Path dump = Files.writeString(
                folder.resolve("dump.txt"),
                PastedText.sample("mup-scard.debugger.txt") + "\n" + PastedText.sample("fltmc.txt"));

        assertThat(Run.of("explain", sample("mup-scard.etl"), SCARD, "--debugger", dump)
                        .out())
                .contains("WdFilter @328010 ", "vfsmfd @263410 ");
    }

    @Test
    void aFileThatIsNoDebuggerOutputIsAnError() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "nothing\n");

        assertFails("notes.txt: no output of !fltkd.filter", SCARD, "--debugger", notes.toString());
        assertFails(
                "gone.txt: no such file",
                SCARD,
                "--debugger",
                folder.resolve("gone.txt").toString());
        assertFails("can not be read", SCARD, "--debugger", folder.toString());
    }

    @Test
    void aRaggedDumpNeverStopsTheExplanation() throws IOException {
        String dump = PastedText.sample("mup-scard.debugger.txt");
        String expected = Run.of("explain", sample("mup-scard.etl"), SCARD).out();
        for (int seed = 0; seed < 40; seed++) {
            Path spoilt = folder.resolve("spoilt.txt");
            Files.write(spoilt, PastedText.spoilt(dump, new Random(seed)));

            Run run = Run.of("explain", sample("mup-scard.etl"), SCARD, "--debugger", spoilt);

            if (run.exitCode() == 0) {
                assertThat(run.out()).as("seed %d", seed).contains("\nDEBUGGER    ");
                assertThat(run.out().lines().limit(3))
                        .isEqualTo(expected.lines().limit(3).toList());
                assertFits(run.out());
            } else {
                assertThat(run.err()).as("seed %d", seed).contains("no output of !fltkd.filter");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "perfview/net.4.5.2.x86.etl",
                "perfview/diaghub.kernel.1.etl",
                "etl-parser/ShutdownPerfDiagLogger.etl",
                "syzygy/image_data_32_v0.etl",
                "tx/Process.etl"
            })
    void realTracesAreExplainedWithinEightyColumns(String name) {
        Run run = Run.of("explain", SharedTraces.orSkip(name), "*", "--all");

        assertFits(run.out());
        if (name.contains("net.4.5.2")) {
            assertThat(run.exitCode()).isZero();
            assertThat(run.out())
                    .contains("CREATE  explorer.exe (2876) thread ", "end-not-recorded: unjudged, unknown")
                    .contains("yes     end-not-recorded          the trace has no cleanup and no close at all");
        } else {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("the trace has no file operations");
        }
    }

    private Path reused() throws IOException {
        Path trace = folder.resolve("reused.etl");
        long step = 10_000;
        try (EtlWriter etl =
                EtlWriter.to(trace).qpcClock(10_000_000).startTicks(0).open()) {
            etl.cpu(0).at(step).perfInfo(create(OBJECT, "\\Device\\HarddiskVolume2\\a.txt"));
            etl.cpu(0).at(step + 1000).perfInfo(FileIoEvents.operationEnd(3, 1, 0, 0));
            etl.cpu(0).at(2 * step).perfInfo(FileIoEvents.cleanup(3, 1, OBJECT, 7, 9));
            etl.cpu(0).at(3 * step).perfInfo(FileIoEvents.close(3, 1, OBJECT, 7, 9));
            etl.cpu(0).at(4 * step).perfInfo(create(OBJECT, "\\Device\\HarddiskVolume2\\b.txt"));
            etl.cpu(0).at(4 * step + 10).perfInfo(FileIoEvents.operationEnd(3, 1, 0, ACCESS_DENIED));
            etl.cpu(0).at(5 * step).perfInfo(create(OBJECT, "\\Device\\HarddiskVolume2\\c.txt"));
            etl.cpu(0).at(5 * step + 10).perfInfo(FileIoEvents.operationEnd(3, 1, 0, 0));
            etl.cpu(0).at(6 * step).perfInfo(FileIoEvents.cleanup(3, 1, OBJECT, 7, 9));
        }
        return trace;
    }

    private static KernelEvent create(long fileObject, String path) {
        return FileIoEvents.create(3, 1, fileObject, 9, 1 << 24, 0, 7, path);
    }

    private static Path sample(String name) {
        return Golden.samples().resolve(name);
    }

    private static void assertFits(String text) {
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }
}
