package fltscope.analyzer.run;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.config.SnapshotFile;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithSnapshotsTest {
    @TempDir
    Path folder;

    @Test
    void ofSeveralSnapshotsEachIsTakenAtItsTime() throws IOException {
        Path trace = folder.resolve("trace.etl");
        try (EtlWriter writer = EtlWriter.to(trace).startTicks(10_000_000).open()) {
            Machine.rundown(writer, 10_001_000, new int[] {0x0600_0207, 0, 0, 0, 0x0078_0000, 0, 0, 0});
            new FilterTraffic(writer, 1, 10_010_000, 200_000, true, 7).until(100_000_000);
        }
        TraceSource source =
                TraceSource.open(List.of(trace), TraceOptions.standard().withStrict(true));
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
        Path file = Files.writeString(
                folder.resolve("snapshot.json"),
                "{ \"format\": \"fltscope-snapshot\", \"version\": 1, \"takenUtc\": \"" + taken
                        + "\", \"complete\": [\"handles\"], \"filters\": [{\"name\": \"" + filter + "\"}] }");
        return SnapshotFile.read(file);
    }
}
