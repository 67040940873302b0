package fltscope.analyzer.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fltscope.analyzer.cli.Run;
import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.gate.measure.FilterFacts;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.collector.archive.Members;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.Machine;
import fltscope.schemas.fixture.MergedFileEvents;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReaderTest {
    private static final long START = 1_000_000_000L;

    @TempDir
    private Path folder;

    private final RunReader reader = new RunReader(false, Members.ONE, HolderRules.NONE, null);

    @Test
    void tracesAreMeasuredOnceEachAndStayInTheirOrder() throws IOException {
        List<Path> traces = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < 7; i++) {
            traces.add(trace("run" + i + ".etl", i, 300L * (1 + i % 3)));
            bytes += Files.size(traces.get(i));
        }
        AtomicLong read = new AtomicLong();
        List<RunFacts> runs = reader.measure(traces, read::addAndGet);
        assertThat(runs)
                .extracting(RunFacts::name)
                .containsExactly("run0.etl", "run1.etl", "run2.etl", "run3.etl", "run4.etl", "run5.etl", "run6.etl");
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.filters()).extracting(FilterFacts::name).containsExactly("luafv", "vfsmfd", "wdfilter");
            assertThat(run.loss().lossy()).isFalse();
            assertThat(run.operations()).isPositive();
            assertThat(run.metrics()).isNotEmpty();
        });
        assertThat(read.get()).as("bytes read").isEqualTo(bytes);
        for (int i = 0; i < 7; i++) {
            assertThat(reader.measure(List.of(traces.get(i)), unused -> {}))
                    .as("the same alone")
                    .containsExactly(runs.get(i));
        }
    }

    @Test
    void aTraceThatCanNotBeReadIsNamed() throws IOException {
        Path good = trace("good.etl", 1, 300);
        Path bad = Files.writeString(folder.resolve("bad.etl"), "no trace");
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> reader.measure(List.of(good, bad, good), unused -> {}))
                .withMessageStartingWith(bad.toString());
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> reader.measure(List.of(folder.resolve("missing.etl")), unused -> {}))
                .withMessageContaining("missing.etl");
    }

    @Test
    void theVersionsOfFiltersAreThoseOfTheTrace() throws IOException {
        Path file = folder.resolve("merged.etl");
        try (EtlWriter etl = open(file)) {
            etl.cpu(0)
                    .at(START + 10)
                    .full(MergedFileEvents.fileVersion(0x31000, 7, "VFSMFD.SYS", "A filter", "5.6.7", "Me"));
            traffic(etl, 3, 200);
        }
        assertThat(reader.measure(List.of(file), unused -> {}).get(0).filters())
                .contains(new FilterFacts("vfsmfd", "10.0.0.0", null), new FilterFacts("luafv", null, null));
    }

    @Test
    void aQueueIsTheRunThatItsFileIs() throws IOException {
        Path file = trace("run.etl", 4, 400);
        Path queue = folder.resolve("queue");
        Run.of("collect", file.toString(), "--queue", queue.toString());
        RunFacts ofFile = reader.measure(List.of(file), unused -> {}).get(0);
        RunFacts ofQueue = reader.measure(List.of(queue), unused -> {}).get(0);
        assertThat(ofQueue.metrics()).isEqualTo(ofFile.metrics());
        assertThat(ofQueue.callbacks()).isEqualTo(ofFile.callbacks());
        assertThat(ofQueue.machine()).isEqualTo(ofFile.machine());
        assertThat(ofQueue.loss()).isEqualTo(ofFile.loss());
    }

    private Path trace(String name, long seed, long events) throws IOException {
        Path file = folder.resolve(name);
        try (EtlWriter etl = open(file)) {
            traffic(etl, seed, events);
        }
        return file;
    }

    private static EtlWriter open(Path file) throws IOException {
        EtlWriter etl = EtlWriter.to(file).processors(2).startTicks(START).open();
        Machine.rundown(etl, START, new int[] {0x0600_0007, 0, 0, 0, 0x0058_0000, 0, 0, 0});
        return etl;
    }

    private static void traffic(EtlWriter etl, long seed, long events) {
        FilterTraffic traffic = new FilterTraffic(etl, 2, START + 100_000, 2_000, true, seed);
        while (traffic.events() < events) {
            traffic.step();
        }
        traffic.drain();
    }
}
