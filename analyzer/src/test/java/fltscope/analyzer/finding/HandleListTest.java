package fltscope.analyzer.finding;

import static fltscope.analyzer.finding.Judged.IRP;
import static fltscope.analyzer.finding.Judged.OBJECT;
import static fltscope.analyzer.finding.Judged.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.finding.holder.HandleHolder;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.schemas.record.SnapshotPart;
import org.junit.jupiter.api.Test;

/** What a list of all handles, taken beside the trace, adds to the judgement of an open. */
class HandleListTest {
    private static final String FILE = VOLUME + "\\data\\file.dat";

    private final Judged judged = Judged.withEnds();

    private IoRecords openedAtSecond(double seconds) {
        return judged.atSecond(seconds).open(IRP, OBJECT, FILE);
    }

    private IoRecords listAtSecond(double seconds) {
        return judged.atSecond(seconds).snapshotBegun();
    }

    @Test
    void anOpenToWhichALivingProcessHasAHandleIsInUse() {
        openedAtSecond(1);
        listAtSecond(50).snapshotHandle(100, OBJECT, 0x1A4).snapshotEnded(SnapshotPart.HANDLES);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.IN_USE);
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(finding.handles()).containsExactly(HandleHolder.listed(100, "app.exe", true, 0x1A4, 0x0012_0089));
    }

    @Test
    void aHandleThatWasDuplicatedIntoALivingProcessKeepsItInUseWhenItsOpenerHasEnded() {
        openedAtSecond(1).processStarted(200, "other.exe").processEnded(100, "app.exe");
        listAtSecond(50).snapshotHandle(200, OBJECT, 0x1A4).snapshotEnded(SnapshotPart.HANDLES);
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.IN_USE);
    }

    @Test
    void aHandleInTheTableOfItsEndedOpenerProvesThatItOutlivesIt() {
        openedAtSecond(1).processEnded(100, "app.exe");
        listAtSecond(50).snapshotHandle(100, OBJECT, 0x1A4).snapshotEnded(SnapshotPart.HANDLES);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.HANDLE_OUTLIVES_OPENER);
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void whereNobodyHasAHandleNoneOutlivesTheOpener() {
        openedAtSecond(1).processEnded(100, "app.exe");
        listAtSecond(50).snapshotHandle(100, OBJECT + 0x100, 0x1A4).snapshotEnded(SnapshotPart.HANDLES);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.UNMATCHED_OTHER);
        assertThat(finding.handles()).isEmpty();
    }

    @Test
    void aListThatIsNotInFullOrNotEndedSaysNothing() {
        openedAtSecond(1);
        listAtSecond(40).snapshotHandle(100, OBJECT, 0x1A4).snapshotEnded(SnapshotPart.FILTERS);
        listAtSecond(50).snapshotHandle(100, OBJECT, 0x1A4);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.UNMATCHED_OTHER);
        assertThat(finding.handles()).isNull();
    }

    /** Its handles are those of the life before at the address. */
    @Test
    void aListFromBeforeTheCreateSaysNothing() {
        listAtSecond(0.5).snapshotHandle(100, OBJECT, 0x1A4).snapshotEnded(SnapshotPart.HANDLES);
        openedAtSecond(1);
        assertThat(judged.onlyFindingAtSecond(100).handles()).isNull();
    }

    @Test
    void theLastListCounts() {
        openedAtSecond(1);
        listAtSecond(40).snapshotHandle(100, OBJECT, 0x1A4).snapshotEnded(SnapshotPart.HANDLES);
        listAtSecond(50).snapshotEnded(SnapshotPart.HANDLES);
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void whatWasCleanedUpIsNotInUse() {
        openedAtSecond(1);
        listAtSecond(40).snapshotHandle(100, OBJECT, 0x1A4).snapshotEnded(SnapshotPart.HANDLES);
        judged.atSecond(50).cleanedUp(IRP, OBJECT);
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.HELD_BY_SECTION_OR_CACHE);
    }
}
