package fltscope.analyzer.cli.queue;

import fltscope.analyzer.cli.option.ReadOptions;
import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.Progress;
import fltscope.analyzer.cli.output.ToolVersion;
import fltscope.analyzer.report.info.CounterLines;
import fltscope.analyzer.report.queue.QueueText;
import fltscope.collector.etl.EtlFile;
import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.EventSink;
import fltscope.collector.etl.PlacedLoss;
import fltscope.collector.etl.ReadProgress;
import fltscope.collector.normalize.Normalizer;
import fltscope.collector.queue.QueueWriter;
import fltscope.collector.survey.TraceSurvey;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.event.EventType;
import fltscope.schemas.queue.QueueFacts;
import fltscope.schemas.schema.EventSchemas;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads each file twice: first to survey it, since what it is stands at the head of the queue, then to copy its records. */
@Command(
        name = "collect",
        description = "Put the records of trace files, merged by time, into a queue.",
        footer = {
            "",
            "The queue is a folder that every command takes in place of the files, and says",
            "the same of. It keeps what the analysis reads of each event, not the events."
        })
public final class CollectCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ReadOptions reading;

    @Option(
            names = "--queue",
            paramLabel = "DIR",
            required = true,
            description = "The folder to create; an existing one must be empty.")
    Path folder;

    @Option(names = "--force", description = "Read files together though they are not of one run of one machine.")
    boolean force;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "The .etl file, or the files of one recording: the parts of a NEWFILE session, or several"
                    + " sessions; or an archive of them; - for standard input.")
    List<Path> files;

    @Override
    public Integer call() {
        PrintWriter errors = spec.commandLine().getErr();
        try (EtlReader reader = new EtlReader(files, reading.members(), reading.strict, force)) {
            QueueFacts facts =
                    new QueueFacts(ToolVersion.text(), "imported from files", reader.names(), surveys(reader, errors));
            EventSchemas schemas = schemas(reader, facts.summaries());
            try (QueueWriter writer = QueueWriter.open(folder, reader.header(), facts);
                    Progress progress = reading.progress(errors, reader.bytes())) {
                Normalizer normalizer = new Normalizer(writer, writer.counters(), schemas);
                reader.read(new Counted(normalizer, writer), writer.counters(), progress);
                writer.end();
                spec.commandLine()
                        .getOut()
                        .println(QueueText.collected(
                                folder.toString(), writer.events(), writer.records(), writer.bytes()));
                CounterLines.of(writer.counters()).forEach(counter -> errors.println("fltscope: " + counter));
            }
        }
        return Failures.OK;
    }

    /** The schemas that merging has put into files, maybe behind the events that they are of. */
    private static EventSchemas schemas(EtlReader reader, List<TraceSummary> summaries) {
        EventSchemas schemas = new EventSchemas();
        if (summaries.stream().anyMatch(summary -> summary.count(EventType.META_DATA_EVENT_INFO) > 0)) {
            reader.read(
                    event -> {
                        schemas.offer(event);
                        return true;
                    },
                    new TraceCounters(),
                    ReadProgress.NONE);
        }
        return schemas;
    }

    private List<TraceSummary> surveys(EtlReader reader, PrintWriter errors) {
        List<TraceSummary> summaries = new ArrayList<>();
        for (EtlFile file : reader.files()) {
            try (Progress progress = reading.progress(errors, file.bytes())) {
                summaries.add(TraceSurvey.of(file, reading.strict, progress));
            }
        }
        return summaries;
    }

    /** Events on their way into the queue, which counts those too that become no record. */
    private record Counted(EventSink next, QueueWriter writer) implements EventSink {
        @Override
        public boolean event(EventRecord event) {
            writer.event(event.timestampTicks());
            return next.event(event);
        }

        @Override
        public void lost(PlacedLoss loss) {
            next.lost(loss);
        }
    }
}
