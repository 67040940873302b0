package fltscope.analyzer.finding;

import static fltscope.analyzer.finding.Judged.IRP;
import static fltscope.analyzer.finding.Judged.OBJECT;
import static fltscope.analyzer.finding.Judged.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.finding.holder.HandleHolder;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.result.Analysis;
import fltscope.schemas.event.PoolTag;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.FilterChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What handle, view and reference events add to the judgement of an open, each holder beside an innocent twin. */
class HoldingTest {
    private static final int FILE = 37;
    private static final int EVENT = 16;
    private static final long KEY = 0xC000;
    private static final long KERNEL = 0xFFFF_F800_0A20_0000L;
    private static final long FLTMGR = 0xFFFF_F800_0D40_0000L;
    private static final long VFSMFD = 0xFFFF_F800_0E20_0000L;
    private static final String PATH = VOLUME + "\\data\\file.dat";
    private static final int DEFAULT_TAG = PoolTag.of("Dflt");
    private static final int OWN_TAG = PoolTag.of("VfsR");

    private final Judged judged = Judged.withEnds();

    @BeforeEach
    void drivers() {
        judged.atSecond(0.01)
                .imageThere(4, KERNEL, 0x100_0000, "\\SystemRoot\\system32\\ntoskrnl.exe")
                .imageThere(4, FLTMGR, 0x7_0000, "\\SystemRoot\\System32\\drivers\\fltmgr.sys")
                .imageThere(4, VFSMFD, 0x3_0000, "\\SystemRoot\\System32\\drivers\\vfsmfd.sys")
                .filterChanged(FilterChange.LOADED, 0, "vfsmfd");
    }

    private IoRecords opened() {
        return judged.atSecond(1).open(IRP, OBJECT, PATH);
    }

