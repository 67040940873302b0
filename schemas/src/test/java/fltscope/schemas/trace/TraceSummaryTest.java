package fltscope.schemas.trace;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.event.EventType;
import fltscope.schemas.event.HeaderKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceSummaryTest {
    private static EventCount creates(long count, long keywords) {
        return new EventCount(EventType.KERNEL_FILE_CREATE, "Kernel-File", "Create", "guid", 12, count, keywords, 1);
    }

    private static EventCount other(int id, long count) {
        return new EventCount(EventType.UNKNOWN, "other", "id " + id, "guid", id, count, 0, 0);
    }

    private static TraceSummary summary(
            Map<HeaderKind, Long> kinds, long first, long last, RecordedFlags flags, String lab, EventCount... events) {
        TraceClock clock = new TraceClock(TraceClock.Type.QPC, 10_000_000, 0, 0);
        TraceHeader header = new TraceHeader(
                new TracedMachine(10, 0, 19041, 2, 0, 8, 0, 0),
                new TraceSession("", "", 0, 0x100, 0, 0, 0, 0),
                clock,
                false);
        long records = kinds.values().stream().mapToLong(Long::longValue).sum();
        return new TraceSummary(
                "a",
                5,
                header,
                new TraceCounters(),
                1,
                0,
                records,
                kinds,
                first,
                last,
                flags,
                "",
                lab,
                3,
                4,
                1,
                List.of(events));
    }

    @Test
    void twoPartsAreAddedKindByKind() {
        TraceSummary one = summary(
                Map.of(HeaderKind.EVENT, 12L),
                100,
                200,
                RecordedFlags.of(1, 0, 0, 0, 0, 0, 0, 0),
                "",
                creates(7, 1),
                other(1, 5));
        TraceSummary two = summary(
                Map.of(HeaderKind.EVENT, 9L, HeaderKind.FULL, 2L),
                50,
                120,
                RecordedFlags.of(2, 0, 0, 0, 0, 0, 0, 4),
                "lab",
                other(2, 9),
                creates(2, 8));
        TraceSummary both = one.plus(two);

        assertThat(both.events())
                .containsExactly(
                        new EventCount(EventType.KERNEL_FILE_CREATE, "Kernel-File", "Create", "guid", 12, 9, 9, 2),
                        other(2, 9),
                        other(1, 5));
        assertThat(both.eventCount()).isEqualTo(23).isEqualTo(both.records());
        assertThat(both.firstTicks()).isEqualTo(50);
        assertThat(both.lastTicks()).isEqualTo(200);
        assertThat(both.flags().word(0)).isEqualTo(3);
        assertThat(both.flags().word(7)).isEqualTo(4);
        assertThat(both.buildLab()).isEqualTo("lab");
        assertThat(both.fltIoCompletionsSeen()).isEqualTo(8);
    }

    @Test
    void aPartWithoutEventsAddsNothing() {
        TraceSummary one = summary(Map.of(HeaderKind.FULL, 3L), 100, 200, new RecordedFlags(), "", creates(3, 0));
        TraceSummary none = summary(Map.of(), Long.MAX_VALUE, Long.MIN_VALUE, new RecordedFlags(), "");
        assertThat(none.hasEvents()).isFalse();
        assertThat(none.plus(one).events()).isEqualTo(one.events());
        assertThat(one.plus(none).firstTicks()).isEqualTo(100);
        assertThat(one.plus(none).flags().told()).isFalse();
    }
}
