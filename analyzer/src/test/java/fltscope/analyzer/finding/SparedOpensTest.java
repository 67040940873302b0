package fltscope.analyzer.finding;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.config.RulesFile;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.result.AnalysisOptions;
import fltscope.analyzer.result.Analyzer;
import fltscope.analyzer.result.Window;
import fltscope.analyzer.trend.SlowWanted;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.SnapshotPart;
import fltscope.schemas.trace.TraceCounters;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What speaks for an open, and what against it: the file in whose create a filter has opened it, a child that may have inherited
 * its handle, and what the cache can not keep.
 */
class SparedOpensTest {
    private static final long IRP = 0x1000;
    private static final long OBJECT = 0xA000;
    private static final long LOWER_OBJECT = 0xB000;
    private static final long FLTMGR = 0xFFFF_F800_0100_0000L;
    private static final long LAYER = 0xFFFF_F800_1000_0000L;
    private static final long DATA = 0xFFFF_A000_0000_10D8L;
    private static final String FILE = "\\Device\\HarddiskVolume2\\data\\file.dat";
    private static final String LOWER = "\\Device\\HarddiskVolume2\\store\\00af.bin";

    private Analyzer analyzer;
    private IoRecords records;

    SparedOpensTest() {
        begin(Map.of());
    }

    private void begin(Map<Long, String> withoutSection) {
        AnalysisOptions options = new AnalysisOptions(
                RulesFile.builtIn(), Window.ALL, null, false, SlowWanted.STANDARD, false, withoutSection);
        analyzer = new Analyzer(IoRecords.header(), options, PairingListener.NONE);
        records = new IoRecords(analyzer);
        records.at(0).processStarted(100, "app.exe").threadStarted(100, 101);
        records.imageThere(4, FLTMGR, 0x1000, "\\SystemRoot\\fltmgr.sys");
        records.imageThere(4, LAYER, 0x1000, "\\SystemRoot\\layer.sys");
        // The filter is one: it has callbacks. Ends are recorded, and reads.
        records.at(10).enter(LAYER, MajorFunction.CREATE, DATA, 0xF000).at(20);
        records.leave(LAYER, MajorFunction.CREATE, DATA, 0xF000, 10)
                .create(DATA, 0xF000, FILE + "x")
                .at(30)
                .end(DATA);
        records.read(IRP, 0xF000).end(IRP).cleanedUp(IRP, 0xF000).closed(IRP, 0xF000);
    }

    private Map<Long, OpenFinding> endingAtSecond(double seconds) {
        records.atSecond(seconds).stillRecording();
        List<OpenFinding> opens = analyzer.finish(new TraceCounters()).opens();
        return opens.stream().collect(Collectors.toMap(open -> open.file().fileObject(), open -> open));
    }

    /** The filter opens a file of its own in the create of an application's. */
    private void layered(double second) {
        records.atSecond(second).enter(LAYER, MajorFunction.CREATE, DATA, OBJECT);
        long entered = records.ticks();
        records.at(entered + 20).create(IRP, LOWER_OBJECT, LOWER);
        records.stack(entered + 20, FLTMGR + 3, FLTMGR + 5, LAYER + 6, FLTMGR + 7);
        records.at(entered + 30).end(IRP);
        records.at(entered + 40).leave(LAYER, MajorFunction.CREATE, DATA, OBJECT, entered);
        records.create(DATA, OBJECT, FILE).at(entered + 50).end(DATA);
    }

    @Test
    void theLowerFileOfALayeringFilterIsAHintWhileTheUpperIsOpen() {
        layered(1);
        OpenFinding lower = endingAtSecond(100).get(LOWER_OBJECT);
        assertThat(lower.openClass()).isEqualTo(OpenClass.FILTER_OWN_UNCLOSED);
        assertThat(lower.severity()).isEqualTo(Severity.INFO);
        assertThat(lower.reason()).contains(FILE);
    }

    @Test
    void itIsAnErrorWhenItStaysAfterTheUpperIsClosed() {
        layered(1);
        records.atSecond(50).cleanedUp(IRP, OBJECT).closed(IRP, OBJECT);
        OpenFinding lower = endingAtSecond(100).get(LOWER_OBJECT);
        assertThat(lower.openClass()).isEqualTo(OpenClass.FILTER_OWN_UNCLOSED);
        assertThat(lower.severity()).isEqualTo(Severity.ERROR);
        assertThat(lower.reason()).isNull();
    }

    @Test
    void aFilterHasTwoSecondsToCloseItAfterTheUpper() {
        layered(1);
        records.atSecond(99).cleanedUp(IRP, OBJECT).closed(IRP, OBJECT);
        assertThat(endingAtSecond(100).get(LOWER_OBJECT).severity()).isEqualTo(Severity.INFO);
    }

