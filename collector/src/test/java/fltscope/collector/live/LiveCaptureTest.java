package fltscope.collector.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import fltscope.collector.live.fake.FakeEtw;
import fltscope.collector.live.fake.FeedWriter;
import fltscope.collector.live.session.EtwSession;
import fltscope.collector.live.session.RunningSessions;
import fltscope.collector.live.session.SessionSettings;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.EventInfoEvents;
import fltscope.schemas.fixture.FilterManagerEvents;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.Machine;
import fltscope.schemas.fixture.ManifestEvent;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveCaptureTest {
    private static final CapturePlan UNLOAD = new CapturePlan(CaptureProfile.UNLOAD, true, List.of());
    private static final int ACCESS_DENIED = 5;
    private static final int NOT_SUPPORTED = 50;
    private static final int NO_SYSTEM_RESOURCES = 1450;

    @TempDir
    Path folder;

    private FakeEtw fake;
    private LiveMachine machine;

    @BeforeEach
    void freshFake() {
        fake = FakeEtw.fresh();
        machine = LiveMachine.open();
    }

    @AfterEach
    void nothingIsLeftRunning() {
        assertThat(fake.running()).isZero();
    }

    /** Remembers what comes. */
    private static final class Kept implements CaptureSink {
        private final List<Long> times = Collections.synchronizedList(new ArrayList<>());
        private final List<Long> losses = Collections.synchronizedList(new ArrayList<>());
        private volatile long events;
        private volatile int changes;
        private volatile int told;
        private final List<byte[]> schemas = Collections.synchronizedList(new ArrayList<>());
        private final List<String> notes = new ArrayList<>();

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
        public void event(long timestampTicks) {
            events++;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
        public void accept(IoRecord record) {
            times.add(record.timeTicks());
            if (record.kind() == IoKind.LOST) {
                losses.add(record.extent());
                losses.add((long) record.code());
            }
            if (record.kind() == IoKind.FILTER_CHANGED) {
                changes++;
            }
            if (record.kind() == IoKind.FILTER_TOLD) {
                told++;
            }
        }

        @Override
        public void schema(byte[] eventInfo) {
            schemas.add(eventInfo);
        }

        @Override
        public void flush() {}
    }

    private static void waitUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** Feeds both sessions; returns how many events. */
    private long feed() throws IOException {
        Path etl = folder.resolve("traffic.etl");
        try (EtlWriter writer = EtlWriter.to(etl).processors(2).startTicks(1).open()) {
            Machine.rundown(writer, 1_000, new int[] {0x0600_0207, 0, 0, 0, 0x0078_0000, 0, 0, 0});
            FilterTraffic traffic = new FilterTraffic(writer, 2, 10_000, 2_000, true, 7);
            for (int i = 1; i <= 10; i++) {
                traffic.until(100_000L * i);
                writer.cpu(0).at(100_000L * i).event(FilterManagerEvents.volume(8, 0, "\\Device\\Mup"));
            }
        }
        Path kernel = folder.resolve("kernel.feed");
        Path other = folder.resolve("other.feed");
        long events = FeedWriter.write(List.of(etl), kernel, FeedWriter::isKernel)
                + FeedWriter.write(List.of(etl), other, event -> !FeedWriter.isKernel(event));
        fake.feed(kernel, true, 1).feed(other, false, 1);
        return events;
    }

    @Test
    void theEventsOfBothSessionsComeInOneOrder() throws IOException {
        fake.clock(-600_000_000); // a minute before the first event: none is known to be quiet
        long events = feed();
        Kept kept = new Kept();
        LiveCapture capture = LiveCapture.start(machine, UNLOAD, kept);
        waitUntil(() -> capture.events() == events);
        capture.close();

        assertThat(kept.events).isEqualTo(events);
        assertThat(kept.changes).isEqualTo(10);
        assertThat(kept.times).isSorted();
        assertThat(capture.notes()).isEmpty();
        capture.close();
    }

    @Test
    void theSessionsAreToldWhatTheProfileSays() {
        LiveCapture.start(machine, UNLOAD, new Kept()).close();

        assertThat(fake.log())
                .containsSubsequence(
                        "start 1 mode 2000110",
                        "start 2 mode 110",
                        "stack 90cbdc39 type 64",
                        "masks 00000000 00000000",
                        "masks 06000207 00780000",
                        "enable f3c5e28e",
                        "stop 1",
                        "stop 2")
                .doesNotContain("enable edd08927");
    }

    private static final UUID FLT_MGR_TRACE = UUID.fromString("f17e60d5-0000-0000-0000-000000000000");

    /** Feeds events 61 and 62 of the filter manager's trace, ten of each; Windows knows the fields of some. */
    private long feedFilterManagerTrace(int... explained) throws IOException {
        Path etl = folder.resolve("told.etl");
        List<EventInfoEvents.Field> fields = new ArrayList<>(List.of(
                new EventInfoEvents.Field("A13__InstanceAltitude", EventInfoEvents.UNICODESTRING),
                new EventInfoEvents.Field("A10_currentInstance", EventInfoEvents.POINTER)));
        for (int i = 0; i < 100; i++) { // more than a first guess of the room for it
            fields.add(new EventInfoEvents.Field("another field of many, " + i, EventInfoEvents.UINT8));
        }
        try (EtlWriter writer = EtlWriter.to(etl).startTicks(1).open()) {
            for (int id : explained) {
                writer.cpu(0)
                        .at(2)
                        .full(EventInfoEvents.eventInfo(
                                FLT_MGR_TRACE, "Microsoft-Windows-FltMgrTrace_d31e645ea71c307e", id, fields));
            }
            for (int i = 0; i < 10; i++) {
                long instance = 0x1000L + i;
                for (int id = 61; id <= 62; id++) {
                    writer.cpu(0)
                            .at(1_000 + i)
                            .event(ManifestEvent.of(
                                    FLT_MGR_TRACE,
                                    id,
                                    0,
                                    payload -> payload.utf16z("100100.5")
                                            .ptr(instance)
                                            .zeros(100)));
                }
            }
        }
        Path told = folder.resolve("told.schemas");
        FeedWriter.writeSchemas(etl, told);
        Path feed = folder.resolve("told.feed");
        long events = FeedWriter.write(List.of(etl), feed, FeedWriter::isOfProvider);
        fake.schemas(told).feed(feed, false, 1);
        return events;
    }

    private Kept captured(long events) {
        Kept kept = new Kept();
        LiveCapture capture = LiveCapture.start(machine, UNLOAD, kept);
        waitUntil(() -> capture.events() == events);
        capture.close();
        kept.notes.addAll(capture.notes());
        return kept;
    }

    @Test
    void windowsIsAskedOnceForEachKindOfEventOfTheFilterManagersTrace() throws IOException {
        Kept kept = captured(feedFilterManagerTrace(61, 62));
        assertThat(kept.told).isEqualTo(20);
        assertThat(kept.schemas).hasSize(2);
        assertThat(kept.notes).isEmpty();
        assertThat(fake.log()).contains("enable f17e60d5");
        assertThat(fake.log().lines().filter(line -> line.startsWith("schema f17e60d5 id 61 ")))
                .as("once for its size, once for itself")
                .hasSize(2);
    }

    @Test
    void anEventThatWindowsDoesNotExplainIsAskedForOnceLeftAloneAndSaid() throws IOException {
        Kept kept = captured(feedFilterManagerTrace(62));
        assertThat(kept.told).isEqualTo(10);
        assertThat(kept.schemas).hasSize(1);
        assertThat(kept.notes)
                .singleElement(STRING)
                .contains("id 61 of f17e60d5-")
                .contains("(error 1168)");
        assertThat(fake.log().lines().filter(line -> line.startsWith("schema f17e60d5 id 61 ")))
                .hasSize(1);
    }

    @Test
    void whatIsSaidOfAnEventAndCanNotBeReadIsLeftAloneAndSaid() throws IOException {
        long events = feedFilterManagerTrace(61);
        Path told = folder.resolve("told.schemas");
        byte[] bytes = Files.readAllBytes(told);
        bytes[8 + 48] = 2; // made from WPP, whose fields stand elsewhere
        Files.write(told, bytes);
        fake.schemas(told);
        Kept kept = captured(events);
        assertThat(kept.told).isZero();
        assertThat(kept.schemas).isEmpty();
        assertThat(kept.notes)
                .singleElement(STRING)
                .contains("id 61 of f17e60d5-")
                .contains("damaged");
    }

    @Test
    void theLatencyProfileLeavesTheFilterManagersTraceOut() {
        LiveCapture.start(machine, new CapturePlan(CaptureProfile.LATENCY, true, List.of()), new Kept())
                .close();
        assertThat(fake.log()).contains("enable f3c5e28e").doesNotContain("enable f17e60d5");
    }

    @Test
    void theMinimalProfileNeedsNoSystemLogger() {
        LiveCapture.start(machine, new CapturePlan(CaptureProfile.MINIMAL, true, List.of()), new Kept())
                .close();
        assertThat(fake.log()).doesNotContain("masks").contains("enable edd08927 keywords 1cf0");
    }

    @Test
    void lossIsPlacedWhenItIsNoticed() throws IOException {
        long events = feed();
        Kept kept = new Kept();
        LiveCapture capture = LiveCapture.start(machine, UNLOAD, kept);
        waitUntil(() -> capture.events() == events);
        capture.watch();
        fake.lose(true, 41, 0);
        capture.watch();
        capture.watch();
        fake.lose(false, 0, 3);
        capture.close();

        assertThat(kept.losses).containsExactly(41L, 0L, 0L, 3L);
        assertThat(capture.lost()).isEqualTo(44);
        assertThat(capture.counters().count(TraceCounter.EVENTS_LOST)).isEqualTo(41);
        assertThat(capture.counters().count(TraceCounter.BUFFERS_LOST)).isEqualTo(3);
    }

    @Test
    void aRefusedSessionLeavesNoneRunning() {
        for (int call = 0; call < 2; call++) {
            FakeEtw.fresh();
            if (call == 1) {
                fake.fail("OpenTraceW", ACCESS_DENIED, 1);
            } else {
                fake.fail("StartTraceW", ACCESS_DENIED, 1);
            }
            assertThatThrownBy(() -> LiveCapture.start(machine, UNLOAD, new Kept()))
                    .isInstanceOf(TraceException.class)
                    .hasMessageContaining("access is denied (error 5)")
                    .hasMessageContaining("elevated");
            assertThat(fake.running()).isZero();
        }
    }

    @Test
    void eightSystemLoggersAreTold() {
        fake.fail("StartTraceW", NO_SYSTEM_RESOURCES, 1);
        assertThatThrownBy(() -> LiveCapture.start(machine, UNLOAD, new Kept()))
                .hasMessageContaining("eight system loggers");
    }

    @Test
    void whatThisWindowsDoesNotOfferIsLeftOutAndSaid() {
        fake.fail("TraceSetInformation", NOT_SUPPORTED, 2).fail("EnableTraceEx2", ACCESS_DENIED, 1);
        LiveCapture capture = LiveCapture.start(machine, UNLOAD, new Kept());
        capture.close();
        assertThat(capture.notes()).hasSize(3);
        assertThat(capture.notes().get(0)).contains("call stacks");
        assertThat(capture.notes().get(1)).contains("names of files");
        assertThat(capture.notes().get(2)).contains("FilterManager");
        assertThat(fake.log()).contains("masks 06000207 00780000");
    }

    @Test
    void windows7HasNoSystemLoggersOfOnesOwn() {
        fake.build(7601);
        LiveMachine seven = LiveMachine.open();
        assertThatThrownBy(() -> LiveCapture.start(seven, UNLOAD, new Kept()))
                .hasMessageContaining("Windows 6.1.7601")
                .hasMessageContaining("--profile minimal");
        LiveCapture.start(seven, new CapturePlan(CaptureProfile.MINIMAL, true, List.of()), new Kept())
                .close();
    }

    @Test
    void aFullDiskEndsTheCaptureWithItsReason() throws IOException {
        feed();
        RuntimeException full = new IllegalStateException("no space");
        LiveCapture capture = LiveCapture.start(machine, UNLOAD, new CaptureSink() {
            @Override
            public void event(long timestampTicks) {}

            @Override
            public void accept(IoRecord record) {
                throw full;
            }

            @Override
            public void flush() {}
        });
        assertThatThrownBy(() -> {
                    while (true) {
                        capture.watch();
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                    }
                })
                .isSameAs(full);
        assertThatThrownBy(capture::close).isSameAs(full);
    }

    @Test
    void whatIsBufferedWhenTheSessionsAreStoppedStillComes() throws IOException {
        fake.pauseEvery(50);
        long events = feed();
        Kept kept = new Kept();
        LiveCapture capture = LiveCapture.start(machine, UNLOAD, kept);
        capture.close();
        assertThat(kept.events).isEqualTo(capture.events()).isEqualTo(events);
    }

    @Test
    void aSessionWhoseProcessHasGoneIsLeftOver() {
        EtwSession left = EtwSession.start(SessionSettings.realTime("fltscope-system-999999999", true));
        EtwSession foreign = EtwSession.start(SessionSettings.realTime("fltscope-other", false));
        EtwSession own = EtwSession.start(SessionSettings.realTime(RunningSessions.nameFor("system"), true));
        assertThat(machine.leftOver()).containsExactlyInAnyOrder(left.name(), own.name());
        machine.leftOver().forEach(machine::remove);
        assertThat(RunningSessions.all()).containsExactly("fltscope-other");
        foreign.close();
    }

    private static CapturePlan holders(boolean references, String... tags) {
        return new CapturePlan(CaptureProfile.HOLDERS, true, List.of(), references, List.of(tags));
    }

    @Test
    void holdersAreRecordedForFilesAndPortsAloneAndOfTheFilterManagersTraceWhatIsReadOfIt() {
        LiveCapture.start(machine, holders(false), new Kept()).close();
        assertThat(fake.log())
                .contains("filter 17 first 656c6946 of 2")
                .contains("stack 89497f50 type 32")
                .contains("masks 06008207 00780040")
                .contains("enable f17e60d5 keywords 1110");
    }

    @Test
    void anUnloadNeedsNoNamesOfTheFilterManagersTrace() {
        LiveCapture.start(machine, UNLOAD, new Kept()).close();
        assertThat(fake.log()).contains("enable f17e60d5 keywords 1010").doesNotContain("filter ");
    }

    @Test
    void referencesAndPoolAreRecordedWithTheirStacksWhereTheyAreAskedFor() {
        LiveCapture.start(machine, holders(true, "FMis", "FMwi"), new Kept()).close();
        assertThat(fake.log())
                .contains("filter 10 first 73694d46 of 2")
                .contains("stack 89497f50 type 50")
                .contains("stack 0268a8b6 type 32")
                .contains("masks 06008207 007800c0");
    }

    @Test
    void withoutAFilterOfTypesReferencesAreLeftOutAndHandlesAreNot() {
        fake.fail("NtSetSystemInformation", 0xC0000003, 1);
        LiveCapture capture = LiveCapture.start(machine, holders(true), new Kept());
        capture.close();
        assertThat(fake.log()).contains("masks 06008207 00780040");
        assertThat(capture.notes())
                .anyMatch(note -> note.startsWith("left out: references, as capture: objects can not be"));
    }

    @Test
    void withoutAFilterOfTagsPoolIsLeftOut() {
        fake.fail("NtSetSystemInformation", 0xC0000003, 2);
        LiveCapture capture = LiveCapture.start(machine, holders(false, "FMis"), new Kept());
        capture.close();
        assertThat(capture.notes())
                .anyMatch(note -> note.startsWith("handles of all types are recorded, as "))
                .anyMatch(note -> note.startsWith("left out: pool, as "));
    }

    @Test
    void aFilterManagersTraceWithOtherKeywordsIsLeftOut() {
        fake.fail("TdhEnumerateProviderFieldInformation", 1168, 1);
        LiveCapture capture = LiveCapture.start(machine, UNLOAD, new Kept());
        capture.close();
        assertThat(fake.log()).doesNotContain("enable f17e60d5");
        assertThat(capture.notes()).anyMatch(note -> note.contains("its keywords are not the known ones"));
    }
}
