package fltscope.analyzer.finding;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.config.RulesFile;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.Analyzer;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import java.util.List;

/**
 * A recording by hand and what is found in it. It knows app.exe (process 100, thread 101), and holds one open that was cleaned
 * up and closed, so that ends are known to be recorded.
 */
final class Judged {
    static final long OBJECT = 0xA000;
    static final long IRP = 0x1000;
    static final String VOLUME = "\\Device\\HarddiskVolume2";

    final TraceCounters counters = new TraceCounters();
    final IoRecords records;
    /** For tests that count ticks themselves. */
    long now;

    private final Analyzer analyzer = new Analyzer(IoRecords.header(), RulesFile.builtIn());
    private Analysis analysis;

    Judged() {
        records = new IoRecords(analyzer);
        records.at(0).processStarted(100, "app.exe").threadStarted(100, 101);
    }

    /** With an open that ends in order. */
    static Judged withEnds() {
        Judged judged = new Judged();
        judged.records.atSecond(0.1).open(IRP, 0xF000, VOLUME + "\\ordinary.txt");
        judged.records.atSecond(0.2).cleanedUp(IRP, 0xF000).atSecond(0.3).closed(IRP, 0xF000);
        return judged;
    }

    IoRecords atSecond(double seconds) {
        return records.atSecond(seconds);
    }

    Judged lost(TraceCounter counter) {
        counters.add(counter, TraceCounters.NO_OFFSET);
        return this;
    }

    /** Ends the recording at a moment. */
    List<OpenFinding> endingAtSecond(double seconds) {
        records.atSecond(seconds).stillRecording();
        analysis = analyzer.finish(counters);
        assertThat(analysis.pairing().startsAddUp()).isTrue();
        assertThat(analysis.pairing().endsAddUp()).isTrue();
        assertThat(analysis.pairing().createsAddUp()).isTrue();
        return analysis.opens();
    }

    /** All that is found in it, where the recording ends at a moment. */
    Analysis analysisAtSecond(double seconds) {
        endingAtSecond(seconds);
        return analysis;
    }

    /** All that was found, once it has ended. */
    Analysis analysis() {
        return analysis;
    }

    OpenFinding onlyFindingAtSecond(double seconds) {
        assertThat(endingAtSecond(seconds)).hasSize(1);
        return analysis.opens().get(0);
    }

    OpenClass onlyClassAtSecond(double seconds) {
        return onlyFindingAtSecond(seconds).openClass();
    }
}
