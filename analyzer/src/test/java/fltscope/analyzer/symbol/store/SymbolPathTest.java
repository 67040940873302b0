package fltscope.analyzer.symbol.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolPathTest {
    private static final Path DEFAULT = Path.of("default").toAbsolutePath();
    private static final String URL = "https://msdl.microsoft.com/download/symbols";

    @Test
    void aFolderIsAPlainPlace() {
        assertThat(parse("a; b").places()).containsExactly(place("a", false), place("b", false));
    }

    @Test
    void aServerIsAskedAfterTheStoresOfItsChainAndFillsTheFirst() {
        SymbolPath path = parse("srv*near*far*" + URL);

        assertThat(path.places()).containsExactly(place("near", true), place("far", true));
        assertThat(path.servers()).containsExactly(new SymbolPath.Server(URL, folder("near")));
    }

    @Test
    void anEmptyPartIsTheDefaultStore() {
        assertThat(parse("srv**" + URL).places()).containsExactly(new SymbolPath.Place(DEFAULT, true));
        assertThat(parse("SRV*").places()).containsExactly(new SymbolPath.Place(DEFAULT, true));
        assertThat(parse("cache*").places()).containsExactly(new SymbolPath.Place(DEFAULT, true));
    }

    @Test
    void aCacheIsForAllThatStandsRightOfIt() {
        SymbolPath path = parse("a;cache*kept;b;srv*" + URL);

        assertThat(path.places()).containsExactly(place("a", false), place("kept", true), place("b", false));
        assertThat(path.servers()).containsExactly(new SymbolPath.Server(URL, folder("kept")));
    }

    @Test
    void theLongFormIsTheShortOne() {
        assertThat(parse("symsrv*symsrv.dll*near*" + URL)).isEqualTo(parse("srv*near*" + URL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\\server\\share", "//server/share", "http://x", "HTTPS://x/y"})
    void sharesAndUrlsAreServersNotFolders(String remote) {
        assertThat(parse(remote + ";srv*" + remote).places()).isEmpty();
        assertThat(parse(remote).servers())
                .extracting(SymbolPath.Server::address)
                .containsExactly(remote);
    }

    @Test
    void anotherKeywordIsNamed() {
        assertThatThrownBy(() -> parse("sv*a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'sv*a'");
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\a\\b\\x.pdb, x.pdb",
        "/a/x.pdb, x.pdb",
        "ntkrnlmp.pdb, ntkrnlmp.pdb",
        "console.pdb, console.pdb",
    })
    void ofAPathTheLastComponentIsTheName(String path, String name) {
        assertThat(FileNames.safe(path)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "a\\..",
                "a/..",
                "x:y",
                "nul",
                "NUL.pdb",
                "con.x.pdb",
                "com1",
                "a\u0000b",
                "a\nb",
                "x.",
                "x ",
                "a\\",
                "a*b",
                "?"
            })
    void whatIsNoNameIsRefused(String path) {
        assertThat(FileNames.safe(path)).isNull();
        assertThat(FileNames.safe("C:\\x\\" + "y".repeat(201))).isNull();
    }

    private static SymbolPath parse(String text) {
        return SymbolPath.parse(text, DEFAULT);
    }

    private static SymbolPath.Place place(String name, boolean store) {
        return new SymbolPath.Place(folder(name), store);
    }

    private static Path folder(String name) {
        return Path.of(name).toAbsolutePath();
    }

    @Test
    void variablesAreThoseOfMicrosoft() {
        assertThat(SymbolPath.VARIABLES).isEqualTo(List.of("_NT_ALT_SYMBOL_PATH", "_NT_SYMBOL_PATH"));
    }
}
