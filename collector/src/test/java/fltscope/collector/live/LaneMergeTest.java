package fltscope.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LaneMergeTest {
    private static final int SMALL_RING = 1 << 21;
    private static final long HOLD = 100;

    private final AtomicLong now = new AtomicLong();
    private final Taken taken = new Taken();

    /** Remembers the times of records, and counts events. */
    private static final class Taken implements CaptureSink {
        private final List<Long> times = new ArrayList<>();
        private volatile int records;
        private int events;
        private int flushes;
        private String lastText = "";

        @Override
        public void event(long timestampTicks) {
            events++;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
        public void accept(IoRecord record) {
            times.add(record.timeTicks());
            lastText = record.text();
            records++;
        }

        @Override
        public void flush() {
            flushes++;
        }
    }

    private static void put(RecordLane lane, IoRecordBuilder builder, long ticks, String text) {
        lane.event();
        builder.start(IoKind.FILE_NAME, ticks, 0, 1, 2).text(text);
        lane.accept(builder.finish());
    }

    private Thread run(LaneMerge merge) {
        Thread thread = new Thread(merge);
        thread.start();
        return thread;
    }

    private static void waitUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    @Test
    void aRecordWaitsForTheOtherSourceUntilThatIsKnownToBeQuiet() throws InterruptedException {
        RecordLane first = new RecordLane(SMALL_RING, false);
        RecordLane second = new RecordLane(SMALL_RING, false);
        Thread thread = run(new LaneMerge(List.of(first, second), taken, now::get, HOLD));
        IoRecordBuilder builder = new IoRecordBuilder();

        put(first, builder, 1000, "");
        now.set(1050);
        Thread.sleep(50);
        assertThat(taken.records)
                .as("the other source may still bring an older one")
                .isZero();
        put(second, builder, 990, "");
        waitUntil(() -> taken.records == 1);
        now.set(1101);
        waitUntil(() -> taken.records == 2);

        first.close();
        second.close();
        thread.join();
        assertThat(taken.times).containsExactly(990L, 1000L);
    }

    @Test
    void aPromptSourceKeepsNobodyWaiting() throws InterruptedException {
        RecordLane session = new RecordLane(SMALL_RING, false);
        RecordLane own = new RecordLane(SMALL_RING, true);
        Thread thread = run(new LaneMerge(List.of(session, own), taken, now::get, HOLD));
        put(session, new IoRecordBuilder(), 1000, "");
        waitUntil(() -> taken.records == 1);
        session.close();
        own.close();
        thread.join();
    }

    @Test
    void allRecordsOfTwoSourcesComeInTimeOrderWhateverTheirLength() throws InterruptedException {
        RecordLane first = new RecordLane(SMALL_RING, false);
        RecordLane second = new RecordLane(SMALL_RING, false);
        LaneMerge merge = new LaneMerge(List.of(first, second), taken, now::get, HOLD);
        Thread thread = run(merge);
        int each = 40_000;
        Thread other = new Thread(() -> fill(second, each, 1));
        other.start();
        fill(first, each, 2);
        other.join();
        thread.join();

        assertThat(merge.failure()).isNull();
        assertThat(taken.times).hasSize(2 * each);
        assertThat(taken.events).isEqualTo(2 * each + 2);
        assertThat(taken.flushes).isPositive();
    }

    /** Records of changing length, and one event without a record at the end. */
    private static void fill(RecordLane lane, int records, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        IoRecordBuilder builder = new IoRecordBuilder();
        for (int i = 0; i < records; i++) {
            put(lane, builder, 10L * i + seed, "x".repeat(random.nextInt(i % 100 == 0 ? 30_000 : 200)));
        }
        lane.event();
        lane.close();
    }

    @Test
    void whatASinkThrowsIsKeptAndFreesTheWriter() throws InterruptedException {
        RecordLane lane = new RecordLane(SMALL_RING, false);
        RuntimeException full = new IllegalStateException("disk full");
        LaneMerge merge = new LaneMerge(
                List.of(lane),
                new CaptureSink() {
                    @Override
                    public void event(long timestampTicks) {
                        throw full;
                    }

                    @Override
                    public void accept(IoRecord record) {
                        throw full;
                    }

                    @Override
                    public void flush() {}
                },
                now::get,
                HOLD);
        Thread thread = run(merge);
        Thread writer = new Thread(() -> fill(lane, 100_000, 1));
        writer.setUncaughtExceptionHandler((t, e) -> taken.lastText = e.getMessage());
        writer.start();
        thread.join();
        writer.join();
        assertThat(merge.failure()).isSameAs(full);
        assertThat(taken.lastText).contains("not taken any more");
    }
}
