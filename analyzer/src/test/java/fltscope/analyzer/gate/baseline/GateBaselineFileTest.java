package fltscope.analyzer.gate.baseline;

import static fltscope.analyzer.gate.measure.RunBuilder.FILTER;
import static fltscope.analyzer.gate.measure.RunBuilder.P50;
import static fltscope.analyzer.gate.measure.RunBuilder.PRE_CREATE;
import static fltscope.analyzer.gate.measure.RunBuilder.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.json.SchemaCheck;
import fltscope.analyzer.metric.CallbackKey;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateBaselineFileTest {
    private static final String NASTY = "a|b<c>]]>\n\u202e\"\\/CREATE";

    @TempDir
    private Path folder;

    private static Baseline baseline() {
        CallbackKey nasty = new CallbackKey(NASTY, 0xE0, true);
        RunFacts full = run("run1.etl")
                .metric(P50, 20_000, 3_100)
                .metric(Metric.ofFilter(FILTER, Quantity.CALLS), 100_000, 200_000)
                .metric(Metric.ofFunction(NASTY, 12, Quantity.PENDED_P95), 500, 7)
                .histogram(PRE_CREATE, "HISTFAAAAB==")
                .calls(nasty, 3)
                .filter(NASTY, null, null)
                .filter("", null, "")
                .loss("events lost: 3")
                .leak("12345678", "leak-suspect", NASTY, 6)
                .build();
        return new Baseline(
                "0.1.0",
                List.of(
                        full,
                        run("run2.etl")
                                .metric(P50, 20_000, 3_200)
                                .endsNotRecorded()
                                .build()),
                List.of(new Noise(P50, 62)));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Baseline baseline = baseline();
        String text = text(baseline);
        SchemaCheck.assertMatches("baseline.schema.json", text);
        assertThat(GateBaselineFile.read(Files.writeString(folder.resolve("b.json"), text)))
                .isEqualTo(baseline);
        assertThat(text.chars()).as("plain ASCII").allMatch(c -> c < 0x7F);
    }

    @Test
    void everyValueOfARunHasALineOfItsOwn() {
        assertThat(text(baseline())
                        .lines()
                        .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line))
                .contains(
                        "        {\"metric\": \"vfsmfd/CREATE/pre/p50\", \"events\": 20000, \"value\": 3100}",
                        "        {\"metric\": \"vfsmfd/calls\", \"events\": 100000, \"value\": 200000}",
                        "        {\"callback\": \"vfsmfd/CREATE/pre\", \"calls\": 20000}",
                        "        {\"callback\": \"vfsmfd/CREATE/pre\", \"histogram\": \"HISTFAAAAB==\"}",
                        "    \"vfsmfd/CREATE/pre/p50\": 62");
    }

    @Test
    void aRunThatIsAddedChangesNoOtherLine() {
        Baseline one = new Baseline("0.1.0", baseline().runs().subList(0, 1), List.of());
        Baseline two = new Baseline("0.1.0", baseline().runs(), List.of());
        List<String> before = text(one).lines().toList();
        List<String> after = text(two).lines().toList();
        int same = before.size() - 3;
        assertThat(after.subList(0, same)).isEqualTo(before.subList(0, same));
        assertThat(before.get(same)).isEqualTo("    }");
        assertThat(after.get(same)).isEqualTo("    },");
    }

    @Test
    void whatIsMeasuredForBudgetsAloneIsLeftOut() {
        Metric query = Metric.of(new CallbackKey(FILTER, 5, false), Quantity.P50);
        RunFacts run =
                run("a.etl").metric(query, 5_000, 1).metric(P50, 5_000, 1).build();
        assertThat(text(new Baseline("0.1.0", List.of(run), List.of()))).doesNotContain("QUERY_INFORMATION");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "version": 1 | "version": 2 | :3:14: version 2 is of a newer fltscope; this one knows up to 1
            "fltscope-baseline" | "fltscope-report" | :2:13: the format is 'fltscope-report', not 'fltscope-baseline'
            "value": 3100 | "value": "3100" | this should be a whole number
            "value": 3100 | "value": -1 | this should be a whole number from 0
            "value": 3100 | "value": 99999999999999999999 | this should be a whole number from 0
            "value": 3100 | "value": 3.5 | this should be a whole number
            "value": 3100 | "valeu": 3100 | unknown field 'valeu'
            , "value": 3100 | | the metric that ends here lacks its value
            "operations": 100000, | | the run that ends here lacks its operations
            "endsRecorded": true | "endsRecorded": 1 | this should be true or false
            vfsmfd/CREATE/pre/p50", "events" | vfsmfd/CREATE/pre/p51", "events" | 'vfsmfd/CREATE/pre/p51' names no metric
            vfsmfd/CREATE/pre", "calls" | vfsmfd/CREAT/pre", "calls" | 'vfsmfd/CREAT/pre' names no callback
            vfsmfd/calls", | vfsmfd/CREATE/pre/p50", | the run has a value of vfsmfd/CREATE/pre/p50 already
            "vfsmfd/CREATE/pre/p50": 62 | "p50": 62 | unknown field 'p50'
            "runs": [ | "runs": [ ], "$schema": [ | the baseline has no runs
            "calls": 20000} | "calls": 20000 | no valid JSON
            """)
    void aBrokenFileIsToldWithItsPlace(String good, String bad, String problem) throws IOException {
        String text = text(baseline());
        assertThat(text).contains(good);
        String broken = text.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad == null ? "" : bad));
        Path file = Files.writeString(folder.resolve("broken.json"), broken);
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> GateBaselineFile.read(file))
                .withMessageMatching("(?s)" + Pattern.quote(file.toString()) + ":\\d+:\\d+: .*")
                .withMessageContaining(problem);
    }

    @Test
    void aFileThatIsCutShortAnywhereIsRefused() throws IOException {
        String text = text(baseline());
        Path file = folder.resolve("cut.json");
        for (int length = 0; length < text.length() - 2; length += 7) {
            Files.writeString(file, text.substring(0, length));
            assertThatExceptionOfType(TraceException.class)
                    .as("%d characters", length)
                    .isThrownBy(() -> GateBaselineFile.read(file));
        }
    }

    private static String text(Baseline baseline) {
        StringWriter out = new StringWriter();
        GateBaselineFile.write(out, baseline);
        return out.toString();
    }
}
