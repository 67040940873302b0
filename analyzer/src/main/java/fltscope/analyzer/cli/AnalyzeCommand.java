package fltscope.analyzer.cli;

import fltscope.analyzer.report.AnalysisText;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.Analyzer;
import fltscope.collector.etl.EtlReader;
import fltscope.collector.normalize.Normalizer;
import fltscope.schemas.trace.TraceCounters;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "analyze",
        description =
                "Pairs creates, cleanups and closes, lists opens that have no end and says why, and shows how long"
                        + " operations and filter callbacks took.")
final class AnalyzeCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ReadOptions reading;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "The .etl file, or the files of one recording: the parts of a NEWFILE session, or several sessions.")
    List<Path> files;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description = "Rows of each table to show; 0 for all (default: ${DEFAULT-VALUE}).")
    int top;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        TraceCounters counters = new TraceCounters();
        long[] events = new long[1];
        Analysis analysis;
        try (EtlReader reader = new EtlReader(files, reading.strict);
                Progress progress = reading.progress(spec.commandLine().getErr(), reader.bytes())) {
            Analyzer analyzer = new Analyzer(reader.header());
            Normalizer normalizer = new Normalizer(analyzer, counters);
            reader.read(
                    event -> {
                        events[0]++;
                        return normalizer.event(event);
                    },
                    counters,
                    progress);
            analysis = analyzer.finish(counters);
        }
        String names = files.stream().map(Path::toString).collect(Collectors.joining(" "));
        out.print(AnalysisText.of(analysis, names, events[0], top));
        return 0;
    }
}
