package fltscope.analyzer.symbol.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolSearchTest {
    private static final String KEY = "0102030405060708090A0B0C0D0E0F101C";

    @TempDir
    Path folder;

    private final List<String> tried = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.pdb/" + KEY + "/x.pdb",
                "x.pdb/" + KEY + "/x.pd_",
                "x.pdb/" + KEY + "/msfz0/x.pdb",
                "x./x.pdb/" + KEY + "/x.pdb",
                "X.PDB/0102030405060708090a0b0c0d0e0f101c/X.pdb"
            })
    void aStoreHasTwoOrThreeTiersAndLetterCaseDoesNotCount(String place) throws IOException {
        Path file = file(place);

        assertThat(find("srv*" + folder)).containsExactly(file);
        assertThat(find(folder.toString())).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.pdb", "sys/x.pdb", "Symbols/SYS/x.pdb", "x.pd_"})
    void aPlainFolderHasFilesInItselfOrByExtension(String place) throws IOException {
        Path file = file(place);

        assertThat(find(folder.toString())).containsExactly(file);
        assertThat(find("srv*" + folder)).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaidOfEachPlace() {
        assertThat(find(folder + ";srv*" + folder.resolve("store"))).isEmpty();
        assertThat(tried).hasSize(2).allMatch(line -> line.endsWith(": not there"));
    }

    @Test
    void aPointerIsFollowedBelowTheSymbolPath() throws IOException {
        Path file = file("elsewhere/real.pdb");
        pointer("PATH:" + file + "\r\n");

        assertThat(find("srv*" + folder)).containsExactly(file);
    }

    @Test
    void aPointerThatLeadsOutOfTheSymbolPathIsNotFollowed() throws IOException {
        Path outside = file("outside.pdb");
        Path store = Files.createDirectories(folder.resolve("store"));
        Path leaf = Files.createDirectories(store.resolve("x.pdb").resolve(KEY));
        for (String target : List.of(outside.toString(), "../../../outside.pdb")) {
            Files.writeString(leaf.resolve("file.ptr"), "PATH:" + target);

            assertThat(find("srv*" + store)).isEmpty();
            assertThat(tried).anyMatch(line -> line.contains("leads out of the symbol path"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH:\\\\server\\share\\x.pdb", "PATH:https://x.example/x.pdb", "//server/share/x.pdb"})
    void aPointerToAnotherMachineIsNotFollowed(String text) throws IOException {
        pointer(text);

        assertThat(find("srv*" + folder)).isEmpty();
        assertThat(tried).anyMatch(line -> line.contains("another machine"));
    }

    @Test
    void aPointersMessageIsPassedOn() throws IOException {
        pointer("MSG: Timeout");

        assertThat(find("srv*" + folder)).isEmpty();
        assertThat(tried).anyMatch(line -> line.endsWith(": Timeout"));
    }

    @Test
    void aPointerThatIsNoTextIsNotFollowed() throws IOException {
        pointer("PATH:a\u0000b");
        assertThat(find("srv*" + folder)).isEmpty();
        pointer("x".repeat(5000));
        assertThat(find("srv*" + folder)).isEmpty();
    }

    private void pointer(String text) throws IOException {
        Files.writeString(file("x.pdb/" + KEY + "/file.ptr"), text);
    }

    private Path file(String place) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }

    private List<Path> find(String path) {
        return new SymbolSearch(SymbolPath.parse(path, folder.resolve("default"))).find("x.pdb", KEY, "sys", tried);
    }
}
