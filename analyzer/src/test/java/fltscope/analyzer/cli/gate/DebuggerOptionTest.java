package fltscope.analyzer.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.cli.Run;
import fltscope.analyzer.fixture.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebuggerOptionTest {
    private static final Path SAMPLES = Golden.samples();
    private static final Path SAMPLE = SAMPLES.resolve("mup-scard.etl");

    @TempDir
    Path folder;

    @Test
    void activeOpensAreTheFindingsThatTheyAre() throws IOException {
        Path runs = GateTrace.build().seeds(100).ownOpenIn(0).write(folder.resolve("own"), 1);
        String text = joined(runs.resolve("own-01.etl"), """
            FLT_FILTER: 8635d008 "vfsmfd" "263410"
               ActiveOpens              : (8635d0dc)  mCount=1
               VerifierExtension        : 00000000
            """);
        assertThat(text.replaceAll("\\s+", " "))
                .contains("holds 1 active open: finding E1 (1 open); Filter Verifier does not watch it");
    }

    @Test
    void altitudesComeFromListsAndFromTheDebuggersStructures() throws IOException {
        assertThat(joined(SAMPLE, Files.readString(SAMPLES.resolve("fltmc.txt"))))
                .contains("\n  vfsmfd @263410 ", "\n  luafv @135000 ")
                .doesNotContain("altitude unknown");
        assertThat(joined(SAMPLE, "kd> !fltkd.frames\nFLT_FILTER: 8635d008 \"vfsmfd\" \"263410\"\n"))
                .contains("\n  vfsmfd @263410 ");
    }

    @Test
    void altitudesOfAnotherMachineAreNone() throws IOException {
        assertThat(joined(SAMPLE, "kd> !fltkd.frames\nFLT_FILTER: 8635d008 \"nothere\" \"1\"\n"))
                .contains("\n  vfsmfd  ", "altitude unknown: --instances FILE");
    }

    private String joined(Path trace, String dump) throws IOException {
        Run run = Run.of("analyze", trace, "--debugger", Files.writeString(folder.resolve("dump.txt"), dump));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        return run.out();
    }
}
