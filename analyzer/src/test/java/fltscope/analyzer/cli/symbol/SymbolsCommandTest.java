package fltscope.analyzer.cli.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fltscope.analyzer.cli.Run;
import fltscope.analyzer.json.SchemaCheck;
import fltscope.analyzer.symbol.fixture.PdbModule;
import fltscope.analyzer.symbol.fixture.PdbWriter;
import fltscope.analyzer.symbol.fixture.SharedPdbs;
import fltscope.analyzer.symbol.pdb.Pdb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a trace and a symbol store to functions and lines in every report. */
class SymbolsCommandTest {
    private static final UUID GUID = UUID.fromString("01020304-0506-0708-090A-0B0C0D0E0F10");
    private static final String KEY = "0102030405060708090A0B0C0D0E0F101";
    private static final String ROW = "vfsmini!PreCreate+0x3c [create.c:214]";

    @TempDir
    Path folder;

    private Path trace;
    private Path store;

    @BeforeEach
    void writeTrace() throws IOException {
        trace = folder.resolve("t.etl");
        store = folder.resolve("store");
        SymbolTrace.write(trace, GUID, 0x103C);
    }

    private void writeStore(PdbWriter writer) throws IOException {
        PdbModule module = writer.module().procedure("PreCreate", 0, 0x40);
        module.lines(module.file("C:\\src\\create.c"), 0, 0x40, 0, 213, 0x38, 214, 0x3C, 215);
        Path leaf = Files.createDirectories(store.resolve("vfsmini.pdb").resolve(KEY));
        Files.write(leaf.resolve("vfsmini.pdb"), writer.toBytes());
    }

    @Test
    void aReportNamesFunctionsAndLinesAndFoldsWhatSaysNothing() throws IOException {
        writeStore(new PdbWriter(GUID, 1));

        String report = Run.of("analyze", trace, "--symbols", "srv*" + store).out();

        assertThat(report)
                .contains(ROW)
                .contains("stack     ... 4 frames of nt, fltmgr\n               " + ROW + "\n")
                .contains("backupd.exe+0x60\n               backupd.exe+0x70\n");
    }

    @Test
    void allFramesAndRawFramesAreShownWhenAsked() throws IOException {
        writeStore(new PdbWriter(GUID, 1));

        assertThat(Run.of("analyze", trace, "--symbols", store, "--all-frames").out())
                .contains("ntoskrnl.exe+0x4000", ROW)
                .doesNotContain("frames of");
        assertThat(Run.of("analyze", trace, "--symbols", store, "--raw").out())
                .contains("vfsmini.sys+0x103c")
                .doesNotContain("PreCreate");
    }

    @Test
    void jsonHasFramesOnlyWithSymbolsAndTheFingerprintStays() throws IOException {
        writeStore(new PdbWriter(GUID, 1));

        JsonNode plain = SchemaCheck.assertMatches(
                "report.schema.json", Run.of("analyze", trace, "--json").out());
        JsonNode named = SchemaCheck.assertMatches(
                "report.schema.json",
                Run.of("analyze", trace, "--symbols", store, "--json").out());

        JsonNode open = named.at("/opens/0");
        JsonNode frame = open.at("/frames/4");
        assertThat(frame.at("/module").asText()).isEqualTo("vfsmini.sys");
        assertThat(frame.at("/rva").asText()).isEqualTo("0x103c");
        assertThat(frame.at("/function").asText()).isEqualTo("PreCreate");
        assertThat(frame.at("/offset").asInt()).isEqualTo(0x3C);
        assertThat(frame.at("/file").asText()).isEqualTo("C:\\src\\create.c");
        assertThat(frame.at("/line").asInt()).isEqualTo(214);
        assertThat(frame.at("/nameFrom").asText()).isEqualTo("procedure");
        assertThat(open.at("/stack")).isEqualTo(plain.at("/opens/0/stack"));
        assertThat(open.at("/fingerprint")).isEqualTo(plain.at("/opens/0/fingerprint"));
        assertThat(plain.at("/opens/0").has("frames")).isFalse();
    }

