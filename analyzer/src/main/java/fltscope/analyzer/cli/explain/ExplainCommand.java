package fltscope.analyzer.cli.explain;

import fltscope.analyzer.cli.option.DebuggerOption;
import fltscope.analyzer.cli.option.HolderOptions;
import fltscope.analyzer.cli.option.OpenSymbols;
import fltscope.analyzer.cli.option.ReadOptions;
import fltscope.analyzer.cli.option.SymbolOptions;
import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.NewFile;
import fltscope.analyzer.cli.output.Progress;
import fltscope.analyzer.life.Life;
import fltscope.analyzer.life.LifeDetail;
import fltscope.analyzer.life.LifeFilter;
import fltscope.analyzer.report.explain.DebuggerText;
import fltscope.analyzer.report.explain.Dump;
import fltscope.analyzer.report.explain.ExplainJson;
import fltscope.analyzer.report.explain.ExplainPage;
import fltscope.analyzer.report.explain.ExplainText;
import fltscope.analyzer.report.explain.Explanation;
import fltscope.analyzer.report.explain.NothingFound;
import fltscope.analyzer.report.explain.PathLives;
import fltscope.analyzer.report.explain.RequestSearch;
import fltscope.analyzer.report.explain.SharingConflict;
import fltscope.analyzer.report.stack.StackView;
import fltscope.analyzer.run.AnalyzedTrace;
import fltscope.analyzer.run.TraceAnalysis;
import fltscope.analyzer.run.TraceOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a trace twice: first to judge it as a whole, then to collect what happened to the open that is asked for. */
@Command(
        name = "explain",
        description = "Show the life of an open, event by event, and why it is classified as it is.",
        footer = {
            "",
            "Where several lives are meant, the most severe one without an end is shown, or",
            "else the newest, and the others are listed. Times are since the start of the",
            "trace, then since the line before; indented ones are since the request began. A",
            "filter's time is that between the entry and the return of its callback."
        })
