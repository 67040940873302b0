package fltscope.analyzer.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fltscope.analyzer.cli.Run;
import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.json.SchemaCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportOptionsTest {
    @TempDir
    Path folder;

    private Path info;
    private Path warning;
    private Path error;

    @BeforeEach
    void writeTraces() throws IOException {
        info = TroubleTrace.info(folder.resolve("info.etl"));
        warning = TroubleTrace.warning(folder.resolve("warning.etl"));
        error = TroubleTrace.error(folder.resolve("error.etl"));
    }

    @Test
    void jsonTakesThePlaceOfTheTextAndLeavesTheTraceAlone() throws IOException {
        long bytes = Files.size(info);

        Run run = Run.of("analyze", "--json", info);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(report(run.out()).at("/opens/0/holder").asText()).isEqualTo("smart-card redirector");
        assertThat(Files.size(info)).isEqualTo(bytes);
        assertThat(Run.of("analyze", info, "--json").out()).isEqualTo(run.out());
        assertThat(Run.of("analyze", "--json=-", info).out()).isEqualTo(run.out());
        assertThat(Run.of("analyze", "--json", "--top", "1", info).out()).isEqualTo(run.out());
    }

    @Test
    void aFileForJsonIsWrittenBesideTheText() throws IOException {
        String text = Run.of("analyze", info).out();
        for (Object[] args : new Object[][] {
            {"analyze", "--json", folder.resolve("report.JSON"), info},
            {"analyze", "--json=" + folder.resolve("report"), info},
        }) {
            Run run = Run.of(args);

            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).isEqualTo(text);
        }
        String json = Run.of("analyze", "--json", info).out();
        assertThat(folder.resolve("report.JSON")).hasContent(json);
        assertThat(folder.resolve("report")).hasContent(json);
    }

    @Test
    void theTraceItselfIsNeverWritten() throws IOException {
        byte[] before = Files.readAllBytes(info);

        Run run = Run.of("analyze", "--json=" + info, info);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("fltscope: --json: " + info + " is the trace itself");
        assertThat(info).hasBinaryContent(before);
    }

    @Test
    void aPlaceThatCanNotBeWrittenIsSaid() {
        Path gone = folder.resolve("gone/report.json");

        Run run = Run.of("analyze", "--json", gone, info);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("fltscope: can not write the output: " + gone + ": there is no folder " + gone.getParent()
                        + "\n");
    }

    @Test
    void findingsFailFromTheChosenSeverityOn() {
        assertThat(Run.of("analyze", info).exitCode()).isZero();
        assertThat(Run.of("analyze", "--fail-on", "warning", info).exitCode()).isZero();
        assertThat(Run.of("analyze", "--fail-on", "error", info).exitCode()).isZero();
        assertThat(Run.of("analyze", warning).exitCode()).isZero();
        assertThat(Run.of("analyze", "--fail-on", "warning", warning).exitCode())
                .isEqualTo(1);
        assertThat(Run.of("analyze", "--fail-on=ERROR", warning).exitCode()).isZero();
        assertThat(Run.of("analyze", error).exitCode()).isZero();
        assertThat(Run.of("analyze", "--fail-on", "warning", error).exitCode()).isEqualTo(1);
        assertThat(Run.of("analyze", "--json", "--fail-on", "error", error).exitCode())
                .isEqualTo(1);
    }

    @Test
    void whatWasNotChosenDoesNotFail() {
        assertThat(Run.of("analyze", "--fail-on", "warning", "--path", "*.tmp", warning)
                        .exitCode())
                .isZero();
        assertThat(Run.of("analyze", "--fail-on", "warning", "--path", "inbox", warning)
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void whatCanNotBeJudgedNeverFails() throws IOException {
        byte[] bytes = Files.readAllBytes(error);
        Path cut = Files.write(folder.resolve("cut.etl"), Arrays.copyOf(bytes, bytes.length - 1));

        Run run = Run.of("analyze", "--json", "--fail-on", "warning", cut);

        assertThat(run.exitCode()).isZero();
        assertThat(report(run.out()).at("/opens").findValuesAsText("severity"))
                .hasSize(41)
                .containsOnly("unjudged");
    }

    @Test
    void anotherSeverityIsWrongUsage() {
        Run run = Run.of("analyze", "--fail-on", "note", info);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--fail-on", "'note' is neither error nor warning");
    }

    @Test
    void aSuppressedFindingIsCountedAndFailsNoLonger() throws IOException {
        Path suppress = suppress(entry(fingerprint(warning, "reference-suspect"), "9999-12-31"));

        Run run = Run.of("analyze", "--fail-on", "warning", "--suppress", suppress, warning);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .doesNotContain("\\inbox")
                .contains("FINDINGS    1 info; opens hidden: 1\n")
                .contains("SCARD", "HIDDEN        opens without an end: 1 suppressed (--suppress)\n");
        JsonNode json = report(
                Run.of("analyze", "--json", "--suppress", suppress, warning).out());
        assertThat(json.at("/opens/0/hiddenBy").isNull()).isTrue();
        assertThat(json.at("/opens/1/hiddenBy").asText()).isEqualTo("suppressed");
        assertThat(json.at("/suppressions/0/reason").asText()).isEqualTo("known");
        assertThat(json.at("/suppressions/0/present").asBoolean()).isTrue();
    }

    @Test
    void aSuppressedOpenStaysInTheTableOfInstances() throws IOException {
        Path sample = Golden.samples().resolve("mup-scard.etl");
        Path suppress = suppress(entry(fingerprint(sample, "known-holder"), "9999-12-31"));

        Run run = Run.of("analyze", "--suppress", suppress, sample);

        assertThat(run.out())
                .doesNotContain("34576e5c")
                .contains("  vfsmfd               \\Device\\Mup (1 hidden)            1          1     49.9 s\n");
    }

    @Test
    void entriesThatAreExpiredOrMatchNothingAreNamed() throws IOException {
        String fingerprint = fingerprint(warning, "reference-suspect");
        Path suppress = suppress(entry(fingerprint, "2020-01-01")
                + ",\n{\"fingerprint\": \"00000000\", \"reason\": \"a\\u001b[2Jb\"}"
                + ",\n{\"fingerprint\": \"11111111\", \"reason\": \"c\", \"expires\": \"2020-01-01\"}");

        Run run = Run.of("analyze", "--fail-on", "warning", "--suppress", suppress, warning);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("\\inbox").doesNotContain("HIDDEN");
        assertThat(run.err())
                .isEqualTo("fltscope: " + suppress + ":2: " + fingerprint
                        + " expired on 2020-01-01 and is shown again (known)\n"
                        + "fltscope: " + suppress + ":3: 00000000 matches nothing here (a\\u{1b}[2Jb)\n"
                        + "fltscope: " + suppress
                        + ":4: 11111111 expired on 2020-01-01 and matches nothing here (c)\n");
    }

    @Test
    void aBaselineLeavesWhatIsNew() {
        Path before = folder.resolve("before.json");
        Run.of("analyze", "--json", before, warning);

        Run run = Run.of("analyze", "--fail-on", "warning", "--baseline", before, warning);
        Run worse = Run.of("analyze", "--fail-on", "warning", "--baseline", before, error);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("FINDINGS    none; opens hidden: 2\n")
                .contains("HIDDEN        opens without an end: 2 in the report before (--baseline)\n")
                .doesNotContain("\\inbox", "SCARD");
        assertThat(worse.exitCode()).isEqualTo(1);
        assertThat(worse.out()).contains("\\spool\\", "1 in the report before").doesNotContain("\\inbox");
    }

    @Test
    void aBrokenFileIsSaidBeforeTheTraceIsRead() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        Path gone = folder.resolve("gone.etl");
        for (String option : new String[] {"--rules", "--suppress", "--baseline"}) {
            Run run = Run.of("analyze", option, broken, gone);

            assertThat(run.exitCode()).as(option).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).isEqualTo("fltscope: " + broken + ":1:2: the file ends too early\n");
        }
    }

    @Test
    void rulesOfTheUserComeBeforeTheBuiltInOnes() throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.json"), """
            {"format": "fltscope-rules", "version": 1, "rules": [
              {"label": "mine", "explanation": "I know it.", "paths": ["**\\\\inbox", "**\\\\scard\\\\*"]}]}
            """);

        JsonNode json = report(Run.of("analyze", "--json", "--rules", rules, "--fail-on=warning", warning)
                .out());

        assertThat(json.at("/opens").findValuesAsText("holder")).containsExactly("mine", "mine");
        assertThat(json.at("/opens/0/explanation").asText()).isEqualTo("I know it.");
    }

    private JsonNode report(String json) {
        return SchemaCheck.assertMatches("report.schema.json", json);
    }

    private String fingerprint(Path trace, String openClass) {
        for (JsonNode open : report(Run.of("analyze", "--json", trace).out()).get("opens")) {
            if (open.get("class").asText().equals(openClass)) {
                return open.get("fingerprint").asText();
            }
        }
        throw new AssertionError("no " + openClass);
    }

    private Path suppress(String entries) throws IOException {
        return Files.writeString(
                folder.resolve("suppress.json"),
                "{\"format\": \"fltscope-suppress\", \"version\": 1, \"suppress\": [\n" + entries + "]}");
    }

    private static String entry(String fingerprint, String expires) {
        return "{\"fingerprint\": \"" + fingerprint + "\", \"reason\": \"known\", \"expires\": \"" + expires + "\"}";
    }
}
