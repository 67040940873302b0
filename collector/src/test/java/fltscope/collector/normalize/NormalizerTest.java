package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.ClassicEvent;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.FilterManagerEvents;
import fltscope.schemas.fixture.FltIoEvents;
import fltscope.schemas.fixture.ImageEvents;
import fltscope.schemas.fixture.KernelEvent;
import fltscope.schemas.fixture.KernelFileEvents;
import fltscope.schemas.fixture.PayloadSource;
import fltscope.schemas.fixture.ProcessEvents;
import fltscope.schemas.fixture.RecordWriter;
import fltscope.schemas.fixture.SessionEvents;
import fltscope.schemas.fixture.StackEvents;
import fltscope.schemas.fixture.ThreadEvents;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.trace.TraceCounter;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NormalizerTest {
    private static final int ONE_TOO_FEW = 3;

    /** One event for each payload, cut into its fixed part. */
    static Stream<Named<Consumer<RecordWriter>>> tooShort() {
        return Stream.of(
                kernel("callback start", FltIoEvents.preOpInit(1, 2, 3, 4, 5, 6), 43),
                kernel("callback end", FltIoEvents.preOpCompletion(0, 1, 2, 3, 4, 5, 6), 51),
                kernel("callback failure", FltIoEvents.preOpFailure(1, 2, 3, 4, 5, 6, 7), 47),
                kernel("create", FileIoEvents.create(3, 1, 2, 3, 4, 5, 6, ""), 31),
                kernel("cleanup", FileIoEvents.cleanup(3, 1, 2, 3, 4), 27),
                kernel("read", FileIoEvents.read(3, 0, 1, 2, 3, 4, 5, 6), 43),
                kernel("set information", FileIoEvents.information(69, 3, 1, 2, 3, 4, 5, 6), 39),
                kernel("rename path", FileIoEvents.path(80, 3, 1, 2, 3, 4, 5, 6, ""), 39),
                kernel("listing", FileIoEvents.directory(72, 3, 1, 2, 3, 4, 5, 6, 7, ""), 39),
                kernel("end", FileIoEvents.operationEnd(3, 1, 2, 3), 19),
                kernel("name", FileIoEvents.name(1, ""), 7),
                kernel("image", ImageEvents.image(1, 2, "").load(), 55),
                kernel("process", ProcessEvents.process(1).start(), 35),
                kernel("thread", ThreadEvents.thread(1, 2).start(), 71),
                kernel("stack", StackEvents.stack(1, 2, 3), 15),
                kernel("stack key", StackEvents.keyUser(1, 2, 3, 4), 23),
                kernel("stack of a key", StackEvents.keyDelete(1), 7),
                kernel("flags", SessionEvents.extension(1), 31),
                Named.of(
                        "filter",
                        out -> out.event(
                                FilterManagerEvents.filter(6, 0, 1, 2, "x", 3).cutTo(ONE_TOO_FEW))),
                Named.of(
                        "volume",
                        out -> out.event(FilterManagerEvents.volume(8, 0, "x").cutTo(ONE_TOO_FEW))));
    }

    private static Named<Consumer<RecordWriter>> kernel(String name, KernelEvent event, int bytes) {
        return Named.of(name, out -> out.system(event.cutTo(bytes)));
    }

    @ParameterizedTest
    @MethodSource("tooShort")
    void anEventThatIsTooShortIsCountedAndTheNextOneIsRead(Consumer<RecordWriter> event) {
        TestTrace trace = TestTrace.of(8, out -> {
            event.accept(out);
            out.system(SessionEvents.rundownComplete());
        });

        assertThat(trace.single().kind()).isEqualTo(IoKind.RUNDOWN_COMPLETE);
        assertThat(trace.counters.count(TraceCounter.PAYLOAD_SHORT)).isEqualTo(1);
        assertThat(trace.counters.firstOffset(TraceCounter.PAYLOAD_SHORT)).isPositive();
    }

    @Test
    void theCounterNamesTheByteOfTheRecord() {
        long buffer = 0x10000;
        int bufferHeader = 0x48;
        int firstRecord = 0x28;

        TestTrace trace = TestTrace.of(
                8, out -> out.system(0x0008, 2, PayloadSource.of(new byte[8])).system(0x0440, 3, PayloadSource.EMPTY));

        assertThat(trace.counters.firstOffset(TraceCounter.PAYLOAD_SHORT))
                .isEqualTo(buffer + bufferHeader + firstRecord);
    }

    @Test
    void aVersionAboveTheKnownOnesIsReadAsTheHighestAndCounted() {
        TestTrace trace = TestTrace.of(
                8,
                out -> out.system(FileIoEvents.cleanup(3, 1, 2, 3, 4)
                                .withVersion(9)
                                .trailing((byte) 1, (byte) 2))
                        .event(KernelFileEvents.cleanup(1, 1, 2, 3, 4).withVersion(2)));

        assertThat(trace.records).extracting(IoRecord::fileKey).containsExactly(3L, 3L);
        assertThat(trace.records).extracting(IoRecord::threadId).containsExactly(4, 4);
        assertThat(trace.counters.count(TraceCounter.UNKNOWN_VERSION)).isEqualTo(2);
        assertThat(trace.counters.firstOffset(TraceCounter.UNKNOWN_VERSION)).isPositive();
    }

    @Test
    void knownVersionsAreNotCounted() {
        TestTrace trace = TestTrace.of(
                8,
                out -> out.system(FileIoEvents.cleanup(2, 1, 2, 3, 4))
                        .system(FileIoEvents.cleanup(3, 1, 2, 3, 4))
                        .event(KernelFileEvents.cleanup(1, 1, 2, 3, 4)));

        assertThat(trace.records).hasSize(3);
        assertThat(trace.counters.count(TraceCounter.UNKNOWN_VERSION)).isZero();
    }

    @Test
    void eventsThatNobodyHereKnowsBecomeNothing() {
        ClassicEvent foreign = new ClassicEvent(new UUID(1, 2), 64, 0, 300, PayloadSource.EMPTY);
        TestTrace trace = TestTrace.of(
                8,
                out -> out.full(foreign).system(0x7F01, 2, PayloadSource.EMPTY).system(0x0F2E, 2, PayloadSource.EMPTY));

        assertThat(trace.records).isEmpty();
        assertThat(TraceCounter.values())
                .allSatisfy(counter -> assertThat(trace.counters.count(counter)).isZero());
    }
}
