package fltscope.analyzer.input.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.input.PastedText;
import fltscope.analyzer.input.UnreadLine;
import fltscope.schemas.fixture.SharedTraces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DebuggerReaderTest {
    private static final String SAMPLE = "mup-scard.debugger.txt";

    @Test
    void theRealDumpIsReadInFull() throws IOException {
        try (InputStream in = Files.newInputStream(SharedTraces.orSkip("../debugger/mup-scard.txt"))) {
            FoundingCase.assertIn(DebuggerReader.read(in));
        }
    }

    @Test
    void ourSampleSaysTheSame() throws IOException {
        FoundingCase.assertIn(read(PastedText.sample(SAMPLE)));
    }

    @Test
    void whatForumsAndMailsDoToTheDumpChangesNothing() throws IOException {
        String text = PastedText.sample(SAMPLE);
        String curly = text.replaceAll("\"([^\"]*)\"", "\u201C$1\u201D");
        List<String> variants = List.of(
                text.replace("\n", "\r\n"),
                text.replaceAll("(?m)^[ \t]+", ""),
                text.replaceAll("(?m)^[ \t]+", "").replaceAll("[ \t]+", " "),
                text.replaceAll(" {3,}", "\t"),
                text.replace("\n", "\n\n"),
                text.replaceAll("(?m)^", "> > "),
                text.replaceAll("(?m)^", "\u00A0\u200B"),
                curly,
                curly.replaceAll("(?m)^[ \t]+", ""),
                text.replace("\"", "&quot;"),
                text.replace("\"", "\u00AB"),
                text.replace("\"", ""),
                text.replace("0x", "0\u00D7"),
                text.replaceAll("\\bffff([ec])000", "0xffff$1000`"),
                text.replaceAll("\\bffff([ec])000", "ffff$1000\u2019"),
                text.replaceAll("\\bffff[0-9a-f]{12}", "0x$0").replace("0x0x", "0x"),
                upperHex(text),
                text.replace("0: kd> ", "kd> "),
                text.replace("0: kd> ", "lkd> "),
                text.replace("0: kd> ", "16.0: kd:x86> "),
                text.replace("0: kd> ", "").replace("!fltkd.filter", "!filter"),
                text + text,
                "I ran this on the target: it hangs\n\n" + text + "\nAny ideas?\nThanks: Jo\n",
                text.replace("0: kd> !fileobj", "After finding the file object I looked into it:\n\n0: kd> !fileobj"));
        for (String variant : variants) {
            long failures = variant.startsWith(text + "0") ? 2 : 1;
            assertThat(failuresOf(variant)).isEqualTo(3 * failures);
            FoundingCase.assertIn(once(read(variant)));
        }
    }

    @Test
    void everyEncodingSaysTheSame() throws IOException {
        String curly = PastedText.sample(SAMPLE).replaceAll("\"([^\"]*)\"", "\u201C$1\u201D");
        for (byte[] bytes : List.of(
                ("\uFEFF" + curly).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + curly).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + curly).getBytes(StandardCharsets.UTF_16BE),
                curly.getBytes(Charset.forName("windows-1252")))) {
            FoundingCase.assertIn(DebuggerReader.read(new ByteArrayInputStream(bytes)));
        }
    }

    @Test
    void symbolBannersInTheMiddleOfAStructureAreNoPartOfIt() throws IOException {
        String banner = """
            *************************************************************************
            ***    Your debugger is not using the correct symbols                 ***
            ***    Type referenced: fltmgr!_FLT_VERIFIER_EXTENSION                ***
            *************************************************************************
            """;
        FoundingCase.assertIn(read(PastedText.sample(SAMPLE).replace("         Flags ", banner + "         Flags ")));
    }

    @Test
    void anotherCommandEndsAStructureAndItsFieldsAreNotRead() throws IOException {
        DebuggerFacts facts = read("""
            kd> !fltkd.instance fffffa8004432c60
            FLT_INSTANCE: fffffa8004432c60 "TFsFlt Instance" "389700"
               Volume                   : fffffa800404d010 "\\Device\\HarddiskVolume1"
            kd> lm m fltmgr
            start             end                 module name
            fffff801`11223000 fffff801`11289000   fltmgr     (pdb symbols)
            kd> !whatever 1
               Volume                   : fffffa8004040000 "\\Device\\Mup"
               Flags                    : [00000002] Deleting
            """);
        assertThat(facts.instances()).hasSize(1);
        assertThat(facts.instances().get(0).volumeName()).isEqualTo("\\Device\\HarddiskVolume1");
        assertThat(facts.instances().get(0).flags()).isEmpty();
        assertThat(facts.volumes()).hasSize(1);
        assertThat(facts.unreadCount()).isZero();
    }

    @Test
    void whatLooksLikeAFieldAndIsUnknownIsNamedWithItsLine() throws IOException {
        DebuggerFacts facts = read("""
            FLT_FILTER: 94144008 "luafv" "135000"
               NewInLaterWindows        : 94144010
               Flags                    : ?????
               Flags                    : 0x6
            FLT_INSTANCE: gone
            This text says: nothing
            """);
        assertThat(facts.unread())
                .containsExactly(
                        new UnreadLine(2, "NewInLaterWindows        : 94144010"),
                        new UnreadLine(4, "Flags                    : 0x6"),
                        new UnreadLine(5, "FLT_INSTANCE: gone"));
        assertThat(facts.unreadCount()).isEqualTo(3);
        assertThat(facts.filters().get(0).address()).isEqualTo(0x9414_4008L);
    }

    @Test
    void unreadLinesAreCountedAndOnlyTheFirstAreKept() throws IOException {
        DebuggerFacts facts = read("FLT_FILTER: 94144008\n"
                + ("Unknown" + "x".repeat(30) + " : 0x1 " + "y".repeat(500) + "\n").repeat(1000));
        assertThat(facts.unreadCount()).isEqualTo(1000);
        assertThat(facts.unread())
                .hasSizeLessThan(100)
                .allMatch(line -> line.text().length() <= 200);
    }

    @Test
    void ordinaryTextSaysNothing() throws IOException {
        DebuggerFacts facts = read("""
            Hello all: my filter does not unload.
            \\Device\\Mup
            I typed !fltkd.filters and got 0x1000: nothing.
            """);
        assertThat(facts.isEmpty()).isTrue();
        assertThat(facts.unreadCount()).isZero();
    }

    @Test
    void noTextFailsAndNoneGrowsWithoutBound() throws IOException {
        String text = PastedText.sample(SAMPLE);
        Random random = new Random(20_261_122);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = PastedText.spoilt(text, random);
            assertThat(DebuggerReader.read(new ByteArrayInputStream(bytes)).unread())
                    .hasSizeLessThan(100);
        }
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(20_000)];
            random.nextBytes(bytes);
            assertThat(DebuggerReader.read(new ByteArrayInputStream(bytes)).isEmpty())
                    .isTrue();
        }
    }

    @Test
    void aTextThatNeverEndsALineOrRepeatsOneSignIsReadInTime() throws IOException {
        for (String unit :
                List.of(" ", ">", "-", "\"", ":", "a b ", "0", "FLT_FILTER: ", "Object: ", "\\a ", "!", "(", "[")) {
            assertThat(read(unit.repeat(400_000)).instances()).isEmpty();
            assertThat(read("FLT_INSTANCE: 94146008 " + unit.repeat(4000)).instances())
                    .hasSize(1);
        }
    }

    @Test
    void structuresPastTheLimitAreCountedAsUnread() throws IOException {
        StringBuilder text = new StringBuilder();
        int more = FactsBuilder.MAX_FACTS + 10;
        for (int i = 0; i < more; i++) {
            text.append(String.format(Locale.ROOT, "FLT_VOLUME: %016x \"v\"%n", 0xFFFF_E000_0000_0000L + i));
        }
        DebuggerFacts facts = read(text.toString());
        assertThat(facts.volumes()).hasSize(FactsBuilder.MAX_FACTS);
        assertThat(facts.unreadCount()).isEqualTo(10);
    }

    private static String upperHex(String text) {
        return text.replaceAll("ffffe0000110b630", "FFFFE0000110B630")
                .replaceAll("ffffe00003718c10", "FFFFE00003718C10");
    }

    private static long failuresOf(String text) throws IOException {
        return read(text).debuggerFailures();
    }

    /** A dump pasted twice has the debugger's failures twice; all else stands once. */
    private static DebuggerFacts once(DebuggerFacts facts) {
        return new DebuggerFacts(
                facts.filters(),
                facts.instances(),
                facts.volumes(),
                facts.ports(),
                facts.usage(),
                facts.objects(),
                facts.fileObjects(),
                facts.kernel(),
                3,
                facts.unreadCommands(),
                facts.unread(),
                facts.unreadCount());
    }

    private static DebuggerFacts read(String text) throws IOException {
        return DebuggerReader.read(PastedText.of(text));
    }
}
