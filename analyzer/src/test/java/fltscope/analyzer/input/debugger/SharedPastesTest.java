package fltscope.analyzer.input.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.input.UnreadLine;
import fltscope.analyzer.input.instances.InstanceList;
import fltscope.analyzer.input.instances.InstanceReader;
import fltscope.analyzer.input.instances.ListedInstance;
import fltscope.schemas.fixture.SharedTraces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pastes that failed once, beside the repository. Skipped where they are not. */
class SharedPastesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "m1-activeopens",
                "m2c-nohead",
                "m2d",
                "m3-volume",
                "m6-name-differs",
                "m7b",
                "s5-both",
                "s6-indent-prefix"
            })
    void eachIsReadOrItsCommandsAreNamed(String name) throws IOException {
        DebuggerFacts facts = DebuggerReader.read(open(name));
        assertThat(facts.isEmpty()).isFalse();
        assertThat(facts.unread()).isEmpty();
        assertThat(InstanceReader.read(open(name)).unread()).isEmpty();
    }

    /** Whatever else is put there: it says something, and no line is left over without a word. */
    @Test
    void noPasteInTheFoldersIsPassedOver() throws IOException {
        int pastes = 0;
        for (String folder : List.of("../cases", "../debugger")) {
            try (Stream<Path> files = Files.list(SharedTraces.orSkip(folder))) {
                for (Path paste :
                        files.filter(file -> file.toString().endsWith(".txt")).toList()) {
                    byte[] text = Files.readAllBytes(paste);
                    DebuggerFacts facts = DebuggerReader.read(new ByteArrayInputStream(text));
                    InstanceList list = InstanceReader.read(new ByteArrayInputStream(text));
                    assertThat(facts.isEmpty() && list.isEmpty())
                            .as("%s says nothing", paste)
                            .isFalse();
                    assertThat(facts.unread()).as("%s", paste).isEmpty();
                    assertThat(list.unread()).as("%s", paste).isEmpty();
                    pastes++;
                }
            }
        }
        assertThat(pastes).isGreaterThanOrEqualTo(17);
    }

    @Test
    void aCommandThatIsNotReadIsNamed() throws IOException {
        assertThat(DebuggerReader.read(open("s5-both")).unreadCommands())
                .extracting(UnreadLine::text)
                .singleElement()
                .asString()
                .startsWith("dx (FLTMGR!_FLT_OPERATION_REGISTRATION");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s1-ja",
                "s1-ja-cp932",
                "s1-ja-utf16",
                "s1-ja-utf16-nobom",
                "s2-zh",
                "s2-zh-cp936",
                "s3-fr",
                "s3-fr-cp850"
            })
    void listsAreReadInEveryLanguageAndEncoding(String name) throws IOException {
        InstanceList list = InstanceReader.read(open(name));
        assertThat(list.filters())
                .filteredOn(filter -> !filter.legacy())
                .extracting(filter -> filter.name() + " @" + filter.altitude() + " " + filter.instances())
                .containsExactly("WdFilter @328010 4", "vfsmfd @263410 4");
        assertThat(list.unread()).isEmpty();
        if (name.startsWith("s2")) {
            assertThat(list.filters().get(1).name()).isEqualTo("\u65E7\u7248\u8FC7\u6EE4");
        }
    }

    @Test
    void theListThatWasWrappedHasAllItsInstances() throws IOException {
        InstanceList list = InstanceReader.read(open("s4-wrap80"));
        assertThat(list.filters()).hasSize(5);
        assertThat(list.instances())
                .hasSize(16)
                .extracting(ListedInstance::name)
                .contains("WdFilter Instance", "VEAI", "Wof Instance");
        assertThat(list.unread()).isEmpty();
    }

    private static InputStream open(String name) throws IOException {
        return new ByteArrayInputStream(Files.readAllBytes(SharedTraces.orSkip("../cases/" + name + ".txt")));
    }
}
