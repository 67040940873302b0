package fltscope.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.Golden;
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

    @TempDir
    Path folder;

    /** The output of a run that must succeed. */
    private static String analyzed(Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = "analyze";
        System.arraycopy(args, 0, all, 1, args.length);
        Run run = Run.of(all);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        String path = args[args.length - 1].toString();
        assertThat(run.out().lines().skip(path.length() / 80 + 1)).allMatch(line -> line.length() <= 80);
        assertThat(run.out()).endsWith("  Every start, end and create is counted once: the sums add up.\n");
        return run.out().substring(run.out().indexOf("\n  Windows") + 1);
    }

    private static String joined(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private Path sample() throws IOException {
        Path path = folder.resolve("mup-scard.etl");
        SampleTrace.main(new String[] {path.toString()});
        return path;
    }

    @Test
    void theSampleShowsTheSmartCardOpen() throws IOException {
        String text = analyzed(sample());
        assertThat(text)
                .contains(
                        "known-holder (info, likely): smart-card redirector\n    \\Device\\Mup\\TSCLIENT\\SCARD\\2\n");
        assertThat(text).contains("opened    +12.431 s by svchost.exe (1184), thread 2216\n");
        assertThat(text).contains("object    FileObject ffffe0000110b630\n");
        assertThat(text).contains("end       no cleanup, no close\n");
        assertThat(joined(text))
                .containsPattern(
                        "OPENS 9\\d\\d creates: 8\\d\\d closed, 1\\d\\d failed, 0 reparsed, 0 ended implicitly, 2 without an end");
        assertThat(text).doesNotContain("(error,").doesNotContain("(warning,");
    }

    @Test
    void theSampleIsToldAsBefore() throws IOException {
        Golden.check("mup-scard.analyze.txt", analyzed("--top", "0", sample()));
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
        assertThat(text).doesNotContain("WITHOUT AN END").doesNotContain("leak-suspect");
    }

    @Test
    void aRealTraceWithCreatesAloneSaysThatEndsWereNotRecorded() {
        String text = joined(analyzed(SharedTraces.orSkip("perfview/net.4.5.2.x86.etl")));
        assertThat(text).contains("968 creates: 0 closed, 0 failed, 0 reparsed,");
        assertThat(text).contains("No cleanup and no close was recorded").contains("(end-not-recorded)");
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
        assertThat(joined(text))
                .contains("5 creates: 4 closed, 0 failed, 0 reparsed, 0 ended implicitly, 1 without an end");
        assertThat(text)
                .contains("            28  recorded twice\n")
                .contains("held-by-section-or-cache (info, likely)");
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
        assertThat(analyzed(path).replaceAll("\n {4}", ""))
                .contains("\\a\\u{d}\\u{a}  the sums add up\\u{202e}\\u{7}\\" + "x y".repeat(100));
    }

    @Test
    void aSampleThatWasCutAccusesNobody() throws IOException {
        Path path = sample();
        for (long percent : new long[] {95, 50, 10}) {
            EtlDamage.cutAt(path, Files.size(path) * percent / 100 + 13);
            String text = analyzed(path);
            assertThat(text)
                    .contains("file cut short")
                    .doesNotContain("(error,")
                    .doesNotContain("(warning,");
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
        assertThat(text).contains("indeterminate-loss (unjudged, unknown)").doesNotContain("known-holder");
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
        Run negative = Run.of("analyze", "--top", "-1", sample());
        assertThat(negative.exitCode()).isEqualTo(2);
        assertThat(negative.out()).isEmpty();
        assertThat(negative.err()).startsWith("fltscope: --top is a number of rows, or 0 for all: -1");
    }

    private static EtlWriter writer(Path path) throws IOException {
        return EtlWriter.to(path).qpcClock(SECOND).startTicks(1).processors(1).open();
    }
}
