package fltscope.analyzer.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.config.RulesFile;
import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.input.PastedText;
import fltscope.analyzer.input.debugger.DebuggerReader;
import fltscope.analyzer.input.instances.InstanceReader;
import fltscope.analyzer.report.explain.DebuggerText;
import fltscope.analyzer.report.explain.Dump;
import fltscope.analyzer.result.Analyzer;
import fltscope.analyzer.result.life.LifeCollector;
import fltscope.analyzer.result.life.LifeDetail;
import fltscope.analyzer.result.life.LifeFilter;
import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.ReadProgress;
import fltscope.collector.normalize.Normalizer;
import fltscope.schemas.trace.TraceCounters;
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

    private static String joined(String text) throws IOException {
        Dump dump = new Dump(
                "dump.txt", DebuggerReader.read(PastedText.of(text)), InstanceReader.read(PastedText.of(text)));
        Path trace = Golden.moduleFolder().resolve("samples").resolve("mup-scard.etl");
        TraceCounters counters = new TraceCounters();
        try (EtlReader reader = new EtlReader(List.of(trace), false)) {
            Analyzer analyzer = new Analyzer(reader.header(), RulesFile.builtIn());
            LifeCollector lives = new LifeCollector(LifeFilter.ofFileObjects(dump.fileObjects()), LifeDetail.none());
            Normalizer normalizer = new Normalizer(
                    record -> {
                        analyzer.accept(record);
                        lives.accept(record);
                    },
                    counters);
            reader.read(normalizer, counters, ReadProgress.NONE);
            StringWriter out = new StringWriter();
            new DebuggerText(new PrintWriter(out), dump, analyzer.finish(counters), analyzer.state(), lives.finish())
                    .write();
            return out.toString();
        }
    }
}
