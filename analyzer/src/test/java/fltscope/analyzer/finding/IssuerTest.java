package fltscope.analyzer.finding;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.Analyzer;
import fltscope.analyzer.state.StackFrame;
import fltscope.schemas.record.FilterChange;
import fltscope.schemas.trace.TraceCounters;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pairing rules, section 6: who issued a create, how sure that is, and what refutes it. */
class IssuerTest {
    private static final long FLTMGR = 0xFFFF_F800_0100_0000L;
    private static final long KERNEL = 0xFFFF_F800_0200_0000L;
    private static final long UPPER = 0xFFFF_F800_1000_0000L;
    private static final long MIDDLE = 0xFFFF_F800_2000_0000L;
    private static final long LOWER = 0xFFFF_F800_3000_0000L;
    private static final long DATA = 0xFFFF_A000_0000_10D8L;
    private static final long OWN_DATA = 0xFFFF_A000_0000_20D8L;
    private static final long OBJECT = 0xFFFF_A000_0000_A000L;
    private static final long OWN_OBJECT = 0xFFFF_A000_0000_B000L;
    private static final String PATH = "\\Device\\HarddiskVolume2\\data.bin";
    private static final int CREATE = 0x00;

    private final Analyzer analyzer = new Analyzer(IoRecords.header());
    private final IoRecords records = new IoRecords(analyzer);

    @BeforeEach
    void ordinaryCreatesThroughThreeFilters() {
        records.at(1)
                .imageThere(4, FLTMGR, 0x1000, "\\SystemRoot\\fltmgr.sys")
                .imageThere(4, KERNEL, 0x1000, "\\SystemRoot\\ntoskrnl.exe")
                .imageThere(4, UPPER, 0x1000, "\\SystemRoot\\upper.sys")
                .imageThere(4, MIDDLE, 0x1000, "\\SystemRoot\\middle.sys")
                .imageThere(4, LOWER, 0x1000, "\\SystemRoot\\lower.sys");
        for (int i = 0; i < 20; i++) {
            long at = 1000 + 100L * i;
            seen(at, DATA, OBJECT, UPPER, MIDDLE, LOWER);
            records.at(at + 30).create(DATA, OBJECT, PATH).at(at + 40).end(DATA);
            records.at(at + 50).cleanedUp(DATA, OBJECT).closed(DATA, OBJECT);
        }
    }

    private void seen(long at, long data, long object, long... filters) {
        long ticks = at;
        for (long filter : filters) {
            records.at(ticks).enter(filter, CREATE, data, object);
            records.at(ticks + 1).leave(filter, CREATE, data, object, ticks);
            ticks += 2;
        }
    }

