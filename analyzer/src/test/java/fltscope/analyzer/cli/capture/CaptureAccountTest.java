package fltscope.analyzer.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fltscope.analyzer.cli.Run;
import fltscope.collector.live.fake.FakeEtw;
import fltscope.collector.live.fake.FeedWriter;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every event from the callback to the report; {@code benchmarks/run.sh --live} does the same with ten million. */
@Timeout(120)
class CaptureAccountTest {
    private static final int EVENTS = 200_000;
    private static final List<String> OF_SNAPSHOTS = List.of("IMAGE_LOADED", "PROCESS_STARTED", "VOLUME_MAPPING");

    @TempDir
    Path folder;

    @Test
    void everyEventFromTheCallbackIsInTheQueueAndInTheReport() throws IOException {
        Path etl = folder.resolve("traffic.etl");
        try (EtlWriter writer =
                EtlWriter.to(etl).processors(2).startTicks(10_000_000).open()) {
            Machine.rundown(writer, 10_001_000, new int[] {0x0600_0207, 0, 0, 0, 0x0078_0000, 0, 0, 0});
            FilterTraffic traffic = new FilterTraffic(writer, 2, 10_010_000, 2_000, true, 3);
            while (traffic.events() < EVENTS) {
                traffic.step();
            }
        }
        Path kernel = folder.resolve("kernel.feed");
        Path other = folder.resolve("other.feed");
        long taken = FeedWriter.write(List.of(etl), kernel, FeedWriter::isKernel)
                + FeedWriter.write(List.of(etl), other, FeedWriter::isOfProvider);
        assertThat(taken).isGreaterThan(EVENTS);
        FakeEtw.fresh().clock(1_000).feed(kernel, true, 1).feed(other, false, 1);

        // What is under way when the sessions are stopped still comes, however short the time was.
        Path queue = folder.resolve("queue");
        Run capture = Run.of("capture", "--queue", queue, "--duration", "100ms");
        assertThat(capture.exitCode()).isZero();
        assertThat(capture.err()).isEmpty();
        assertThat(Run.of("queue", "verify", queue).out())
                .contains(String.format(Locale.ROOT, " of %,d events\n", taken))
                .contains("damage      none");
        JsonNode report = report(queue);
        assertThat(report.at("/trace/events").asLong()).isEqualTo(taken);
        for (String sum : List.of("startsAddUp", "endsAddUp", "createsAddUp", "callbacksAddUp")) {
            assertThat(report.at("/pairing/" + sum).asBoolean()).as(sum).isTrue();
        }
        assertThat(records(report))
                .isEqualTo(records(report(etl)))
                .containsKeys("OPERATION_START", "OPERATION_END", "CALLBACK_START", "CALLBACK_END");
    }

    private static JsonNode report(Path trace) throws IOException {
        return new ObjectMapper().readTree(Run.of("analyze", "--json", trace).out());
    }

    /** Records by kind, of those that no snapshot has. */
    private static Map<String, Long> records(JsonNode report) {
        Map<String, Long> records = new TreeMap<>();
        report.at("/recorded/records").forEach(row -> {
            String kind = row.get("kind").asText();
            if (row.get("count").asLong() > 0 && !kind.startsWith("SNAPSHOT") && !OF_SNAPSHOTS.contains(kind)) {
                records.put(kind, row.get("count").asLong());
            }
        });
        return records;
    }
}
