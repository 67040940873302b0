package fltscope.analyzer.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fltscope.analyzer.cli.Run;
import fltscope.analyzer.json.SchemaCheck;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    static Path folder;

    private static Path before;
    private static Path after;

    @BeforeAll
    static void recordTwoBuilds() {
        before = GateTrace.build().write(folder.resolve("before"), 5);
        after = GateTrace.build().seeds(50).slower(200).write(folder.resolve("after"), 5);
    }

    @Test
    void twoDashesPartTheBuilds() {
        Run run = Run.of("compare", before, "--", after);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("COMPARISON    B with A")
                .contains("  A           5 runs: before-01.etl ... before-05.etl\n")
                .contains("  B           5 runs: after-01.etl ... after-05.etl\n")
                .containsPattern("METRICS, clearest change first .*\n  vfsmfd CREATE pre ")
                .doesNotContainIgnoringCase("regression");
    }

    @Test
    void allFormsSayTheSame() {
        Run run = Run.of("compare", before, "--", after);

        assertThat(Run.of("compare", "--a", before, "--b", after)).isEqualTo(run);
        assertThat(Run.of("compare", "--b", after, "--a", before)).isEqualTo(run);
        assertThat(Run.of("compare", before, "--b", after)).isEqualTo(run);
        assertThat(Run.of("compare", before, "--", after, "--top", "20")).isEqualTo(run);
        assertThat(Run.of(
                        "compare",
                        before.resolve("before-01.etl"),
                        before.resolve("before-02.etl"),
                        before.resolve("before-03.etl"),
                        before.resolve("before-04.etl"),
                        before.resolve("before-05.etl"),
                        "--",
                        after.resolve("after-01.etl"),
                        after.resolve("after-02.etl"),
                        after.resolve("after-03.etl"),
                        after.resolve("after-04.etl"),
                        after.resolve("after-05.etl")))
                .isEqualTo(run);
    }

    @Test
    void jsonHasAllMetricsWithoutAVerdict() {
        Run run = Run.of("compare", "--json", "--filter", "vfsmfd", before, "--", after);

        JsonNode json = SchemaCheck.assertMatches("gate.schema.json", run.out());
        assertThat(json.get("command").asText()).isEqualTo("compare");
        assertThat(json.get("verdict").isNull()).isTrue();
        assertThat(json.get("metrics"))
                .isNotEmpty()
                .allSatisfy(metric -> assertThat(metric.get("filter").asText()).isEqualTo("vfsmfd"));
    }

    @Test
    void opensWithoutAnEndAreCountedAndTheirKindsOfOneSideNamed() {
        Path own = GateTrace.build().ownOpenIn(0).write(folder.resolve("own"), 2);
        Path leak = GateTrace.build().leakIn(1).write(folder.resolve("leak"), 2);

        assertThat(Run.of("compare", own, "--", leak).out())
                .contains("\nOPENS WITHOUT AN END, of all runs                          A                   B\n")
                .containsPattern("\n  filter-own-unclosed by vfsmfd  +1 in 1 run +-\n")
                .containsPattern("\n  leak-suspect  +- +\\d+ in 1 run\n")
                .containsPattern("\n  only in B   leak-suspect, likely: \\d+ opens, in 1 run: leak-02.etl\n")
                .containsPattern("\n  only in A   filter-own-unclosed, \\w+, issued by vfsmfd: 1 open, in 1 run:\n")
                .contains("\n              id ");
        assertThat(Run.of("compare", before, "--", after).out()).doesNotContain("only in A   ", "only in B   ");
    }

    @Test
    void aSideThatIsMissingIsSaid() {
        assertThat(Run.of("compare").err()).contains("no runs to compare: give A... -- B...");
        assertThat(Run.of("compare", before).err()).contains("runs of one build only");
        assertThat(Run.of("compare", before, "--").err()).contains("Missing required parameter for option '--b'");
        assertThat(Run.of("compare", "--", after).err()).contains("runs of one build only");
    }
}
