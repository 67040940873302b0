package fltscope.analyzer.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fltscope.analyzer.cli.Run;
import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.json.SchemaCheck;
import fltscope.analyzer.sample.SampleTrace;
import fltscope.schemas.fixture.EtlDamage;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.KernelFileEvents;
import fltscope.schemas.fixture.RecordWriter;
import fltscope.schemas.fixture.SharedTraces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the bytes of a file to the text on standard output. */
class AnalyzeCommandTest {
    private static final long SECOND = 10_000_000;
    private static final long IRP = 0xFFFF_A50F_1000_00D8L;
    private static final long OBJECT = 0xFFFF_A50F_3000_0010L;
    private static final long KEY = 0xFFFF_BE03_4000_0700L;
    private static final int THREAD = 2216;

    private static final Path SAMPLES = Golden.samples();

    @TempDir
    Path folder;

    /** The output of a run that must succeed, without the name of the file. */
    private static String analyzed(Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = "analyze";
        System.arraycopy(args, 0, all, 1, args.length);
        Run run = Run.of(all);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run.out()).contains("  Every start, end, create and callback is counted once: the sums add up.\n");
        return run.out().substring(run.out().indexOf("\n  Windows") + 1);
    }

    private static String joined(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void whatADebuggerShowsIsInTheJsonToo() throws IOException {
        Path dump = Files.writeString(
                folder.resolve("dump.txt"),
                Files.readString(SAMPLES.resolve("mup-scard.debugger.txt")) + """

                        0: kd> !fltkd.volume ffffe00001fa35b0
                        FLT_VOLUME: ffffe00001fa35b0 "\\Device\\Mup"
                           TargetedOpenCount        : 2
                        0: kd> !irp ffffe00030804200
                        Irp is active with 10 stacks 8 is current (= 0xffffe00030804430)
                         No Mdl: No System Buffer: Thread ffffe00030004000:  Irp stack trace.
                             cmd  flg cl Device   File     Completion-Context
                        >[IRP_MJ_CLEANUP(12), N/A(0)]
                                    0 e0 ffffe00001fa0660 ffffe0000110b630 fffff80001412b40-ffffe00030004200 Success
                        \t       \\Driver\\WinFsp\tFLTMGR!FltpPassThroughCompletion
                        0: kd> !gle
                        LastErrorValue: (Win32) 0 (0) - The operation completed successfully.
                        """
                        + Files.readString(SAMPLES.resolve("fltmc.txt")));

        Run run = Run.of("analyze", SAMPLES.resolve("mup-scard.etl"), "--debugger", dump, "--json");

        assertThat(run.exitCode()).isZero();
        JsonNode debugger =
                SchemaCheck.assertMatches("report.schema.json", run.out()).get("debugger");
        assertThat(debugger.at("/filters/0/driver").asText()).isEqualTo("vfsmfd.sys");
        assertThat(debugger.at("/filters/0/usage/Open files").asInt()).isEqualTo(1);
        assertThat(debugger.at("/volumes/0/targetedOpens").asInt()).isEqualTo(2);
        assertThat(debugger.at("/irps/0/address").asText()).isEqualTo("0xffffe00030804200");
        assertThat(debugger.at("/irps/0/fileObject").asText()).isEqualTo("0xffffe0000110b630");
        assertThat(debugger.at("/unreadCommands/0/text").asText()).startsWith("!gle");
        assertThat(debugger.at("/fileObjects/0/inTrace").asText()).isEqualTo("same");
        assertThat(debugger.get("listedFilters")).isNotEmpty();
        assertThat(SchemaCheck.assertMatches(
                                "report.schema.json",
                                Run.of("analyze", SAMPLES.resolve("mup-scard.etl"), "--json")
                                        .out())
                        .has("debugger"))
                .isFalse();
    }

    /** The create has no name; a later record names the file by its key. */
    @Test
    void theVolumeOfAPathThatIsLearnedLaterIsKnown() throws IOException {
        Path path = folder.resolve("late.etl");
        try (EtlWriter etl = EtlWriter.to(path).qpcClock(SECOND).startTicks(0).open()) {
            RecordWriter out = etl.cpu(0);
            out.at(1000).perfInfo(FileIoEvents.create(3, IRP, OBJECT, THREAD, 1 << 24, 0, 7, ""));
            out.at(1100).perfInfo(FileIoEvents.operationEnd(3, IRP, 0, 0));
            out.at(1200).perfInfo(FileIoEvents.cleanup(3, IRP, OBJECT, KEY, THREAD));
            out.at(1300).perfInfo(FileIoEvents.operationEnd(3, IRP, 0, 0));
            out.at(9000).perfInfo(FileIoEvents.fileRundown(KEY, "\\Device\\HarddiskVolume2\\a.txt"));
        }

        JsonNode open =
                SchemaCheck.tree(Run.of("analyze", path, "--json").out()).at("/opens/0");

        assertThat(open.get("path").asText()).isEqualTo("\\Device\\HarddiskVolume2\\a.txt");
        assertThat(open.get("volume").asText()).isEqualTo("\\Device\\HarddiskVolume2");
    }

    /** They are in no list, but in the frames that a debugger shows. */
    @Test
    void altitudesOfFramesReachTheFilters() throws IOException {
        Path dump = Files.writeString(folder.resolve("frames.txt"), """
            0: kd> !fltkd.frames

            Frame List: fffff80001a2b3c0
               FLTP_FRAME: ffffe00001fa3010 "Frame 0" "0 to 409800"
                  FLT_FILTER: ffffe00003aa0010 "WdFilter" "328010"
                     FLT_INSTANCE: ffffe00003aa4010 "WdFilter Instance" "328010"
                  FLT_FILTER: ffffe00003717560 "vfsmfd" "263410"
                     FLT_INSTANCE: ffffe00003718010 "VEAI" "263400"
            """);

        Run run = Run.of("analyze", SAMPLES.resolve("mup-scard.etl"), "--debugger", dump);

        String filters = run.out().substring(run.out().indexOf("\nFILTERS"));
        assertThat(filters).contains("  WdFilter @328010 ", "  vfsmfd @263410 ");
    }

    /** Of another machine: nothing in it is in the trace, which is said and not used. */
    @Test
    void aDebuggerListThatMatchesNothingIsSaid() throws IOException {
        Path dump = Files.writeString(folder.resolve("frames.txt"), """
            0: kd> !fltkd.frames
               FLTP_FRAME: ffffe00001fa3010 "Frame 0" "0 to 409800"
                  FLT_FILTER: ffffe00003aa0010 "otherflt" "328010"
            """);

        assertThat(joined(Run.of("analyze", SAMPLES.resolve("mup-scard.etl"), "--debugger", dump)
                        .out()))
                .contains("otherflt")
                .containsAnyOf("no callback of a driver of that name", "none of the filters listed");
    }

    private Path sample() throws IOException {
        Path path = folder.resolve("mup-scard.etl");
        SampleTrace.main(new String[] {path.toString()});
        return path;
    }

    @Test
    void theFirstScreenTellsTheStoryOfTheSample() throws IOException {
        String text = analyzed("--instances", SAMPLES.resolve("fltmc.txt"), sample());
        String first = text.substring(0, text.indexOf("FINDINGS IN FULL"));
        assertThat(first.lines()).hasSizeLessThanOrEqualTo(40);
        assertThat(joined(first))
                .contains("I1 open without an end, by a known holde...: \\Device\\Mup\\TSCLIENT\\SCARD\\2")
                .contains("vfsmfd @263400 \\Device\\Mup 1 1 49.9 s")
                .contains("REQUESTS 1 under way when the trace ended 49.9 s DEVICE_CONTROL passed on by vfsmfd")
                .containsPattern("of each create: WdFilter \\d+ %, vfsmfd \\d+ %, luafv \\d+ %, below \\d+ %")
                .contains("FileInfo is at 40500");
        assertThat(joined(text))
                .contains("open without an end, by a known holder: smart-card redirector")
                .contains("\\Device\\Mup\\TSCLIENT\\SCARD\\2 FileObject ffffe0000110b630")
                .contains("opened +12.431 s by svchost.exe (1184), thread 2216, shared for read, write, delete")
                .contains("since 49.9 s; last seen +12.433 s: DEVICE_CONTROL; 1 request under way")
                .contains("create seen by WdFilter @328010 and vfsmfd @263410 on \\Device\\Mup")
                .contains("close seen by neither; nor was a cleanup")
                .contains("InstanceTeardownComplete")
                .contains("FsRtlMupGetProviderInfoFromFileObject")
                .contains("!fltkd.filter <vfsmfd> 8 1")
                .contains("!fileobj ffffe0000110b630")
                .containsPattern("OPENS 9\\d\\d creates: 8\\d\\d closed, 1\\d\\d failed, 2 without an end");
    }

    @Test
    void theSampleIsToldAsBefore() throws IOException {
        String file = sample().toString();
        Golden.check("mup-scard.analyze.txt", golden(analyzed("--top", "0", file), file));
        Golden.check(
                "mup-scard.analyze.instances.txt",
                golden(analyzed("--instances", SAMPLES.resolve("fltmc.txt"), file), file));
    }

    /** The name of the file differs from run to run, and with it where lines end that hold it. */
    private static String golden(String text, String file) {
        return text.replaceAll("\\((?s:fltscope\\s+explain\\s.*?)\\)\n", "(fltscope explain ...)\n")
                .replace(file, "FILE");
    }

    @Test
    void aFilterAndAVolumeNarrowCallbacksAndOpens() throws IOException {
        String text = analyzed("--filter", "LUAFV.sys", "--volume", "c", "--top", "0", sample());
        assertThat(joined(text)).contains("shown only filter LUAFV, volume C: HarddiskVolume2 FINDINGS none");
        assertThat(text).contains("0 of 2 without an end were chosen").contains("  luafv  C: HarddiskVolume2\n");
        assertThat(text)
                .doesNotContain("  vfsmfd ")
                .doesNotContain("HarddiskVolume4")
                .doesNotContain("REQUESTS");

        String mup = analyzed("--volume", "\\device\\mup", "--top", "0", sample());
        assertThat(mup).contains("1 of 2 without an end were chosen").contains("REQUESTS    1 under way");
        assertThat(mup)
                .contains("  vfsmfd  \\Device\\Mup\n")
                .doesNotContain("HarddiskVolume")
                .doesNotContain("of each create");
    }

    @Test
    void processPathAndAgeChooseOpens() throws IOException {
        Path sample = sample();
        for (String[] option : new String[][] {
            {"--process", "SVCHOST"}, {"--process", "1184"}, {"--path", "*\\scard\\?"}, {"--path", "\\\\TSCLIENT\\*"}
        }) {
            assertThat(analyzed(option[0], option[1], sample))
                    .as(String.join(" ", option))
                    .contains("FINDINGS    1 info\n")
                    .contains("\\SCARD\\2")
                    .doesNotContain("backup.log");
        }
        assertThat(analyzed("--path", "backup.*", sample))
                .contains("backup.log")
                .doesNotContain("REQUESTS");
        assertThat(analyzed("--min-age", "55s", sample)).contains("backup.log").doesNotContain("SCARD");
        assertThat(analyzed("--process", "System", sample)).contains("0 of 2 without an end were chosen");
    }

    @Test
    void aTimeWindowCountsWhatLiesInIt() throws IOException {
        String text = analyzed("--from", "10", "--to", "2026-03-02T03:14:37Z", sample());
        assertThat(joined(text)).contains("shown from +10.000 s to +30.000 s: opens and requests that began then");
        assertThat(text).contains("1 of 2 without an end were chosen").contains("COUNTS, of the whole trace\n");
        assertThat(text)
                .containsPattern("\n {2}CREATE {20,}3\\d\\d ")
                .contains("\\SCARD\\2")
                .doesNotContain("backup.log");
    }

    @Test
    void operationsAreToldByPathOrByProcessWhereThatIsAsked() throws IOException {
        assertThat(analyzed("--by", "path", sample())).containsPattern("\n {2}\\\\device\\\\.*\n {4}CREATE ");
        assertThat(analyzed("--by", "process", sample())).containsPattern("\n {2}svchost.exe\n {4}CREATE ");
        assertThat(analyzed("--by", "process", "--filter", "vfsmfd", sample()))
                .containsPattern("\n {4}vfsmfd CREATE pre ")
                .doesNotContain("    WdFilter CREATE pre ");
        assertThat(analyzed(sample())).doesNotContain("by group");
        Run refused = Run.of("analyze", "--by", "disk", sample());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("'--by': 'disk' is neither path nor process");
    }

    @Test
    void aHistogramOfOneRowFollowsTheReport() throws IOException {
        for (String row : new String[] {"vfsmfd:CREATE:PRE", "VFSMFD.SYS:irp_mj_create:pre"}) {
            String text = analyzed("--histogram", row, sample());
            assertThat(text).containsPattern("\n\nHISTOGRAM of (vfsmfd|VFSMFD) CREATE pre, 9\\d\\d callbacks\n");
            assertThat(text.substring(text.indexOf("HISTOGRAM")).lines()).hasSizeBetween(6, 25);
            assertThat(text).contains(" 100.0 %  #");
        }
    }

    @Test
    void theHistogramLogHoldsEveryRowOnce() throws IOException {
        Path log = folder.resolve("sample.hlog");
        analyzed("--hlog", log, "--filter", "vfsmfd", sample());
        long callbacks = 0;
        List<String> tags = new ArrayList<>();
        try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
            for (var next = reader.nextIntervalHistogram(); next != null; next = reader.nextIntervalHistogram()) {
                tags.add(next.getTag());
                callbacks += next.getTag().startsWith("vfsmfd/") ? ((Histogram) next).getTotalCount() : 0;
                assertThat(next.getStartTimeStamp()).isEqualTo(1_772_421_247_000L);
                assertThat(next.getEndTimeStamp()).isEqualTo(1_772_421_309_402L);
            }
        }
        assertThat(tags).doesNotHaveDuplicates().contains("vfsmfd/CREATE/pre", "vfsmfd/READ/post", "operation/CREATE");
        assertThat(tags).noneMatch(tag -> tag.startsWith("luafv"));
        assertThat(callbacks).isBetween(7000L, 9000L);
    }

    @Test
    void namesThatAreNotThereAreAnsweredWithThoseThatAre() throws IOException {
        Path sample = sample();
        assertRefused(
                "'foo': no callback of it is in this trace; there is luafv, vfsmfd, WdFilter",
                "--filter",
                "foo",
                sample);
        assertRefused("there is \\Device\\Mup, C: HarddiskVolume2, D: HarddiskVolume4", "--volume", "Q:", sample);
        assertRefused("there is backupd.exe (2140), svchost.exe (1184)", "--process", "nobody.exe", sample);
        assertRefused("there is WdFilter:CLEANUP:pre, ", "--histogram", "vfsmfd:FLUSH_BUFFERS:PRE", sample);
        assertRefused("is not FILTER:FUNCTION:PRE|POST", "--histogram", "vfsmfd:CREATE", sample);
        assertRefused("gone.txt: no such file", "--instances", folder.resolve("gone.txt"), sample);
        assertRefused(
                "holds no output of fltmc", "--instances", Files.writeString(folder.resolve("x.txt"), "x"), sample);
        assertRefused(
                "can not be written: there is no folder",
                "--hlog",
                folder.resolve("gone").resolve("x"),
                sample);
        assertRefused("--min-age is a length of time", "--min-age", "2026-01-01", sample);
        assertRefused("--top is a number of rows, or 0 for all: -1", "--top", "-1", sample);
    }

    @Test
    void aPartOfTheTraceThatEndsBeforeItBeginsIsRefused() throws IOException {
        Path sample = sample();
        for (String to : List.of("10", "2026-01-01")) {
            Run run = Run.of("analyze", "--from", "50", "--to", to, sample);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).startsWith("fltscope: --from is later than --to: nothing lies between them");
        }
    }

    private static void assertRefused(String message, String option, Object value, Path sample) {
        Run run = Run.of("analyze", option, value, sample);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("fltscope: " + option).contains(message));
    }

    @Test
    void linesOfAListThatAreNotUnderstoodAreNamed() throws IOException {
        Path list = Files.writeString(
                folder.resolve("ragged.txt"),
                Files.readString(SAMPLES.resolve("fltmc.txt")).replace("luafv   ", "luafv  \u001b what is this"));
        assertThat(joined(analyzed("--instances", list, sample())))
                .contains("note ragged.txt: ")
                .contains("not understood, the first is line ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "perfview/net.4.5.2.x86.etl",
                "perfview/diaghub.kernel.1.etl",
                "perfview/gcevents.etl",
                "perfview/primitive-types.etl",
                "perfview/smallEtlFile.etl",
                "etl-parser/ShutdownPerfDiagLogger.etl",
                "etl-parser/AMSITrace.etl",
                "tx/Process.etl",
                "msbuild/PerfViewData.etl",
                "syzygy/image_data_32_v0.etl",
                "syzygy/process_data_64_v3.etl",
                "syzygy/process_data_64_v3.vista.etl",
            })
    void realTracesAreAnalyzedAndAccuseNobody(String name) {
        String text = analyzed(SharedTraces.orSkip(name));
        assertThat(text).contains("FINDINGS    none").doesNotContain("leak-suspect");
    }

    @Test
    void aRealTraceWithCreatesAloneSaysThatEndsWereNotRecorded() {
        String text = joined(analyzed(SharedTraces.orSkip("perfview/net.4.5.2.x86.etl")));
        assertThat(text).contains("968 creates: 870 ended implicitly, 98 without an end");
        assertThat(text).contains("recorded no cleanup and no close").contains("(end-not-recorded)");
        assertThat(text).contains("13.2 s, 168,298 events");
    }

    @Test
    void aRealTraceWithLossSaysSo() {
        assertThat(analyzed(SharedTraces.orSkip("etl-parser/AMSITrace.etl")))
                .contains("  lost        events lost (3)\n");
    }

    @Test
    void bothProvidersInOneTraceAreCountedOnce() throws IOException {
        Path path = folder.resolve("both.etl");
        try (EtlWriter etl = writer(path)) {
            for (int i = 0; i < 5; i++) {
                RecordWriter out = etl.cpu(0).process(1184).thread(THREAD).at(SECOND * (i + 1));
                String name = "\\Device\\HarddiskVolume2\\a" + i + ".txt";
                out.perfInfo(FileIoEvents.create(3, IRP, OBJECT, THREAD, 0x0100_0060, 0, 7, name));
                out.event(KernelFileEvents.create(1, IRP, OBJECT, THREAD, 0x0100_0060, 0, 7, name));
                end(out);
                out.perfInfo(FileIoEvents.cleanup(3, IRP, OBJECT, KEY, THREAD));
                out.event(KernelFileEvents.cleanup(1, IRP, OBJECT, KEY, THREAD));
                end(out);
                if (i < 4) {
                    out.event(KernelFileEvents.close(1, IRP, OBJECT, KEY, THREAD));
                    out.perfInfo(FileIoEvents.close(3, IRP, OBJECT, KEY, THREAD));
                    end(out);
                }
            }
            etl.cpu(0).at(100 * SECOND).perfInfo(FileIoEvents.fileRundown(KEY, "\\x"));
        }
        String text = analyzed(path);
        assertThat(joined(text)).contains("5 creates: 4 closed, 1 without an end");
        assertThat(text)
                .contains("            28  recorded twice\n")
                .contains("held-by-section-or-cache, info, likely");
    }

    private static void end(RecordWriter out) {
        out.event(KernelFileEvents.operationEnd(IRP, 1, 0));
        out.perfInfo(FileIoEvents.operationEnd(3, IRP, 1, 0));
    }

    @Test
    void namesFromATraceCanNotFakeOrBreakLines() throws IOException {
        Path path = folder.resolve("names.etl");
        String name = "\\Device\\HarddiskVolume2\\a\r\n  the sums add up\u202e\u0007\\" + "x y".repeat(100);
        try (EtlWriter etl = writer(path)) {
            etl.cpu(0).at(SECOND).perfInfo(FileIoEvents.create(3, IRP, OBJECT, THREAD, 0x0100_0060, 0, 7, name));
            etl.cpu(0).perfInfo(FileIoEvents.operationEnd(3, IRP, 1, 0));
            etl.cpu(0).perfInfo(FileIoEvents.close(3, IRP, OBJECT + 0x100, KEY, THREAD));
            etl.cpu(0).perfInfo(FileIoEvents.operationEnd(3, IRP, 1, 0));
            etl.cpu(0).at(100 * SECOND).perfInfo(FileIoEvents.fileRundown(KEY, "\\x"));
        }
        assertThat(analyzed(path).replaceAll("\n {5}", ""))
                .contains("\\a\\u{d}\\u{a}  the sums add up\\u{202e}\\u{7}\\" + "x y".repeat(100));
    }

    @Test
    void aSampleThatWasCutAccusesNobody() throws IOException {
        Path path = sample();
        for (long percent : new long[] {95, 50, 10}) {
            EtlDamage.cutAt(path, Files.size(path) * percent / 100 + 13);
            String text = analyzed(path);
            assertThat(text).contains("file cut short").doesNotContain("\n E1").doesNotContain("\n W1");
            assertThat(text).doesNotContain("known-holder").doesNotContain("unmatched-other");
        }
    }

    @Test
    void aBufferThatWasLostLeavesOpensUnjudged() throws IOException {
        Path path = folder.resolve("lost.etl");
        try (EtlWriter etl = writer(path)) {
            RecordWriter out = etl.cpu(0).at(SECOND);
            out.perfInfo(FileIoEvents.create(
                    3, IRP, OBJECT, THREAD, 0x0100_0060, 0, 7, "\\Device\\Mup\\TSCLIENT\\SCARD\\2"));
            out.perfInfo(FileIoEvents.operationEnd(3, IRP, 1, 0));
            etl.flush(0);
            etl.cpu(0).at(2 * SECOND).perfInfo(FileIoEvents.close(3, IRP, OBJECT, KEY, THREAD));
            etl.loseBuffer(0);
            etl.cpu(0).at(50 * SECOND).perfInfo(FileIoEvents.close(3, IRP, OBJECT + 0x100, KEY, THREAD));
        }
        String text = analyzed(path);
        assertThat(text).contains("indeterminate-loss, unjudged, unknown").doesNotContain("known-holder");
        assertThat(text).containsPattern("  lost        .*\\(1\\)");
    }

    @Test
    void wrongUsageAndUnreadableFilesAreOneLineAndExitCodeTwo() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "no trace ".repeat(100));
        for (Run run : new Run[] {
            Run.of("analyze", notes), Run.of("analyze", folder.resolve("gone.etl")), Run.of("analyze", folder)
        }) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).startsWith("fltscope: "));
        }
    }

    private static EtlWriter writer(Path path) throws IOException {
        return EtlWriter.to(path).qpcClock(SECOND).startTicks(1).processors(1).open();
    }
}
