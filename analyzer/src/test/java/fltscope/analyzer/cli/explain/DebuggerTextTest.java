package fltscope.analyzer.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.input.PastedText;
import fltscope.analyzer.input.debugger.DebuggerReader;
import fltscope.analyzer.input.instances.InstanceReader;
import fltscope.analyzer.report.explain.DebuggerText;
import fltscope.analyzer.report.explain.Dump;
import fltscope.analyzer.result.FilterRow;
import fltscope.analyzer.run.AnalyzedTrace;
import fltscope.analyzer.run.TraceAnalysis;
import fltscope.analyzer.run.TraceOptions;
import fltscope.schemas.fixture.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DebuggerTextTest {
    /** A filter and file objects that the sample trace does not have, one that ended in it, and a line that is broken. */
    private static final String MORE = """

        0: kd> !fltkd.filter ffffe00003aa0010 8 1

        FLT_FILTER: ffffe00003aa0010 "other" "100000"
           Object usage/reference information:
              References to FLT_CONTEXT                : 3
              Open files                               : 1
           List of objects used/referenced::
              FLT_VERIFIER_OBJECT: ffffe0000371d340
                 Object: ffffe00009999990  Type: FILE_OBJECT  RefCount: 00000002
        FLT_INSTANCE: zzz0
        """;

    @Test
    void theWholeDumpIsJoined() throws IOException {
        String text = joined(PastedText.sample("mup-scard.debugger.txt") + MORE);

        assertThat(text)
                .startsWith("DEBUGGER    dump.txt\n")
                .contains("filter vfsmfd @263410, FLT_FILTER ffffe00003717560")
                .contains("instance VEAI @263400 on \\Device\\Mup is DRAINING, Deleting: its teardown")
                .contains("holds       Open files 1\n")
                .contains("FILE_OBJECT ffffe0000110b630  \\TSCLIENT\\SCARD\\2")
                .contains("trace       opened at +12.431 002 s by svchost.exe (1184) thread 2216")
                .contains("agrees      name, FsContext = FileKey ffffc0000286bb00, sharing,")
                .contains("verdict     known-holder: smart-card redirector")
                .contains("so          opened by svchost.exe (1184) thread 2216, not by vfsmfd");
        assertThat(text)
                .contains("filter other @100000, FLT_FILTER ffffe00003aa0010")
                .contains("References to FLT_CONTEXT 3, Open files 1")
                .contains("no callback of a driver of that name")
                .contains(
                        "FILE_OBJECT ffffe00009999990\n  held by     other", "by Filter Verifier's book, references 2")
                .contains("not there: opened before it and not used since")
                .contains("Lines not understood: 1\n", "FLT_INSTANCE: zzz0");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aDumpWithoutFileObjectsSaysSo() throws IOException {
        assertThat(joined("FLT_FILTER: ffffe00003aa0010 \"\u202ex\" \"100000\"\n"))
                .contains("It shows no file object.", "filter \\u{202e}x @100000")
                .doesNotContain("\u202e");
    }

    @Test
    void theDumpsOwnWordsAreUsed() throws IOException {
        String text = joined("""
            0: kd> !fltkd.filter 8635d008
            FLT_FILTER: 8635d008 "MyDriver" "365800"
               FLT_OBJECT: 8635d008  [02000001] Filter DRAINING
                  RundownRef               : 0x8312fad1
               ActiveOpens              : (8635d0dc)  mCount=43
               Communication Port List  : (8635d108)  mCount=1
               Client Port List         : (8635d134)  mCount=2
               VerifierExtension        : 00000000
            FLT_FILTER: 8635d100 "vfsmfd" "263410"
               ActiveOpens              : (8635d0dc)  mCount=1
            0: kd> !fltkd.volume ffffcf807f1787f0
            FLT_VOLUME: ffffcf807f1787f0 "\\Device\\HarddiskVolume64"
               FLT_OBJECT: ffffcf807f1787f0  [04000001] Volume DRAINING
                  RundownRef               : 0x0000000000000008 (4)
               Flags                    : [00000064] DrainVolume Detached
               TargetedOpenCount        : 562
            0: kd> lm
            start end module name
            """);
        String words = text.replaceAll("\\s+", " ");
        assertThat(words)
                .contains("filter MyDriver @365800, FLT_FILTER 8635d008 is DRAINING: its teardown waits for rundown"
                        + " references, which the dump does not count")
                .contains("holds 43 active opens; 2 clients of its ports; Filter Verifier does not watch it")
                .contains("holds 1 active open: the trace has no open of its own without an end; what Filter Verifier"
                        + " counted was not pasted")
                .contains(
                        "volume \\Device\\HarddiskVolume64 is DRAINING, DrainVolume, Detached: its teardown waits for 4"
                                + " rundown references")
                .contains("holds 562 targeted opens")
                .contains("Commands not read: lm (line 17)")
                .doesNotContain("nothing that Filter Verifier counted");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void countersWithoutTheirFilterAreGivenToTheOneThatIsLeftOrToNone() throws IOException {
        String book = """
               Object usage/reference information:
                  References to FLT_CONTEXT                : 2
            """;
        assertThat(joined(book).replaceAll("\\s+", " "))
                .contains("of which filter is not known holds References to FLT_CONTEXT 2");
        assertThat(joined("kd> !fltkd.filters\nFLT_FILTER: 8635d008 \"MyDriver\" \"365800\"\nkd> !fltkd.filter f\n"
                                + book)
                        .replaceAll("\\s+", " "))
                .contains("by elimination those of MyDriver holds References to FLT_CONTEXT 2");
    }

    @Test
    void aFilterWithAnotherNameIsFoundByItsCallbacksOrByElimination() throws IOException {
        String vfsmfd = "FLT_FILTER: 8635d008 \"Scanner\" \"263410\"\n";
        assertThat(joined(vfsmfd)).contains("no callback of a driver of that name");
        assertThat(joined(vfsmfd + "   FilterUnload : " + "%016x".formatted(Machine.VFSMFD.base() + 0x1234)
                                + "  (no symbol)\n")
                        .replaceAll("\\s+", " "))
                .contains("callbacks of vfsmfd.sys, by the address of its callbacks;");
        StringBuilder all = new StringBuilder(vfsmfd);
        int address = 0x8635_e000;
        for (String other : filtersOfTheSample()) {
            if (!other.equalsIgnoreCase("vfsmfd.sys")) {
                all.append("FLT_FILTER: %08x \"%s\" \"1\"\n".formatted(++address, other.replace(".sys", "")));
            }
        }
        assertThat(joined(all.toString()).replaceAll("\\s+", " "))
                .contains("callbacks of vfsmfd.sys, by elimination: it is the only driver");
    }

    @Test
    void requestsAndThreadsAreJoinedWithWhatWasUnderWay() throws IOException {
        String text = joined("""
            0: kd> !irp ffffe00030804200
            Irp is active with 10 stacks 8 is current (= 0xffffe00030804430)
             No Mdl: No System Buffer: Thread ffffe00030004000:  Irp stack trace.
                 cmd  flg cl Device   File     Completion-Context
            >[IRP_MJ_CLEANUP(12), N/A(0)]
                        0 e0 ffffe00001fa0660 ffffe0000110b630 fffff80001412b40-ffffe00030004200 Success Error Cancel pending
            	       \\Driver\\WinFsp	FLTMGR!FltpPassThroughCompletion
            0: kd> !thread ffffe00030004000
            THREAD ffffe00030004000  Cid 04a0.08a8  Teb: 0000 Win32Thread: 0000 WAIT
            IRP List:
                ffffe00030804200: (0006,03a0) Flags: 00000884  Mdl: 00000000
            Owning Process            ffffe00030004010       Image:         svchost.exe
            """);
        assertThat(text.replaceAll("\\s+", " "))
                .contains("Irp ffffe00030804200, CLEANUP of FILE_OBJECT ffffe0000110b630, issued by svchost.exe (1184)"
                        + " thread 2216 at \\Driver\\WinFsp")
                .contains("no such request of this file object was under way when it ended")
                .contains("FILE_OBJECT ffffe0000110b630")
                .contains("opened at +12.431 002 s by svchost.exe (1184) thread 2216");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aListOfAnotherMachineIsSaidTo() throws IOException {
        String list = """
            Filter Name                     Num Instances    Altitude    Frame
            ------------------------------  -------------  ------------  -----
            NotHere                                 4       328010         0
            Old                                                         <Legacy>
            """;
        assertThat(joined(list).replaceAll("\\s+", " "))
                .contains("none of the filters listed (NotHere, Old) has callbacks in the trace")
                .contains("legacy filters, whose work is in no callback: Old");
        assertThat(joined(list + "vfsmfd                                  4       263410         0\n"))
                .doesNotContain("none of the filters");
    }

    @Test
    void aFilterThatRunsIsNotSaidToBeTornDown() throws IOException {
        assertThat(joined("""
            FLT_FILTER: ffffe00003aa0010 "x" "100000"
               FLT_OBJECT: ffffe00003aa0010  [02000000] Filter
                  RundownRef               : 0x0000000000000004 (2)
               Flags                    : [00000002] FilteringInitiated
               Could not read field "Foo" of FLT_FILTER from address: ffffe00003aa0010
            """))
                .contains("FLT_FILTER ffffe00003aa0010 is FilteringInitiated\n")
                .contains("The debugger itself could not read 1 field.\n")
                .doesNotContain("teardown");
    }

    private static List<String> filtersOfTheSample() {
        try (TraceAnalysis analysis = TraceAnalysis.of(sample(), TraceOptions.standard())) {
            return analysis.run().analysis().filters().stream()
                    .map(FilterRow::driver)
                    .toList();
        }
    }

    private static Path sample() {
        return Golden.samples().resolve("mup-scard.etl");
    }

    private static String joined(String text) throws IOException {
        Dump dump = new Dump(
                "dump.txt", DebuggerReader.read(PastedText.of(text)), InstanceReader.read(PastedText.of(text)));
        TraceOptions options = TraceOptions.standard().withLivesOf(dump.fileObjects());
        try (TraceAnalysis analysis = TraceAnalysis.of(sample(), options)) {
            AnalyzedTrace analyzed = analysis.run();
            StringWriter out = new StringWriter();
            new DebuggerText(new PrintWriter(out), dump, analyzed.analysis(), analyzed.state(), analyzed.lives())
                    .write();
            return out.toString();
        }
    }
}
