package fltscope.analyzer.cli.analyze;

import fltscope.analyzer.cli.option.ReportOptions;
import fltscope.analyzer.cli.output.Desktops;
import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.NewFile;
import fltscope.analyzer.config.BaselineFile;
import fltscope.analyzer.config.SuppressFile;
import fltscope.analyzer.config.Suppression;
import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.json.JsonOutput;
import fltscope.analyzer.report.analysis.AnalysisJson;
import fltscope.analyzer.report.analysis.AnalysisPage;
import fltscope.analyzer.report.finding.Shown;
import fltscope.analyzer.report.finding.ShownText;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.result.Analysis;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Does what {@link ReportOptions} ask for. The files that they name are read before the trace, which may take long: what is
 * wrong with them is said at once.
 */
final class Reporting {
    /** Exit code for findings that are as grave as {@code --fail-on} says. */
    static final int FOUND = 1;

    private final ReportOptions options;
    private final PrintWriter out;
    private final PrintWriter errors;
    private final LocalDate today;
    private final HolderRules rules;
    private final List<Suppression> suppressions;
    private final Set<String> baseline;

    /**
     * Reads the files that the options name.
     *
     * @param traces the files that are analyzed
     * @param clock tells on which day it is, in UTC
     * @throws fltscope.schemas.trace.TraceException where one can not be read, or is not what it should be
     */
    Reporting(ReportOptions options, CommandLine command, List<Path> traces, Clock clock) {
        this.options = options;
        out = command.getOut();
        errors = command.getErr();
        today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        rules = options.holders.rules();
        suppressions = options.suppress == null ? List.of() : SuppressFile.read(options.suppress);
        baseline = options.baseline == null ? Set.of() : BaselineFile.read(options.baseline);
        for (Path trace : traces) {
            refuse(command, trace, "--json", options.json);
            refuse(command, trace, "--html", options.html);
        }
        if (options.open && options.html == null) {
            throw new ParameterException(command, "--open opens the page of --html FILE.html");
        }
    }

    private static void refuse(CommandLine command, Path trace, String option, Path file) {
        if (file != null && isSame(trace, file)) {
            throw new ParameterException(command, option + ": " + file + " is the trace itself");
        }
    }

    private static boolean isSame(Path trace, Path json) {
        try {
            return Files.exists(json) && Files.isSameFile(trace, json);
        } catch (IOException e) {
            return false;
        }
    }

    /** The known holders to analyze with. */
    HolderRules rules() {
        return rules;
    }

    /**
     * Writes the report; returns the exit code.
     *
     * @param all of an analysis
     * @param text writes the text, of what is shown
     * @param more writes the fields of the JSON that are not of the analysis
     */
    int finish(AnalysisView all, Consumer<AnalysisView> text, Consumer<JsonOutput> more) {
        Analysis analysis = all.analysis();
        Shown shown = new Shown(analysis.opens(), analysis.unfinished(), suppressions, baseline, today);
        if (options.html != null) {
            NewFile.write(
                    options.html,
                    file -> AnalysisPage.write(file, all.showing(analysis.showing(shown.opens(), shown.requests()))));
        }
        if (ReportOptions.STANDARD_OUTPUT.equals(options.json)) {
            AnalysisJson.write(out, all, shown, more);
        } else {
            if (options.json != null) {
                NewFile.write(options.json, file -> AnalysisJson.write(file, all, shown, more));
            }
            text.accept(all.showing(analysis.showing(shown.opens(), shown.requests())));
            ShownText.write(out, shown);
        }
        out.flush();
        if (options.open) {
            Desktops.open(options.html, errors);
        }
        shown.notes().forEach(note -> errors.println("fltscope: " + note));
        return options.failOn != null && shown.hasAtLeast(options.failOn, all::isChosen, all.requests()::contains)
                ? FOUND
                : Failures.OK;
    }
}
