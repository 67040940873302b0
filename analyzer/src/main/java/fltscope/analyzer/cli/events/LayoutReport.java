package fltscope.analyzer.cli.events;

import fltscope.analyzer.cli.option.ReadOptions;
import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.Progress;
import fltscope.analyzer.report.info.CheckJson;
import fltscope.analyzer.report.info.CheckText;
import fltscope.collector.check.LayoutCheck;
import fltscope.collector.etl.EtlReader;
import fltscope.collector.queue.QueueReader;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.LayoutFacts;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Holds the layouts against each of some traces; one that can not be read is said, and the next one follows. */
final class LayoutReport {
    private final ReadOptions reading;
    private final PrintWriter errors;

    LayoutReport(ReadOptions reading, PrintWriter errors) {
        this.reading = reading;
        this.errors = errors;
    }

    /** Returns the exit code. */
    int write(List<Path> files, PrintWriter out, boolean asJson) {
        int code = Failures.OK;
        List<LayoutFacts> checked = new ArrayList<>();
        for (Path file : files) {
            try {
                LayoutFacts facts = check(file);
                if (!asJson) {
                    out.print(checked.isEmpty() ? "" : "\n");
                    CheckText.write(out, facts);
                    out.flush();
                }
                checked.add(facts);
            } catch (TraceException e) {
                InfoCommand.goOnAfter(e);
                code = Failures.report(e, errors, reading.debug);
            }
        }
        if (asJson) {
            CheckJson.write(out, checked);
        }
        return code;
    }

    private LayoutFacts check(Path path) {
        if (QueueReader.isQueue(path)) {
            throw new TraceException(
                    ErrorKind.WRONG_FORMAT,
                    path.toString(),
                    "is a queue, which keeps what the analysis reads of each event, not the event; --check reads .etl"
                            + " files");
        }
        try (EtlReader reader = new EtlReader(List.of(path), reading.members(), reading.strict, false);
                Progress progress = reading.progress(errors, reader.bytes())) {
            LayoutCheck check = new LayoutCheck(reader.header());
            reader.read(check, new TraceCounters(), progress);
            return check.finish();
        }
    }
}
