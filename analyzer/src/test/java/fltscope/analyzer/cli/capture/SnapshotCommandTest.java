package fltscope.analyzer.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.cli.Run;
import fltscope.analyzer.config.SnapshotFile;
import fltscope.analyzer.json.SchemaCheck;
import fltscope.analyzer.run.TraceSource;
import fltscope.analyzer.run.WithSnapshots;
import fltscope.collector.live.fake.FakeEtw;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.Machine;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.SnapshotPart;
import fltscope.schemas.trace.TraceCounters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandTest {
    private static final Path SAMPLE = Path.of("samples/mup-scard.etl");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void freshFake() {
        FakeEtw.fresh();
        file = folder.resolve("snapshot.json");
    }

    @Test
    void whatItWritesIsReadAsTheSameRecords() throws IOException {
        Run run = Run.of("snapshot", "-o", file);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("3 filters, 4 instances, 2 drivers").contains("20300 handles to files");

        SchemaCheck.assertMatches("snapshot.schema.json", Files.readString(file));
        Map<IoKind, Integer> counts = new EnumMap<>(IoKind.class);
        SnapshotFile.read(file)
                .writeTo(
                        record -> {
                            counts.merge(record.kind(), 1, Integer::sum);
                            if (record.kind() == IoKind.SNAPSHOT_ENDED) {
                                assertThat(record.code()).isEqualTo(0x3F);
                            }
                        },
                        5,
                        true);
        assertThat(counts)
                .containsEntry(IoKind.SNAPSHOT_FILTER, 3)
                .containsEntry(IoKind.SNAPSHOT_INSTANCE, 4)
                .containsEntry(IoKind.IMAGE_LOADED, 2)
                .containsEntry(IoKind.VOLUME_MAPPING, 1)
                .containsEntry(IoKind.SNAPSHOT_HANDLE, 20_300);
    }

    @Test
    void anAnalysisTakesItsAltitudes() {
        Run.of("snapshot", "-o", file);
        Run with = Run.of("analyze", SAMPLE, "--snapshot", file);
        assertThat(with.err()).isEmpty();
        assertThat(with.out()).contains("@263410.5");
        assertThat(Run.of("analyze", SAMPLE).out()).doesNotContain("@263410.5");
    }

    @Test
    void ofSeveralSnapshotsEachIsTakenAtItsTime() throws IOException {
        Path trace = folder.resolve("trace.etl");
        try (EtlWriter writer = EtlWriter.to(trace).startTicks(10_000_000).open()) {
            Machine.rundown(writer, 10_001_000, new int[] {0x0600_0207, 0, 0, 0, 0x0078_0000, 0, 0, 0});
            new FilterTraffic(writer, 1, 10_010_000, 200_000, true, 7).until(100_000_000);
        }
        TraceSource source = TraceSource.open(List.of(trace), true);
        Instant start = Instant.EPOCH
                .minusSeconds(11_644_473_600L)
                .plusNanos(source.header().clock().startFileTime() % 10_000_000L * 100)
                .plusSeconds(source.header().clock().startFileTime() / 10_000_000L);
        List<SnapshotFile> files = List.of(
                snapshot("at the end", start.plusSeconds(20)),
                snapshot("before it", start.minusSeconds(5)),
                snapshot("within", start.plusSeconds(4)));
        List<String> seen = new ArrayList<>();
        try (TraceSource with = new WithSnapshots(source, files)) {
            long second = with.header().clock().ticksPerSecond();
            long[] last = new long[1];
            with.read(
                    record -> {
                        assertThat(record.timeTicks()).isGreaterThanOrEqualTo(last[0]);
                        last[0] = record.timeTicks();
                        if (record.kind() == IoKind.SNAPSHOT_FILTER) {
                            seen.add(record.text() + " " + (record.timeTicks() - 10_000_000) / second);
                        }
                        if (record.kind() == IoKind.SNAPSHOT_ENDED) {
                            seen.add(SnapshotPart.HANDLES.isIn(record.code()) ? "handles" : "no handles");
                        }
                    },
                    new TraceCounters(),
                    bytes -> {});
        }
        assertThat(seen)
                .containsExactly("before it 0", "no handles", "within 4", "no handles", "at the end 8", "handles");
    }

    private SnapshotFile snapshot(String filter, Instant taken) throws IOException {
        Files.writeString(
                file,
                "{ \"format\": \"fltscope-snapshot\", \"version\": 1, \"takenUtc\": \"" + taken
                        + "\", \"complete\": [\"handles\"], \"filters\": [{\"name\": \"" + filter + "\"}] }");
        return SnapshotFile.read(file);
    }

    @Test
    void aFileThatIsNoSnapshotIsNamedWithItsPlace() throws IOException {
        Files.writeString(file, "{ \"format\": \"fltscope-snapshot\", \"version\": 1, \"filters\": [{\"nam\": 1}] }");
        Run run = Run.of("analyze", SAMPLE, "--snapshot", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("snapshot.json:1:").contains("unknown field 'nam'");
    }
}
