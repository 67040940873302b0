package fltscope.analyzer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.latency.Latency;
import fltscope.analyzer.pairing.PairingCounter;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.CallbackRow;
import fltscope.schemas.event.MajorFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Traces that another writer than the project's has made, one defect of pairing each, with what is true of them. They are looked for
 * in {@code ../shared/cases/pairing}, beside the project, and skipped by name where that is absent.
 */
class PairingCasesTest {
    private static final Path CASES =
            Golden.moduleFolder().getParent().resolveSibling("shared").resolve("cases/pairing");

    @ParameterizedTest
    @ValueSource(strings = {"completed_in_pre_op", "late_pool", "reparse_end_late", "twin_close_pre_only"})
    void whatIsTrueOfTheCaseIsSaid(String name) throws IOException {
        Path truthFile = CASES.resolve(name + ".truth.json");
        assumeTrue(Files.exists(truthFile), "../shared/cases/pairing/" + name + ".truth.json is absent");
        JsonNode truth = new ObjectMapper().readTree(truthFile.toFile());
        Analysis analysis;
        try (TraceAnalysis trace = TraceAnalysis.of(CASES.resolve(name + ".etl"), TraceOptions.standard())) {
            analysis = trace.run().analysis();
        }
        assertThat(counts(analysis)).isEqualTo(counts(truth, name));
        assertThat(analysis.opens()).hasSize(truth.get("unmatched").size());
        truth.get("latency").properties().forEach(row -> same(row.getKey(), row.getValue(), byFilter(analysis)));
        if (truth.has("latencyByInstance")) {
            Map<String, Latency> byInstance = byInstance(analysis);
            truth.get("latencyByInstance").properties().forEach(row -> same(row.getKey(), row.getValue(), byInstance));
        }
    }

    private static void same(String name, JsonNode truth, Map<String, Latency> rows) {
        assertThat(rows).containsKey(name);
        // "counts are those of file events alone" is how the file is read; what only callbacks show comes on top.
        assertThat(rows.get(name).count()).as(name).isEqualTo(truth.get("count").asLong());
        assertThat(rows.get(name).sumNanos())
                .as(name)
                .isEqualTo(truth.get("sumNs").asLong());
    }

    private static Map<PairingCounter, Long> counts(Analysis analysis) {
        Map<PairingCounter, Long> counts = new TreeMap<>();
        for (PairingCounter counter : new PairingCounter[] {
            PairingCounter.CREATES,
            PairingCounter.CREATES_FAILED,
            PairingCounter.CREATES_REPARSED,
            PairingCounter.OPENS_CLOSED,
            PairingCounter.OPENS_LEFT,
            PairingCounter.OPENS_ENDED_IMPLICITLY,
            PairingCounter.CLEANUPS,
            PairingCounter.CLOSES,
            PairingCounter.CLOSES_WITHOUT_CREATE
        }) {
            counts.put(counter, analysis.pairing().get(counter));
        }
        return counts;
    }

    /** What the file says, read as it says: it counts file events alone, and tells in words of two creates more. */
    private static Map<PairingCounter, Long> counts(JsonNode truth, String name) {
        JsonNode counts = truth.get("counts");
        long more = name.equals("completed_in_pre_op") ? 1 : 0;
        Map<PairingCounter, Long> all = new TreeMap<>();
        all.put(PairingCounter.CREATES, counts.get("createStarts").asLong() + 2 * more);
        all.put(PairingCounter.CREATES_FAILED, counts.get("createsFailed").asLong() + more);
        all.put(PairingCounter.CREATES_REPARSED, counts.get("createsReparsed").asLong() + more);
        all.put(PairingCounter.OPENS_CLOSED, counts.get("pairedFull").asLong());
        all.put(
                PairingCounter.OPENS_LEFT,
                counts.get("cleanedNotClosed").asLong()
                        + counts.get("openNotCleaned").asLong());
        all.put(
                PairingCounter.OPENS_ENDED_IMPLICITLY,
                counts.get("endedImplicitly").asLong());
        all.put(PairingCounter.CLEANUPS, counts.get("cleanups").asLong());
        all.put(PairingCounter.CLOSES, counts.get("closes").asLong());
        all.put(
                PairingCounter.CLOSES_WITHOUT_CREATE,
                counts.get("closeWithoutCreate").asLong());
        return all;
    }

    private static Map<String, Latency> byFilter(Analysis analysis) {
        Map<String, Latency> rows = new TreeMap<>();
        analysis.callbacks().forEach(row -> rows.merge(row.filter() + " " + phase(row), row.duration(), Latency::plus));
        return rows;
    }

    private static Map<String, Latency> byInstance(Analysis analysis) {
        Map<String, Latency> rows = new TreeMap<>();
        analysis.callbacks()
                .forEach(row -> rows.put(
                        row.filter() + " @ " + row.volume() + " #" + row.ordinal() + " " + phase(row), row.duration()));
        return rows;
    }

    private static String phase(CallbackRow row) {
        return MajorFunction.name(row.majorFunction()).replace("IRP_MJ_", "") + (row.post() ? " post" : " pre");
    }
}
