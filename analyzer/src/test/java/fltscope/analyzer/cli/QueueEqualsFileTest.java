package fltscope.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.fixture.RandomMachine;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.FltIoEvents;
import fltscope.schemas.fixture.ImageEvents;
import fltscope.schemas.fixture.SharedTraces;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A queue says what the files say that it was made from, byte for byte. */
class QueueEqualsFileTest {
    private static final Path SAMPLE = Golden.samples().resolve("mup-scard.etl");

    @TempDir
    Path temporary;

    @Test
    void theSampleIsAnalyzedAndExplainedAlike() {
        Path queue = collected(SAMPLE);
        same(SAMPLE, queue, "analyze", "--top", "0", "--histogram", "vfsmfd:CREATE:PRE");
        same(SAMPLE, queue, "analyze", "--json");
        same(
                SAMPLE,
                queue,
                "analyze",
                "--from",
                "12s",
                "--to",
                "20s",
                "--debugger",
                Golden.samples().resolve("mup-scard.debugger.txt").toString());
        same(SAMPLE, queue, "info");
        same(SAMPLE, queue, "info", "--json");
        for (String open : new String[] {"ffffe0000110b630", "backup.log", "no such file"}) {
            same(SAMPLE, queue, "explain", open);
            same(SAMPLE, queue, "explain", open, "--all", "--json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "etl-parser/AMSITrace.etl",
                "etl-parser/ShutdownPerfDiagLogger.etl",
                "msbuild/PerfViewData.etl",
                "perfview/diaghub.kernel.1.etl",
                "perfview/gcevents.etl",
                "perfview/net.4.5.2.x86.etl",
                "perfview/primitive-types.etl",
                "perfview/smallEtlFile.etl",
                "syzygy/image_data_32_v0.etl",
                "syzygy/process_data_64_v3.etl",
                "syzygy/process_data_64_v3.vista.etl",
                "tx/Process.etl"
            })
    void recordedTracesAreAnalyzedAlike(String name) {
        Path trace = SharedTraces.orSkip(name);
        Path queue = collected(trace);
        same(trace, queue, "analyze", "--top", "0");
        same(trace, queue, "analyze", "--json");
        same(trace, queue, "info");
        same(trace, queue, "explain", "exe");
    }

    /** All that the pairing rules name, with drivers that are told late, losses, and schemas behind their events. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4, 6, 8, 12, 13, 14, 16, 19, 23, 29})
    void machinesDrawnByLotAreAnalyzedAlike(long seed) throws Exception {
        Path trace = temporary.resolve("machine.etl");
        new RandomMachine(seed).write(trace);
        Path queue = collected(trace);
        same(trace, queue, "analyze", "--json");
        same(trace, queue, "explain", "dat");
    }

    /** The rundown at the start of a session comes among the first callbacks; the file has schemas, and so is read twice. */
    @Test
    void aDriverThatIsToldAfterItsFirstCallbacksIsNamedInBoth() throws Exception {
        Path trace = temporary.resolve("late.etl");
        long base = 0xFFFF_F800_1000_0000L;
        try (EtlWriter etl = EtlWriter.to(trace).open()) {
            long at = 1_000_000_100L;
            etl.cpu(0).at(at + 10).perfInfo(FltIoEvents.preOpCompletion(at, base + 0x10, 2, 3, 0, 5, 3));
            etl.cpu(0)
                    .at(at + 20)
                    .system(ImageEvents.image(base, 0x1000, "\\SystemRoot\\late.sys")
                            .dcStart());
            etl.cpu(0).at(at + 40).perfInfo(FltIoEvents.preOpCompletion(at + 30, base + 0x10, 2, 3, 0, 5, 3));
        }
        same(trace, collected(trace), "analyze", "--json");
        assertThat(Run.of("analyze", trace).out())
                .contains("\n  late  volume not known\n    READ pre                         2")
                .doesNotContain("unknown driver");
    }

    @Test
    void severalFilesOfOneCaptureAreMergedIntoOneQueue() throws Exception {
        Path kernel = temporary.resolve("kernel.etl");
        Path other = temporary.resolve("other.etl");
        write(kernel, 1);
        write(other, 2);
        Path queue = collected(kernel, other);
        Run files = Run.of("analyze", kernel, other, "--json");
        assertThat(Run.of("analyze", queue, "--json")).isEqualTo(files);
        assertThat(files.exitCode()).as(files.err()).isZero();
    }

    private static void write(Path file, int seed) throws Exception {
        try (EtlWriter etl = EtlWriter.to(file).processors(2).open()) {
            FilterTraffic traffic = new FilterTraffic(etl, 2, 1_010_000_000L, 4_400, true, seed);
            while (traffic.events() < 20_000) {
                traffic.step();
            }
            traffic.drain();
        }
    }

    private Path collected(Path... files) {
        Path queue = temporary.resolve("queue");
        Object[] args = Stream.of(Stream.of("collect", "--queue", queue), Stream.of(files))
                .flatMap(part -> part)
                .toArray();
        Run run = Run.of(args);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return queue;
    }

    private static void same(Path file, Path queue, String command, String... options) {
        Run direct = run(command, file, options);
        assertThat(direct.out() + direct.err()).as(command).isNotEmpty();
        assertThat(run(command, queue, options)).as(command).isEqualTo(direct);
    }

    private static Run run(String command, Path trace, String... options) {
        return Run.of(Stream.of(Stream.of(command, trace), Stream.of(options))
                .flatMap(part -> part)
                .toArray());
    }
}
