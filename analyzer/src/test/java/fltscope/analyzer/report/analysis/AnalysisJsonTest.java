package fltscope.analyzer.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fltscope.analyzer.config.Suppression;
import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.json.JsonNames;
import fltscope.analyzer.json.SchemaCheck;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.pairing.PairingCounter;
import fltscope.analyzer.report.finding.Shown;
import fltscope.analyzer.report.stack.StackView;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.report.view.Selection;
import fltscope.analyzer.result.Altitudes;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.run.TraceAnalysis;
import fltscope.analyzer.run.TraceOptions;
import fltscope.analyzer.sample.SampleTrace;
import fltscope.analyzer.text.Seconds;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.SharedTraces;
import fltscope.schemas.record.FileOperation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisJsonTest {
    private static final String SCHEMA = "report.schema.json";

    @TempDir
    Path folder;

    @Test
    void theFoundingCaseIsThereInFull() throws IOException {
        JsonNode report = SchemaCheck.assertMatches(SCHEMA, json(analysis(sample())));

        JsonNode open = report.at("/opens/1");
        assertThat(open.get("class").asText()).isEqualTo("known-holder");
        assertThat(open.get("fileObject").asText()).isEqualTo("0xffffe0000110b630");
        assertThat(open.get("path").asText()).isEqualTo("\\Device\\Mup\\TSCLIENT\\SCARD\\2");
        assertThat(open.at("/opener/image").asText()).isEqualTo("svchost.exe");
        assertThat(open.at("/opener/threadId").asInt()).isEqualTo(2216);
        assertThat(open.at("/issuer/filter").isNull()).isTrue();
        assertThat(open.at("/create/ns").asLong()).isEqualTo(12_431_002_000L);
        assertThat(open.at("/create/statusName").asText()).isEqualTo("STATUS_SUCCESS");
        assertThat(open.at("/create/optionNames"))
                .extracting(JsonNode::asText)
                .containsExactly("FILE_SEQUENTIAL_ONLY", "FILE_NON_DIRECTORY_FILE");
        assertThat(open.at("/create/disposition").asText()).isEqualTo("FILE_OPEN");
        assertThat(open.get("cleanupNs").isNull()).isTrue();
        assertThat(open.at("/seenBy/create"))
                .extracting(JsonNode::asText)
                .containsExactly("WdFilter.sys", "vfsmfd.sys");
        assertThat(open.at("/seenBy/close")).isEmpty();
        assertThat(open.at("/stack/0").asText()).isEqualTo("fltmgr.sys+0x5b1c");
        assertThat(open.get("pendingRequests").asInt()).isEqualTo(1);
        assertThat(open.get("holder").asText()).isEqualTo("smart-card redirector");
        assertThat(report.at("/unfinished/0/filter").asText()).isEqualTo("vfsmfd.sys");
        assertThat(report.at("/unfinished/0/where").asText()).isEqualTo("below");
        assertThat(report.at("/unfinished/0/majorFunctionName").asText()).isEqualTo("IRP_MJ_DEVICE_CONTROL");
    }

    @Test
    void everyCountOfTheAnalysisIsInIt() throws IOException {
        Analysis analysis = analysis(sample());
        JsonNode report = SchemaCheck.tree(json(analysis));

        assertThat(report.at("/pairing/counters")).hasSize(PairingCounter.values().length);
        for (JsonNode counter : report.at("/pairing/counters")) {
            PairingCounter name = PairingCounter.valueOf(counter.get("name").asText());
            assertThat(counter.get("count").asLong())
                    .isEqualTo(analysis.pairing().get(name));
        }
        assertThat(report.at("/join/operations").asLong())
                .isEqualTo(analysis.join().operations());
        assertThat(report.at("/filters")).hasSameSizeAs(analysis.filters());
        assertThat(report.at("/callbacks")).hasSameSizeAs(analysis.callbacks());
        assertThat(report.at("/operations")).hasSameSizeAs(analysis.operations().keySet());
        assertThat(report.at("/classes")).hasSize(OpenClass.values().length);
        long opens = 0;
        for (JsonNode openClass : report.at("/classes")) {
            opens += openClass.get("opens").asLong();
        }
        assertThat(opens).isEqualTo(analysis.opens().size());
    }

    @Test
    void textAndJsonMeanTheSameByACreate() throws IOException {
        Analysis analysis = analysis(sample());
        JsonNode report = SchemaCheck.tree(json(analysis));
        StringWriter text = new StringWriter();
        AnalysisText.write(new PrintWriter(text), view(analysis, 7, 8));

        int compared = 0;
        for (JsonNode filter : report.at("/filters")) {
            String driver = filter.get("driver").asText();
            long creates = 0;
            for (JsonNode callback : report.at("/callbacks")) {
                boolean pre = callback.get("phase").asText().equals("pre");
                boolean create = callback.get("majorFunction").asInt() == MajorFunction.CREATE;
                if (pre && create && callback.get("filter").asText().equals(driver)) {
                    creates += callback.at("/own/count").asLong();
                }
            }
            assertThat(filter.get("createCalls").asLong()).as(driver).isEqualTo(creates);
            long each = filter.get("createOwnNs").asLong()
                    / filter.get("createCalls").asLong();
            assertThat(text.toString())
                    .containsPattern("(?m)^  " + FilterNames.of(driver) + " .* " + Seconds.length(each) + "$");
            compared++;
        }
        assertThat(compared).isEqualTo(3);
    }

    @Test
    void theSharesOfACreateAreInTextAndJson() throws IOException {
        Analysis analysis = analysis(sample());
        JsonNode shares = SchemaCheck.tree(json(analysis)).get("createShares");
        StringWriter text = new StringWriter();
        AnalysisText.write(new PrintWriter(text), view(analysis, 7, 8));

        StringBuilder line = new StringBuilder("of each create: ");
        for (JsonNode share : shares.get("filters")) {
            line.append(FilterNames.of(share.get("driver").asText()))
                    .append(' ')
                    .append(share.get("percent").asLong())
                    .append(" %, ");
        }
        line.append("below ").append(shares.get("belowPercent").asLong()).append(" %");
        assertThat(text.toString()).contains(line);
        assertThat(shares.get("filters")).hasSize(3);
        assertThat(shares.get("creates").asLong())
                .isEqualTo(analysis.operations().get(FileOperation.CREATE).count());
    }

    @Test
    void withoutTheTimeOfFileIoNoShareIsKnown() throws IOException {
        Path trace = folder.resolve("one.etl");
        try (EtlWriter etl = EtlWriter.to(trace).open()) {
            etl.cpu(0).at(1_000_000_100L).perfInfo(FileIoEvents.create(3, 0x10, 0xA0, 7, 1 << 24, 0, 7, "\\a"));
        }

        JsonNode report = SchemaCheck.assertMatches(SCHEMA, json(analysis(trace)));

        assertThat(report.get("createShares").isNull()).isTrue();
    }

    @Test
    void aHistogramCanBeReadBack() throws IOException, DataFormatException {
        JsonNode report = SchemaCheck.tree(json(analysis(sample())));
        int rows = 0;
        for (JsonNode callback : report.at("/callbacks")) {
            for (String name : new String[] {"duration", "own"}) {
                JsonNode latency = callback.get(name);
                byte[] bytes =
                        Base64.getDecoder().decode(latency.get("histogram").asText());
                Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
                assertThat(histogram.getTotalCount())
                        .isEqualTo(latency.get("count").asLong());
                assertThat(histogram.getValueAtPercentile(50))
                        .isEqualTo(latency.get("p50Ns").asLong());
                assertThat(histogram.getValueAtPercentile(99.9))
                        .isEqualTo(latency.get("p999Ns").asLong());
                assertThat(histogram.getMaxValue())
                        .isEqualTo(latency.get("maxNs").asLong());
                rows++;
            }
        }
        assertThat(rows).isGreaterThan(100);
    }

    @Test
    void twoRunsWriteTheSame() throws IOException {
        Path sample = sample();
        assertThat(json(analysis(sample))).isEqualTo(json(analysis(sample)));
    }

    @Test
    void oddNamesAreEscapedAndComeBackAsTheyWere() throws IOException {
        String path = "\\Device\\HarddiskVolume2\\a\u001b[2J\u202e\ud800\u00e9\"\n";
        Path trace = folder.resolve("odd.etl");
        try (EtlWriter etl = EtlWriter.to(trace).open()) {
            etl.cpu(0).at(1_000_000_100L).perfInfo(FileIoEvents.create(3, 0x10, 0xA0, 7, 1 << 24, 0, 7, path));
        }

        String json = json(analysis(trace));

        assertThat(json.chars().allMatch(unit -> unit == '\n' || (unit >= ' ' && unit <= '~')))
                .isTrue();
        JsonNode open = SchemaCheck.assertMatches(SCHEMA, json).at("/opens/0");
        assertThat(JsonNames.name(open.get("path").asText())).isEqualTo(path);
        assertThat(open.at("/create/status").isNull()).isTrue();
        assertThat(open.at("/opener/processId").isNull()).isTrue();
        assertThat(open.get("fileKey").isNull()).isTrue();
    }

    @Test
    void whatIsHiddenIsThereAndSaysSo() throws IOException {
        Analysis analysis = analysis(sample());
        String suppressed = analysis.opens().get(0).fingerprint();
        String known = analysis.opens().get(1).fingerprint();
        LocalDate today = LocalDate.of(2026, 11, 22);
        Shown shown = new Shown(
                analysis.opens(),
                analysis.unfinished(),
                List.of(
                        new Suppression("s.json:2", suppressed, "known", null),
                        new Suppression("s.json:3", known, "over", today.minusDays(1))),
                Set.of(suppressed, known),
                today);
        StringWriter out = new StringWriter();
        AnalysisJson.write(out, view(analysis, 7, 8), shown);

        JsonNode report = SchemaCheck.assertMatches(SCHEMA, out.toString());

        assertThat(report.at("/opens/0/hiddenBy").asText()).isEqualTo("suppressed");
        assertThat(report.at("/opens/1/hiddenBy").asText()).isEqualTo("baseline");
        assertThat(report.at("/suppressions/0/expired").asBoolean()).isFalse();
        assertThat(report.at("/suppressions/0/expires").isNull()).isTrue();
        assertThat(report.at("/suppressions/1/expired").asBoolean()).isTrue();
        assertThat(report.at("/suppressions/1/expires").asText()).isEqualTo("2026-11-21");
        assertThat(report.at("/trace/events").asLong()).isEqualTo(7);
    }

    /** Without this, a check that lets everything pass would not be noticed. */
    @Test
    void theSchemaRefusesWhatIsNoReport() throws IOException {
        String json = json(analysis(sample()));
        assertThat(SchemaCheck.problems(SCHEMA, SchemaCheck.tree(json))).isEmpty();

        ObjectNode more = (ObjectNode) SchemaCheck.tree(json);
        more.put("more", 1);
        assertThat(SchemaCheck.problems(SCHEMA, more)).hasSize(1);
        ObjectNode less = (ObjectNode) SchemaCheck.tree(json);
        ((ObjectNode) less.at("/opens/0/create")).remove("ns");
        assertThat(SchemaCheck.problems(SCHEMA, less)).hasSize(1);
        ObjectNode wrong = (ObjectNode) SchemaCheck.tree(json);
        ((ObjectNode) wrong.at("/opens/0")).put("severity", "fatal").put("ageNs", 1.5);
        ((ObjectNode) wrong.at("/opens/1")).put("fileObject", "ffffe0000110b630");
        assertThat(SchemaCheck.problems(SCHEMA, wrong)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "perfview/net.4.5.2.x86.etl",
                "perfview/diaghub.kernel.1.etl",
                "msbuild/PerfViewData.etl",
                "etl-parser/ShutdownPerfDiagLogger.etl",
                "tx/Process.etl",
                "syzygy/process_data_64_v3.etl",
            })
    void realTracesMatchTheSchema(String name) {
        Analysis analysis = analysis(SharedTraces.orSkip(name));

        JsonNode report = SchemaCheck.assertMatches(SCHEMA, json(analysis));

        assertThat(report.at("/opens")).hasSameSizeAs(analysis.opens());
    }

    private Path sample() throws IOException {
        Path sample = folder.resolve("sample.etl");
        SampleTrace.main(new String[] {sample.toString()});
        return sample;
    }

    private static Analysis analysis(Path trace) {
        try (TraceAnalysis analysis = TraceAnalysis.of(trace, TraceOptions.standard())) {
            return analysis.run().analysis();
        }
    }

    private static String json(Analysis analysis) {
        StringWriter out = new StringWriter();
        AnalysisJson.write(
                out,
                view(analysis, 1, 2),
                new Shown(analysis.opens(), analysis.unfinished(), List.of(), Set.of(), LocalDate.EPOCH));
        return out.toString();
    }

    private static AnalysisView view(Analysis analysis, long events, long lengthNanos) {
        return new AnalysisView(
                analysis,
                List.of(),
                List.of("x.etl"),
                events,
                lengthNanos,
                Selection.ALL,
                Altitudes.known(analysis),
                0,
                false,
                StackView.PLAIN,
                List.of());
    }
}
