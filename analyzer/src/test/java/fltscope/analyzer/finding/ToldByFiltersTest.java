package fltscope.analyzer.finding;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opens on volumes without FileInfo, or in traces without file events: filters' callbacks are all there is (section 11, 15). */
class ToldByFiltersTest {
    private static final long FILTER = 0xFFFF_F800_1000_0000L;
    private static final long DATA = 0xFFFF_A000_0000_10D8L;
    private static final long OBJECT = 0xFFFF_A000_0000_A000L;
    private static final int CREATE = 0x00;
    private static final int CLOSE = 0x02;
    private static final int READ = 0x03;
    private static final int CLEANUP = 0x12;

    private final Judged judged = new Judged();

    @BeforeEach
    void driver() {
        judged.atSecond(0).imageThere(4, FILTER, 0x1000, "\\SystemRoot\\filter.sys");
    }

    private void request(int function, long object) {
        IoRecords records = judged.records;
        records.enter(FILTER, function, DATA, object).leave(FILTER, function, DATA, object, 0);
    }

    private void opened(double seconds, long object) {
        judged.atSecond(seconds);
        request(CREATE, object);
        judged.records.enterPost(FILTER, CREATE, DATA, object).leavePost(FILTER, CREATE, DATA, object, 0);
        request(READ, object);
    }

    private void closed(double seconds, long object) {
        judged.atSecond(seconds);
        request(CLEANUP, object);
        request(CLOSE, object);
    }

    @Test
    void whereTheFilterShowsEndsAnOpenWithoutOneIsJudged() {
        opened(1, OBJECT + 0x200);
        closed(2, OBJECT + 0x200);
        opened(3, OBJECT);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.UNMATCHED_OTHER);
        assertThat(finding.create().seenByFiltersOnly()).isTrue();
    }

    /** The file events' closes are of other volumes, and a filter that registers for no close shows none. */
    @Test
    void whereItShowsNoneNothingFollowsThoughFileEventsTellOfOtherEnds() {
        judged.atSecond(0.1).open(1, 0xF000, "\\Device\\HarddiskVolume2\\ordinary.txt");
        judged.atSecond(0.2).cleanedUp(1, 0xF000).atSecond(0.3).closed(1, 0xF000);
        for (int i = 0; i < 9; i++) {
            opened(1 + 10 * i, OBJECT + 0x200L * i);
        }
        assertThat(judged.endingAtSecond(100))
                .hasSize(9)
                .allMatch(finding -> finding.openClass() == OpenClass.END_NOT_RECORDED);
    }

    @Test
    void closesWithoutCleanupsAreEndsToo() {
        opened(1, OBJECT + 0x200);
        judged.atSecond(2);
        request(CLOSE, OBJECT + 0x200);
        opened(3, OBJECT);
        judged.records.processEnded(100, "app.exe");
        assertThat(judged.onlyClassAtSecond(100))
                .as("without cleanups it is not known whether it has a handle")
                .isEqualTo(OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void aCreateThatNothingUsesMayHaveFailed() {
        opened(1, OBJECT + 0x200);
        closed(2, OBJECT + 0x200);
        judged.atSecond(3);
        request(CREATE, OBJECT);
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.END_NOT_RECORDED);
    }
}
