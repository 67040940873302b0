package fltscope.analyzer.symbol.pdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndecoratedTest {
    /** Decorated names of clang and MSVC; the right side is that of undname without parameters. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "?Scan@Scanner@vfs@@QEAAHXZ | vfs::Scanner::Scan",
                "??0Scanner@vfs@@QEAA@_K0@Z | vfs::Scanner::Scanner",
                "??1Scanner@vfs@@QEAA@XZ | vfs::Scanner::~Scanner",
                "??8Scanner@vfs@@QEBA_NAEBV01@@Z | vfs::Scanner::operator==",
                "??2@YAPEAX_K@Z | operator new",
                "??_V@YAXPEAX@Z | operator delete[]",
                "??_GC@google_breakpad@@UAEPAXI@Z | google_breakpad::C::`scalar deleting destructor'",
                "?f@?A0x12345678@@YAXXZ | `anonymous namespace'::f",
                "?swap@0@YAXXZ | swap::swap",
                "?x@?1??f@@YAXXZ@4HA | ?x@?1??f@@YAXXZ@4HA",
                "?get@?$vector@H@std@@QEAAHXZ | ?get@?$vector@H@std@@QEAAHXZ",
                "??__Einit@@YAXXZ | ??__Einit@@YAXXZ",
                "?broken | ?broken",
                "? | ?",
                "core::fmt.llvm.1234 | core::fmt",
                "_getptd | _getptd"
            })
    void qualifiedNamesOfFunctionsAreReadAndAllElseStaysAsItIs(String decorated, String shown) {
        assertThat(Undecorated.of(decorated, false)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"_f, f", "_f@12, f", "@f@8, f", "f, f", "_, _", "_a@b, a@b", "__imp_x, _imp_x"})
    void conventionsOfX86AreStripped(String decorated, String shown) {
        assertThat(Undecorated.of(decorated, true)).isEqualTo(shown);
    }
}
