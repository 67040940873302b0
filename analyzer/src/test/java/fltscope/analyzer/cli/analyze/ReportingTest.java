package fltscope.analyzer.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.cli.option.ReportOptions;
import fltscope.analyzer.report.stack.StackView;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.report.view.Selection;
import fltscope.analyzer.result.Altitudes;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.run.TraceAnalysis;
import fltscope.analyzer.run.TraceOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReportingTest {
    @TempDir
    Path folder;

    private final StringWriter errors = new StringWriter();
    private Analysis shown;

    @ParameterizedTest
    @CsvSource({
        "2026-12-30T12:00:00Z, 0",
        "2026-12-31T00:00:00Z, 0",
        "2026-12-31T23:59:59.999999999Z, 0",
        "2027-01-01T00:00:00Z, 1",
        "2027-06-01T00:00:00Z, 1",
    })
    void anEntryHidesUntilItsLastDayEndsInUtc(String now, int exitCode) throws IOException {
        Path trace = TroubleTrace.warning(folder.resolve("trace.etl"));
        String fingerprint = analysis(trace).opens().get(1).fingerprint();
        ReportOptions options = options("--fail-on", "warning", "--suppress", suppress(fingerprint));
        // Far from UTC on both sides: the day of the machine does not count.
        for (String zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")) {
            Clock clock = Clock.fixed(Instant.parse(now), ZoneId.of(zone));

            int code = reporting(options, trace, clock)
                    .finish(view(analysis(trace), trace), view -> shown = view.analysis(), json -> {});

            assertThat(code).as(zone).isEqualTo(exitCode);
            assertThat(shown.opens()).as(zone).hasSize(1 + exitCode);
        }
        assertThat(errors.toString().lines().count()).isEqualTo(exitCode == 0 ? 0 : 2);
    }

    private static AnalysisView view(Analysis analysis, Path trace) {
        return new AnalysisView(
                analysis,
                List.of(),
                List.of(trace.toString()),
                9,
                10,
                Selection.ALL,
                Altitudes.known(analysis),
                0,
                false,
                StackView.PLAIN,
                List.of());
    }

    @Test
    void withoutOptionsEverythingIsShownAndNothingFails() throws IOException {
        Path trace = TroubleTrace.error(folder.resolve("trace.etl"));
        Analysis analysis = analysis(trace);

        int code = reporting(options(), trace, Clock.systemUTC())
                .finish(view(analysis, trace), view -> shown = view.analysis(), json -> {});

        assertThat(code).isZero();
        assertThat(shown).isEqualTo(analysis);
        assertThat(errors.toString()).isEmpty();
    }

    private static ReportOptions options(Object... args) {
        ReportOptions options = new ReportOptions();
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        new CommandLine(new TestCommand(options)).parseArgs(texts);
        return options;
    }

    @CommandLine.Command
    private record TestCommand(@CommandLine.Mixin ReportOptions options) {}

    private Reporting reporting(ReportOptions options, Path trace, Clock clock) {
        CommandLine command = new CommandLine(new TestCommand(options))
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(errors, true));
        return new Reporting(options, command, List.of(trace), clock);
    }

    private Path suppress(String fingerprint) throws IOException {
        return Files.writeString(folder.resolve("suppress.json"), """
            {"format": "fltscope-suppress", "version": 1, "suppress": [
              {"fingerprint": "%s", "reason": "known", "expires": "2026-12-31"}]}
            """.formatted(fingerprint));
    }

    private static Analysis analysis(Path trace) {
        try (TraceAnalysis analysis = TraceAnalysis.of(trace, TraceOptions.standard())) {
            return analysis.run().analysis();
        }
    }
}
