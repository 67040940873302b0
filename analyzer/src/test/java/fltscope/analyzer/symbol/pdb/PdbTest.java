package fltscope.analyzer.symbol.pdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.analyzer.symbol.file.FileBytes;
import fltscope.analyzer.symbol.file.SymbolFileException;
import fltscope.analyzer.symbol.fixture.PdbModule;
import fltscope.analyzer.symbol.fixture.PdbWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small PDBs of our own. Section 1 is code at 0x1000, section 2 data behind it. */
class PdbTest {
    private static final UUID GUID = UUID.fromString("01020304-0506-0708-090A-0B0C0D0E0F10");

    private final PdbWriter writer = new PdbWriter(GUID, 1);

    @Test
    void theNearestPublicBeforeAnAddressIsItsNameThoughNotForCertain() throws IOException {
        writer.function("First", 1, 0x10).function("Second", 1, 0x200);

        CodeName name = at(0x1250);

        assertThat(name.name()).isEqualTo("Second");
        assertThat(name.offset()).isEqualTo(0x50);
        assertThat(name.from()).isEqualTo(NameSource.PUBLIC);
        assertThat(name.certain()).isFalse();
        assertThat(at(0x1010).name()).isEqualTo("First");
        assertThat(at(0x100F)).isNull();
    }

    @Test
    void aPublicThatLiesFarBeforeOrInAnotherSectionIsNoName() throws IOException {
        writer.function("Far", 1, 0).publicName("data", 2, 0, 0);

        assertThat(at(0x2000).name()).isEqualTo("Far");
        assertThat(at(0x2001)).isNull();
        assertThat(at(0x9010)).isNull();
    }

    @Test
    void assemblerRoutinesWithoutAFlagAreNamesAndStringsInCodeAreNot() throws IOException {
        writer.function("Before", 1, 0)
                .publicName("__alloca_probe", 1, 0x100, 0)
                .publicName("??_C@_03@text@", 1, 0x180, 0);

        assertThat(at(0x1104).name()).isEqualTo("__alloca_probe");
        assertThat(at(0x1190).name()).isEqualTo("__alloca_probe");
    }

    @Test
    void ofNamesForTheSameCodeTheFirstIsTakenAndTheOthersAreCounted() throws IOException {
        writer.function("Zeta", 1, 0).function("Alpha", 1, 0).function("Mid", 1, 0);

        assertThat(at(0x1008).name()).isEqualTo("Alpha");
        assertThat(at(0x1008).others()).isEqualTo(2);
    }

    @Test
    void namesOfCLoseTheirDecorationOnX86Only() throws IOException {
        writer.function("_PreCreate@12", 1, 0);
        assertThat(at(0x1000).name()).isEqualTo("_PreCreate@12");

        writer.x86();
        assertThat(at(0x1000).name()).isEqualTo("PreCreate");
        assertThat(at(0x1000).rawName()).isEqualTo("_PreCreate@12");
    }

    @Test
    void aProcedureIsCertainAndHasAnEnd() throws IOException {
        writer.function("?PreCreate@vfs@@YAHXZ", 1, 0x40);
        writer.module().procedure("vfs::PreCreate", 0x40, 0x30);

        CodeName name = at(0x106F);

        assertThat(name.name()).isEqualTo("vfs::PreCreate");
        assertThat(name.offset()).isEqualTo(0x2F);
        assertThat(name.from()).isEqualTo(NameSource.PROCEDURE);
        assertThat(name.certain()).isTrue();
        assertThat(name.others()).isZero();
        assertThat(at(0x1070).from()).isEqualTo(NameSource.PUBLIC);
    }

    @Test
    void ofSeveralLinesWithOneOffsetTheLastCountsAndTheBlockHasAnEnd() throws IOException {
        PdbModule module = writer.module().procedure("f", 0, 0x40);
        module.lines(module.file("C:\\src\\create.c"), 0, 0x30, 0, 10, 8, 11, 8, 12, 0x10, 0xF00F00, 0x18, 14);

        assertThat(at(0x1007).source()).isEqualTo(new SourceLine("C:\\src\\create.c", 10));
        assertThat(at(0x1008).source().line()).isEqualTo(12);
        assertThat(at(0x1010).source()).isNull();
        assertThat(at(0x102F).source().line()).isEqualTo(14);
        assertThat(at(0x1030).source()).isNull();
        assertThat(at(0x1030).name()).isEqualTo("f");
    }

