package fltscope.analyzer.finding;

import static fltscope.analyzer.finding.Judged.IRP;
import static fltscope.analyzer.finding.Judged.OBJECT;
import static fltscope.analyzer.finding.Judged.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.FileOperation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests under way at the end: which hang beyond doubt, and what is said of the opens that wait for them. */
class HangTest {
    private static final long DATA = 0xFFFF_A000_0000_00D8L;
    private static final long ROUTINE = 0xFFFF_F800_0100_0010L;
    private static final String FILE = VOLUME + "\\data\\file.dat";

    private final Judged judged = Judged.withEnds();

    HangTest() {
        judged.records.at(0).imageThere(0, 0xFFFF_F800_0100_0000L, 0x10_0000, "\\Windows\\System32\\drivers\\slow.sys");
        // One read that has come back, through the filter and from the file system.
        judged.atSecond(0.4).open(IRP, 0xE000, VOLUME + "\\other.dat");
        request(0.5, 0xE000, FileOperation.READ).end(DATA);
        request(0.6, 0xE000, FileOperation.CLEANUP).end(DATA);
        judged.records.closed(IRP, 0xE000);
    }

    /** A request that the filter has passed on, and that file events tell of. */
    private IoRecords request(double second, long object, FileOperation operation) {
        judged.atSecond(second).enter(ROUTINE, operation.majorFunction(), DATA, object);
        judged.records.at(judged.records.ticks() + 10);
        judged.records.leave(ROUTINE, operation.majorFunction(), DATA, object, judged.records.ticks() - 10);
        return judged.records.operation(operation, DATA, object);
    }

    private UnfinishedFinding only() {
        List<UnfinishedFinding> requests = judged.analysis().unfinished();
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    @Test
    void aReadThatIsNotBackForLongerThanAnyHangs() {
        judged.atSecond(1).open(IRP, OBJECT, FILE);
        request(2, OBJECT, FileOperation.READ);
        OpenFinding open = judged.onlyFindingAtSecond(40);
        UnfinishedFinding hang = only();
        assertThat(hang.severity()).isEqualTo(Severity.WARNING);
        assertThat(hang.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(hang.filter()).isEqualTo("slow.sys");
        assertThat(hang.by().image()).isEqualTo("app.exe");
        assertThat(hang.path()).isEqualTo(FILE);
        assertThat(open.reason()).contains("hangs: READ").contains(hang.fingerprint());
    }

    @Test
    void oneThatIsStillYoungDoesNot() {
        judged.atSecond(1).open(IRP, OBJECT, FILE);
        request(32, OBJECT, FileOperation.READ);
        judged.endingAtSecond(40);
        assertThat(only().severity()).isEqualTo(Severity.NONE);
    }

    @Test
    void oneThatIsNoOlderThanOthersBecameDoesNot() {
        judged.atSecond(1).open(IRP, OBJECT, FILE).read(IRP, OBJECT);
        judged.atSecond(49).end(IRP);
        request(60, OBJECT, FileOperation.READ);
        judged.endingAtSecond(100);
        assertThat(only().severity()).isEqualTo(Severity.NONE);
    }

    @Test
    void whatWaitsByItsNatureDoesNot() {
        judged.atSecond(1).open(IRP, OBJECT, VOLUME + "\\data");
        request(2, OBJECT, FileOperation.DIRECTORY_NOTIFICATION);
        judged.endingAtSecond(100);
        assertThat(judged.analysis().unfinished()).allMatch(request -> request.severity() == Severity.NONE);
    }

    @Test
    void whatMayHaveEndedInALossDoesNot() {
        judged.atSecond(1).open(IRP, OBJECT, FILE);
        request(2, OBJECT, FileOperation.READ);
        judged.atSecond(20).lost();
        judged.endingAtSecond(100);
        assertThat(judged.analysis().unfinished()).allMatch(request -> request.severity() == Severity.NONE);
    }

    @Test
    void aCleanupThatHasNotEndedIsNotAllHandlesAreClosed() {
        judged.atSecond(1).open(IRP, OBJECT, FILE);
        request(2, OBJECT, FileOperation.CLEANUP);
        OpenFinding open = judged.onlyFindingAtSecond(40);
        assertThat(open.openClass()).isEqualTo(OpenClass.UNMATCHED_OTHER);
        assertThat(open.reason()).contains("hangs: CLEANUP");
        assertThat(only().hangs()).isTrue();
    }

    @Test
    void aCallbackThatDoesNotReturnHangsInItsFilter() {
        judged.atSecond(1).open(IRP, OBJECT, FILE);
        judged.atSecond(2).enter(ROUTINE, MajorFunction.READ, DATA, OBJECT);
        judged.onlyFindingAtSecond(40);
        UnfinishedFinding hang = only();
        assertThat(hang.hangs()).isTrue();
        assertThat(hang.inCallback()).isTrue();
        assertThat(hang.confidence()).isEqualTo(Confidence.STRONG);
    }

    @Test
    void fileEventsAloneShowAHangToo() {
        judged.atSecond(1).open(IRP, OBJECT, FILE).read(IRP, OBJECT);
        OpenFinding open = judged.onlyFindingAtSecond(40);
        assertThat(only().hangs()).isTrue();
        assertThat(only().filter()).isNull();
        assertThat(open.reason()).contains(only().fingerprint());
    }

    /** Callbacks may be recorded without the thread; the stack of the first one has it. */
    @Test
    void theOpenerOfACreateThatHangsIsKnownByItsStackAlone() {
        judged.records.by(-1, -1).atSecond(2).enter(ROUTINE, MajorFunction.CREATE, DATA, OBJECT);
        long entered = judged.records.ticks();
        judged.records.by(100, 101).at(entered + 5).stack(entered, 0xFFFF_F800_0100_0020L, 0x7FF6_0000_1000L);
        OpenFinding open = judged.onlyFindingAtSecond(40);
        assertThat(open.openClass()).isEqualTo(OpenClass.CREATE_PENDING);
        assertThat(open.opener().image()).isEqualTo("app.exe");
        assertThat(only().by().image()).isEqualTo("app.exe");
        assertThat(only().hangs()).isTrue();
        assertThat(only().stack()).isNotEmpty();
    }
}
