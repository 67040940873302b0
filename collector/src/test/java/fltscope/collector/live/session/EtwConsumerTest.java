package fltscope.collector.live.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.collector.etl.EtlReader;
import fltscope.collector.live.fake.FakeEtw;
import fltscope.collector.live.fake.FeedWriter;
import fltscope.collector.live.win32.NativeBinding;
import fltscope.collector.normalize.Normalizer;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.Machine;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EtwConsumerTest {
    private static final int FLAGS = 0x0600_0207;

    @TempDir
    Path folder;

    private FakeEtw fake;

    @BeforeEach
    void freshFake() {
        fake = FakeEtw.fresh();
        NativeBinding.bind();
    }

    /** Sum over the bytes of all records, and their number. */
    private static final class Sum implements IoSink {
        private final CRC32C sum = new CRC32C();
        private long records;

        @Override
        public void accept(IoRecord record) {
            sum.update(record.buffer().duplicate().limit(record.recordBytes()));
            records++;
        }
    }

    @Test
    void aLiveSessionGivesTheRecordsThatItsFileGives() throws IOException {
        Path etl = folder.resolve("traffic.etl");
        try (EtlWriter writer = EtlWriter.to(etl).processors(4).startTicks(1).open()) {
            Machine.rundown(writer, 1_000, new int[] {FLAGS, 0, 0, 0, 0x0078_0000, 0, 0, 0});
            new FilterTraffic(writer, 4, 10_000, 2_000, true, 7).until(2_000_000);
        }
        Path feed = folder.resolve("feed");
        long events = FeedWriter.write(List.of(etl), feed, event -> true);
        fake.feed(feed, true, 1);

        Sum live = new Sum();
        assertThat(deliver(live, events)).isEqualTo(events);

        Sum file = new Sum();
        try (EtlReader reader = new EtlReader(List.of(etl), true)) {
            TraceCounters counters = new TraceCounters();
            reader.read(new Normalizer(file, counters), counters, bytes -> {});
        }
        assertThat(live.records).isEqualTo(file.records).isGreaterThan(5_000);
        assertThat(live.sum.getValue()).isEqualTo(file.sum.getValue());
    }

    private long deliver(IoSink sink, long events) {
        Normalizer normalizer = new Normalizer(sink, new TraceCounters());
        try (EtwSession session = EtwSession.start(SessionSettings.realTime("fltscope-test-1", true))) {
            EtwConsumer consumer =
                    new EtwConsumer(session.name(), (event, address) -> normalizer.event(event), () -> {});
            waitUntil(() -> consumer.delivered() >= events);
            session.stop();
            consumer.close();
            assertThat(consumer.failure()).isNull();
            return consumer.delivered();
        }
    }

    private static void waitUntil(BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean() && System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void whatASinkThrowsEndsTheDeliveryAndIsKept() throws IOException {
        fake.feed(smallFeed(), true, 1);
        RuntimeException full = new IllegalStateException("no space");
        CountDownLatch ended = new CountDownLatch(1);
        try (EtwSession session = EtwSession.start(SessionSettings.realTime("fltscope-test-1", true))) {
            EtwConsumer consumer = new EtwConsumer(
                    session.name(),
                    (event, address) -> {
                        throw full;
                    },
                    ended::countDown);
            waitUntil(() -> consumer.failure() != null);
            session.stop();
            consumer.close();
            assertThat(consumer.failure()).isSameAs(full);
            assertThat(consumer.delivered()).isZero();
            assertThat(ended.getCount()).isZero();
        }
    }

    @Test
    void closingTheConsumerAloneEndsItToo() throws IOException {
        fake.feed(smallFeed(), true, 1);
        try (EtwSession session = EtwSession.start(SessionSettings.realTime("fltscope-test-1", true))) {
            EtwConsumer consumer = new EtwConsumer(session.name(), (event, address) -> {}, () -> {});
            waitUntil(() -> consumer.delivered() > 10);
            assertThat(fake.running()).isOne();
            session.stop();
            assertThat(fake.running()).isZero();
            consumer.close();
            consumer.close();
        }
    }

    @Test
    void aSessionThatIsNotThereCanNotBeOpened() {
        assertThatThrownBy(() -> new EtwConsumer("fltscope-nothing", (event, address) -> {}, () -> {}))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("fltscope-nothing")
                .hasMessageContaining("4201");
    }

    private Path smallFeed() throws IOException {
        Path etl = folder.resolve("small.etl");
        try (EtlWriter writer = EtlWriter.to(etl).processors(1).startTicks(1).open()) {
            Machine.rundown(writer, 1_000, new int[] {FLAGS, 0, 0, 0, 0x0078_0000, 0, 0, 0});
        }
        Path feed = folder.resolve("small.feed");
        FeedWriter.write(List.of(etl), feed, event -> true);
        return feed;
    }
}
