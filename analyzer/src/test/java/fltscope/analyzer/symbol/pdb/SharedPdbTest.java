package fltscope.analyzer.symbol.pdb;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.symbol.fixture.SharedPdbs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real PDBs of four linkers, held against what other tools say of them. */
class SharedPdbTest {
    /** Of folded code either tool may take another of its names. */
    @ParameterizedTest
    @CsvSource({
        "breakpad/dump_syms_regtest64, breakpad/dump_syms_regtest64, 492",
        "breakpad/omap_reorder_bbs, breakpad/omap_reorder_bbs, 1906",
        "breakpad/omap_stretched_filled, breakpad/omap_stretched_filled, 316",
        "mozilla/basic32-min, mozilla/basic32-min, 1446",
        "sentry/crash_with_srcsrv, sentry/crash, 184",
        "sentry/CrashWithException, sentry/CrashWithException, 132"
    })
    void functionsAreNamedAsOtherToolsDo(String pdb, String sym, int probes) throws IOException {
        Expected expected = Expected.of(SharedPdbs.orSkip(sym + ".sym"));
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        try (Pdb open = Pdb.open(SharedPdbs.orSkip(pdb + ".pdb"))) {
            for (Expected.Function function : expected.functions()) {
                for (long rva : new long[] {function.rva(), function.rva() + function.bytes() - 1}) {
                    asked++;
                    CodeName name = open.at(rva);
                    if (name == null || !isSame(name, function)) {
                        wrong.add(Long.toHexString(rva) + " " + function + " " + name);
                    }
                }
            }
        }
        assertThat(asked).isEqualTo(probes);
        assertThat(wrong).isEmpty();
    }

    private static boolean isSame(CodeName name, Expected.Function function) {
        return (function.folded() && name.others() > 0)
                || Expected.plain(name.name()).equals(Expected.plain(function.name()));
    }

    /** The one that differs is a line that stands for code without a source. */
    @ParameterizedTest
    @CsvSource({
        "breakpad/dump_syms_regtest64, breakpad/dump_syms_regtest64, 3538, 0",
        "breakpad/omap_reorder_bbs, breakpad/omap_reorder_bbs, 2433, 0",
        "breakpad/omap_stretched_filled, breakpad/omap_stretched_filled, 2189, 0",
        "sentry/crash_with_srcsrv, sentry/crash, 726, 1",
        "sentry/CrashWithException, sentry/CrashWithException, 282, 0"
    })
    void linesAreThoseOfMicrosoftsReader(String pdb, String sym, int probes, int others) throws IOException {
        Expected expected = Expected.of(SharedPdbs.orSkip(sym + ".sym"));
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        try (Pdb open = Pdb.open(SharedPdbs.orSkip(pdb + ".pdb"))) {
            for (Expected.Line line : expected.lines()) {
                if (line.bytes() > 0) {
                    asked++;
                    CodeName name = open.at(line.rva());
                    SourceLine source = name == null ? null : name.source();
                    if (source == null
                            || source.line() != line.line()
                            || !source.file().equalsIgnoreCase(line.file())) {
                        wrong.add(Long.toHexString(line.rva()) + " " + line + " " + name);
                    }
                }
            }
        }
        assertThat(asked).isEqualTo(probes);
        assertThat(wrong).hasSize(others);
    }

    @Test
    void publicsOfAStrippedPdbAreFound() throws IOException {
        Expected expected = Expected.of(SharedPdbs.orSkip("mozilla/basic32-min.sym"));
        List<String> wrong = new ArrayList<>();
        try (Pdb open = Pdb.open(SharedPdbs.orSkip("mozilla/basic32-min.pdb"))) {
            for (Expected.Function function : expected.publics()) {
                CodeName name = open.at(function.rva());
                if (name == null || name.offset() != 0) {
                    wrong.add(function + " " + name);
                }
            }
        }
        assertThat(expected.publics()).hasSize(2452);
        assertThat(wrong).hasSizeLessThanOrEqualTo(1);
    }

