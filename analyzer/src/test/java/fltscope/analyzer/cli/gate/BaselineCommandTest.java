package fltscope.analyzer.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandTest {
    @TempDir
    static Path traces;

    private static Path six;

    @TempDir
    Path folder;

    @BeforeAll
    static void record() {
        six = GateTrace.build().write(traces.resolve("six"), 6);
    }

    @Test
    void createWritesAFileAndSaysWhatItLacks() {
        Path file = folder.resolve("baseline.json");

        Run run = Run.of("baseline", "create", six, "-o", file);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(file).exists();
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("baseline.json: 6 runs, ")
                .contains(" not calibrated; by fltscope ")
                .contains("note 6 runs tell little, 10 are advised: fltscope baseline add");
    }

    @Test
    void aFileThatIsThereIsKeptUnlessForced() throws IOException {
        Path file = Files.writeString(folder.resolve("baseline.json"), "mine");

        Run run = Run.of("baseline", "create", six, "-o", file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("exists already: baseline add adds runs to it, --force replaces it");
        assertThat(file).hasContent("mine");
        assertThat(Run.of("baseline", "create", six, "-o", file, "--force").exitCode())
                .isZero();
        assertThat(Files.readString(file)).contains("fltscope-baseline");
    }

    @Test
    void addingInTwoStepsMakesTheSameFileAsOne() throws IOException {
        Path two = folder.resolve("two.json");
        Path one = folder.resolve("one.json");
        Run.of("baseline", "create", "-o", two, six.resolve("six-01.etl"), six.resolve("six-02.etl"));
        Run add = Run.of(
                "baseline",
                "add",
                two,
                six.resolve("six-03.etl"),
                six.resolve("six-04.etl"),
                six.resolve("six-05.etl"),
                six.resolve("six-06.etl"));
        Run.of("baseline", "create", "-o", one, six);

        assertThat(add.err()).isEmpty();
        assertThat(Files.readString(two)).isEqualTo(Files.readString(one));
    }

    @Test
    void aRunCountsOnce() throws IOException {
        Path file = folder.resolve("baseline.json");
        Run.of("baseline", "create", six, "-o", file);
        String before = Files.readString(file);

        Run run = Run.of("baseline", "add", file, six.resolve("six-03.etl"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("six-03.etl is in " + file + " already: each run counts once");
        assertThat(file).hasContent(before.strip());
    }

    @Test
    void showListsRunsAndMetricsInEightyColumns() {
        Path file = folder.resolve("baseline.json");
        Run.of("baseline", "create", six, "-o", file);

        Run run = Run.of("baseline", "show", file, "--top", "0");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("  machine     Windows 10.0.19041 x64, 2 CPUs of 2,400 MHz, QPC at 10 MHz\n")
                .containsPattern("\n  six-06.etl +[0-9,]+ +[0-9,]+ +0\n")
                .containsPattern("\n  vfsmfd CREATE pre p50 +[0-9.]+ us +[0-9.]+ us \\.\\. [0-9.]+ us +5 %\n");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void runsThatMayNotBeComparedAreNoted() {
        Path other = GateTrace.build().osBuild(22631).write(folder.resolve("other"), 1);

        Run run = Run.of("baseline", "create", six, other, "-o", folder.resolve("baseline.json"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("note not comparable, os: 10.0.19041 at first, 10.0.22631 in other-01.etl");
    }

    @Test
    void calibrationIsKeptInTheBaseline() throws IOException {
        Path file = folder.resolve("baseline.json");
        Path ten = GateTrace.build().write(folder.resolve("ten"), 10);
        Run.of("baseline", "create", ten, "-o", file);
        String before = Files.readString(file);

        Run printed = Run.of("gate", "calibrate", ten);
        Run kept = Run.of("gate", "calibrate", "--baseline", file);

        assertThat(printed.err()).isEmpty();
        assertThat(printed.out())
                .startsWith("CALIBRATION   10 runs of one build")
                .contains("  alarms      ", "  written     nothing (--baseline FILE keeps what was found)\n");
        assertThat(kept.exitCode()).isZero();
        assertThat(Files.readString(file)).isNotEqualTo(before);
        assertThat(Run.of("baseline", "show", file).out()).contains("; calibrated; ");
        assertThat(Run.of("gate", ten, "--baseline", file).exitCode()).isZero();
    }

    @Test
    void whatToDoWithItMustBeSaid() {
        Run run = Run.of("baseline");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("say what to do with it: create, add or show");
        assertThat(Run.of("gate", "calibrate").err()).contains("no runs to calibrate with");
        assertThat(Run.of("baseline", "create", six).err()).contains("Missing required option", "-o");
    }
}
