package fltscope.analyzer.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.cli.Run;
import fltscope.collector.live.fake.FakeEtw;
import fltscope.collector.live.fake.FeedWriter;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DoctorCommandTest {
    private static final int[] MASKS = {0x0600_0207, 0, 0, 0, 0x0078_0000, 0, 0, 0};
    private static final int ACCESS_DENIED = 5;

    @TempDir
    Path folder;

    private FakeEtw fake;

    @BeforeEach
    void freshFake() {
        fake = FakeEtw.fresh();
    }

    @Test
    void whereAllWorksItSaysSoLineByLine() throws IOException {
        Path etl = folder.resolve("traffic.etl");
        try (EtlWriter writer = EtlWriter.to(etl).processors(2).startTicks(1).open()) {
            Machine.rundown(writer, 1_000, MASKS);
            new FilterTraffic(writer, 2, 10_000, 2_000, true, 7).until(1_000_000);
        }
        Path feed = folder.resolve("kernel.feed");
        FeedWriter.write(List.of(etl), feed, FeedWriter::isKernel);
        fake.feed(feed, true, 1);

        Run run = Run.of("doctor");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("ok       provider Microsoft-Windows-FilterManager")
                .contains("ok       snapshot: 3 filters, 4 instances, 2 drivers")
                .contains("ok       capture: two sessions")
                .containsPattern("ok       \\d+ ends of callbacks")
                .containsPattern("(?m)^consistent +[\\d,]+ +0 +FltIo payloads are exactly as long as")
                .containsPattern("\\d+ consistent, \\d+ contradicted, \\d+ not seen")
                .doesNotContain("MISSING");
        assertThat(fake.running()).isZero();
    }

    @Test
    void whatIsMissingIsNamedAndTheExitCodeTells() {
        fake.fail("StartTraceW", ACCESS_DENIED, 1).fail("FilterFindFirst", ACCESS_DENIED, 1);
        Run run = Run.of("doctor");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern(
                        "MISSING  capture: the session fltscope-system-\\d+ can not be started: access is denied")
                .contains("-        capture: filters can not be listed");
    }

    @Test
    void aCaptureWithoutEventsIsNoGoodOne() {
        Run run = Run.of("doctor");
        assertThat(run.out()).contains("MISSING  0 ends of callbacks (FltIo)");
        assertThat(run.exitCode()).isEqualTo(1);
    }
}