public final class ExplainCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ReadOptions reading;

    @Mixin
    DebuggerOption debugger;

    @Mixin
    HolderOptions holders;

    @Mixin
    SymbolOptions symbols;

    @Option(names = "--life", paramLabel = "N", description = "Which life to show, where the address had several.")
    long number;

    @Option(names = "--all", description = "Print all requests of a long life instead of the first and last 40.")
    boolean all;

    @Option(
            names = "--html",
            paramLabel = "FILE.html",
            description = "Write the life as one page for a browser beside the text. It loads nothing from anywhere.")
    Path html;

    @Option(names = "--json", description = "Write JSON.")
    boolean json;

    @Parameters(
            paramLabel = "TRACE",
            index = "0",
            description = "The .etl file, an archive of it, or the queue; - for standard input.")
    Path file;

    @Parameters(
            paramLabel = "OPEN",
            index = "1",
            description = "The open: address of its FILE_OBJECT in hexadecimal; a path (NT or DOS, with * and ?) or a"
                    + " file's name; the id that fltscope analyze gives a finding; or a request on it: address of its"
                    + " IRP or callback data, tid:N of its thread, or a thread's address that --debugger shows.")
    String open;

    @Override
    public Integer call() {
        if (number < 0) {
            throw new ParameterException(spec.commandLine(), "Invalid value for option '--life': " + number);
        }
        if (html != null
                && html.toAbsolutePath()
                        .normalize()
                        .equals(file.toAbsolutePath().normalize())) {
            throw new ParameterException(spec.commandLine(), "--html: " + html + " is the trace itself");
        }
        Dump dump = debugger.read();
        Target target = new Target(open);
        TraceOptions options = TraceOptions.standard()
                .withStrict(reading.strict)
                .withMembers(reading.members())
                .withRules(holders.rules())
                .withLivesOf(dump == null ? Set.of() : dump.fileObjects())
                .withoutSections(dump == null ? Map.of() : dump.withoutSection());
        try (OpenSymbols names = symbols.open(spec.commandLine());
                TraceAnalysis trace = TraceAnalysis.of(file, options)) {
            AnalyzedTrace analyzed = analyzed(trace);
            LifeFilter filter = target.filter(analyzed.analysis(), analyzed.state());
            boolean byFingerprint = target.isFingerprintIn(analyzed.analysis());
            int life = byFingerprint ? 0 : (int) Math.min(number, Integer.MAX_VALUE);
            LifeDetail detail = all ? LifeDetail.all(life) : LifeDetail.some(life);
            TraceAnalysis.FoundLives found = trace.lives(filter, detail);
            RequestSearch request = found.lives().isEmpty() ? target.request(dump) : null;
            if (request != null) {
                trace.records(request);
                if (request.found()) {
                    found = trace.lives(LifeFilter.ofFileObjects(Set.of(request.fileObject())), detail);
                }
            }
            Explanation explanation =
                    new Explanation(analyzed.analysis(), analyzed.state(), found.lives(), found.omitted());
            if (byFingerprint) {
                explanation = explanation.ofFingerprint(open);
            }
            Life chosen = request != null && request.found() && number == 0
                    ? explanation.lifeAt(request.ticks())
                    : explanation.life(number);
            String name = String.join(" ", analyzed.names());
            if (chosen == null) {
                PrintWriter errors = spec.commandLine().getErr();
                NothingFound.lines(name, open, number, explanation, filter, request != null)
                        .forEach(line -> errors.println(line));
                return Failures.FAILED;
            }
            Shown shown = new Shown(
                    chosen, request, conflict(trace, analyzed, filter, explanation, chosen), dump, analyzed.lives());
            write(name, explanation, shown, names.view());
            names.notes(spec.commandLine().getErr());
            return Failures.OK;
        }
    }

    /** Who had the file of a life open, where its create or another one of its path failed for that; null for nobody. */
    private static SharingConflict conflict(
            TraceAnalysis trace, AnalyzedTrace analyzed, LifeFilter filter, Explanation explanation, Life life) {
        if (filter instanceof PathLives || !SharingConflict.isOf(life) || life.path() == null) {
            return SharingConflict.of(life, explanation.lives());
        }
        PathLives others = new PathLives(life.path(), analyzed.state());
        return SharingConflict.of(life, trace.lives(others, LifeDetail.some(0)).lives());
    }

    /**
     * What is shown.
     *
     * @param request that was asked for; null for an open
     * @param conflict null for none
     * @param dump null for none
     * @param dumped the lives of its file objects
     */
    private record Shown(Life life, RequestSearch request, SharingConflict conflict, Dump dump, List<Life> dumped) {}

    private AnalyzedTrace analyzed(TraceAnalysis trace) {
        PrintWriter errors = spec.commandLine().getErr();
        AnalyzedTrace analyzed;
        try (Progress progress = reading.progress(errors, trace.bytes())) {
            analyzed = trace.run(progress);
        }
        Failures.notes(analyzed.notes(), errors);
        return analyzed;
    }

    private void write(String name, Explanation explanation, Shown shown, StackView stacks) {
        if (html != null) {
            NewFile.write(
                    html,
                    page -> ExplainPage.write(
                            page,
                            open,
                            file -> new ExplainJson(file, explanation, stacks)
                                    .write(
                                            name,
                                            open,
                                            shown.life(),
                                            shown.request(),
                                            shown.conflict(),
                                            null,
                                            List.of()),
                            file -> new ExplainText(file, explanation, null, stacks)
                                    .write(shown.life(), shown.request(), shown.conflict(), all)));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            new ExplainJson(out, explanation, stacks)
                    .write(name, open, shown.life(), shown.request(), shown.conflict(), shown.dump(), shown.dumped());
            return;
        }
        new ExplainText(out, explanation, shown.dump(), stacks)
                .write(shown.life(), shown.request(), shown.conflict(), all);
        if (shown.dump() != null) {
            out.println();
            new DebuggerText(out, shown.dump(), explanation.analysis(), explanation.state(), shown.dumped())
                    .write(shown.life().fileObject());
        }
    }
}
