package fltscope.analyzer.cli.unload;

import fltscope.analyzer.cli.option.DebuggerOption;
import fltscope.analyzer.cli.option.HolderOptions;
import fltscope.analyzer.cli.option.ReadOptions;
import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.Progress;
import fltscope.analyzer.names.FilterNames;
import fltscope.analyzer.report.explain.Dump;
import fltscope.analyzer.report.unload.UnloadJson;
import fltscope.analyzer.report.unload.UnloadText;
import fltscope.analyzer.run.AnalyzedTrace;
import fltscope.analyzer.run.TraceAnalysis;
import fltscope.analyzer.run.TraceOptions;
import fltscope.analyzer.unload.DebuggerRows;
import fltscope.analyzer.unload.UnloadAccount;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "unload",
        description = "List what holds a filter: each thing that its unload waits for, with its proof.",
        footer = {
            "",
            "Without a filter, those whose unload the trace or the debugger shows. Each row has",
            "what was seen, or what to record for it."
        })
public final class UnloadCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ReadOptions reading;

    @Mixin
    DebuggerOption debugger;

    @Mixin
    HolderOptions holders;

    @Option(names = "--json", description = "Write JSON.")
    boolean json;

    @Parameters(paramLabel = "TRACE", index = "0", description = "The .etl file, or the queue.")
    Path file;

    @Parameters(
            paramLabel = "FILTER",
            index = "1",
            arity = "0..1",
            description = "The filter, by its name or its driver's.")
    String filter;

    @Override
    public Integer call() {
        Dump dump = debugger.read();
        TraceOptions options =
                TraceOptions.standard().withStrict(reading.strict).withRules(holders.rules());
        try (TraceAnalysis trace = TraceAnalysis.of(file, options)) {
            PrintWriter errors = spec.commandLine().getErr();
            AnalyzedTrace analyzed;
            try (Progress progress = reading.progress(errors, trace.bytes())) {
                analyzed = trace.run(progress);
            }
            Failures.notes(analyzed.notes(), errors);
            List<UnloadAccount> all = analyzed.analysis().unloads().stream()
                    .map(account -> dump == null ? account : DebuggerRows.fill(account, dump.facts()))
                    .toList();
            write(analyzed, chosen(all));
            return Failures.OK;
        }
    }

    private List<UnloadAccount> chosen(List<UnloadAccount> all) {
        if (filter == null) {
            return all.stream()
                    .filter(account -> account.state() != UnloadAccount.State.LOADED)
                    .toList();
        }
        List<UnloadAccount> named = all.stream()
                .filter(account -> FilterNames.same(account.filter(), filter))
                .toList();
        if (named.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no filter " + filter + " in the trace; it has " + known(all));
        }
        return named;
    }

    private static String known(List<UnloadAccount> all) {
        return all.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        all.stream()
                                .map(account -> FilterNames.of(account.filter()))
                                .toList());
    }

    private void write(AnalyzedTrace analyzed, List<UnloadAccount> accounts) {
        PrintWriter out = spec.commandLine().getOut();
        long endNanos = analyzed.analysis().endNanos();
        if (json) {
            UnloadJson.write(out, analyzed.names(), endNanos, accounts);
            return;
        }
        if (accounts.isEmpty()) {
            out.println("The trace shows no unload. Name a filter to see what would hold it: "
                    + known(analyzed.analysis().unloads()) + ".");
        }
        for (int i = 0; i < accounts.size(); i++) {
            if (i > 0) {
                out.println();
            }
            new UnloadText(out, endNanos).write(accounts.get(i));
        }
    }
}
