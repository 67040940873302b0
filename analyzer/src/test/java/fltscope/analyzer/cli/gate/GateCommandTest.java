package fltscope.analyzer.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fltscope.analyzer.cli.Main;
import fltscope.analyzer.cli.Run;
import fltscope.analyzer.json.SchemaCheck;
import fltscope.schemas.fixture.EtlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate from .etl files to exit codes and outputs. */
class GateCommandTest {
    private static final int RUNS = 10;

    @TempDir
    static Path traces;

    private static Path baseline;
    private static Path same;

    @TempDir
    Path folder;

    @BeforeAll
    static void recordABaseline() {
        baseline = traces.resolve("baseline.json");
        Path old = GateTrace.build().write(traces.resolve("old"), RUNS);
        same = GateTrace.build().seeds(100).write(traces.resolve("same"), RUNS);
        Run run = Run.of("baseline", "create", old, "-o", baseline);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void otherRunsOfTheSameBuildPass() {
        Run run = gate(same, "--filter", "vfsmfd");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("PASS  ").doesNotContain(" regression ", "LEAKS", "NOT COMPARABLE");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aSlowedFilterFailsAndIsNamed() throws IOException {
        Path slow = GateTrace.build().seeds(100).slower(180).write(folder.resolve("slow"), RUNS);
        Path json = folder.resolve("gate.json");
        Path junit = folder.resolve("gate.xml");
        Path markdown = folder.resolve("gate.md");

        Run run = gate(slow, "--json", json, "--junit", junit, "--markdown", markdown, "--filter", "VFSMFD.sys");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("REGRESSION    ").contains("  vfsmfd CREATE pre p50 ");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        JsonNode report = SchemaCheck.assertMatches("gate.schema.json", Files.readString(json));
        for (JsonNode metric : report.get("metrics")) {
            if (metric.get("outcome").asText().equals("regression")) {
                assertThat(metric.get("metric").asText())
                        .startsWith("vfsmfd/")
                        .matches("vfsmfd/(CREATE/pre/.*|time-per-operation)");
            }
        }
        assertThat(report.get("exitCode").asInt()).isEqualTo(1);
        assertThat(Files.readString(junit)).contains("<failure type=\"regression\"");
        assertThat(Files.readString(markdown)).startsWith("### ❌ fltscope gate: REGRESSION");
    }

    @Test
    void theSameInputGivesTheSameVerdictToTheLastByte() {
        assertThat(gate(same, "--json")).isEqualTo(gate(same, "--json"));
    }

    @Test
    void aLeakInOneRunOfTenFails() {
        Path leaking = GateTrace.build().seeds(100).leakIn(6).write(folder.resolve("leaking"), RUNS);

        Run run = gate(leaking);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("REGRESSION    1 new leak\n")
                .contains("leak-suspect", "6 opens", "leaking-07.etl", "\\Device\\HarddiskVolume2\\spool\\job");
        String id = run.out()
                .lines()
                .filter(line -> line.startsWith("        id "))
                .findFirst()
                .orElseThrow()
                .substring(11);
        assertThat(Run.of("explain", leaking.resolve("leaking-07.etl"), id).out())
                .contains("verdict", "leak-suspect");
    }

    @Test
    void anOpenThatTheFilterItselfLeavesFails() throws IOException {
        Path leaking = GateTrace.build().seeds(100).ownOpenIn(0).write(folder.resolve("own"), RUNS);

        Run run = gate(leaking);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().replaceAll("\\s+", " "))
                .startsWith("REGRESSION 1 new leak ")
                .contains("filter-own-unclosed, strong, issued by vfsmfd: 1 open, in 1 run: own-01.etl")
                .contains("\\ProgramData\\vfsmfd\\cache.db");
        Run budget = Run.of("gate", leaking, "--budget", budget("unclosed opens issued by vfsmfd = 0"));
        assertThat(budget.exitCode()).isEqualTo(1);
        assertThat(budget.out()).contains("  broken      unclosed opens issued by vfsmfd = 0: 1 in own-01.etl\n");
    }

    @Test
    void lossInOneTraceIsInconclusiveUnlessItIsAllowed() {
        Path lossy = GateTrace.build().seeds(100).lossIn(3).write(folder.resolve("lossy"), RUNS);

        Run run = gate(lossy, "--filter", "vfsmfd");
        Run allowed = gate(lossy, "--filter", "vfsmfd", "--allow", "loss");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .startsWith("INCONCLUSIVE  the runs may not be compared: loss\n")
                .contains("NOT COMPARABLE\n  loss ", "in lossy-04.etl", "--allow loss");
        assertThat(allowed.exitCode()).isZero();
        assertThat(allowed.out()).startsWith("PASS").contains("ALLOWED, though they are not comparable\n  loss ");
        assertThat(gate(lossy, "--inconclusive", "pass").exitCode()).isZero();
        assertThat(gate(lossy, "--inconclusive", "fail").exitCode()).isEqualTo(1);
    }

    @Test
    void anotherWindowsIsInconclusive() {
        Path other = GateTrace.build().seeds(100).osBuild(22631).write(folder.resolve("other"), RUNS);

        Run run = gate(other);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("  os          10.0.19041 at first, 10.0.22631 in other-01.etl\n");
        assertThat(gate(other, "--allow", "OS").out()).startsWith("PASS");
    }

    @Test
    void tracesWithoutEventsAreInconclusive() throws IOException {
        for (int run = 0; run < 5; run++) {
            EtlWriter.to(folder.resolve("empty" + run + ".etl")).open().close();
        }

        Run run = gate(folder);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("INCONCLUSIVE  ").doesNotContain("NaN");
        SchemaCheck.assertMatches("gate.schema.json", gate(folder, "--json").out());
    }

    @Test
    void runsThatAreAllEqualPassWithoutANumberThatIsNone() throws IOException {
        Path one = GateTrace.build().write(folder.resolve("one"), 1).resolve("one-01.etl");
        Path copies = Files.createDirectory(folder.resolve("copies"));
        for (int run = 0; run < 5; run++) {
            Files.copy(one, copies.resolve("copy" + run + ".etl"));
        }
        Path equal = folder.resolve("equal.json");
        Run.of("baseline", "create", copies, "-o", equal);

        Run run = Run.of("gate", copies, "--baseline", equal, "--top", "0");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("PASS").contains("+0.0 %").doesNotContain("NaN", "Infinity");
    }

    @Test
    void fewerThanFiveRunsAreInconclusive() {
        Path few = GateTrace.build().seeds(100).write(folder.resolve("few"), 4);

        Run run = gate(few);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("4 runs against 10, 5 a side needed", "  do          record 10 runs");
    }

    @Test
    void aBudgetHoldsASingleTraceToItsLimits() throws IOException {
        Path trace = GateTrace.build().leakIn(0).write(folder.resolve("one"), 1);

        assertThat(Run.of("gate", trace, "--budget", budget("vfsmfd CREATE pre p50 <= 1 ms"))
                        .exitCode())
                .isZero();
        Run broken = Run.of("gate", trace, "--budget", budget("vfsmfd CREATE pre p50 <= 1 ns"));
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out())
                .startsWith("REGRESSION    1 limit of the budget broken\n")
                .contains("  broken      vfsmfd CREATE pre p50 <= 1 ns: ", " in one-01.etl");
        Run other = Run.of("gate", trace, "--budget", budget("nofilter CREATE pre p50 <= 1 ms"));
        assertThat(other.out()).contains("  no match    nofilter CREATE pre p50 <= 1 ms: ");
    }

