package fltscope.analyzer.cli.unload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fltscope.analyzer.cli.Run;
import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.json.SchemaCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The founding case on a Windows that records what holds a filter. */
class UnloadCommandTest {
    private static final Path SAMPLES = Golden.samples();
    private static final Path UNLOAD = SAMPLES.resolve("mup-scard-unload.etl");

    private static JsonNode account(Object... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.exitCode()).isZero();
        JsonNode json = SchemaCheck.assertMatches("unload.schema.json", run.out());
        assertThat(json.at("/accounts")).hasSize(1);
        return json.at("/accounts/0");
    }

    private static JsonNode row(JsonNode account, String kind) {
        for (JsonNode row : account.get("rows")) {
            if (row.get("kind").asText().equals(kind)) {
                return row;
            }
        }
        throw new AssertionError("no row " + kind);
    }

    @Test
    void theUnloadThatWaitsIsFoundWithTheRequestAndTheWorkItemThatItWaitsFor() {
        JsonNode account = account("unload", UNLOAD, "--json");
        assertThat(account.get("filter").asText()).isEqualTo("vfsmfd.sys");
        assertThat(account.get("state").asText()).isEqualTo("unload waits");
        assertThat(account.get("blockers").asLong()).isEqualTo(2);
        assertThat(account.get("first").asText()).isEqualTo("PENDED");
        assertThat(row(account, "PENDED").get("proof").asText()).isEqualTo("proven");
        assertThat(row(account, "WORK_ITEMS").get("count").asLong()).isEqualTo(1);
        assertThat(row(account, "WORK_ITEMS").at("/evidence/0/what").asText())
                .isEqualTo("work item 0xffffe00000550d20, routine vfsmfd.sys+0x1a40, queued and not run");
        assertThat(row(account, "SEEN_OPENS").at("/evidence/0/what").asText())
                .isEqualTo("\\Device\\Mup\\TSCLIENT\\SCARD\\2: handle 0x2a4 of svchost.exe (1184)");
        assertThat(row(account, "REFERENCES").at("/evidence/0/what").asText()).contains("has 2 references");
        assertThat(row(account, "FILE_REFERENCES").get("recorded").asBoolean()).isFalse();
        assertThat(row(account, "FILE_REFERENCES").get("record").asText()).contains("OB_OBJECT");
    }

    @Test
    void aPortWhoseMakerIsNotRecordedIsNamedAndNotCounted() {
        JsonNode ports = row(account("unload", UNLOAD, "--json"), "PORTS");
        assertThat(ports.get("count").asLong()).isZero();
        assertThat(ports.at("/evidence/0/what").asText()).contains("of which filter is not recorded");
    }

    @Test
    void aDebuggerFillsTheRowsAndContradictsThem() {
        JsonNode account = account(
                "unload",
                SAMPLES.resolve("mup-scard.etl"),
                "vfsmfd",
                "--json",
                "--debugger",
                SAMPLES.resolve("mup-scard.debugger.txt"));
        assertThat(row(account, "WORK_ITEMS").get("debugger").asText()).isEqualTo("the debugger counts 0");
        assertThat(row(account, "OWN_OPENS").get("debugger").isNull()).isFalse();
    }

    @Test
    void theTextOfAFilterThatIsNotUnloadedSaysWhatWouldHoldItAndWhatToRecord() {
        Run run = Run.of("unload", SAMPLES.resolve("mup-scard.etl"), "VFSMFD");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("UNLOAD OF vfsmfd    none was begun; it would wait for 1 holder\n")
                .contains("not recorded: record kernel flag")
                .contains("DEVICE_CONTROL on \\Device\\Mup\\TSCLIENT\\SCARD\\2");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void withoutAnUnloadTheFiltersAreNamed() {
        Run run = Run.of("unload", SAMPLES.resolve("mup-scard.etl"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("The trace shows no unload.").contains("vfsmfd");
    }

    @Test
    void anUnknownFilterIsAnErrorThatNamesThoseThatThereAre() {
        Run run = Run.of("unload", UNLOAD, "nobody");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no filter nobody in the trace; it has").contains("vfsmfd");
    }

    @Test
    void theFirstScreenOfAnalyzeSaysThatAnUnloadWaits() {
        assertThat(Run.of("analyze", UNLOAD).out())
                .contains("unload      vfsmfd waits for 2 holders: see fltscope unload")
                .contains("handles     1 of 1 that follow a create are to its FILE_OBJECT");
    }

    private Run gate(Path folder, String trace) throws IOException {
        Path budget = Files.writeString(
                folder.resolve("budget.json"),
                "{\"format\": \"fltscope-budget\", \"version\": 1, \"limits\": [\"unload blockers of vfsmfd = 0\"]}");
        return Run.of("gate", SAMPLES.resolve(trace), "--budget", budget);
    }

    @Test
    void aBudgetLimitsWhatAnUnloadWaitsFor(@TempDir Path folder) throws IOException {
        Run run = gate(folder, "mup-scard-unload.etl");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("broken      unload blockers of vfsmfd = 0: 2 in mup-scard-unload.etl");
    }
}
