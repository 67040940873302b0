package fltscope.benchmarks;

import fltscope.collector.queue.QueueReader;
import fltscope.collector.queue.QueueWriter;
import fltscope.schemas.queue.QueueFacts;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.trace.TraceCounters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** How long after an event was taken a process that follows the queue has it, at half a million events a second. */
final class FollowMeasure {
    private static final int EVENTS_PER_SECOND = 500_000;
    private static final int SECONDS = 10;
    private static final long MILLISECOND_NS = 1_000_000;
    private static final int EVENTS_PER_MILLISECOND = EVENTS_PER_SECOND / 1_000;
    private static final long HIGHEST_US = 3_600_000_000L;

    private FollowMeasure() {}

    /** The process that follows: takes the folder, prints what it measured. */
    public static void main(String[] args) throws IOException {
        Histogram lagsUs = new Histogram(HIGHEST_US, 3);
        QueueReader.open(Path.of(args[0]), true)
                .follow(
                        record -> lagsUs.recordValue(Math.max(0, nowUs() - record.timeTicks())),
                        new TraceCounters(),
                        soFar -> true);
        System.out.printf(
                Locale.ROOT,
                "follow           %,d records at %,d/s: lag p50 %.1f ms, p99 %.1f ms, max %.1f ms; reader %s%n",
                lagsUs.getTotalCount(),
                EVENTS_PER_SECOND,
                lagsUs.getValueAtPercentile(50) / 1e3,
                lagsUs.getValueAtPercentile(99) / 1e3,
                lagsUs.getMaxValue() / 1e3,
                memory());
    }

    static void run(Path queue) throws IOException, InterruptedException {
        QueueFacts facts = QueueFacts.live("benchmark", "callbacks");
        try (QueueWriter writer = QueueWriter.open(queue, NumberedRecords.header(), facts)) {
            Process follower = follower(queue);
            write(writer);
            writer.end();
            follower.waitFor();
            System.out.println("                 writer " + memory());
        }
        QueueMeasure.delete(queue);
    }

    /** In bursts of a millisecond, as events come out of the buffers of a session. */
    private static void write(QueueWriter writer) {
        IoRecordBuilder builder = new IoRecordBuilder();
        long startNs = System.nanoTime();
        for (int millisecond = 0; millisecond < SECONDS * 1_000; millisecond++) {
            for (long early = startNs + millisecond * MILLISECOND_NS - System.nanoTime();
                    early > 0;
                    early = startNs + millisecond * MILLISECOND_NS - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            for (int i = 0; i < EVENTS_PER_MILLISECOND; i++) {
                long now = nowUs();
                writer.event(now);
                writer.accept(builder.start(IoKind.CALLBACK_END, now, i % 4, 4, 8)
                        .fileObject(i)
                        .finish());
            }
        }
    }

    private static Process follower(Path queue) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(FollowMeasure.class.getName(), queue.toString()));
        return new ProcessBuilder(command).inheritIO().start();
    }

    private static long nowUs() {
        return System.currentTimeMillis() * 1_000;
    }

    /** What the process has of memory, without the pages of mapped files, which the system takes back when it needs them. */
    private static String memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.notExists(status)) {
            return "memory not known on this system";
        }
        StringBuilder memory = new StringBuilder();
        for (String line : Files.readAllLines(status, StandardCharsets.US_ASCII)) {
            if (line.startsWith("RssAnon:") || line.startsWith("VmHWM:")) {
                memory.append(line.replaceAll("\\s+", " ")).append("  ");
            }
        }
        return memory.toString().trim();
    }
}
