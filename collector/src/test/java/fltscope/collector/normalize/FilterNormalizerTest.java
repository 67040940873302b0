package fltscope.collector.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.FilterManagerEvents;
import fltscope.schemas.record.FilterChange;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterNormalizerTest {
    private static final int STATUS = 0xC01C_0010;
    private static final String VOLUME = "\\Device\\HarddiskVolume3";

    @ParameterizedTest
    @CsvSource({"1, UNLOADED", "5, REGISTER_FAILED", "6, LOADED", "7, START_FAILED"})
    void somethingHappensToAFilter(int id, FilterChange change) {
        assertChange(
                TestTrace.of(8, out -> out.event(FilterManagerEvents.filter(id, STATUS, 10, 0, "FileInfo", 1))),
                change,
                "FileInfo");
    }

    @Test
    void aFilterIsNotAttached() {
        assertChange(
                TestTrace.of(
                        4, out -> out.event(FilterManagerEvents.filterNotAttached(STATUS, 10, 0, "luafv", 1, VOLUME))),
                FilterChange.ATTACH_FAILED,
                "luafv");
    }

    @ParameterizedTest
    @CsvSource({
        "2, NAME_CACHE_DISABLED",
        "3, VOLUME_ATTACH_FAILED",
        "8, VOLUME_ATTACHED",
        "9, FILE_SYSTEM_ATTACH_FAILED",
        "10, FILE_SYSTEM_ATTACHED"
    })
    void somethingHappensToAVolume(int id, FilterChange change) {
        assertChange(TestTrace.of(8, out -> out.event(FilterManagerEvents.volume(id, STATUS, VOLUME))), change, VOLUME);
    }

    @Test
    void theLongerVersionsAreReadTheSameWay() {
        UUID id = new UUID(1, 2);
        TestTrace filter = TestTrace.of(
                8, out -> out.event(FilterManagerEvents.filterWithId(6, STATUS, 10, 0, "FileInfo", 1, "extra", id)));
        TestTrace volume =
                TestTrace.of(8, out -> out.event(FilterManagerEvents.volumeWithId(STATUS, VOLUME, "extra", id)));

        assertChange(filter, FilterChange.LOADED, "FileInfo");
        assertChange(volume, FilterChange.VOLUME_ATTACHED, VOLUME);
    }

    @Test
    void bypassIoAndDeveloperVolumesAreNoChange() {
        UUID id = new UUID(1, 2);
        TestTrace trace = TestTrace.of(
                8,
                out -> out.event(FilterManagerEvents.bypassIoUnsupported("x", 1, 0, 1, 2))
                        .event(FilterManagerEvents.devVolume(VOLUME, id, id, "refs", STATUS)));

        assertThat(trace.records).isEmpty();
    }

    private static void assertChange(TestTrace trace, FilterChange change, String text) {
        IoRecord record = trace.single();
        assertThat(record.kind()).isEqualTo(IoKind.FILTER_CHANGED);
        assertThat(FilterChange.of(record.operationCode())).isEqualTo(change);
        assertThat(record.code()).isEqualTo(STATUS);
        assertThat(record.text()).isEqualTo(text);
        assertThat(record.processId()).isEqualTo(TestTrace.PROCESS);
    }
}
