package fltscope.analyzer.gate.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fltscope.analyzer.gate.measure.Metric;
import fltscope.analyzer.gate.measure.Quantity;
import fltscope.analyzer.metric.CallbackKey;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheLinesOfTheIssueAsTheyStandThere() throws IOException {
        List<BudgetLine> lines = read(
                "vfsmfd CREATE pre p99 <= 200 us",
                "unclosed opens issued by vfsmfd = 0",
                "findings of class leak-suspect = 0",
                "callbacks per 1,000 operations <= 900");
        assertThat(lines)
                .containsExactly(
                        new BudgetLine(
                                "vfsmfd CREATE pre p99 <= 200 us",
                                5,
                                new BudgetSubject.OfMetric(
                                        Metric.of(new CallbackKey("vfsmfd", 0, false), Quantity.P99)),
                                200_000),
                        new BudgetLine(
                                "unclosed opens issued by vfsmfd = 0", 6, new BudgetSubject.Unclosed("vfsmfd"), 0),
                        new BudgetLine(
                                "findings of class leak-suspect = 0",
                                7,
                                new BudgetSubject.Findings("leak-suspect", null),
                                0),
                        new BudgetLine(
                                "callbacks per 1,000 operations <= 900", 8, new BudgetSubject.AllCalls(), 900_000));
    }

    @Test
    void readsEveryQuantityAndUnit() throws IOException {
        List<BudgetLine> lines = read(
                "My Filter.sys irp_mj_set_information POST p99.9<=1.5ms",
                "  a  write  pended p95 ≤ 2 s ",
                "a time per operation <= 800 ns",
                "time per operation <= 4 µs",
                "a callbacks per 1000 operations <= 1,234.5",
                "unclosed opens = 0",
                "findings of class reference-suspect issued by a <= 3",
                "a 0xe0 pre p50 <= 1 us",
                "a query_open pre p95 <= 1 us");
        assertThat(lines)
                .extracting(BudgetLine::limit)
                .containsExactly(1_500_000L, 2_000_000_000L, 800L, 4_000L, 1_234_500L, 0L, 3L, 1_000L, 1_000L);
        assertThat(lines.get(0).subject())
                .isEqualTo(new BudgetSubject.OfMetric(Metric.of(new CallbackKey("my filter", 6, true), Quantity.P999)));
        assertThat(lines.get(1).subject())
                .isEqualTo(new BudgetSubject.OfMetric(Metric.ofFunction("a", 4, Quantity.PENDED_P95)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            vfsmfd CREATE pre p99 200 us        | 'vfsmfd CREATE pre p99 200 us' has no limit; a line is like
            vfsmfd CREATE p99 <= 200 us         | speaks of nothing that is measured; a line is like
            vfsmfd CREAT pre p99 <= 200 us      | 'creat' is no major function such as CREATE
            vfsmfd CREATE before p99 <= 200 us  | 'before' is no phase: pre or post
            vfsmfd CREATE pre p90 <= 200 us     | 'p90' is not measured: p50, p95, p99, p99.9
            vfsmfd CREATE pended p50 <= 200 us  | of pended time the p95 is measured, not the p50
            vfsmfd CREATE pre max <= 200 us     | speaks of nothing that is measured
            vfsmfd CREATE pre p99 <= 200        | '200' is no time: give it a unit
            vfsmfd CREATE pre p99 <= 200 min    | '200 min' is no time: give it a unit
            vfsmfd CREATE pre p99 <= many us    | 'many us' is no number
            vfsmfd CREATE pre p99 <=            | the limit is missing
            vfsmfd CREATE pre p99 < 200 us      | '<' is no limit of a budget: write '<='
            vfsmfd CREATE pre p99 >= 200 us     | '>=' is no limit of a budget: write '<='
            vfsmfd CREATE pre p99 <= 0.5 ns     | '0.5 ns' is too large, or finer than what is measured
            vfsmfd CREATE pre p99 <= 9999999999 s | is too large
            unclosed opens = 3                  | '=' is for 0 alone; write '<= 3'
            unclosed opens <= 3 us              | '3 us' is a time; this limit is a number
            findings of class leak = 0          | 'leak' is no class of findings: create-pending,
            """)
    void saysWhereAndWhatIsWrongWithALine(String line, String problem) throws IOException {
        Path file = write("\"unclosed opens issued by a = 0\",\n\"" + line + "\"");
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> BudgetFile.read(file))
                .withMessageStartingWith(file + ":6:1: ")
                .withMessageContaining(problem);
    }

    @Test
    void twoLinesForTheSameAreASlip() throws IOException {
        Path file = write("\"a CREATE pre p50 <= 1 us\",\n\"A.sys CREATE pre p50 <= 2 us\"");
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> BudgetFile.read(file))
                .withMessage(file + ":6:1: line 5 limits the same already");
    }

    @Test
    void aFileOfAnotherKindOrVersionOrWithoutLimitsIsRefused() throws IOException {
        assertProblem("", "the file is empty");
        assertProblem("{\"format\": \"fltscope-rules\"", "the format is 'fltscope-rules', not 'fltscope-budget'");
        assertProblem("{\"format\": \"fltscope-budget\", \"version\": 2", "version 2 is of a newer fltscope");
        assertProblem("{\"format\": \"fltscope-budget\", \"version\": 1}", "the budget has no limits");
        assertProblem("{\"format\": \"fltscope-budget\", \"version\": 1, \"limits\": []}", "the budget has no limits");
        assertProblem("{\"format\": \"fltscope-budget\", \"version\": 1, \"limit\": []}", "unknown field 'limit'");
        assertProblem("{\"format\": \"fltscope-budget\", \"version\": 1, \"limits\": [7]}", "should be a text");
        assertProblem("{\"format\": \"fltscope-budget\", \"version\": 1, \"limits\": [", "the file ends too early");
    }

    private void assertProblem(String content, String problem) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), content);
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> BudgetFile.read(file))
                .withMessageStartingWith(file.toString())
                .withMessageContaining(problem);
    }

    private List<BudgetLine> read(String... lines) throws IOException {
        return BudgetFile.read(
                write(Arrays.stream(lines).map(line -> '"' + line + '"').collect(Collectors.joining(",\n"))));
    }

    private Path write(String limits) throws IOException {
        return Files.writeString(
                folder.resolve("budget.json"),
                "{\n\"format\": \"fltscope-budget\",\n\"version\": 1,\n\"limits\": [\n" + limits + "\n]}\n");
    }
}
