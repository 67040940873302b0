package fltscope.analyzer.cli.capture;

import fltscope.analyzer.cli.output.ToolVersion;
import fltscope.analyzer.names.FilterNames;
import fltscope.collector.live.CaptureSink;
import fltscope.collector.live.LiveCapture;
import fltscope.collector.live.LiveMachine;
import fltscope.collector.live.Recording;
import fltscope.collector.live.Snapshot;
import fltscope.collector.queue.QueueLimits;
import fltscope.collector.queue.QueueWriter;
import fltscope.schemas.queue.QueueFacts;
import fltscope.schemas.record.FilterChange;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSummary;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

/** Captures to a queue. */
final class QueueTarget implements CaptureTarget, CaptureSink {
    private final CaptureOptions options;
    private final String awaited;
    /** Null where nobody looks. */
    private final OpenCount openCount;

    private QueueWriter queue;
    private LiveCapture capture;
    /** Null until the sessions run; records may come before. */
    private volatile Supplier<TraceSummary> summary;

    private volatile long bytes;
    private volatile int opens = -1;
    private volatile boolean unloaded;

    /**
     * Makes one.
     *
     * @param countsOpens whether {@link #opens} is asked for
     */
    QueueTarget(CaptureOptions options, boolean countsOpens) {
        this.options = options;
        openCount = countsOpens ? new OpenCount() : null;
        awaited = options.untilUnload == null ? null : filterName(options.untilUnload);
    }

    @Override
    public Recording start(LiveMachine machine) {
        QueueLimits limits = options.ring == null ? QueueLimits.NONE : QueueLimits.ring(options.ring);
        TraceHeader header = machine.header(options.plan());
        queue = QueueWriter.open(
                options.queue,
                header,
                QueueFacts.live(ToolVersion.text(), options.plan().words()),
                limits);
        capture = LiveCapture.start(machine, options.plan(), this);
        summary = () -> capture.summary(header);
        capture.add(Snapshot.take(machine));
        return capture;
    }

    @Override
    public void beforeEnd(LiveMachine machine) {
        capture.add(Snapshot.take(machine));
    }

    @Override
    public void event(long timestampTicks) {
        queue.event(timestampTicks);
    }

    @Override
    public void accept(IoRecord record) {
        queue.accept(record);
        if (openCount != null) {
            openCount.accept(record);
        }
        if (awaited != null
                && record.kind() == IoKind.FILTER_CHANGED
                && FilterChange.of(record.operationCode()) == FilterChange.UNLOADED
                && filterName(record.text()).equals(awaited)) {
            unloaded = true;
        }
    }

    /** A filter is told by its name, by its driver's, or by that driver's path. */
    private static String filterName(String text) {
        return FilterNames.key(text.substring(text.lastIndexOf('\\') + 1));
    }

    @Override
    public void schema(byte[] eventInfo) {
        queue.schema(eventInfo);
    }

    @Override
    public void flush() {
        queue.summary(summary);
        queue.flush();
        bytes = queue.bytes();
        if (openCount != null) {
            opens = openCount.count();
        }
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public int opens() {
        return opens;
    }

    @Override
    public boolean unloaded() {
        return unloaded;
    }

    @Override
    public List<String> analyzeArguments() {
        return List.of(options.queue.toString());
    }

    @Override
    public void end(PrintWriter out) {
        queue.counters().addAll(capture.counters());
        queue.summary(summary);
        queue.end();
        bytes = queue.bytes();
    }

    @Override
    public void close() {
        if (queue != null) {
            queue.close();
        }
    }
}
