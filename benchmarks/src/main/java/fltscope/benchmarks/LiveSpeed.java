package fltscope.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.run.AnalyzedTrace;
import fltscope.analyzer.run.TraceAnalysis;
import fltscope.analyzer.run.TraceOptions;
import fltscope.collector.live.CapturePlan;
import fltscope.collector.live.CaptureProfile;
import fltscope.collector.live.CaptureSink;
import fltscope.collector.live.LiveCapture;
import fltscope.collector.live.LiveMachine;
import fltscope.collector.live.fake.FakeEtw;
import fltscope.collector.live.fake.FeedWriter;
import fltscope.collector.queue.QueueReader;
import fltscope.collector.queue.QueueWriter;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.Machine;
import fltscope.schemas.queue.QueueFacts;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How fast a live capture takes events: the fake ETW calls back as fast as it can, first a function in C, then the capture
 * without and with a queue behind it, which is then analyzed. Every event is accounted for, from the callback to the report. Processor time is that of the whole process, and of
 * {@code taskset -c 0} there is only one processor.
 */
@SuppressWarnings("EnumOrdinal") // an index
public final class LiveSpeed {
    private static final CapturePlan PLAN = new CapturePlan(CaptureProfile.UNLOAD, true, List.of());
    private static final long FEED_EVENTS = 100_000;
    private static final long WARM_UP_EVENTS = 2_000_000;
    private static final int[] MASKS = {0x0600_0207, 0, 0, 0, 0x0078_0000, 0, 0, 0};

    private final Path folder;
    private final FakeEtw fake = FakeEtw.fresh();
    private final Path feed;
    private final long feedEvents;

    private LiveSpeed(Path folder) throws IOException {
        this.folder = folder;
        Path etl = folder.resolve("traffic.etl");
        try (EtlWriter writer = EtlWriter.to(etl).processors(2).open()) {
            Machine.rundown(writer, 1_000_001_000, MASKS);
            FilterTraffic traffic = new FilterTraffic(writer, 2, 1_000_010_000, 20_000, true, 1);
            while (traffic.events() < FEED_EVENTS) {
                traffic.step();
            }
        }
        feed = folder.resolve("kernel.feed");
        feedEvents = FeedWriter.write(List.of(etl), feed, FeedWriter::isKernel);
    }

    /** Takes the number of events, and the folder to write the queue to. */
    public static void main(String[] args) throws IOException, InterruptedException {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        Path folder = Files.createTempDirectory(args.length > 1 ? Path.of(args[1]) : Path.of(""), "live-speed");
        try {
            new LiveSpeed(folder).measure(events);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void measure(long events) throws InterruptedException {
        discard(WARM_UP_EVENTS, false);
        fake.feed(feed, true, rounds(events));
        System.out.printf(Locale.ROOT, "C callback           %7.1f ns/event%n", fake.baselineNsPerEvent());
        discard(events, true);
        queue(events);
    }

    private long rounds(long events) {
        return (events + feedEvents - 1) / feedEvents;
    }

    private void discard(long events, boolean told) throws InterruptedException {
        Counting sink = new Counting(null);
        Taken taken = take(events, sink);
        if (told) {
            tell("capture, no queue", taken, sink);
        }
    }

    private void queue(long events) throws InterruptedException {
        LiveMachine machine = LiveMachine.open();
        try (QueueWriter queue = QueueWriter.open(
                folder.resolve("queue"), machine.header(PLAN), QueueFacts.live("LiveSpeed", PLAN.words()))) {
            Counting sink = new Counting(queue);
            Taken taken = take(events, sink);
            queue.end();
            tell("capture to queue", taken, sink);
            account(taken.events, sink);
        }
    }

    /** Holds what was taken against what is in the queue, and that against what a report of it tells. */
    private void account(long taken, Counting sink) {
        Path queue = folder.resolve("queue");
        long inQueue = QueueReader.open(queue, true).size().events();
        long startNs = System.nanoTime();
        AnalyzedTrace analyzed;
        try (TraceAnalysis run = TraceAnalysis.of(queue, TraceOptions.standard())) {
            analyzed = run.run();
        }
        long wallNs = System.nanoTime() - startNs;
        long reported = analyzed.events();
        Analysis analysis = analyzed.analysis();
        long records = 0;
        for (IoKind kind : IoKind.values()) {
            long count = analysis.recorded().count(kind);
            records += count;
            if (count != sink.kinds[kind.ordinal()]) {
                throw new IllegalStateException(
                        kind + ": " + sink.kinds[kind.ordinal()] + " were taken, the report has " + count);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "queue to report      %7.1f ns/event; events taken %,d, in the queue %,d, in the report %,d; records"
                        + " %,d, in the report %,d%n",
                (double) wallNs / reported,
                taken,
                inQueue,
                reported,
                sink.records,
                records);
        if (inQueue != taken || reported != taken || records != sink.records) {
            throw new IllegalStateException("events or records were lost between the callback and the report");
        }
        if (!analysis.pairing().allAddUp() || analysis.counters().sum() != 0) {
            throw new IllegalStateException("the report does not add up");
        }
    }

    private static void tell(String what, Taken taken, Counting sink) {
        System.out.printf(
                Locale.ROOT,
                "%-20s %7.1f ns/event, %.2f M events/s; %.1f ns processor time; %.3f bytes allocated an event by the"
                        + " callback; %,d events, %,d records%n",
                what,
                (double) taken.wallNs / taken.events,
                1e3 * taken.events / taken.wallNs,
                (double) taken.processorNs / taken.events,
                (double) taken.allocatedBytes / taken.events,
                taken.events,
                sink.records);
        if (sink.events != taken.events) {
            throw new IllegalStateException(taken.events - sink.events + " events were lost on the way");
        }
    }

    private record Taken(long events, long wallNs, long processorNs, long allocatedBytes) {}

    private Taken take(long events, CaptureSink sink) throws InterruptedException {
        fake.feed(feed, true, rounds(events));
        long expected = rounds(events) * feedEvents;
        long startNs = System.nanoTime();
        long startProcessorNs = processorNs();
        long allocated = 0;
        LiveCapture capture = LiveCapture.start(LiveMachine.open(), PLAN, sink);
        try (capture) {
            long before = allocatedByCallback();
            while (capture.events() < expected) {
                Thread.sleep(2);
            }
            allocated = allocatedByCallback() - before;
            capture.watch();
        }
        return new Taken(capture.events(), System.nanoTime() - startNs, processorNs() - startProcessorNs, allocated);
    }

    private static long processorNs() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long allocatedByCallback() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("fltscope-system")) {
                return threads.getThreadAllocatedBytes(thread.getId());
            }
        }
        return 0;
    }

    /** Counts, and passes on to a queue where there is one. */
    private static final class Counting implements CaptureSink {
        private final QueueWriter queue;
        private final long[] kinds = new long[IoKind.COUNT];
        private long events;
        private long records;

        Counting(QueueWriter queue) {
            this.queue = queue;
        }

        @Override
        public void event(long timestampTicks) {
            events++;
            if (queue != null) {
                queue.event(timestampTicks);
            }
        }

        @Override
        public void accept(IoRecord record) {
            records++;
            kinds[record.kindOrdinal()]++;
            if (queue != null) {
                queue.accept(record);
            }
        }

        @Override
        public void flush() {
            if (queue != null) {
                queue.flush();
            }
        }
    }
}
