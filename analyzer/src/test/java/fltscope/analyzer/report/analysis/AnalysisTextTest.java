package fltscope.analyzer.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.config.RulesFile;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.analyzer.report.stack.StackView;
import fltscope.analyzer.report.view.AnalysisView;
import fltscope.analyzer.report.view.Selection;
import fltscope.analyzer.result.Altitudes;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.AnalysisOptions;
import fltscope.analyzer.result.Analyzer;
import fltscope.analyzer.result.Window;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalysisTextTest {
    private static final long IRP = 0x1000;
    private static final long OBJECT = 0xA000;
    private static final long MY_FILTER = 0xFFFF_F800_0000_0000L;
    private static final long FILE_INFO = 0xFFFF_F800_1000_0000L;
    private static final long WOF = 0xFFFF_F800_2000_0000L;

    private final TraceCounters counters = new TraceCounters();
    private Analyzer analyzer = new Analyzer(IoRecords.header(), RulesFile.builtIn());
    private IoRecords records = new IoRecords(analyzer);

    private String text(double seconds, int top) {
        return text(seconds, top, Selection.ALL, false);
    }

    private String text(double seconds, int top, Selection selection, boolean colour) {
        records.atSecond(seconds).stillRecording();
        return text(analyzer.finish(counters), top, selection, colour);
    }

    private static String text(Analysis analysis, int top, Selection selection, boolean colour) {
        StringWriter text = new StringWriter();
        AnalysisView view = new AnalysisView(
                analysis,
                List.of(),
                List.of("trace.etl"),
                42,
                analysis.endNanos(),
                selection,
                Altitudes.known(analysis),
                top,
                colour,
                StackView.PLAIN,
                List.of());
        AnalysisText.write(new PrintWriter(text), view);
        assertThat(text.toString().replaceAll("\u001b\\[\\d+m", "").lines()).allMatch(line -> line.length() <= 80);
        assertThat(text.toString()).doesNotContain("do not add up").endsWith("the sums add up.\n");
        return text.toString();
    }

    /** What is in a text whatever way its lines are wrapped. */
    private static String joined(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private void ends() {
        records.atSecond(0.1).open(IRP, OBJECT, "\\x").cleanedUp(IRP, OBJECT).closed(IRP, OBJECT);
    }

    private void leaks(int count) {
        records.at(0).processStarted(100, "app.exe").threadStarted(100, 101);
        for (int i = 0; i < count; i++) {
            long object = OBJECT + 0x100L * (i + 1);
            records.atSecond(2 + 3 * i).open(IRP, object, "\\leak" + (1000 + i) + ".tmp");
            records.read(IRP, object).end(IRP);
        }
    }

    @Test
    void namesAreEscapedAndLongPathsContinuedOnTheNextLine() {
        ends();
        records.at(0).processStarted(100, "evil\u001b[2J\u202e.exe").threadStarted(100, 101);
        records.atSecond(1).open(IRP, OBJECT, "\\Device\\HarddiskVolume2\\a\nb\\" + "long name ".repeat(40));
        String text = text(60, 20);
        assertThat(joined(text)).contains("evil\\u{1b}[2J\\u{202e}.exe (100), thread 101");
        assertThat(text).doesNotContain("\u001b");
        assertThat(text.replaceAll("\n {5}", ""))
                .contains("\\a\\u{a}b\\" + "long name ".repeat(40).strip());
    }

    @Test
    void anOpenIsToldInFull() {
        ends();
        records.at(0).processStarted(100, "app.exe").threadStarted(100, 101);
        records.atSecond(1).open(IRP, OBJECT, "\\Device\\Mup\\server\\share\\a.txt");
        records.atSecond(2).cleanedUp(IRP, OBJECT);
        records.atSecond(95).operation(FileOperation.FLUSH, 0x2000, OBJECT);
        assertThat(joined(text(100, 20)))
                .contains("FINDINGS IN FULL W1 closed by all handles, still referenced"
                        + " \\Device\\Mup\\server\\share\\a.txt FileObject 000000000000a000"
                        + " opened +1.000 s by app.exe (100), thread 101, shared for read, write, delete"
                        + " since 99.0 s; last seen +95.000 s: FLUSH_BUFFERS; 1 operation without an end"
                        + " create no callbacks were recorded: which filters saw it is not known"
                        + " close not seen; the cleanup came at +2.000 s"
                        + " verdict reference-suspect, warning, possible: ")
                .containsPattern("confirm !object 000000000000a000 !obtrace 000000000000a000 !fileobj 000000000000a000"
                        + " id ([0-9a-f]{8}) \\(fltscope explain trace.etl \\1\\)");
    }

    @Test
    void findingsStandInALineEachOnTheFirstScreenAndInFullBelow() {
        ends();
        leaks(19);
        records.atSecond(1).open(IRP, OBJECT, "\\one.txt");
        String text = text(60, 5);
        assertThat(text)
                .contains("\n E1  opens that pile up (10 of this kind, here the oldest)\n")
                .contains("  without an end: 10 leak-suspect, 10 unmatched-other\n");
        assertThat(text.indexOf("FINDINGS IN FULL\n\n E1  ")).isGreaterThan(text.indexOf("OPENS"));
        assertThat(text).contains("\n I1  open without an end\n     \\one.txt ");
    }

    @Test
    void moreThanAFewAreCountedAndTopZeroShowsThemAll() {
        ends();
        String letters = "abcdefghijklmnopqrstuvwxyz";
        for (int i = 0; i < letters.length(); i++) {
            records.atSecond(1 + i).open(IRP, OBJECT + 0x100L * i, "\\" + letters.charAt(i) + "z.txt");
        }
        records.atSecond(60).stillRecording();
        Analysis analysis = analyzer.finish(counters);
        String few = text(analysis, 5, Selection.ALL, false);
        assertThat(few).contains("     ... and 21 more below\n").contains("     ... and 21 more (--top 0 for all)\n");
        assertThat(few.lines().filter(line -> line.startsWith("     opened"))).hasSize(5);
        assertThat(text(analysis, 0, Selection.ALL, false).lines().filter(line -> line.startsWith("     opened")))
                .hasSize(26);
    }

    @Test
    void onlySeveritiesAreColoured() {
        ends();
        leaks(19);
        assertThat(text(60, 5, Selection.ALL, true))
                .contains("FINDINGS    \u001b[31m1 error\u001b[0m, ")
                .contains("\n\u001b[31m E1  \u001b[0mopens that pile up");
    }

    @Test
    void whereNoEndsAreRecordedItSaysSoAndListsNothing() {
        records.atSecond(1).create(IRP, OBJECT, "\\a.txt");
        assertThat(joined(text(60, 20)))
                .contains(
                        "nothing can be said of how opens ended: the 1 that are left are not leaks (end-not-recorded).")
                .contains("FILEIO and OP_END (0x60)")
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
                .contains("FINDINGS    1 unjudged\n")
                .contains("     verdict   indeterminate-loss, unjudged, unknown: ")
                .contains("             3  events lost: counted by the session and written into the file's")
                .contains("             1  WPP messages skipped: ");
    }

    @Test
    void callbacksAreNamedByTheirDriverAndTheirFunction() {
        records.at(0).imageLoaded(4, MY_FILTER, 0x1000, "\\SystemRoot\\System32\\drivers\\myflt.sys");
        records.at(1000).callback(MY_FILTER + 0x100, 0x00, false, 15);
        records.callback(MY_FILTER + 0x100, 0x00, false, 15).callback(MY_FILTER + 0x200, 0x00, false, 15);
        records.at(1100).callback(MY_FILTER + 0x100, 0x00, true, 20);
        records.at(1200).callback(MY_FILTER + 0x100, 0xF4, true, 20);
        records.at(1300).callback(0xFFFF_F900_0000_0000L, 0xFF, false, 30);
        records.callbackStart(MY_FILTER + 0x100, 0x00).callbackFailure(MY_FILTER + 0x100, 0x00, -1);
        records.callback(MY_FILTER + 0x100, 0x00, false, -5);
        String text = text(1, 20);
        assertThat(text)
                .containsPattern("  myflt {2}volume not known\n    CREATE pre +3 +1\\.5 ")
                .containsPattern("    CREATE post +1 +2\\.0 ")
                .containsPattern("    0xf4 post +1 +2\\.0 ")
                .containsPattern(
                        "  \\(unknown\\) {2}volume not known\n    ACQUIRE_FOR_SECTION_SYNC[A-Z.]* pre +1 +3\\.0 ")
                .contains("             1  callbacks failed\n");
        assertThat(joined(text))
                .contains("Left out: callbacks that by their time stamps returned before they were entered (1).");
    }

    @Test
    void timeOfFiltersAboveFileInfoIsBesideThatOfFileIoAndTimeBelowIsAPartOfIt() {
        records.at(0).imageLoaded(4, MY_FILTER, 0x1000, "\\SystemRoot\\System32\\drivers\\myflt.sys");
        records.imageLoaded(4, FILE_INFO, 0x1000, "\\SystemRoot\\System32\\drivers\\fileinfo.sys");
        records.imageLoaded(4, WOF, 0x1000, "\\SystemRoot\\System32\\drivers\\wof.sys");
        records.at(1000).callback(MY_FILTER, 0x00, false, 100);
        records.at(1100).callback(FILE_INFO, 0x00, false, 10);
        records.at(1300).callback(WOF, 0x00, false, 100);
        records.at(2000).create(IRP, OBJECT, "\\a").at(2300).end(IRP);
        assertThat(joined(text(1, 20)))
                // 100 ticks beside 300: a quarter; of the 300, 100 are the lower filter's.
                .contains("of each create: myflt 25 %, wof 25 %, below 50 %")
                .contains("FileIo measured of 1 create, FileInfo and what lies under it;")
                .contains("FileInfo's place is known by its callbacks");
    }

    @Test
    void aRequestInACallbackIsSaidToBeThere() {
        records.at(0).imageLoaded(4, MY_FILTER, 0x1000, "\\SystemRoot\\System32\\drivers\\myflt.sys");
        records.atSecond(10).callbackStart(MY_FILTER + 0x100, 0x03);
        assertThat(joined(text(60, 20)))
                .contains("REQUESTS 1 under way when the trace ended"
                        + " 50.0 s READ in the pre-operation callback of myflt, thread 101"
                        + " FileObject 0000000000000000");
    }

    @Test
    void aWindowCountsDurationsAndOpensOfItsTimeAlone() {
        analyzer = new Analyzer(
                IoRecords.header(),
                AnalysisOptions.of(RulesFile.builtIn()).in(new Window(4 * IoRecords.SECOND, 6 * IoRecords.SECOND)),
                PairingListener.NONE);
        records = new IoRecords(analyzer);
        ends();
        for (int second = 1; second <= 9; second++) {
            records.atSecond(second).open(IRP, OBJECT + 0x100L * second, "\\" + "abcdefghij".charAt(second) + "z.txt");
            records.callback(MY_FILTER, 0x03, false, 10);
        }
        Selection window = new Selection(null, List.of(), null, null, 0, 4_000_000_000L, 6_000_000_000L);
        String text = text(60, 20, window, false);
        assertThat(joined(text))
                .contains("shown from +4.000 s to +6.000 s: opens and requests that began then")
                .contains("10 creates: 1 closed, 9 without an end 3 of 9 without an end were chosen")
                .contains("\\ez.txt")
                .contains("\\gz.txt")
                .doesNotContain("\\hz.txt");
        // The open at 6 s ends a microsecond past it.
        assertThat(text).containsPattern("  CREATE +2 ").containsPattern("    READ pre +2 ");
    }
}
