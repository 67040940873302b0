package fltscope.analyzer.symbol.pe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.analyzer.symbol.file.FileBytes;
import fltscope.analyzer.symbol.file.SymbolFileException;
import fltscope.analyzer.symbol.fixture.PeWriter;
import fltscope.analyzer.symbol.fixture.SharedPdbs;
import fltscope.analyzer.symbol.pdb.CodeName;
import fltscope.analyzer.symbol.pdb.NameSource;
import fltscope.analyzer.symbol.pdb.PdbId;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExportsTest {
    private static final UUID GUID = UUID.fromString("01020304-0506-0708-090A-0B0C0D0E0F10");

    private final PeWriter writer = new PeWriter(0x5AB38077);

    @Test
    void withoutBoundsTheNearestExportIsNotCertainAndNotFarAway() throws IOException {
        writer.export("FltRead", 0x1100).export("FltWrite", 0x1300);

        CodeName name = at(0x1180);

        assertThat(name.name()).isEqualTo("FltRead");
        assertThat(name.offset()).isEqualTo(0x80);
        assertThat(name.from()).isEqualTo(NameSource.EXPORT);
        assertThat(name.certain()).isFalse();
        assertThat(at(0x10FF)).isNull();
        assertThat(at(0x2301)).isNull();
        assertThat(at(0x9010)).isNull();
    }

    @Test
    void inItsOwnFunctionANameIsCertainAndInAnotherOneItIsNone() throws IOException {
        writer.export("FltRead", 0x1100).function(0x1100, 0x3000, -1).function(0x3000, 0x3100, -1);

        assertThat(at(0x2FFF).certain()).isTrue();
        assertThat(at(0x3010)).isNull();
        assertThat(at(0x3110)).isNull();
    }

    @Test
    void aChainedPartBelongsToItsPrimary() throws IOException {
        writer.export("FltRead", 0x1100).function(0x1100, 0x1200, -1).function(0x1200, 0x1400, 0);

        assertThat(at(0x1380).name()).isEqualTo("FltRead");
        assertThat(at(0x1380).certain()).isTrue();
    }

    @Test
    void whatForwardsIsNoCodeAndWhatHasNoNameHasItsOrdinal() throws IOException {
        writer.export("Forwarded", 0x9000 + 60).export(null, 0x1400);

        assertThat(at(0x1404).name()).isEqualTo("#10");
        assertThat(at(0x9000 + 61)).isNull();
    }

    @Test
    void theBinaryNamesItsPdb() throws IOException {
        PeFile file =
                PeFile.of(FileBytes.of(writer.pdb(GUID, 3, "C:\\build\\x.pdb").toBytes()));

        assertThat(file.pdbId()).isEqualTo(new PdbId(GUID, 3));
        assertThat(file.pdbName()).isEqualTo("C:\\build\\x.pdb");
        assertThat(file.timeDateStamp()).isEqualTo(0x5AB38077);
        assertThat(file.sizeOfImage()).isEqualTo(PeWriter.SIZE_OF_IMAGE);
        assertThat(PeFile.of(FileBytes.of(new PeWriter(1).toBytes())).pdbId()).isNull();
    }

    @Test
    void whatIsNoBinaryIsRefused() {
        assertThatThrownBy(() -> PeFile.of(FileBytes.of(new byte[] {'M', 'Z', 0, 0})))
                .isInstanceOf(SymbolFileException.class);
        assertThatThrownBy(() -> PeFile.of(FileBytes.of(new byte[100])))
                .isInstanceOf(SymbolFileException.class)
                .hasMessageContaining("not a binary");
    }

    /** llvm-readobj: FltDropName 1060, FltOther forwarded, FltReadName 1000, FltStart 1080, ordinal 9 at 1130. */
    @Test
    void exportsOfARealBinaryAreThoseThatLlvmLists() throws IOException {
        Exports exports = new Exports(PeFile.read(SharedPdbs.orSkip("own/x64/fltlike.sys")));

        assertThat(exports.at(0x1000).name()).isEqualTo("FltReadName");
        assertThat(exports.at(0x1060).name()).isEqualTo("FltDropName");
        assertThat(exports.at(0x1080).name()).isEqualTo("FltStart");
        assertThat(exports.at(0x1130).name()).isEqualTo("#9");
        assertThat(exports.at(0x210A)).isNull();
    }

    @Test
    void idsOfRealBinariesAreThoseOfTheirPdbs() throws IOException {
        PeFile mini = PeFile.read(SharedPdbs.orSkip("own/x64/vfsmini.sys"));
        assertThat(mini.pdbName()).isEqualTo("C:\\build\\x64\\vfsmini.pdb");
        String folder = "symsrv/ShowSSEConfig.exe/63E6C7F78000/ShowSSEConfig.";
        for (String ending : new String[] {"exe", "ex_"}) {
            PeFile tool = PeFile.read(SharedPdbs.orSkip(folder + ending));
            assertThat(tool.pdbId().key()).isEqualTo("A62592418D7807494C4C44205044422E1");
            assertThat(tool.timeDateStamp()).isEqualTo(0x63E6C7F7);
            assertThat(tool.sizeOfImage()).isEqualTo(0x8000);
        }
    }

    private CodeName at(long rva) throws IOException {
        return new Exports(PeFile.of(FileBytes.of(writer.toBytes()))).at(rva);
    }
}