    @Test
    void aProcessWithAHandleHasItInUseAndSaysSinceWhen() {
        opened().handleCreated(OBJECT, 0x10, FILE);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.IN_USE);
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        HandleHolder handle = finding.handles().get(0);
        assertThat(handle.processId()).isEqualTo(100);
        assertThat(handle.image()).isEqualTo("app.exe");
        assertThat(handle.value()).isEqualTo(0x10);
        assertThat(handle.origin()).isEqualTo("opened");
        assertThat(handle.sinceNanos()).isBetween(1_000_000_000L, 1_001_000_000L);
    }

    @Test
    void aClosedHandleHoldsNothing() {
        opened().handleCreated(OBJECT, 0x10, FILE);
        judged.atSecond(2).handleClosed(OBJECT, 0x10, FILE);
        assertThat(judged.onlyFindingAtSecond(100).handles()).isNull();
    }

    @Test
    void aDuplicateOutlivesTheHandleThatItIsOf() {
        opened().handleCreated(OBJECT, 0x10, FILE).processStarted(200, "other.exe");
        judged.atSecond(2).handleDuplicated(OBJECT, 100, 0x10, 200, 0x20, FILE).handleClosed(OBJECT, 0x10, FILE);
        judged.atSecond(3).processEnded(100, "app.exe");
        judged.atSecond(90).typeNamed(FILE, "File").handleListed(OBJECT, 200, 0x20, FILE, "");
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.IN_USE);
        assertThat(finding.handles()).hasSize(1);
        assertThat(finding.handles().get(0).processId()).isEqualTo(200);
        assertThat(finding.handles().get(0).origin()).isEqualTo("duplicated");
        assertThat(finding.handles().get(0).fromProcess()).isEqualTo(100);
    }

    @Test
    void aDuplicateOfAProcessToItselfIsInheritedByTheChildThatItsThreadStartsNext() {
        opened().handleCreated(OBJECT, 0x10, FILE);
        judged.atSecond(2)
                .handleDuplicated(OBJECT, 100, 0x10, 100, 0x10, FILE)
                .childStarted(300, "child.exe")
                .handleClosed(OBJECT, 0x10, FILE);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.handles()).hasSize(1);
        assertThat(finding.handles().get(0).processId()).isEqualTo(300);
        assertThat(finding.handles().get(0).origin()).isEqualTo("inherited");
    }

    @Test
    void handlesFromBeforeTheTraceStandInTheListAtItsEndAlone() {
        opened();
        judged.atSecond(90).handleListed(OBJECT, 100, 0x44, FILE, PATH);
        HandleHolder handle = judged.onlyFindingAtSecond(100).handles().get(0);
        assertThat(handle.origin()).isEqualTo("before the trace");
        assertThat(handle.sinceNanos()).isEqualTo(HandleHolder.UNKNOWN);
    }

    @Test
    void whereTheListAtTheEndHasNoneNobodyHasOne() {
        opened().handleCreated(OBJECT, 0x10, FILE);
        judged.atSecond(90).handleListed(OBJECT + 0x100, 100, 0x44, FILE, "");
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.handles()).isEmpty();
        assertThat(finding.openClass()).isNotEqualTo(OpenClass.IN_USE);
    }

    @Test
    void aHandleOfTheLifeBeforeAtTheAddressSaysNothing() {
        judged.atSecond(0.5).open(IRP, OBJECT, PATH).handleCreated(OBJECT, 0x10, FILE);
        judged.atSecond(0.6).cleanedUp(IRP, OBJECT).closed(IRP, OBJECT);
        opened();
        assertThat(judged.onlyFindingAtSecond(100).handles()).isNull();
    }

    /** The events of a kernel that means something else by the object. */
    @Test
    void handlesAreNotJoinedWhereTheyAreNotToTheFileObjectsOfCreates() {
        for (int i = 0; i < 4; i++) {
            long object = 0xD000 + 0x100L * i;
            judged.atSecond(0.5 + 0.01 * i).open(IRP, object, PATH).handleCreated(OBJECT, 0x100 + 4 * i, FILE);
            judged.records
                    .handleClosed(OBJECT, 0x100 + 4 * i, FILE)
                    .cleanedUp(IRP, object)
                    .closed(IRP, object);
        }
        opened().by(100, 999).handleCreated(OBJECT, 0x10, FILE);
        judged.records.by(100, 101);
        judged.atSecond(90).typeNamed(FILE, "File").typeNamed(EVENT, "Event");
        Analysis analysis = judged.analysisAtSecond(100);
        assertThat(analysis.probe().holds()).isFalse();
        assertThat(analysis.probe().tried()).isEqualTo(3);
        assertThat(analysis.opens().get(0).handles()).isNull();
    }

    @Test
    void aKernelHandleThatAFiltersCodeHasMadeProvesThatTheOpenIsItsOwn() {
        opened().by(4, 88).at(20_000_000).handleCreated(OBJECT, 0x8000_1DDC, FILE);
        judged.records.stack(20_000_000, KERNEL + 1, KERNEL + 2, FLTMGR + 3, VFSMFD + 0x44, FLTMGR + 5);
        judged.records.by(100, 101);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.FILTER_OWN_UNCLOSED);
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(finding.issuer().filter()).isEqualTo("vfsmfd.sys");
    }

    @Test
    void aKernelHandleThatTheKernelAloneHasMadeAccusesNobody() {
        opened().by(4, 88).at(20_000_000).handleCreated(OBJECT, 0x8000_1DDC, FILE);
        judged.records.stack(20_000_000, KERNEL + 1, KERNEL + 2, KERNEL + 3);
        judged.records.by(100, 101);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.IN_USE);
        assertThat(finding.issuer().isFilter()).isFalse();
        assertThat(finding.handles().get(0).processId()).isEqualTo(4);
    }

    private IoRecords cleanedUp() {
        opened().operation(FileOperation.QUERY_INFORMATION, IRP, OBJECT, KEY).end(IRP);
        return judged.atSecond(3);
    }

    @Test
    void aViewThatIsMappedHoldsItsFile() {
        cleanedUp().viewMapped(100, 0x7FF0_0000_0000L, KEY).cleanedUp(IRP, OBJECT);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.HELD_BY_SECTION_OR_CACHE);
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(finding.holding().views()).hasSize(1);
        assertThat(finding.holding().views().get(0).image()).isEqualTo("app.exe");
    }

    @Test
    void aViewThatWasUnmappedOrWhoseProcessHasEndedHoldsNothing() {
        cleanedUp()
                .viewMapped(100, 0x7FF0_0000_0000L, KEY)
                .viewUnmapped(100, 0x7FF0_0000_0000L, KEY)
                .processStarted(200, "other.exe")
                .viewMapped(200, 0x7FF0_0000_0000L, KEY)
                .processEnded(200, "other.exe")
                .cleanedUp(IRP, OBJECT);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.holding().views()).isEmpty();
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
    }

    private void referenced(long object, int tag, int count, long... frames) {
        judged.records.at(judged.now += 100).referenced(object, tag, count);
        if (frames.length > 0) {
            judged.records.stack(judged.now, frames);
        }
    }

    /** A filter references each open and gives the reference back before its close. */
    private void ordinaryLives(int lives, int tag, int left) {
        judged.now = 12_000_000;
        referenced(0x77, tag, 1);
        for (int i = 0; i < lives; i++) {
            long object = 0x1_0000 + 0x100L * i;
            judged.records.at(judged.now += 100).open(IRP, object, VOLUME + "\\other" + i);
            judged.now += 100;
            referenced(object, tag, 1, KERNEL + 1, VFSMFD + 0x44, FLTMGR + 2);
            if (i >= left) {
                referenced(object, tag, -1, KERNEL + 1, VFSMFD + 0x88, FLTMGR + 2);
            }
            judged.records.at(judged.now += 100).cleanedUp(IRP, object);
            judged.records.at(judged.now += 100).closed(IRP, object);
            judged.now += 100;
        }
    }

    private OpenFinding held(int lives, int tag, int left) {
        ordinaryLives(lives, tag, left);
        judged.records.at(judged.now += 100).open(IRP, OBJECT, PATH);
        judged.now += 100;
        referenced(OBJECT, tag, 1, KERNEL + 1, VFSMFD + 0x44, FLTMGR + 2);
        judged.records.at(judged.now += 100).cleanedUp(IRP, OBJECT);
        return judged.onlyFindingAtSecond(100);
    }

    @Test
    void aReferenceThatAFilterKeepsThoughItGivesOthersBackHoldsTheFile() {
        OpenFinding finding = held(8, DEFAULT_TAG, 0);
        assertThat(finding.openClass()).isEqualTo(OpenClass.REFERENCE_SUSPECT);
        assertThat(finding.confidence()).isEqualTo(Confidence.STRONG);
        assertThat(finding.holding().strongReference().module()).isEqualTo("vfsmfd.sys");
        assertThat(finding.holding().strongReference().callers()).containsExactly("vfsmfd.sys+0x44");
    }

    @Test
    void withATagOfItsOwnThatIsProven() {
        assertThat(held(8, OWN_TAG, 0).confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void aFilterThatHandsItsReferencesToOthersIsNotAccused() {
        OpenFinding finding = held(8, DEFAULT_TAG, 1);
        assertThat(finding.holding().references()).isEmpty();
        assertThat(finding.openClass()).isEqualTo(OpenClass.HELD_BY_SECTION_OR_CACHE);
    }

    @Test
    void whatIsNormalIsNotKnownFromFewLives() {
        OpenFinding finding = held(2, DEFAULT_TAG, 0);
        assertThat(finding.holding().references()).hasSize(1);
        assertThat(finding.holding().strongReference()).isNull();
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void anObjectThatWasDeletedIsHeldByNothing() {
        ordinaryLives(1, DEFAULT_TAG, 0);
        judged.records.at(judged.now += 100).open(IRP, OBJECT, PATH);
        judged.records.at(judged.now += 200).cleanedUp(IRP, OBJECT).objectDeleted(OBJECT, FILE);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.holding().deleted()).isTrue();
        assertThat(finding.openClass()).isEqualTo(OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void aStackKeyThatIsDefinedAtTheEndNamesTheHolderAsWell() {
        judged.now = 12_000_000;
        referenced(0x77, DEFAULT_TAG, 1);
        for (int i = 0; i < 6; i++) {
            long object = 0x1_0000 + 0x100L * i;
            judged.records.at(judged.now += 100).open(IRP, object, VOLUME + "\\other" + i);
            judged.records
                    .at(judged.now += 100)
                    .referenced(object, DEFAULT_TAG, 1)
                    .stackKey(judged.now, 0xAA);
            judged.records
                    .at(judged.now += 100)
                    .referenced(object, DEFAULT_TAG, -1)
                    .stackKey(judged.now, 0xAA);
            judged.records.at(judged.now += 100).cleanedUp(IRP, object);
            judged.records.at(judged.now += 100).closed(IRP, object);
        }
        judged.records.at(judged.now += 100).open(IRP, OBJECT, PATH);
        judged.records.at(judged.now += 100).referenced(OBJECT, DEFAULT_TAG, 1).stackKey(judged.now, 0xAA);
        judged.records.at(judged.now += 100).cleanedUp(IRP, OBJECT);
        judged.atSecond(90).stackKeyDefined(0xAA, KERNEL + 1, VFSMFD + 0x44);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.holding().strongReference().module()).isEqualTo("vfsmfd.sys");
        assertThat(finding.holding().strongReference().callers()).containsExactly("vfsmfd.sys+0x44");
    }
}
