package fltscope.collector.queue;

import fltscope.collector.etl.ReadProgress;
import fltscope.schemas.queue.QueueFacts;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import fltscope.schemas.trace.TraceSession;
import fltscope.schemas.trace.TracedMachine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What tests write into queues and read out of them: numbered records, a tick apart. */
final class QueueScript {
    static final long TICKS_PER_SECOND = 10_000_000;
    static final QueueFacts FACTS = QueueFacts.live("fltscope test", "numbered records");

    private final IoRecordBuilder builder = new IoRecordBuilder();

    private QueueScript() {}

    /** A 64-bit recording on Windows 10 whose ticks begin at 0. */
    static TraceHeader header() {
        return header(134_168_948_470_000_000L);
    }

    /** The same of another start of the machine. */
    static TraceHeader header(long startFileTime) {
        TraceClock clock = new TraceClock(TraceClock.Type.QPC, TICKS_PER_SECOND, 0, startFileTime);
        return new TraceHeader(
                new TracedMachine(10, 0, 19041, 4, 2_400, 8, startFileTime, -60),
                new TraceSession("session", "", 0, 0x100, 1 << 16, 0, 0, 0),
                clock,
                false);
    }

    /** Writes the records {@code from} up to but not {@code to}. */
    static void write(QueueWriter writer, int from, int to) {
        QueueScript script = new QueueScript();
        for (int i = from; i < to; i++) {
            writer.event(i);
            writer.accept(script.record(i));
        }
    }

    private IoRecord record(int number) {
        return builder.start(IoKind.FILE_NAME, number, 1, 4, 8)
                .fileKey(number)
                .text("\\Device\\HarddiskVolume1\\file" + number)
                .finish();
    }

    /** A queue of so many records, ended in order. */
    static Path ended(Path folder, int records) {
        return ended(folder, records, QueueLimits.NONE);
    }

    static Path ended(Path folder, int records, QueueLimits limits) {
        try (QueueWriter writer = QueueWriter.open(folder, header(), FACTS, limits)) {
            write(writer, 0, records);
            writer.end();
        }
        return folder;
    }

    /** What was read out of a queue. */
    record Read(List<Long> numbers, List<IoKind> kinds, TraceCounters counters, QueueReading reading) {
        /** The numbers from 0 that are in order, and what breaks it: short where thousands were read. */
        String inOrder() {
            for (int i = 0; i < numbers.size(); i++) {
                if (numbers.get(i) != i) {
                    return "0 to " + i + ", then " + numbers.get(i) + " of " + numbers.size() + "; " + reading.damage();
                }
            }
            return "0 to " + numbers.size();
        }
    }

    /** Reads a queue, and checks each record's text against its number. */
    static Read read(Path folder) {
        List<Long> numbers = new ArrayList<>();
        List<IoKind> kinds = new ArrayList<>();
        TraceCounters counters = new TraceCounters();
        QueueReading reading = QueueReader.open(folder, false)
                .read(
                        record -> {
                            kinds.add(record.kind());
                            if (record.kind() == IoKind.FILE_NAME) {
                                numbers.add(record.fileKey());
                                if (!record.text().endsWith("\\file" + record.fileKey())) {
                                    throw new AssertionError(record.text() + " in record " + record.fileKey());
                                }
                            }
                        },
                        counters,
                        ReadProgress.NONE);
        return new Read(numbers, kinds, counters, reading);
    }
}