    @Test
    void explainShowsEveryFrame() throws IOException {
        writeStore(new PdbWriter(GUID, 1));

        assertThat(Run.of("explain", trace, "*", "--symbols", store).out())
                .contains(ROW, "ntoskrnl.exe+0x1000", "ntdll.dll+0x80");
        JsonNode json = SchemaCheck.assertMatches(
                "explain.schema.json",
                Run.of("explain", trace, "*", "--symbols", store, "--json").out());
        assertThat(json.at("/life/createFrames/4/function").asText()).isEqualTo("PreCreate");
    }

    @Test
    void eventsNamesTheFramesOfStacks() throws IOException {
        writeStore(new PdbWriter(GUID, 1));

        assertThat(Run.of("events", trace, "--symbols", store).out()).contains("(" + ROW + ")");
        assertThat(Run.of("events", trace, "--symbols", store, "--json").out())
                .contains("\"stack5Function\":\"" + ROW + "\"");
        assertThat(Run.of("events", trace).out()).contains("(vfsmini.sys+0x103c)");
    }

    @Test
    void aPdbOfAnotherBuildIsRefusedWithBothIds() throws IOException {
        writeStore(new PdbWriter(new UUID(7, 8), 1));

        assertThat(Run.of("analyze", trace, "--symbols", store).out()).doesNotContain("PreCreate");
        assertThat(Run.of("symbols", trace, "--symbols", store).out().replaceAll("\\s+", " "))
                .contains("vfsmini.sys none")
                .contains("another build (00000000-0000-0007-0000-000000000008, age 1; the image has"
                        + " 01020304-0506-0708-090A-0B0C0D0E0F10, age 1)");
    }

    @Test
    void eachImageIsListedWithWhatItsNamesAreFrom() throws IOException {
        writeStore(new PdbWriter(GUID, 1));

        String text = Run.of("symbols", trace, "--symbols", store).out();

        assertThat(text)
                .startsWith("SYMBOLS     3 kernel images on stacks of findings: 1 private, 2 none\n")
                .contains("  vfsmini.sys  private\n", "the trace was not merged")
                .doesNotContain("backupd.exe");
        assertThat(Run.of("symbols", trace, "--symbols", store, "--all").out())
                .contains("5 images", "backupd.exe  none");
    }

    @Test
    void whatIsNeededIsListedForAMachineWithNetwork() {
        assertThat(Run.of("symbols", trace, "--needed").out()).isEqualTo("vfsmini.pdb," + KEY + ",1\n");
        assertThat(Run.of("symbols", trace, "--needed=plain").out()).isEqualTo("vfsmini.pdb/" + KEY + "/vfsmini.pdb\n");
    }

    @Test
    void aFileAtHandIsChecked() throws IOException {
        writeStore(new PdbWriter(GUID, 1));
        Path good = store.resolve("vfsmini.pdb").resolve(KEY).resolve("vfsmini.pdb");
        Path other = Files.write(folder.resolve("o.pdb"), new PdbWriter(GUID, 2).toBytes());

        Run both = Run.of("symbols", trace, "--check", good, "--check", other);

        assertThat(both.out())
                .contains("belongs to vfsmini.sys", "belongs to no image")
                .contains("age 2");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(Run.of("symbols", trace, "--check", good).exitCode()).isZero();
    }

    @Test
    void aPathThatCanNotBeReadIsWrongUsage() {
        Run run = Run.of("analyze", trace, "--symbols", "sv*x");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--symbols: 'sv*x'");
    }

    @Test
    void serversAreCountedAndNotAsked() {
        Run run = Run.of("analyze", trace, "--symbols", "srv*" + store + "*https://symbols.invalid/x");

        assertThat(run.err()).contains("1 symbol server not asked");
    }

    /** llvm-symbolizer: 1013 is Allowed, inlined into PreCreate; 1033 is the return address of the call at line 30. */
    @Test
    void aRealDriverIsNamed() throws IOException {
        Path pdb = SharedPdbs.orSkip("own/x64/vfsmini.pdb");
        UUID guid;
        try (Pdb open = Pdb.open(pdb)) {
            guid = open.id().guid();
        }
        SymbolTrace.write(trace, guid, 0x1033, 0x1014);

        assertThat(Run.of("analyze", trace, "--symbols", pdb.getParent()).out())
                .contains("vfsmini!PreCreate+0x33 [create.c:30]")
                .contains("vfsmini!Allowed [create.c:18] (inlined)");
    }
}
