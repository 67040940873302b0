package fltscope.analyzer.state;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.record.FilterChange;
import fltscope.schemas.record.IoKind;
import org.junit.jupiter.api.Test;

class FilterEventsTest {
    private final Recording recording = new Recording();
    private final FilterEvents events = recording.state.filterEvents();

    private void changed(long ticks, FilterChange change, int status, String name) {
        recording.accept(recording
                .record(IoKind.FILTER_CHANGED, ticks, 4, 8)
                .operation(change)
                .code(status)
                .text(name));
    }

    @Test
    void whatHappensToFiltersIsKeptInOrder() {
        changed(100, FilterChange.LOADED, 0, "vfsmfd");
        changed(150, FilterChange.VOLUME_ATTACHED, 0, "\\Device\\HarddiskVolume2");
        changed(200, FilterChange.START_FAILED, 0xC000_0001, "other");
        assertThat(events.all())
                .containsExactly(
                        new FilterEvent(100, FilterChange.LOADED, 0, "vfsmfd"),
                        new FilterEvent(150, FilterChange.VOLUME_ATTACHED, 0, "\\Device\\HarddiskVolume2"),
                        new FilterEvent(200, FilterChange.START_FAILED, 0xC000_0001, "other"));
    }

    @Test
    void anUnloadIsFoundByNameFromATimeOn() {
        changed(100, FilterChange.UNLOADED, 0, "vfsmfd");
        changed(200, FilterChange.LOADED, 0, "vfsmfd");
        changed(300, FilterChange.UNLOADED, 0, "VFSMFD");
        assertThat(events.firstSince(FilterChange.UNLOADED, "vfsmfd", 0).ticks())
                .isEqualTo(100);
        assertThat(events.firstSince(FilterChange.UNLOADED, "vfsmfd", 101).ticks())
                .isEqualTo(300);
        assertThat(events.firstSince(FilterChange.UNLOADED, "vfsmfd", 301)).isNull();
        assertThat(events.firstSince(FilterChange.UNLOADED, "wdfilter", 0)).isNull();
    }

    @Test
    void beyondTheBoundEventsAreCounted() {
        for (int i = 0; i < FilterEvents.KEPT + 3; i++) {
            changed(i, FilterChange.NAME_CACHE_DISABLED, 0, "C:");
        }
        assertThat(events.all()).hasSize(FilterEvents.KEPT);
        assertThat(events.omitted()).isEqualTo(3);
    }

    @Test
    void aChangeOfANewerVersionIsLeftOut() {
        recording.accept(recording
                .record(IoKind.FILTER_CHANGED, 1, 4, 8)
                .majorFunction(200)
                .text("x"));
        assertThat(events.all()).isEmpty();
    }
}
