package fltscope.analyzer.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.cli.Run;
import fltscope.analyzer.config.SnapshotFile;
import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.json.SchemaCheck;
import fltscope.collector.live.fake.FakeEtw;
import fltscope.schemas.record.IoKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandTest {
    private static final Path SAMPLE = Golden.samples().resolve("mup-scard.etl");

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
    void aFileThatIsNoSnapshotIsNamedWithItsPlace() throws IOException {
        Files.writeString(file, "{ \"format\": \"fltscope-snapshot\", \"version\": 1, \"filters\": [{\"nam\": 1}] }");
        Run run = Run.of("analyze", SAMPLE, "--snapshot", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("snapshot.json:1:").contains("unknown field 'nam'");
    }
}