    private void openerEnds() {
        records.atSecond(1).open(IRP, OBJECT, FILE);
        records.atSecond(3).processEnded(100, "app.exe");
    }

    @Test
    void aHandleThatALivingChildMayHaveInheritedIsAHint() {
        openerEndsAfterChild();
        OpenFinding open = endingAtSecond(100).get(OBJECT);
        assertThat(open.openClass()).isEqualTo(OpenClass.HANDLE_OUTLIVES_OPENER);
        assertThat(open.severity()).isEqualTo(Severity.INFO);
        assertThat(open.confidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(open.reason()).contains("child.exe (300)");
    }

    private void openerEndsAfterChild() {
        records.by(100, 101).atSecond(2.1).open(IRP, OBJECT, FILE);
        records.atSecond(2.5).childStarted(300, 100, "child.exe");
        records.atSecond(3).processEnded(100, "app.exe");
    }

    @Test
    void withoutAChildItIsAWarning() {
        records.atSecond(0.5).childStarted(200, 100, "older.exe");
        openerEnds();
        assertThat(endingAtSecond(100).get(OBJECT).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aChildThatHasEndedHasItNoMore() {
        openerEndsAfterChild();
        records.atSecond(50).processEnded(300, "child.exe");
        assertThat(endingAtSecond(100).get(OBJECT).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void theListOfHandlesDecidesWhereThereIsOne() {
        openerEndsAfterChild();
        records.atSecond(99).snapshotBegun().snapshotHandle(100, OBJECT, 4).snapshotEnded(SnapshotPart.HANDLES);
        OpenFinding open = endingAtSecond(100).get(OBJECT);
        assertThat(open.severity()).isEqualTo(Severity.WARNING);
        assertThat(open.confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void whatADebuggerShowsToHaveNoSectionIsNotHeldByOne() {
        begin(Map.of(OBJECT, "\\data\\file.dat"));
        records.atSecond(1).open(IRP, OBJECT, FILE).read(IRP, OBJECT).end(IRP).cleanedUp(IRP, OBJECT);
        OpenFinding open = endingAtSecond(10).get(OBJECT);
        assertThat(open.openClass()).isEqualTo(OpenClass.REFERENCE_SUSPECT);
        assertThat(open.severity()).isEqualTo(Severity.WARNING);
        assertThat(open.confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void aDumpOfAnotherFileAtTheAddressSaysNothing() {
        begin(Map.of(OBJECT, "\\other.txt"));
        records.atSecond(1).open(IRP, OBJECT, FILE).read(IRP, OBJECT).end(IRP).cleanedUp(IRP, OBJECT);
        assertThat(endingAtSecond(10).get(OBJECT).openClass()).isEqualTo(OpenClass.HELD_BY_SECTION_OR_CACHE);
    }

    private void cleaned(int count, long fileKey, boolean read) {
        for (int i = 0; i < count; i++) {
            long object = OBJECT + 0x100L * i;
            records.atSecond(1 + i).open(IRP, object, "\\Device\\HarddiskVolume2\\data\\f" + i + ".dat");
            if (read) {
                records.read(IRP, object).end(IRP);
            }
            long key = fileKey == 0 ? 0xE000 + i : fileKey;
            records.operation(FileOperation.CLEANUP, IRP, object, key).end(IRP);
        }
    }

    /** The cache keeps one open of a file, and each of its sections one. */
    @Test
    void manyOpensOfOneFileAreNotHeldByTheCache() {
        cleaned(6, 0xE000, true);
        assertThat(endingAtSecond(100).values())
                .hasSize(6)
                .allMatch(
                        open -> open.openClass() == OpenClass.REFERENCE_SUSPECT && open.severity() == Severity.WARNING);
    }

    @Test
    void oneOpenOfEachOfManyFilesThatWereReadIs() {
        cleaned(6, 0, true);
        assertThat(endingAtSecond(100).values())
                .hasSize(6)
                .allMatch(open -> open.openClass() == OpenClass.HELD_BY_SECTION_OR_CACHE);
    }

    @Test
    void ofWhatWasNeverReadOrWrittenNothingIsCached() {
        cleaned(6, 0, false);
        assertThat(endingAtSecond(100).values())
                .hasSize(6)
                .allMatch(open -> open.openClass() == OpenClass.REFERENCE_SUSPECT);
    }

    @Test
    void aFewOfThemMayBe() {
        cleaned(4, 0xE000, false);
        assertThat(endingAtSecond(100).values())
                .hasSize(4)
                .allMatch(open -> open.openClass() == OpenClass.HELD_BY_SECTION_OR_CACHE);
    }
}