    /**
     * llvm-symbolizer takes the first of several lines with one address, Microsoft's reader and fltscope the last; either is
     * right. Where llvm has none, an entry ends with its block. What MSVC inlined llvm does not see, and it
     * gives the last byte of one call the line of what follows.
     */
    @ParameterizedTest
    @CsvSource({
        "own/x64/vfsmini.pdb, own/x64/vfsmini.expected.tsv, 1",
        "own/x86/vfsmini.pdb, own/x86/vfsmini.expected.tsv, 0",
        "own/x64/fltlike.pdb, own/x64/fltlike.expected.tsv, 0",
        "symsrv/ShowSSEConfig.pdb/A62592418D7807494C4C44205044422E1/ShowSSEConfig.pdb,"
                + " symsrv/ShowSSEConfig.expected.tsv, 17"
    })
    void framesAreThoseOfLlvm(String pdb, String tsv, int otherLines) throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> wrongLines = new ArrayList<>();
        Path table = SharedPdbs.orSkip(tsv);
        try (Pdb open = Pdb.open(SharedPdbs.orSkip(pdb))) {
            for (String row : Files.readAllLines(table, StandardCharsets.UTF_8)) {
                if (row.startsWith("#")) {
                    continue;
                }
                String[] cells = row.split("\t", -1);
                long rva = Long.parseLong(cells[1], 16) - (cells[0].equals("ret") ? 1 : 0);
                String found = frames(open.at(rva));
                String expected = expected(cells[2]);
                if (!isSame(names(found), names(expected))) {
                    wrong.add(row + " but " + found);
                } else if (!lines(found).endsWith(lines(expected))) {
                    wrongLines.add(row + " but " + found);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(wrongLines).hasSize(otherLines);
    }

    private static String frames(CodeName name) {
        if (name == null) {
            return "?? 0";
        }
        StringBuilder text = new StringBuilder();
        for (InlinedFunction inlined : name.inlined()) {
            text.append(Expected.plain(inlined.name()))
                    .append(' ')
                    .append(line(inlined.source()))
                    .append(" < ");
        }
        return text.append(Expected.plain(name.name()))
                .append(' ')
                .append(line(name.source()))
                .toString();
    }

    private static String line(SourceLine source) {
        return source == null ? "?? 0" : source.fileName() + " " + source.line();
    }

    private static String expected(String cell) {
        List<String> frames = new ArrayList<>();
        String[] given = cell.split(" < ", -1);
        for (int i = 0; i < given.length; i++) {
            String[] parts = given[i].split("\\|", -1);
            String name = Undecorated.of(parts[0], false);
            name = name.startsWith("?") ? name : Expected.plain(name);
            frames.add(name + " " + parts[1] + " " + parts[2]);
        }
        return String.join(" < ", frames);
    }

    private static boolean isSame(String found, String expected) {
        boolean template = expected.startsWith("?");
        return template
                ? found.endsWith("::" + expected.substring(1, expected.indexOf('@')))
                : found.equals(expected) || (found.endsWith(" < " + expected) && !expected.contains(" < "));
    }

    private static String lines(String frames) {
        return frames.replaceAll("(?:^|(?<= < ))\\S.*? (?=\\S+ \\d+(?: < |$))", "");
    }

    private static String names(String frames) {
        return String.join(
                " < ",
                Arrays.stream(frames.split(" < ", -1))
                        .map(frame -> frame.replaceFirst(" \\S+ \\d+$", ""))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "breakpad/dump_syms_regtest64.pdb, 72E103A8-5CB2-4907-8B76-B2E7C06257B1, 3",
        "mozilla/basic32-min.pdb, 878E82E5-E282-481B-88FC-BBA2CFF8C7F1, 2",
        "sentry/crash_with_srcsrv.pdb, 3249D99D-0C40-4931-8610-F4E4FB0B6936, 1",
        "symsrv/ShowSSEConfig.pdb/A62592418D7807494C4C44205044422E1/ShowSSEConfig.pdb,"
                + " A6259241-8D78-0749-4C4C-44205044422E, 1",
        "msfz/HelloWorld.pdb, 99891B3E-D7AE-4C3B-ABFF-8A2B4A9B0C43, 1"
    })
    void aPdbBelongsToTheImageWithItsGuidAndTheAgeOfTheDbiStream(String pdb, String guid, long age) throws IOException {
        try (Pdb open = Pdb.open(SharedPdbs.orSkip(pdb))) {
            assertThat(open.matches(new PdbId(UUID.fromString(guid), age))).isTrue();
            assertThat(open.matches(new PdbId(UUID.fromString(guid), age + 1))).isFalse();
            assertThat(open.matches(new PdbId(new UUID(1, 2), age))).isFalse();
        }
    }
}
