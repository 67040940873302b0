package fltscope.analyzer.cli.events;

import fltscope.analyzer.cli.option.OpenSymbols;
import fltscope.analyzer.cli.option.ReadOptions;
import fltscope.analyzer.cli.option.SymbolOptions;
import fltscope.analyzer.cli.output.Progress;
import fltscope.analyzer.report.events.CallbackRequests;
import fltscope.analyzer.report.events.EventFilter;
import fltscope.analyzer.report.events.EventJson;
import fltscope.analyzer.report.events.EventKinds;
import fltscope.analyzer.report.events.EventOutput;
import fltscope.analyzer.report.events.EventText;
import fltscope.analyzer.report.events.EventView;
import fltscope.analyzer.report.events.RequestPass;
import fltscope.analyzer.report.info.CounterLines;
import fltscope.analyzer.report.stack.StackView;
import fltscope.analyzer.state.TraceState;
import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.EventSink;
import fltscope.collector.etl.ReadProgress;
import fltscope.collector.normalize.Normalizer;
import fltscope.collector.queue.QueueReader;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.schema.EventSchemas;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Lists events. It reads the trace twice: first for what is known of processes, images and files as a whole, since much of it
 * is written at the end, and of callbacks, then to print. Where the end names the drivers of callbacks it reads once more in
 * between, as the pairing goes by them.
 */
@Command(
        name = "events",
        description = "List the events of a trace in time order.",
        footer = {
            "",
            "Columns: seconds since the start, processor, process (id), thread,",
            "provider/event, fields. Process and thread are those that the event is about;",
            "who wrote it, if another, follows as headerProcessId and headerThreadId. What is",
            "not known is -. Addresses are followed by the file or the image+offset they",
            "belong to. An event that can not be decoded shows its size and first bytes."
        })
public final class EventsCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ReadOptions reading;

    @Mixin
    EventOptions options;

    @Mixin
    SymbolOptions symbols;

    @Option(names = "--json", description = "Write JSON Lines, one object per event.")
    boolean json;

    @Parameters(paramLabel = "FILE", description = "The .etl file, or an archive of one; - for standard input.")
    Path file;

    private final TraceState state = new TraceState();
    private final EventSchemas schemas = new EventSchemas();
    private final TraceCounters counters = new TraceCounters();

    @Override
    public Integer call() {
        if (QueueReader.isQueue(file)) {
            throw refused(QueueReader.open(file, reading.strict).facts().sources());
        }
        PrintWriter out = spec.commandLine().getOut();
        try (EtlReader reader = new EtlReader(List.of(file), reading.members(), reading.strict, false)) {
            EventKinds present = new EventKinds(schemas);
            CallbackRequests callbacks = learn(reader, present);
            EventFilter filter =
                    options.filter(spec.commandLine(), reader.header().clock(), present);
            try (OpenSymbols names = symbols.open(spec.commandLine())) {
                print(reader, callbacks, filter, json ? new EventJson(out) : new EventText(out), names.view());
                names.notes(spec.commandLine().getErr());
            }
        }
        out.flush();
        PrintWriter errors = spec.commandLine().getErr();
        CounterLines.of(counters).forEach(line -> errors.println("fltscope: " + line));
        return 0;
    }

    private TraceException refused(List<String> sources) {
        return new TraceException(
                ErrorKind.WRONG_FORMAT,
                file.toString(),
                "is a queue, which keeps what the analysis reads of each event, not the event; "
                        + (sources.isEmpty()
                                ? "to have events too, capture with --etl"
                                : "it was made from " + String.join(" ", sources) + ": list the events of that"));
    }

    private CallbackRequests learn(EtlReader reader, EventKinds present) {
        RequestPass first = new RequestPass(reader.header().clock().startTicks(), state);
        boolean needKinds = options.needKinds();
        Normalizer normalizer = new Normalizer(
                record -> {
                    state.accept(record);
                    first.accept(record);
                },
                counters);
        read(
                reader,
                event -> {
                    if (needKinds) {
                        present.of(event);
                    }
                    return schemas.offer(event) || normalizer.event(event);
                },
                counters);
        return first.wouldNameMore() ? learnAgain(reader) : first.requests();
    }

    private CallbackRequests learnAgain(EtlReader reader) {
        RequestPass second = new RequestPass(reader.header().clock().startTicks(), state);
        TraceCounters uncounted = new TraceCounters();
        read(reader, new Normalizer(second, uncounted), uncounted);
        return second.requests();
    }

    private void read(EtlReader reader, EventSink sink, TraceCounters counted) {
        try (Progress progress = reading.progress(spec.commandLine().getErr(), reader.bytes())) {
            reader.read(sink, counted, progress);
        }
    }

    private void print(
            EtlReader reader, CallbackRequests callbacks, EventFilter filter, EventOutput output, StackView names) {
        EventView view =
                new EventView(state, callbacks, schemas, reader.header().clock(), names);
        boolean ordered = counters.count(TraceCounter.TIME_WENT_BACK) == 0;
        long[] left = {options.limit};
        if (left[0] > 0) {
            reader.read(
                    event -> print(event, view, filter, output, left) && !(ordered && filter.isBehind(event)),
                    new TraceCounters(),
                    ReadProgress.NONE);
        }
        output.finish();
    }

    /** Prints an event if it is wanted; false when it was the last one. */
    private static boolean print(
            EventRecord event, EventView view, EventFilter filter, EventOutput output, long[] left) {
        view.wrap(event);
        if (filter.wants(view)) {
            output.write(view);
            left[0]--;
        }
        view.leave();
        return left[0] > 0;
    }
}