    @Test
    void aBudgetIsNotJudgedOnATraceWithLoss() throws IOException {
        Path lossy = GateTrace.build().lossIn(0).write(folder.resolve("lossy"), 1);
        Run run = Run.of("gate", lossy, "--budget", budget("vfsmfd CREATE pre p50 <= 1 ms"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("  not judged  vfsmfd CREATE pre p50 <= 1 ms: loss: ");
    }

    private Path budget(String... limits) throws IOException {
        return Files.writeString(
                folder.resolve("budget.json"),
                "{\"format\": \"fltscope-budget\", \"version\": 1, \"limits\": [\n\"" + String.join("\",\n\"", limits)
                        + "\"]}\n");
    }

    @Test
    void wrongUsageIsSaidBeforeAnyTraceIsRead() throws IOException {
        Path gone = folder.resolve("gone.etl");
        wrong("nothing to hold the runs against", gone);
        wrong("no traces to gate", "--baseline", baseline);
        wrong("'cpu' is none of os, processors, filters", gone, "--baseline", baseline, "--allow", "cpu");
        wrong("'maybe' is neither pass nor fail", gone, "--baseline", baseline, "--inconclusive", "maybe");
        wrong("--min-change is a length of time", gone, "--baseline", baseline, "--min-change", "2026-01-01");
        wrong("--top is a number of rows", gone, "--baseline", baseline, "--top", "-1");
        wrong("no such file", gone, "--baseline", folder.resolve("gone.json"));
        wrong("no such file", gone, "--budget", folder.resolve("gone.json"));
        wrong("no such file", gone, "--baseline", baseline);
        wrong("no file in this folder ends in .etl, and none is a queue", folder, "--baseline", baseline);
        Path trace = same.resolve("same-01.etl");
        wrong("is given twice: each run counts once", trace, trace, "--baseline", baseline);
        wrong("are the same file", trace, same.resolve("../same/same-01.etl"), "--baseline", baseline);
        wrong(
                "--filter: no run has callbacks of 'vfsmdf'; there is luafv",
                same,
                "--baseline",
                baseline,
                "--filter=vfsmdf");
    }

    @Test
    void aReaderThatLeavesDoesNotTurnARegressionIntoAPass() throws IOException {
        Path trace = GateTrace.build().write(folder.resolve("one"), 1);
        Path junit = folder.resolve("gate.xml");
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        for (String json : new String[] {"--json=-", "--json=" + folder.resolve("gate.json")}) {
            Files.deleteIfExists(junit);
            int code = Main.run(
                    closed,
                    err,
                    "gate",
                    trace.toString(),
                    "--budget=" + budget("vfsmfd CREATE pre p50 <= 1 ns"),
                    "--junit=" + junit,
                    json);

            assertThat(code).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
            assertThat(junit).exists();
        }
        assertThat(folder.resolve("gate.json")).exists();
    }

    @Test
    void nothingThatIsReadIsOverwritten() throws IOException {
        Path trace = GateTrace.build().write(folder.resolve("kept"), 1).resolve("kept-01.etl");
        byte[] before = Files.readAllBytes(trace);

        for (String option : new String[] {"--json", "--junit", "--markdown"}) {
            wrong(
                    option + ": " + trace + " is read, and would be overwritten",
                    trace,
                    "--baseline",
                    baseline,
                    option + "=" + trace);
            wrong(option + ": " + baseline + " is read", trace, "--baseline", baseline, option + "=" + baseline);
        }
        assertThat(Run.of("baseline", "create", "--force", "-o", trace, folder.resolve("kept"))
                        .err())
                .contains("-o: " + trace + " is read, and would be overwritten");
        assertThat(Run.of("compare", trace, "--", same, "--json=" + trace).err())
                .contains("would be overwritten");
        assertThat(trace).hasBinaryContent(before);
        Path one = folder.resolve("one");
        wrong("need a file each", trace, "--baseline", baseline, "--junit", one, "--markdown", folder.resolve("./one"));
    }

    @Test
    void aBrokenOrNewerBaselineIsSaidWithItsPlace() throws IOException {
        Path gone = folder.resolve("gone.etl");
        String text = Files.readString(baseline);
        Path newer = Files.writeString(
                folder.resolve("newer.json"), text.replaceFirst("\"version\" *: *1", "\"version\": 9"));
        Path cut = Files.writeString(folder.resolve("cut.json"), text.substring(0, text.length() / 2));
        Path report = Files.writeString(folder.resolve("report.json"), "{\"format\": \"fltscope-report\"}");

        wrong("newer.json:", gone, "--baseline", newer);
        wrong("is of a newer fltscope", gone, "--baseline", newer);
        wrong("cut.json:", gone, "--baseline", cut);
        wrong("the format is 'fltscope-report'", gone, "--baseline", report);
        wrong("budget.json:2", gone, "--budget", budget("vfsmfd CREAT pre p50 <= 1 ms"));
    }

    private static void wrong(String message, Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = "gate";
        System.arraycopy(args, 0, all, 1, args.length);
        Run run = Run.of(all);

        assertThat(run.exitCode()).as("%s", message).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("fltscope: ").contains(message).doesNotContain("\tat ");
    }

    private static Run gate(Path runs, Object... options) {
        Object[] all = new Object[options.length + 4];
        all[0] = "gate";
        all[1] = runs;
        all[2] = "--baseline";
        all[3] = baseline;
        System.arraycopy(options, 0, all, 4, options.length);
        return Run.of(all);
    }
}
