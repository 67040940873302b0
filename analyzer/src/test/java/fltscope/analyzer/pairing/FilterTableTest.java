package fltscope.analyzer.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.state.TraceState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTableTest {
    private static final long ONE = 0xFFFF_F800_1000_0000L;
    private static final long OTHER = 0xFFFF_F800_2000_0000L;
    private static final String PATH = "\\SystemRoot\\System32\\drivers\\flt.sys";

    private final TraceState state = new TraceState();
    private final IoRecords records = new IoRecords(state);
    private final FilterTable filters = new FilterTable(state.images());

    @Test
    void twoDriversOfOneFileNameFromDifferentFoldersAreTwoFilters() {
        records.at(1).imageThere(4, ONE, 0x1000, PATH).imageThere(4, OTHER, 0x1000, "\\??\\C:\\vendor\\FLT.sys");
        int first = filters.filterOf(ONE + 0x10, 10);
        int second = filters.filterOf(OTHER + 0x10, 11);
        assertThat(second).isNotEqualTo(first);
        assertThat(filters.name(first)).isEqualTo("flt.sys");
        assertThat(filters.name(second)).isEqualTo("vendor\\FLT.sys");
        assertThat(filters.filterOf(ONE + 0x20, 12)).isEqualTo(first);
        assertThat(filters.filterOf(OTHER + 0x20, 13)).isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\??\\C:\\Windows\\System32\\drivers\\flt.sys",
                "\\Device\\HarddiskVolume3\\WINDOWS\\system32\\drivers\\FLT.SYS",
                "\\Windows\\System32\\drivers\\flt.sys",
                "flt.sys"
            })
    void aFileThatIsSpelledInAnotherWayIsTheSame(String spelled) {
        records.at(1).imageThere(4, ONE, 0x1000, PATH).imageThere(4, OTHER, 0x1000, spelled);
        assertThat(filters.filterOf(OTHER, 11)).isEqualTo(filters.filterOf(ONE, 10));
    }

    @Test
    void aDriverThatIsLoadedAgainFromElsewhereIsTheSameFilter() {
        records.at(1).imageThere(4, ONE, 0x1000, PATH);
        int first = filters.filterOf(ONE, 10);
        records.at(20).imageUnloaded(4, ONE, 0x1000, PATH);
        records.at(30).imageLoaded(4, OTHER, 0x1000, "\\SystemRoot\\System32\\DriverStore\\new\\flt.sys");
        assertThat(filters.filterOf(OTHER, 40)).isEqualTo(first);
    }

    /** As at the start of a session, whose rundown comes among the first callbacks. */
    @Test
    void aDriverThatIsToldAfterItsFirstCallbackAsksForASecondPass() {
        assertThat(filters.filterOf(ONE, 10)).isEqualTo(FilterTable.UNKNOWN);
        records.at(20).imageThere(4, ONE, 0x1000, PATH);
        filters.imagesChanged();
        assertThat(filters.name(filters.filterOf(ONE, 30))).isEqualTo("flt.sys");
        assertThat(filters.wouldNameMore()).isTrue();
    }

    @Test
    void aDriverThatIsLoadedAfterACallbackAtItsPlaceDoesNot() {
        filters.filterOf(ONE, 10);
        records.at(20).imageLoaded(4, ONE, 0x1000, PATH);
        filters.imagesChanged();
        filters.filterOf(ONE, 30);
        assertThat(filters.wouldNameMore()).isFalse();
    }

    @Test
    void ofTooManyFiltersTheSecondPassKeepsThoseThatAreCalledMost() {
        for (int i = 0; i < 70; i++) {
            records.at(1).imageThere(4, ONE + 0x1000L * i, 0x1000, "\\SystemRoot\\f" + i + ".sys");
        }
        for (int i = 0; i < 70; i++) {
            for (int calls = 0; calls <= i; calls++) {
                filters.filterOf(ONE + 0x1000L * i, 10);
            }
        }
        assertThat(filters.count()).isEqualTo(FilterTable.MOST + 1);
        assertThat(filters.leftOut()).isEqualTo(7);
        assertThat(filters.wouldNameMore()).isTrue();

        FilterTable second = new FilterTable(state.images());
        second.preferBusiestOf(filters);
        for (int i = 0; i < 70; i++) {
            int filter = second.filterOf(ONE + 0x1000L * i, 10);
            assertThat(second.name(filter)).isEqualTo(i < 7 ? null : "f" + i + ".sys");
        }
        assertThat(second.leftOut()).isEqualTo(7);
    }
}
