package fltscope.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.evidence.Evidence;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.run.TraceAnalysis;
import fltscope.analyzer.run.TraceOptions;
import fltscope.schemas.fixture.BufferFlags;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From buffers that are missing in a file to what is said of the opens before and after. */
class PlacedLossTest {
    private static final int VERSION = 3;
    private static final int THREAD = 101;
    private static final long SECOND = 10_000_000;
    private static final long START = 1_000_000_000L;
    private static final long DATA = 0xFFFF_E000_0371_0000L;
    private static final String VOLUME = "\\Device\\HarddiskVolume2\\";

    @TempDir
    Path folder;

    /** An open of {@code before} at 1 s, something at 10 s, an open of {@code after} at 20 s; the trace ends at 60 s. */
    private Analysis analysis(Consumer<EtlWriter> atTenSeconds) throws IOException {
        Path file = folder.resolve("lossy.etl");
        try (EtlWriter etl =
                EtlWriter.to(file).qpcClock(SECOND).startTicks(START).open()) {
            open(etl, 1, 0xA100, "before");
            atTenSeconds.accept(etl);
            open(etl, 20, 0xA200, "after");
            open(etl, 59, 0xA300, "ordinary");
            etl.cpu(0).at(START + 60 * SECOND).perfInfo(FileIoEvents.cleanup(VERSION, DATA, 0xA300, 0, THREAD));
            etl.cpu(0).at(START + 60 * SECOND).perfInfo(FileIoEvents.close(VERSION, DATA, 0xA300, 0, THREAD));
        }
        try (TraceAnalysis trace = TraceAnalysis.of(file, TraceOptions.standard())) {
            return trace.run().analysis();
        }
    }

    private static void open(EtlWriter etl, int second, long object, String name) {
        long ticks = START + second * SECOND;
        etl.cpu(0).at(ticks).perfInfo(FileIoEvents.create(VERSION, DATA, object, THREAD, 1 << 24, 0, 7, VOLUME + name));
        etl.cpu(0).at(ticks + 10).perfInfo(FileIoEvents.operationEnd(VERSION, DATA, 0, 0));
    }

    private static Map<String, OpenClass> classes(Analysis analysis) {
        Map<String, OpenClass> classes = new LinkedHashMap<>();
        analysis.opens().forEach(open -> classes.put(open.file().path().substring(VOLUME.length()), open.openClass()));
        return classes;
    }

    @Test
    void aMissingBufferTaintsWhatWasOpenedBeforeIt() throws IOException {
        Analysis analysis = analysis(etl -> etl.flush(0).skipSequence(1));
        assertThat(classes(analysis))
                .isEqualTo(Map.of("before", OpenClass.INDETERMINATE_LOSS, "after", OpenClass.INDETERMINATE_LOSS));
        assertThat(analysis.evidence().lost()).isFalse();
        assertThat(analysis.evidence().lastLossTicks())
                .as("the first event behind it")
                .isEqualTo(START + 20 * SECOND);
    }

    @Test
    void whatWasOpenedAfterItIsJudged() throws IOException {
        Analysis analysis = analysis(etl -> {
            etl.flush(0).skipSequence(1);
            open(etl, 11, 0xA300, "ordinary");
        });
        assertThat(classes(analysis))
                .isEqualTo(Map.of("before", OpenClass.INDETERMINATE_LOSS, "after", OpenClass.UNMATCHED_OTHER));
    }

    @Test
    void soDoesAFlaggedBuffer() throws IOException {
        Analysis analysis = analysis(etl -> {
            etl.flush(0, BufferFlags.EVENTS_LOST);
            open(etl, 11, 0xA300, "ordinary");
        });
        assertThat(classes(analysis))
                .isEqualTo(Map.of("before", OpenClass.INDETERMINATE_LOSS, "after", OpenClass.UNMATCHED_OTHER));
    }

    @Test
    void countedBuffersAreThoseThatAreMissing() throws IOException {
        Analysis analysis = analysis(etl -> {
            etl.flush(0).loseBuffer(0);
            open(etl, 11, 0xA300, "ordinary");
        });
        assertThat(classes(analysis)).containsEntry("after", OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void aCountThatTheyDoNotExplainTaintsAll() throws IOException {
        Analysis twoLost = analysis(etl -> {
            etl.flush(0).loseBuffer(0).loseEvents(1);
            open(etl, 11, 0xA300, "ordinary");
        });
        assertThat(classes(twoLost)).containsEntry("after", OpenClass.INDETERMINATE_LOSS);
        assertThat(twoLost.evidence().lost()).isTrue();
        assertThat(twoLost.evidence().lastLossTicks()).isNotEqualTo(Evidence.NO_LOSS);
    }

    @Test
    void aFlagsLossMayLastUntilTheNextBuffer() throws IOException {
        Analysis analysis = analysis(etl -> {
            etl.flush(0).skipSequence(1);
            open(etl, 11, 0xA300, "ordinary");
            etl.flush(0, BufferFlags.BUFFER_LOST);
        });
        assertThat(classes(analysis)).containsEntry("after", OpenClass.INDETERMINATE_LOSS);
    }
}