    private OpenFinding only() {
        records.at(100 * IoRecords.SECOND).stillRecording();
        List<OpenFinding> findings = analyzer.finish(new TraceCounters()).opens();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private void ownOpen(long at) {
        records.at(at).create(OWN_DATA, OWN_OBJECT, PATH).at(at + 5).end(OWN_DATA);
    }

    @Test
    void aCreateThatAllSawIsAnApplications() {
        seen(9000, OWN_DATA, OWN_OBJECT, UPPER, MIDDLE, LOWER);
        ownOpen(9010);
        OpenFinding finding = only();
        assertThat(finding.issuer()).isEqualTo(Issuer.APPLICATION);
        assertThat(finding.openClass()).isEqualTo(OpenClass.UNMATCHED_OTHER);
        assertThat(finding.seenBy().create()).containsExactly("upper.sys", "middle.sys", "lower.sys");
        assertThat(finding.seenBy().close()).isEmpty();
    }

    @Test
    void aFilterBelowFltmgrOnTheStackIssuedIt() {
        seen(9000, OWN_DATA, OWN_OBJECT, LOWER);
        ownOpen(9010);
        records.stack(9010, KERNEL + 1, LOWER + 2, FLTMGR + 3, KERNEL + 4, FLTMGR + 5, MIDDLE + 6, FLTMGR + 7);
        OpenFinding finding = only();
        assertThat(finding.issuer().filter()).isEqualTo("middle.sys");
        assertThat(finding.issuer().confidence()).isEqualTo(Confidence.STRONG);
        assertThat(finding.openClass()).isEqualTo(OpenClass.FILTER_OWN_UNCLOSED);
        assertThat(finding.confidence()).isEqualTo(Confidence.STRONG);
        assertThat(finding.stack().stream().map(StackFrame::toString))
                .startsWith("ntoskrnl.exe+0x1", "lower.sys+0x2", "fltmgr.sys+0x3");
    }

    /** xperf -stackwalk MiniFilterPreOpInit: the stack is that of the first callback, not of what FileInfo tells. */
    @Test
    void theStackOfTheFirstCallbackCountsWhereTheFileEventHasNone() {
        seen(9000, OWN_DATA, OWN_OBJECT, LOWER);
        records.stack(9000, FLTMGR + 3, FLTMGR + 5, MIDDLE + 6, FLTMGR + 7);
        ownOpen(9010);
        OpenFinding finding = only();
        assertThat(finding.issuer().filter()).isEqualTo("middle.sys");
        assertThat(finding.confidence()).isEqualTo(Confidence.STRONG);
        assertThat(finding.stack().stream().map(StackFrame::toString)).startsWith("fltmgr.sys+0x3");
    }

    @Test
    void soItDoesWhereFileInfoStandsAboveTheFilter() {
        records.at(8998).create(OWN_DATA, OWN_OBJECT, PATH);
        seen(9000, OWN_DATA, OWN_OBJECT, LOWER);
        records.stack(9000, FLTMGR + 3, FLTMGR + 5, MIDDLE + 6, FLTMGR + 7);
        records.at(9020).end(OWN_DATA);
        assertThat(only().issuer().filter()).isEqualTo("middle.sys");
    }

    @Test
    void stacksOfCreatesThatLeftNothingAreNotKept() {
        int before = analyzer.state().stacks().expected();
        for (int i = 0; i < 50; i++) {
            long at = 9000 + 100L * i;
            seen(at, OWN_DATA, OWN_OBJECT, UPPER, MIDDLE, LOWER);
            if (i % 2 == 0) {
                records.at(at + 30)
                        .create(OWN_DATA, OWN_OBJECT, PATH)
                        .at(at + 40)
                        .end(OWN_DATA, IoRecords.NOT_FOUND);
            } else {
                records.at(at + 30).failed(LOWER, CREATE, OWN_DATA, OWN_OBJECT, IoRecords.NOT_FOUND);
            }
        }
        assertThat(analyzer.state().stacks().expected()).isLessThanOrEqualTo(before + 2);
    }

    /** FltReissueSynchronousIo of an application's create, by the lowest filter. */
    @Test
    void whatAFilterReissuesIsTheApplications() {
        seen(9000, OWN_DATA, OWN_OBJECT, UPPER, MIDDLE, LOWER);
        records.at(9010).create(OWN_DATA, OWN_OBJECT, PATH).at(9020).end(OWN_DATA, IoRecords.NOT_FOUND);
        records.at(9021).enterPost(LOWER, CREATE, OWN_DATA, OWN_OBJECT);
        ownOpen(9030);
        records.at(9040).leavePost(LOWER, CREATE, OWN_DATA, OWN_OBJECT, 9021);
        OpenFinding finding = only();
        assertThat(finding.issuer()).isEqualTo(Issuer.APPLICATION);
        assertThat(finding.openClass()).isEqualTo(OpenClass.UNMATCHED_OTHER);
        assertThat(finding.seenBy().create()).containsExactly("upper.sys", "middle.sys", "lower.sys");
    }

    @Test
    void aFilterThatFltmgrCallsIsNoIssuer() {
        seen(9000, OWN_DATA, OWN_OBJECT, UPPER, MIDDLE, LOWER);
        ownOpen(9010);
        records.stack(9010, KERNEL + 1, LOWER + 2, FLTMGR + 3, KERNEL + 4);
        assertThat(only().issuer().isFilter()).isFalse();
    }

    @Test
    void aCutInsideTheLowestMissingFiltersCallbackIsLikely() {
        records.at(8990).enter(MIDDLE, 0x03, DATA, OBJECT);
        seen(9000, OWN_DATA, OWN_OBJECT, LOWER);
        ownOpen(9010);
        records.at(9100).leave(MIDDLE, 0x03, DATA, OBJECT, 8990);
        OpenFinding finding = only();
        assertThat(finding.issuer().filter()).isEqualTo("middle.sys");
        assertThat(finding.openClass()).isEqualTo(OpenClass.FILTER_OWN_UNCLOSED);
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
    }

    /** What an application opens and closes at once does not tell how long a filter keeps the same file. */
    @Test
    void aFiltersOpenIsYoungAmongItsOwnAsLongAsTheyLive() {
        for (int i = 0; i < 300; i++) {
            records.at(5000 + 10L * i).open(DATA, OBJECT, PATH).closed(DATA, OBJECT);
        }
        openInItsCallback(9000);
        records.at(9 * IoRecords.SECOND).cleanedUp(OWN_DATA, OWN_OBJECT).closed(OWN_DATA, OWN_OBJECT);
        openInItsCallback(80 * IoRecords.SECOND);
        OpenFinding finding = only();
        assertThat(finding.openClass()).isEqualTo(OpenClass.STILL_OPEN_YOUNG);
        assertThat(finding.issuer().filter()).isEqualTo("middle.sys");
    }

    @Test
    void whatItOpensLongerThanItsOwnIsNotYoung() {
        openInItsCallback(9000);
        records.at(9 * IoRecords.SECOND).cleanedUp(OWN_DATA, OWN_OBJECT).closed(OWN_DATA, OWN_OBJECT);
        openInItsCallback(40 * IoRecords.SECOND);
        assertThat(only().openClass()).isEqualTo(OpenClass.FILTER_OWN_UNCLOSED);
    }

    private void openInItsCallback(long at) {
        records.at(at - 10).enter(MIDDLE, 0x03, DATA, OBJECT);
        seen(at, OWN_DATA, OWN_OBJECT, LOWER);
        ownOpen(at + 10);
        records.at(at + 100).leave(MIDDLE, 0x03, DATA, OBJECT, at - 10);
    }

    @Test
    void afterALossTheCutNamesARangeAndAccusesNobody() {
        records.at(8000).lost().at(8990).enter(MIDDLE, 0x03, DATA, OBJECT);
        seen(9000, OWN_DATA, OWN_OBJECT, LOWER);
        ownOpen(9010);
        OpenFinding finding = only();
        assertThat(finding.issuer().isFilter()).isFalse();
        assertThat(finding.issuer().range()).containsExactly("upper.sys", "middle.sys");
        assertThat(finding.openClass()).isEqualTo(OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void afterALossTheStackStillNamesTheFilter() {
        records.at(8000).lost();
        seen(9000, OWN_DATA, OWN_OBJECT, LOWER);
        ownOpen(9010);
        records.stack(9010, LOWER + 2, FLTMGR + 3, FLTMGR + 5, MIDDLE + 6);
        assertThat(only().openClass()).isEqualTo(OpenClass.FILTER_OWN_UNCLOSED);
    }

    /** The close tells that an open was there whose create was lost; it may have lived since, and have been of the same kind. */
    @Test
    void aFiltersOpenIsNotJudgedWhileOpensOfWhichTheCreateWasLostMayHaveLivedAsLong() {
        records.at(8000).lost();
        seen(9000, OWN_DATA, OWN_OBJECT, LOWER);
        ownOpen(9010);
        records.stack(9010, LOWER + 2, FLTMGR + 3, FLTMGR + 5, MIDDLE + 6);
        records.at(50 * IoRecords.SECOND).closed(DATA, OBJECT);
        OpenFinding finding = only();
        assertThat(finding.openClass()).isEqualTo(OpenClass.INDETERMINATE_LOSS);
        assertThat(finding.issuer().filter()).isEqualTo("middle.sys");
    }

    @Test
    void aCutAloneNamesARangeAndAccusesNobody() {
        seen(9000, OWN_DATA, OWN_OBJECT, LOWER);
        ownOpen(9010);
        OpenFinding finding = only();
        assertThat(finding.issuer().isFilter()).isFalse();
        assertThat(finding.issuer().range()).containsExactly("upper.sys", "middle.sys");
        assertThat(finding.openClass()).isEqualTo(OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void aHoleInTheMiddleIsNoCut() {
        seen(9000, OWN_DATA, OWN_OBJECT, UPPER, LOWER);
        ownOpen(9010);
        assertThat(only().issuer()).isEqualTo(Issuer.APPLICATION);
    }

    @Test
    void anUnloadLaterOnRefutesTheSuspicion() {
        seen(9000, OWN_DATA, OWN_OBJECT, LOWER);
        ownOpen(9010);
        records.stack(9010, LOWER + 2, FLTMGR + 3, FLTMGR + 5, MIDDLE + 6);
        records.at(50_000).filterChanged(FilterChange.UNLOADED, 0, "middle");
        OpenFinding finding = only();
        assertThat(finding.openClass()).isEqualTo(OpenClass.UNMATCHED_OTHER);
        assertThat(finding.issuer().refutedBy()).isEqualTo("middle was unloaded later");
    }

    @Test
    void theUnloadOfItsImageRefutesTheSuspicionToo() {
        seen(9000, OWN_DATA, OWN_OBJECT, LOWER);
        ownOpen(9010);
        records.stack(9010, LOWER + 2, FLTMGR + 3, FLTMGR + 5, MIDDLE + 6);
        records.at(50_000).imageUnloaded(4, MIDDLE, 0x1000, "\\SystemRoot\\middle.sys");
        OpenFinding finding = only();
        assertThat(finding.openClass()).isEqualTo(OpenClass.UNMATCHED_OTHER);
        assertThat(finding.issuer().refutedBy()).isEqualTo("middle.sys was unloaded later");
    }

    /** Who was not there did not miss the create. */
    @Test
    void aFilterThatWasUnloadedBeforeTheCreateIsNotAmongThoseThatMayHaveIssuedIt() {
        records.at(8000).imageUnloaded(4, UPPER, 0x1000, "\\SystemRoot\\upper.sys");
        seen(9000, OWN_DATA, OWN_OBJECT, MIDDLE, LOWER);
        ownOpen(9010);
        assertThat(only().issuer()).isEqualTo(Issuer.APPLICATION);
    }

    @Test
    void aFilterThatIsLoadedLaterIsNotEither() {
        records.at(8000).imageUnloaded(4, UPPER, 0x1000, "\\SystemRoot\\upper.sys");
        seen(9000, OWN_DATA, OWN_OBJECT, MIDDLE, LOWER);
        ownOpen(9010);
        records.at(60_000).imageLoaded(4, UPPER, 0x1000, "\\SystemRoot\\upper.sys");
        assertThat(only().issuer()).isEqualTo(Issuer.APPLICATION);
    }

    private static final String SECOND_PATH = "\\Device\\HarddiskVolume7\\data.bin";

    /** Creates on a second volume, each closed again; the first of them stays open where that is wanted. */
    private void creates(long from, int count, long... filters) {
        for (int i = 0; i < count; i++) {
            long at = from + 100L * i;
            seen(at, DATA, OBJECT, filters);
            records.at(at + 30).create(DATA, OBJECT, SECOND_PATH).at(at + 40).end(DATA);
            records.at(at + 50).cleanedUp(DATA, OBJECT).closed(DATA, OBJECT);
        }
    }

    private void openOnSecondVolume(long at, long... filters) {
        seen(at, OWN_DATA, OWN_OBJECT, filters);
        records.at(at + 10)
                .create(OWN_DATA, OWN_OBJECT, SECOND_PATH)
                .at(at + 15)
                .end(OWN_DATA);
    }

    /** An instance that is attached in mid-trace has not missed the create of an earlier open. */
    @Test
    void aFilterThatIsAttachedToTheVolumeLaterIsNotEither() {
        openOnSecondVolume(9000, MIDDLE, LOWER);
        creates(10_000, 30, UPPER, MIDDLE, LOWER);
        assertThat(only().issuer()).isEqualTo(Issuer.APPLICATION);
    }

    @Test
    void aFilterThatWasAttachedToItBeforeIs() {
        creates(8000, 5, UPPER, MIDDLE, LOWER);
        openOnSecondVolume(9000, MIDDLE, LOWER);
        creates(10_000, 30, UPPER, MIDDLE, LOWER);
        assertThat(only().issuer().range()).containsExactly("upper.sys");
    }

    @Test
    void oneThatRegistersLaterAsTheFilterManagerTellsIsNot() {
        seen(9000, OWN_DATA, OWN_OBJECT, MIDDLE, LOWER);
        ownOpen(9010);
        assertThat(onlyAfterALoad().issuer()).isEqualTo(Issuer.APPLICATION);
    }

    @Test
    void oneThatWasUnloadedAndLoadedAgainIs() {
        seen(9000, OWN_DATA, OWN_OBJECT, MIDDLE, LOWER);
        ownOpen(9010);
        records.at(50_000).filterChanged(FilterChange.UNLOADED, 0, "upper");
        assertThat(onlyAfterALoad().issuer().range()).containsExactly("upper.sys");
    }

    private OpenFinding onlyAfterALoad() {
        records.at(60_000).filterChanged(FilterChange.LOADED, 0, "upper");
        return only();
    }

    @Test
    void anUnloadThatFailedOrCameBeforeRefutesNothing() {
        records.at(5000).filterChanged(FilterChange.UNLOADED, 0, "middle");
        seen(9000, OWN_DATA, OWN_OBJECT, LOWER);
        ownOpen(9010);
        records.stack(9010, LOWER + 2, FLTMGR + 3, FLTMGR + 5, MIDDLE + 6);
        records.at(50_000).filterChanged(FilterChange.UNLOADED, 0xC01C0010, "middle");
        assertThat(only().openClass()).isEqualTo(OpenClass.FILTER_OWN_UNCLOSED);
    }

    @Test
    void aLossBeforeTheCreateTaintsNothing() {
        records.at(8000).lost();
        seen(9000, OWN_DATA, OWN_OBJECT, UPPER, MIDDLE, LOWER);
        ownOpen(9010);
        assertThat(only().openClass()).isEqualTo(OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void aLossAfterTheLastSignOfLifeLeavesItUnjudged() {
        seen(9000, OWN_DATA, OWN_OBJECT, UPPER, MIDDLE, LOWER);
        ownOpen(9010);
        records.at(20_000).lost();
        assertThat(only().openClass()).isEqualTo(OpenClass.INDETERMINATE_LOSS);
    }

    /** The rules of a leak know only opens that nothing explains. */
    @Test
    void opensOfAFilterThatWasUnloadedDoNotPileUp() {
        for (int i = 0; i < 6; i++) {
            long at = (1 + 10L * i) * IoRecords.SECOND;
            records.at(at).create(OWN_DATA, OWN_OBJECT + 0x100L * i, PATH);
            records.stack(at, LOWER + 2, FLTMGR + 3, FLTMGR + 5, MIDDLE + 6);
            records.at(at + 5).end(OWN_DATA);
        }
        records.at(60 * IoRecords.SECOND).filterChanged(FilterChange.UNLOADED, 0, "middle");
        records.at(70 * IoRecords.SECOND).stillRecording();
        assertThat(analyzer.finish(new TraceCounters()).opens())
                .hasSize(6)
                .allMatch(finding -> finding.openClass() == OpenClass.UNMATCHED_OTHER);
    }

    /** It saw too few creates to be among those that normally see them, but the thread was in its callback. */
    @Test
    void aFilterThatWasLoadedInMidTraceIsNamedByTheNesting() {
        long late = 0xFFFF_F800_2800_0000L;
        records.at(7000).imageLoaded(4, late, 0x1000, "\\SystemRoot\\late.sys");
        for (int i = 0; i < 3; i++) {
            long at = 7100 + 100L * i;
            seen(at, DATA, OBJECT, UPPER, MIDDLE, late, LOWER);
            records.at(at + 30).create(DATA, OBJECT, PATH).at(at + 40).end(DATA);
            records.at(at + 50).cleanedUp(DATA, OBJECT).closed(DATA, OBJECT);
        }
        records.at(8990).enter(late, 0x03, DATA, OBJECT);
        seen(9000, OWN_DATA, OWN_OBJECT, LOWER);
        ownOpen(9010);
        records.at(9100).leave(late, 0x03, DATA, OBJECT, 8990);
        OpenFinding finding = only();
        assertThat(finding.issuer().filter()).isEqualTo("late.sys");
        assertThat(finding.openClass()).isEqualTo(OpenClass.FILTER_OWN_UNCLOSED);
    }

    /** PERFINFO headers have no thread: that of a callback is told by the file event of its request, when it has returned. */
    @Test
    void whereOnlyFileEventsTellTheThreadTheNestingIsToldByThem() {
        long outer = DATA + 0x8000;
        records.by(-1, -1);
        records.at(8990).enter(UPPER, CREATE, outer, OBJECT).at(8991).leave(UPPER, CREATE, outer, OBJECT, 8990);
        records.at(8992).enter(MIDDLE, CREATE, outer, OBJECT);
        seen(9000, OWN_DATA, OWN_OBJECT, LOWER);
        records.by(100, 200);
        ownOpen(9010);
        records.by(-1, -1);
        records.at(9100).leave(MIDDLE, CREATE, outer, OBJECT, 8992);
        seen(9101, outer, OBJECT, LOWER);
        records.by(100, 200);
        records.at(9110).create(outer, OBJECT, PATH).at(9120).end(outer);
        records.at(9130).cleanedUp(outer, OBJECT).closed(outer, OBJECT);
        OpenFinding finding = only();
        assertThat(finding.issuer().filter()).isEqualTo("middle.sys");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void whatAnotherThreadCreatesMeanwhileIsNotTheFilters() {
        long outer = DATA + 0x8000;
        records.by(-1, -1);
        records.at(8992).enter(MIDDLE, CREATE, outer, OBJECT);
        seen(9000, OWN_DATA, OWN_OBJECT, LOWER);
        records.by(100, 201);
        ownOpen(9010);
        records.by(-1, -1);
        records.at(9100).leave(MIDDLE, CREATE, outer, OBJECT, 8992);
        records.by(100, 200);
        records.at(9110).create(outer, OBJECT, PATH).at(9120).end(outer);
        records.at(9130).cleanedUp(outer, OBJECT).closed(outer, OBJECT);
        assertThat(only().issuer().isFilter()).isFalse();
    }

    /** Without FLT_IO_INIT a callback is told when it returns, with the time of its entry. */
    @Test
    void withoutEntriesTheNestingIsToldByTheReturn() {
        records.at(9002).leave(LOWER, CREATE, OWN_DATA, OWN_OBJECT, 9000);
        ownOpen(9010);
        records.at(9020).leavePost(LOWER, CREATE, OWN_DATA, OWN_OBJECT, 9016);
        records.at(9100).leave(MIDDLE, 0x03, DATA + 0x8000, OBJECT, 8990);
        records.at(9200).leave(UPPER, 0x03, DATA + 0x8000, OBJECT, 8980);
        OpenFinding finding = only();
        assertThat(finding.issuer().filter()).isEqualTo("middle.sys");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void aReturnOfACallbackThatBeganAfterTheCreateTellsOfNoNesting() {
        records.at(9002).leave(LOWER, CREATE, OWN_DATA, OWN_OBJECT, 9000);
        ownOpen(9010);
        records.at(9100).leave(MIDDLE, 0x03, DATA + 0x8000, OBJECT, 9011);
        assertThat(only().issuer().isFilter()).isFalse();
    }

    /** A recording without callbacks still has stacks, and the Filter Manager says who is a filter. */
    @Test
    void aDriverThatTheFilterManagerCallsAFilterIsOneThoughNoCallbackOfItIsSeen() {
        long silent = 0xFFFF_F800_4000_0000L;
        records.at(8000)
                .imageThere(4, silent, 0x1000, "\\SystemRoot\\silent.sys")
                .filterChanged(FilterChange.LOADED, 0, "Silent");
        ownOpen(9010);
        records.stack(9010, FLTMGR + 5, silent + 6);
        assertThat(only().issuer().filter()).isEqualTo("silent.sys");
    }

    @Test
    void aDriverOfWhichNothingSaysThatItIsAFilterIssuesNothing() {
        long legacy = 0xFFFF_F800_4000_0000L;
        records.at(8000).imageThere(4, legacy, 0x1000, "\\SystemRoot\\legacy.sys");
        ownOpen(9010);
        records.stack(9010, FLTMGR + 5, legacy + 6);
        assertThat(only().issuer().isFilter()).isFalse();
    }

    @Test
    void aCallbackOfAFilterThatWasUnloadedIsNotUnderWay() {
        records.at(9000).enter(MIDDLE, 0x03, DATA, OBJECT);
        records.at(9000).enter(LOWER, 0x03, OWN_DATA, OBJECT);
        records.at(50_000).imageUnloaded(4, MIDDLE, 0x1000, "\\SystemRoot\\middle.sys");
        assertThat(analyzer.finish(new TraceCounters()).unfinished())
                .extracting(UnfinishedFinding::filter)
                .containsExactly("lower.sys");
    }

    @Test
    void aCreateThatHangsInACallbackIsPendingUnlessTheFilterWasUnloaded() {
        records.at(9000).enter(UPPER, CREATE, DATA, OBJECT);
        records.at(9000).enter(MIDDLE, CREATE, OWN_DATA, OWN_OBJECT);
        records.at(50_000).imageUnloaded(4, MIDDLE, 0x1000, "\\SystemRoot\\middle.sys");
        Analysis analysis = analyzer.finish(new TraceCounters());
        assertThat(analysis.opens())
                .extracting(OpenFinding::openClass)
                .containsExactly(OpenClass.CREATE_PENDING, OpenClass.END_NOT_RECORDED);
        assertThat(analysis.unfinished()).hasSize(1);
        assertThat(analysis.unfinished().get(0).path()).isNull();
    }
}
