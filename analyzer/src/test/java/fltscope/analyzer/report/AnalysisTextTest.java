package fltscope.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.result.Analyzer;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import org.junit.jupiter.api.Test;

class AnalysisTextTest {
    private static final long IRP = 0x1000;
    private static final long OBJECT = 0xA000;

    private final TraceCounters counters = new TraceCounters();
    private final Analyzer analyzer = new Analyzer(IoRecords.header());
    private final IoRecords records = new IoRecords(analyzer);

    private String text(double seconds, int top) {
        records.atSecond(seconds).stillRecording();
        String text = AnalysisText.of(analyzer.finish(counters), "trace.etl", 42, Math.round(seconds * 1e9), top);
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text).doesNotContain("do not add up").endsWith("the sums add up.\n");
        return text;
    }

    /** What is in a text whatever way its lines are wrapped. */
    private static String joined(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private void ends() {
        records.atSecond(0.1).open(IRP, OBJECT, "\\x").cleanedUp(IRP, OBJECT).closed(IRP, OBJECT);
    }

    @Test
    void namesAreEscapedAndLongPathsContinuedOnTheNextLine() {
        ends();
        records.at(0).processStarted(100, "evil\u001b[2J\u202e.exe").threadStarted(100, 101);
        records.atSecond(1).open(IRP, OBJECT, "\\Device\\HarddiskVolume2\\a\nb\\" + "long name ".repeat(40));
        String text = text(60, 20);
        assertThat(text)
                .contains("evil\\u{1b}[2J\\u{202e}.exe (100), thread 101")
                .doesNotContain("\u001b");
        assertThat(text.replaceAll("\n {4}", ""))
                .contains("\\a\\u{a}b\\" + "long name ".repeat(40).strip());
    }

    @Test
    void anOpenIsToldInFull() {
        ends();
        records.at(0).processStarted(100, "app.exe").threadStarted(100, 101);
        records.atSecond(1).open(IRP, OBJECT, "\\Device\\Mup\\server\\share\\a.txt");
        records.atSecond(2).cleanedUp(IRP, OBJECT);
        records.atSecond(3).operation(FileOperation.FLUSH, 0x2000, OBJECT);
        assertThat(joined(text(100, 20)))
                .contains("1 reference-suspect warning, possible")
                .contains("reference-suspect (warning, possible) \\Device\\Mup\\server\\share\\a.txt"
                        + " object FileObject 000000000000a000"
                        + " opened +1.000 s by app.exe (100), thread 101"
                        + " create STATUS_SUCCESS, shared for read, write, delete"
                        + " since 99.0 s; last seen +3.000 s: FLUSH_BUFFERS, 1 operation not ended"
                        + " end cleanup +2.000 s, no close");
    }

    @Test
    void theGravestComeFirstAndTheRestIsCounted() {
        ends();
        records.at(0).processStarted(100, "app.exe").threadStarted(100, 101);
        records.atSecond(1).open(IRP, OBJECT, "\\one.txt");
        for (int i = 0; i < 9; i++) {
            records.atSecond(2 + 5 * i).open(IRP, OBJECT + 0x100L * (i + 1), "\\leak" + (1000 + i) + ".tmp");
        }
        String text = text(60, 5);
        assertThat(text).contains("       9  leak-suspect ").contains("  ... and 5 more (--top 0 for all)");
        assertThat(text.lines().filter(line -> line.startsWith("  leak-suspect (error, likely)")))
                .hasSize(5);
        assertThat(text).doesNotContain("\\one.txt");
    }

    @Test
    void withTopZeroAllAreShown() {
        ends();
        for (int i = 0; i < 30; i++) {
            records.atSecond(1 + i).open(IRP, OBJECT + 0x100L * i, "\\" + i + "x.txt");
        }
        assertThat(text(60, 0).lines().filter(line -> line.startsWith("  unmatched-other (info, possible)")))
                .hasSize(30);
    }

    @Test
    void whereNoEndsAreRecordedItSaysSoAndListsNothing() {
        records.atSecond(1).create(IRP, OBJECT, "\\a.txt");
        assertThat(joined(text(60, 20)))
                .contains(
                        "nothing can be said of how opens ended: the 1 that are left are not leaks (end-not-recorded).")
                .contains("FILEIO (0x20)")
                .doesNotContain("\\a.txt");
    }

    @Test
    void whereNothingIsRecordedItSaysSo() {
        assertThat(joined(text(60, 20)))
                .contains("recorded nothing that this analysis reads")
                .contains("No create, cleanup or close was recorded. Record Kernel-File")
                .doesNotContain("leak");
    }

    @Test
    void lossIsSaidAtTheTopAndExplainedAtTheEnd() {
        ends();
        counters.add(TraceCounter.EVENTS_LOST, 3, TraceCounters.NO_OFFSET);
        counters.add(TraceCounter.MESSAGE_SKIPPED, 1, 4711);
        records.atSecond(1).open(IRP, OBJECT, "\\a.txt");
        String text = text(60, 20);
        assertThat(text)
                .contains("  lost        events lost (3)\n")
                .contains("indeterminate-loss (unjudged, unknown)")
                .contains("             3  events lost: counted by the session and written into the file's")
                .contains("             1  WPP messages skipped: ");
    }

    @Test
    void callbacksAreNamedByTheirDriverAndTheirFunction() {
        records.at(0).imageLoaded(4, 0xFFFF_F800_0000_0000L, 0x1000, "\\SystemRoot\\System32\\drivers\\myflt.sys");
        records.at(1000).callback(0xFFFF_F800_0000_0100L, 0x00, false, 15);
        records.callback(0xFFFF_F800_0000_0100L, 0x00, false, 15).callback(0xFFFF_F800_0000_0200L, 0x00, false, 15);
        records.at(1100).callback(0xFFFF_F800_0000_0100L, 0x00, true, 20);
        records.at(1200).callback(0xFFFF_F800_0000_0100L, 0xF4, true, 20);
        records.at(1300).callback(0xFFFF_F900_0000_0000L, 0xFF, false, 30);
        records.callbackStart(0xFFFF_F800_0000_0100L, 0x00).callbackFailure(0xFFFF_F800_0000_0100L, 0x00, -1);
        records.callback(0xFFFF_F800_0000_0100L, 0x00, false, -5);
        String text = text(1, 20);
        assertThat(text)
                .containsPattern("  myflt +pre  CREATE +3 +1\\.5 ")
                .containsPattern("  myflt +post CREATE +1 +2\\.0 ")
                .containsPattern("  myflt +post 0xf4 +1 +2\\.0 ")
                .containsPattern("  \\(unknown\\) +pre  ACQUIRE_FOR_SECTION_SYNC[A-Z]* +1 +3\\.0 ")
                .contains("             1  callbacks failed\n");
        assertThat(joined(text))
                .contains("Left out: callbacks that by their time stamps returned before they were entered (1).");
    }
}
