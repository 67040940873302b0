package fltscope.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.Golden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedTraceTest {
    private static final Path SAMPLE = Golden.samples().resolve("mup-scard.etl");

    @TempDir
    Path folder;

    private Path zip(String... names) throws IOException {
        Path file = folder.resolve("bundle.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(SAMPLE));
            }
        }
        return file;
    }

    private Path gzip() throws IOException {
        Path file = folder.resolve("trace.etl.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            Files.copy(SAMPLE, gzip);
        }
        return file;
    }

    private static Run withInput(byte[] input, Object... args) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(input));
            return Run.of(args);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void everyCommandReadsAPackedTraceAsTheTraceItself() throws IOException {
        Path packed = zip("logs/trace.etl");
        List<List<Object>> commands = List.of(
                List.of("info", "FILE", "--json"),
                List.of("info", "FILE", "--check"),
                List.of("events", "FILE", "--limit", "50"),
                List.of("analyze", "FILE", "--json"),
                List.of("explain", "FILE", "ffffe0000110b630", "--json"));
        for (List<Object> command : commands) {
            Run plain = Run.of(with(command, SAMPLE));
            assertThat(plain.exitCode()).isZero();
            for (Path file : List.of(packed, gzip())) {
                Run run = Run.of(with(command, file));
                assertThat(run.err()).as("%s", command).isEqualTo(plain.err());
                assertThat(run.out().replace(file + "/logs/trace.etl", "NAME").replace(file.toString(), "NAME"))
                        .as("%s", command)
                        .isEqualTo(plain.out().replace(SAMPLE.toString(), "NAME"));
            }
            Run piped = withInput(Files.readAllBytes(SAMPLE), with(command, Path.of("-")));
            assertThat(piped.out().replace("standard input", "NAME"))
                    .as("%s", command)
                    .isEqualTo(plain.out().replace(SAMPLE.toString(), "NAME"));
        }
    }

    private static Object[] with(List<Object> command, Path file) {
        return command.stream().map(word -> word.equals("FILE") ? file : word).toArray();
    }

    @Test
    void aQueueIsMadeOfAPackedTraceAndOfStandardInput() throws IOException {
        Run packed = Run.of("collect", zip("a.etl"), "--queue", folder.resolve("packed.q"));
        Run piped = withInput(Files.readAllBytes(gzip()), "collect", "-", "--queue", folder.resolve("piped.q"));

        assertThat(packed.exitCode()).isZero();
        assertThat(piped.exitCode()).isZero();
        String plain = Run.of("analyze", SAMPLE, "--json").out().replace(SAMPLE.toString(), "NAME");
        assertThat(Run.of("analyze", folder.resolve("packed.q"), "--json")
                        .out()
                        .replace(folder.resolve("bundle.zip") + "/a.etl", "NAME"))
                .isEqualTo(plain);
        assertThat(Run.of("analyze", folder.resolve("piped.q"), "--json").out().replace("standard input", "NAME"))
                .isEqualTo(plain);
    }

    @Test
    void ofSeveralTracesInAnArchiveAMemberIsChosen() throws IOException {
        Path bundle = zip("one.etl", "two/two.etl");

        Run refused = Run.of("analyze", bundle);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("bundle.zip: holds 2 traces, one.etl (", "two/two.etl", "--member");
        assertThat(Run.of("analyze", bundle, "--member", "two.etl").out()).startsWith(bundle + "/two/two.etl\n");
        assertThat(Run.of("events", bundle, "--member", "*/*.etl", "--limit", "1")
                        .exitCode())
                .isZero();
        assertThat(Run.of("info", bundle).out()).contains(bundle + "/one.etl", bundle + "/two/two.etl");
    }

    @Test
    void textComesByStandardInputToo() throws IOException {
        Path dump = SAMPLE.resolveSibling("mup-scard.debugger.txt");
        String expected = Run.of("analyze", SAMPLE, "--debugger", dump).out();
        expected = expected.substring(expected.indexOf("DEBUGGER") + "DEBUGGER".length());

        Run run = withInput(Files.readAllBytes(dump), "analyze", SAMPLE, "--debugger", "-");

        assertThat(run.out()).contains("DEBUGGER    standard input\n");
        assertThat(run.out()).endsWith(expected.substring(expected.indexOf("\n  filter ")));
        Path list = SAMPLE.resolveSibling("fltmc.txt");
        assertThat(withInput(Files.readAllBytes(list), "analyze", SAMPLE, "--instances", "-")
                        .out())
                .isEqualTo(Run.of("analyze", SAMPLE, "--instances", list).out());
        Run twice = withInput(Files.readAllBytes(SAMPLE), "analyze", "-", "--debugger", "-");
        assertThat(twice.exitCode()).isEqualTo(2);
        assertThat(twice.err()).contains("standard input");
    }

    @Test
    void aFileThatIsNoTextIsNamedWhereTextIsWanted() throws IOException {
        Path dump = Files.write(
                folder.resolve("MEMORY.DMP"), "PAGEDU64, and more".repeat(99).getBytes(StandardCharsets.US_ASCII));

        Run debugger = Run.of("analyze", SAMPLE, "--debugger", dump);
        assertThat(debugger.exitCode()).isEqualTo(2);
        assertThat(debugger.err()).contains("MEMORY.DMP: is a memory dump of Windows, not a text");
        Run instances = Run.of("analyze", SAMPLE, "--instances", zip("a.etl"));
        assertThat(instances.err()).contains("--instances: ", "bundle.zip: is an archive, not a text");
        Run baseline = Run.of("analyze", SAMPLE, "--baseline", SAMPLE);
        assertThat(baseline.err()).contains("mup-scard.etl: is a binary file, not JSON");
    }
}
