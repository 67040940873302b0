package fltscope.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.EtlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    @Test
    void helpListsTheCommands() {
        Run run = Run.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "  info  ",
                        "  events  ",
                        "  analyze  ",
                        "  explain  ",
                        "  baseline  ",
                        "  gate  ",
                        "  compare  ")
                .contains("  generate-completion  ");
        assertThat(Run.of()).isEqualTo(run);
    }

    @Test
    void theHelpTextThatIsKeptIsWhatTheCommandsSay() {
        assertThat(HelpText.TEXT.lines())
                .containsExactlyElementsOf(
                        TopCommand.commandLine().getUsageMessage().lines().toList());
    }

    @Test
    void everyCommandHasAHelpText() {
        for (String command : new String[] {
            "info",
            "events",
            "analyze",
            "explain",
            "symbols",
            "baseline",
            "baseline create",
            "baseline add",
            "baseline show",
            "gate",
            "gate calibrate",
            "compare",
            "generate-completion"
        }) {
            Run run = Run.of((Object[]) (command + " --help").split(" "));

            assertThat(run.exitCode()).as(command).isZero();
            assertThat(run.out()).startsWith("Usage: fltscope " + command);
            assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    @Test
    void theVersionTellsJavaAndTheSystem() {
        Run run = Run.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("fltscope "))
                .anyMatch(line -> line.startsWith("Java " + System.getProperty("java.version")))
                .anyMatch(line -> line.startsWith(System.getProperty("os.name")));
    }

    @Test
    void completionKnowsTheCommands() {
        Run run = Run.of("generate-completion");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("local commands=\"info events analyze explain symbols timeline unload baseline gate compare"
                        + " collect queue");
    }

    @Test
    void wrongUsageIsOneMessageAndAHint() {
        Run run = Run.of("info", "--jsn", "x.etl");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("fltscope: Unknown option: '--jsn' (fltscope info --help shows the usage)")
                .doesNotContain("\tat ");
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheOneThatIsMeant() {
        Run run = Run.of("inof");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("fltscope: Unmatched argument at index 0: 'inof'")
                .contains("info");
    }

    @Test
    void debugShowsTheStackTrace() {
        assertThat(Run.of("info", "--debug", "--jsn", "x.etl").err()).contains("\tat ");
        assertThat(Run.of("info", "--debug", folder).err()).contains("\tat ");
        assertThat(Run.of("info", folder).err()).doesNotContain("\tat ");
    }

    @Test
    void aReaderThatLeftIsNoError() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(failing("Broken pipe"), err, "info", trace());

        assertThat(code).isZero();
        assertThat(Main.run(failing("Broken pipe"), err, "info", "--help")).isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void aFullDiskIsAnError() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(failing("No space left on device"), err, "info", trace());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("fltscope: can not write the output: No space left on device" + System.lineSeparator());
    }

    @Test
    void whatWasNotForeseenIsOneLineThatNamesTheWayToMore() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        throw new IllegalStateException("surprise");
                    }
                },
                err,
                "--help");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "fltscope: unexpected error, a defect of fltscope: java.lang.IllegalStateException: surprise"
                                + " (--debug shows where)");
    }

    @Test
    void runningOutOfMemorySaysWhatToDo() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                },
                err,
                "--help");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("fltscope: out of memory (").contains("-Xmx"));
    }

    private String trace() throws IOException {
        Path path = folder.resolve("trace.etl");
        EtlWriter.to(path).open().close();
        return path.toString();
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    @Test
    void anArgumentThatTheLocaleHasSpoiltIsSaidWithWhatToDo() {
        Run run = Run.of("explain", "trace.etl", "*\uFFFD\uFFFD.txt");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("characters that this locale can not encode", "LC_ALL=C.UTF-8");
    }

    @Test
    void aNameThatNoFileCanHaveIsSaidWithoutAnException() {
        Run run = Run.of("info", "a\0b.etl");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is no possible name of a file").doesNotContain("Exception");
    }

    @Test
    void aVeryLongArgumentIsCutInTheMessage() {
        for (String[] args : new String[][] {
            {"info", "x".repeat(100_000)}, {"explain", "gone.etl", "--life", "9".repeat(100_000)}, {"y".repeat(50_000)}
        }) {
            Run run = Run.of((Object[]) args);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains(" characters) ... ").hasSizeLessThan(2_500);
        }
    }
}
