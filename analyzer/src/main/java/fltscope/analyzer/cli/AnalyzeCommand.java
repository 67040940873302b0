package fltscope.analyzer.cli;

import fltscope.analyzer.report.AnalysisText;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.Analyzer;
import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.EventSink;
import fltscope.collector.normalize.Normalizer;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
        if (top < 0) {
            throw new ParameterException(spec.commandLine(), "--top is a number of rows, or 0 for all: " + top);
        }
        PrintWriter out = spec.commandLine().getOut();
        TraceCounters counters = new TraceCounters();
        Analysis analysis;
        Counted counted;
        try (EtlReader reader = new EtlReader(files, reading.strict);
                Progress progress = reading.progress(spec.commandLine().getErr(), reader.bytes())) {
            Analyzer analyzer = new Analyzer(reader.header());
            counted = new Counted(new Normalizer(analyzer, counters), reader.header());
            reader.read(counted, counters, progress);
            analysis = analyzer.finish(counters);
        }
        String names = files.stream().map(Path::toString).collect(Collectors.joining(" "));
        out.print(AnalysisText.of(analysis, names, counted.events, counted.lengthNanos(), top));
        return 0;
    }

    /** All events on their way, those that become no record too. */
    private static final class Counted implements EventSink {
        private final EventSink sink;
        private final TraceClock clock;
        private long lastTicks;
        private long events;

        Counted(EventSink sink, TraceHeader header) {
            this.sink = sink;
            clock = header.clock();
            lastTicks = clock.startTicks();
        }

        @Override
        public boolean event(EventRecord event) {
            events++;
            lastTicks = Math.max(lastTicks, event.timestampTicks());
            return sink.event(event);
        }

        long lengthNanos() {
            return clock.nanosSinceStart(lastTicks);
        }
    }
}