    /** Annotations: 11 moves code and line, 12 gives a length and moves code, 4 gives the length of what began before. */
    @Test
    void whatWasInlinedStandsInnermostFirstWithItsOwnLine() throws IOException {
        long outer = writer.item("Outer");
        long inner = writer.item("Inner");
        PdbModule module = writer.module()
                .procedure(
                        "f",
                        0x100,
                        0x80,
                        PdbModule.inlineSite(outer, 12, 0x20, 0x10, 0),
                        PdbModule.inlineSite(inner, 11, 1 << 5 | 0, 3, 0x18, 4, 8, 0));
        int file = module.file("a/inline.h");
        module.inlinee(outer, file, 50).inlinee(inner, file, 70).lines(file, 0x100, 0x80, 0, 5);

        assertThat(at(0x110F).inlined())
                .containsExactly(new InlinedFunction("Inner", new SourceLine("a/inline.h", 71)));
        assertThat(at(0x1118).inlined())
                .containsExactly(
                        new InlinedFunction("Inner", new SourceLine("a/inline.h", 71)),
                        new InlinedFunction("Outer", new SourceLine("a/inline.h", 50)));
        assertThat(at(0x1120).inlined()).extracting(InlinedFunction::name).containsExactly("Outer");
        assertThat(at(0x1130).inlined()).isEmpty();
        assertThat(at(0x1118).source().line()).isEqualTo(5);
    }

    @Test
    void codeThatWasMovedAfterLinkingIsLookedUpWhereItCameFrom() throws IOException {
        writer.module().procedure("f", 0x100, 0x40);
        writer.omapToSource(0x5000, 0x1100, 0x5020, 0x8000_0000L, 0x5030, 0x1120);

        assertThat(at(0x5008).name()).isEqualTo("f");
        assertThat(at(0x5034).offset()).isEqualTo(0x24);
        assertThat(at(0x5024)).isNull();
        assertThat(at(0x4000)).isNull();
    }

    @Test
    void theAgeThatCountsIsThatOfTheDbiStreamWhereZeroFitsAll() throws IOException {
        writer.infoAge(4);
        try (Pdb pdb = open()) {
            assertThat(pdb.matches(new PdbId(GUID, 1))).isTrue();
            assertThat(pdb.matches(new PdbId(GUID, 4))).isFalse();
            assertThat(pdb.id()).isEqualTo(new PdbId(GUID, 1));
        }
        try (Pdb pdb = Pdb.open(FileBytes.of(new PdbWriter(GUID, 0).infoAge(3).toBytes()))) {
            assertThat(pdb.matches(new PdbId(GUID, 3))).isTrue();
            assertThat(pdb.matches(new PdbId(GUID, 4))).isFalse();
        }
    }

    @Test
    void aStoresKeyHasTheGuidInCapitalsAndTheAgeInHexadecimal() {
        assertThat(new PdbId(GUID, 28).key()).isEqualTo("0102030405060708090A0B0C0D0E0F101C");
        assertThat(PdbId.guid(0x0708_0506_0102_0304L, 0x100F_0E0D_0C0B_0A09L)).isEqualTo(GUID);
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 4096, 65_536})
    void pagesHaveManySizes(int pageSize) throws IOException {
        for (int i = 0; i < 500; i++) {
            writer.function("Function" + i, 1, 16L * i);
        }
        writer.pageSize(pageSize);

        assertThat(at(0x1000 + 16 * 321 + 3).name()).isEqualTo("Function321");
    }

    @Test
    void kindsOfPdbAreKnown() throws IOException {
        try (Pdb pdb = Pdb.open(FileBytes.of(writer.fastLink().toBytes()))) {
            assertThat(pdb.isFastLink()).isTrue();
            assertThat(pdb.hasProcedures()).isFalse();
        }
        PdbModule module = writer.module().procedure("f", 0, 16);
        module.lines(module.file("f.c"), 0, 16, 0, 1);
        try (Pdb pdb = open()) {
            assertThat(pdb.hasProcedures()).isTrue();
            assertThat(pdb.hasLines()).isTrue();
        }
    }

    @Test
    void whatIsNoPdbOfAnImageSaysWhatItIs() {
        assertRefused("BSJB and more", "portable PDB");
        assertRefused("Microsoft C/C++ program database 2.00\r\n\u001AJG\0\0", "older than Visual C++ 7");
        assertRefused("MZ", "not a PDB");
        assertRefused("", "not a PDB");
    }

    @Test
    void aCutOffFileSaysSo() {
        byte[] whole = writer.function("f", 1, 0).toBytes();

        assertThatThrownBy(() -> Pdb.open(FileBytes.of(Arrays.copyOf(whole, whole.length - 600))))
                .isInstanceOf(SymbolFileException.class)
                .hasMessageContaining("cut off");
    }

    private static void assertRefused(String content, String why) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Pdb.open(FileBytes.of(bytes)))
                .isInstanceOf(SymbolFileException.class)
                .hasMessageContaining(why);
    }

    private CodeName at(long rva) throws IOException {
        try (Pdb pdb = open()) {
            return pdb.at(rva);
        }
    }

    private Pdb open() throws IOException {
        return Pdb.open(FileBytes.of(writer.toBytes()));
    }
}
