package fltscope.analyzer.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fltscope.analyzer.finding.OpenClass;
import fltscope.analyzer.finding.OpenFinding;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.pairing.PairingCounter;
import fltscope.analyzer.pairing.PairingCounters;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.trace.TraceCounters;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalyzerTest {
    private static final long MY_FILTER = 0xFFFF_F800_0000_0000L;
    private static final long OTHER_FILTER = 0xFFFF_F800_1000_0000L;

    private final Analyzer analyzer = new Analyzer(IoRecords.header());
    private final IoRecords records = new IoRecords(analyzer);

    @Test
    void operationsAreTimedFromTheirStartToTheirEnd() {
        records.at(1000).read(0x1000, 0xA000).at(1040).end(0x1000);
        records.at(2000).create(0x1000, 0xB000, "\\a").at(2100).end(0x1000, IoRecords.NOT_FOUND);
        Analysis analysis = analyzer.finish(new TraceCounters());
        assertThat(analysis.operations()).containsOnlyKeys(FileOperation.CREATE, FileOperation.READ);
        assertThat(analysis.operations().get(FileOperation.READ).maxNanos()).isBetween(4000L, 4010L);
        assertThat(analysis.operations().get(FileOperation.CREATE).maxNanos()).isBetween(10_000L, 10_010L);
        assertThat(analysis.endNanos()).isEqualTo(210_000);
    }

    @Test
    void driversThatAreToldAtTheEndNameTheirRoutinesInASecondPass() {
        feed(records);
        Analysis first = analyzer.finish(new TraceCounters());
        assertThat(first.callbacks()).extracting(CallbackRow::filter).containsOnlyNulls();
        assertThat(analyzer.wouldNameMore()).isTrue();

        Analyzer again = analyzer.secondPass(PairingListener.NONE);
        feed(new IoRecords(again));
        Analysis second = again.finish(new TraceCounters());
        assertThat(again.wouldNameMore()).isFalse();
        assertThat(second.callbacks())
                .extracting(
                        CallbackRow::filter,
                        CallbackRow::majorFunction,
                        CallbackRow::post,
                        row -> row.duration().count())
                .containsExactlyInAnyOrder(
                        tuple("my.sys", 0x00, false, 1L),
                        tuple("my.sys", 0x03, false, 2L),
                        tuple("my.sys", 0x03, true, 1L),
                        tuple(null, 0x03, false, 3L));
    }

    @Test
    void aCloseWithoutACreateHasAReason() {
        records.by(100, 101).at(1000).closed(0x1000, 0xA000);
        records.by(4, 8).at(2000).closed(0x1000, 0xB000);
        records.at(2500).fileNamed(0xC000, "\\pagefile.sys").at(2600).closed(0x1000, 0xC000);
        records.by(100, 101).at(3000).lost();
        records.at(4000).closed(0x1000, 0xA000);
        PairingCounters counts = analyzer.finish(new TraceCounters()).pairing();
        assertThat(counts.get(PairingCounter.CLOSES_WITHOUT_CREATE)).isEqualTo(4);
        assertThat(counts.get(PairingCounter.CLOSES_OPENED_BEFORE)).isEqualTo(2);
        assertThat(counts.get(PairingCounter.CLOSES_OF_STREAM_OBJECTS)).isEqualTo(1);
        assertThat(counts.get(PairingCounter.CLOSES_CREATE_LOST)).isEqualTo(1);
    }

    /** What was lost after it had been seen was not its create. */
    @Test
    void aCloseOfWhatWasSeenBeforeTheLossWasOpenedBeforeTheTrace() {
        records.by(100, 101).at(1000).read(0x1000, 0xA000).at(1010).end(0x1000);
        records.at(3000).lostSince(0.00025);
        records.at(4000).closed(0x1000, 0xA000);
        PairingCounters counts = analyzer.finish(new TraceCounters()).pairing();
        assertThat(counts.get(PairingCounter.CLOSES_OPENED_BEFORE)).isEqualTo(1);
        assertThat(counts.get(PairingCounter.CLOSES_CREATE_LOST)).isZero();
    }

    private static void feed(IoRecords to) {
        for (int i = 0; i < 3; i++) {
            to.at(1000 + i).callback(OTHER_FILTER + 0x10, 0x03, false, 10);
        }
        to.callback(MY_FILTER + 0x10, 0x03, true, 10).callback(MY_FILTER + 0x20, 0x03, false, 10);
        to.callback(MY_FILTER + 0x30, 0x03, false, 10).callback(MY_FILTER + 0x10, 0x00, false, 10);
        // Told by the rundown at the end, as a session does.
        to.at(2000).imageThere(4, MY_FILTER, 0x1000, "\\SystemRoot\\System32\\drivers\\my.sys");
    }

    @Test
    void anEmptyTraceIsAnAnalysisToo() {
        Analysis analysis = analyzer.finish(new TraceCounters());
        assertThat(analysis.opens()).isEmpty();
        assertThat(analysis.callbacks()).isEmpty();
        assertThat(analysis.endNanos()).isZero();
        assertThat(analysis.pairing().createsAddUp()).isTrue();
    }

    /** Ten opens that a loss may have ended, looked at now and then: they are closed later, and their twin stays open. */
    @Test
    void aLookChangesNoVerdict() {
        assertThat(verdictAfter(120)).isEqualTo(verdictAfter(0)).containsExactly(OpenClass.STILL_OPEN_YOUNG);
    }

    private static List<OpenClass> verdictAfter(int looks) {
        Analyzer analyzer = new Analyzer(IoRecords.header());
        IoRecords records = new IoRecords(analyzer);
        records.at(1).processStarted(100, "app.exe").threadStarted(100, 101).by(100, 101);
        for (int i = 0; i < 10; i++) {
            records.at(1000 + i).open(0x1000, 0xA000 + 0x100L * i, "\\Device\\HarddiskVolume2\\log.txt");
        }
        records.atSecond(1).lost();
        for (int i = 0; i < looks; i++) {
            analyzer.opensSoFar(new TraceCounters());
        }
        for (int i = 0; i < 10; i++) {
            records.atSecond(100).cleanup(0x1000, 0xA000 + 0x100L * i).end(0x1000);
            records.close(0x1000, 0xA000 + 0x100L * i).end(0x1000);
        }
        records.atSecond(150).open(0x1000, 0xF000, "\\Device\\HarddiskVolume2\\log.txt");
        records.atSecond(180).read(0x2000, 0xE000).end(0x2000);
        return analyzer.finish(new TraceCounters()).opens().stream()
                .map(OpenFinding::openClass)
                .toList();
    }
}
