package fltscope.analyzer.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RunFilesTest {
    @TempDir
    Path folder;

    @Test
    void aFolderStandsForItsTracesByName() throws IOException {
        Path two = file("b.ETL");
        Path one = file("a.etl");
        file("notes.txt");
        Files.createDirectory(folder.resolve("empty"));

        assertThat(runs(folder)).containsExactly(one, two);
        assertThat(runs(two, one)).containsExactly(two, one);
    }

    @Test
    void aQueueIsARunAndMeasuresAsItsFile() throws IOException {
        Path trace = GateTrace.build().write(folder.resolve("old"), 1).resolve("old-01.etl");
        Path queues = Files.createDirectory(folder.resolve("queues"));
        Run collect = Run.of("collect", trace, "--queue", queues.resolve("old-01"));

        assertThat(collect.exitCode()).isZero();
        assertThat(runs(queues)).containsExactly(queues.resolve("old-01"));
        assertThat(runs(queues.resolve("old-01"))).containsExactly(queues.resolve("old-01"));
        Run compare = Run.of("compare", trace, "--", queues, "--top", "0");
        assertThat(compare.err()).isEmpty();
        assertThat(compare.out()).contains("+0.0 %").doesNotContain("DIFFERENCES", "only in");
        assertThat(compare.out().replaceAll("[+]0[.]0 %", "")).doesNotContain(" %\n");
    }

    @Test
    void theSecondFileOfACaptureIsNoRunOfItsOwn() throws IOException {
        Path first = file("run.etl");
        Path second = file("run-events.etl");
        Path alone = file("other-events.etl");

        assertThat(runs(folder)).containsExactly(alone, first);
        assertThat(runs(second, first)).containsExactly(first);
        assertThat(runs(second)).containsExactly(second);
    }

    private Path file(String name) throws IOException {
        return Files.createFile(folder.resolve(name));
    }

    private static List<Path> runs(Path... arguments) {
        return RunFiles.of(new CommandLine(CommandLine.Model.CommandSpec.create()), List.of(arguments));
    }
}
