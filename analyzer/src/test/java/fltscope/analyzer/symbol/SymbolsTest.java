package fltscope.analyzer.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.symbol.fixture.CabinetWriter;
import fltscope.analyzer.symbol.fixture.PdbModule;
import fltscope.analyzer.symbol.fixture.PdbWriter;
import fltscope.analyzer.symbol.fixture.PeWriter;
import fltscope.analyzer.symbol.fixture.SharedPdbs;
import fltscope.analyzer.symbol.pdb.PdbId;
import fltscope.analyzer.symbol.store.SymbolPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SymbolsTest {
    private static final UUID GUID = UUID.fromString("01020304-0506-0708-090A-0B0C0D0E0F10");
    private static final int STAMP = 0x07503E39;
    private static final ImageFile WITH_ID =
            new ImageFile("vfsmfd.sys", STAMP, PeWriter.SIZE_OF_IMAGE, new PdbId(GUID, 1), "D:\\build\\vfsmfd.pdb");
    private static final ImageFile WITHOUT_ID = new ImageFile("vfsmfd.sys", STAMP, PeWriter.SIZE_OF_IMAGE, null, null);

    @TempDir
    Path folder;

    @Test
    void aReturnAddressIsThatOfTheCallBeforeIt() throws IOException {
        PdbWriter writer = new PdbWriter(GUID, 1);
        PdbModule module = writer.module().procedure("PreCreate", 0, 0x40);
        module.lines(module.file("src\\create.c"), 0, 0x40, 0, 213, 0x38, 214, 0x3C, 215);
        Files.write(folder.resolve("vfsmfd.pdb"), writer.toBytes());

        assertThat(row(WITH_ID, 0x103C, true)).isEqualTo("vfsmfd!PreCreate+0x3c [create.c:214]");
        assertThat(row(WITH_ID, 0x103C, false)).isEqualTo("vfsmfd!PreCreate+0x3c [create.c:215]");
        assertThat(row(WITH_ID, 0x1040, true)).isEqualTo("vfsmfd!PreCreate+0x40 [create.c:215]");
        assertThat(row(WITH_ID, 0x1000, false)).isEqualTo("vfsmfd!PreCreate [create.c:213]");
    }

    @Test
    void aPdbOfAnotherBuildIsRefusedWithBothIds() throws IOException {
        Files.write(
                folder.resolve("vfsmfd.pdb"),
                new PdbWriter(new UUID(7, 8), 2).function("PreCreate", 1, 0).toBytes());
        try (Symbols symbols = symbols()) {
            ModuleSymbols module = symbols.of(WITH_ID);

            assertThat(module.quality()).isEqualTo(Quality.NONE);
            assertThat(module.at(0x1000)).isNull();
            assertThat(module.tried())
                    .anyMatch(line -> line.contains("another build (00000000-0000-0007-0000-000000000008, age 2")
                            && line.contains("01020304-0506-0708-090A-0B0C0D0E0F10, age 1"));
        }
    }

    @Test
    void withoutAnIdTheBinaryNamesThePdb() throws IOException {
        Files.write(
                folder.resolve("vfsmfd.sys"),
                new PeWriter(STAMP).pdb(GUID, 1, "vfsmfd.pdb").toBytes());
        Files.write(
                folder.resolve("vfsmfd.pdb"),
                CabinetWriter.mszip(
                        new PdbWriter(GUID, 1).function("PreCreate", 1, 0).toBytes()));

        assertThat(row(WITHOUT_ID, 0x1010, false)).isEqualTo("vfsmfd!PreCreate+0x10 (nearest public)");
    }

    @Test
    void aBinaryOfAnotherBuildIsNotUsed() throws IOException {
        Files.write(
                folder.resolve("vfsmfd.sys"),
                new PeWriter(STAMP + 1).export("PreCreate", 0x1000).toBytes());
        try (Symbols symbols = symbols()) {
            ModuleSymbols module = symbols.of(WITHOUT_ID);

            assertThat(module.quality()).isEqualTo(Quality.NONE);
            assertThat(module.remark()).contains("not merged");
            assertThat(module.tried())
                    .anyMatch(line -> line.contains("another build (07503E3Ab000; the image has 07503E39b000)"));
        }
    }

    @Test
    void withoutAPdbExportsAreUsedAndWhyIsSaid() throws IOException {
        Files.write(
                folder.resolve("vfsmfd.sys"),
                new PeWriter(STAMP).export("PreCreate", 0x1000).toBytes());

        assertThat(row(WITH_ID, 0x1010, true)).isEqualTo("vfsmfd!PreCreate+0x10 (nearest export)");
        try (Symbols symbols = symbols()) {
            assertThat(symbols.of(WITH_ID).remark()).contains("no PDB vfsmfd.pdb 01020304-0506");
        }
    }

    @Test
    void boundsOfTheBinaryMakePublicNamesCertain() throws IOException {
        Files.write(
                folder.resolve("vfsmfd.sys"),
                new PeWriter(STAMP).function(0x1000, 0x4000, -1).toBytes());
        Files.write(
                folder.resolve("vfsmfd.pdb"),
                new PdbWriter(GUID, 1).function("PreCreate", 1, 0).toBytes());

        assertThat(row(WITH_ID, 0x3000, true)).isEqualTo("vfsmfd!PreCreate+0x2000");
    }

    @Test
    void aDamagedPdbCostsALineAndTheNextOneIsUsed() throws IOException {
        byte[] good = new PdbWriter(GUID, 1).function("PreCreate", 1, 0).toBytes();
        Files.write(Files.createDirectories(folder.resolve("sys")).resolve("vfsmfd.pdb"), new byte[100]);
        Files.write(folder.resolve("vfsmfd.pdb"), good);
        try (Symbols symbols = symbols()) {
            assertThat(symbols.of(WITH_ID).quality()).isEqualTo(Quality.PUBLIC);
            assertThat(symbols.of(WITH_ID).tried()).anyMatch(line -> line.endsWith(": not a PDB"));
        }
    }

    @Test
    void aNameThatLeadsElsewhereIsNotLookedFor() throws IOException {
        try (Symbols symbols = symbols()) {
            ImageFile image = new ImageFile("vfsmfd.sys", 0, 0, new PdbId(GUID, 1), "C:\\x\\..");

            assertThat(symbols.of(image).remark()).contains("may be looked for");
        }
    }

    /** A real store of Mozilla's server, and what llvm-symbolizer says of the image. */
    @Test
    void aRealStoreIsRead() throws IOException {
        Path store = SharedPdbs.orSkip("symsrv");
        ImageFile image = new ImageFile("ShowSSEConfig.exe", 0x63E6C7F7, 0x8000, null, null);
        try (Symbols symbols = new Symbols(SymbolPath.parse("srv*" + store, folder))) {
            ModuleSymbols module = symbols.of(image);

            assertThat(module.quality()).isEqualTo(Quality.PRIVATE);
            assertThat(NamedFrame.of(module, 0x1026, false, ""))
                    .extracting(NamedFrame::toString)
                    .containsExactly(
                            "ShowSSEConfig!mozilla::supports_mmx [SSE.h:248] (inlined)",
                            "ShowSSEConfig!wmain+0x26 [ShowSSEConfig.cpp:116]");
        }
    }

    private String row(ImageFile image, long rva, boolean isReturn) throws IOException {
        try (Symbols symbols = symbols()) {
            return NamedFrame.of(symbols.of(image), rva, isReturn, "raw").get(0).toString();
        }
    }

    private Symbols symbols() {
        return new Symbols(SymbolPath.parse(folder.toString(), folder.resolve("default")));
    }
}
