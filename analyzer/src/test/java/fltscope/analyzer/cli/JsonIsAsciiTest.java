package fltscope.analyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.fixture.ProcessEvents;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of a trace give no command to a terminal or a build server in any JSON. */
class JsonIsAsciiTest {
    private static final String HOSTILE = "##vso[task.complete]\u0083\u202e\u001b]0;x\u0007";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"info", "analyze", "events", "explain"})
    void namesAreEscaped(String command) throws IOException {
        Path file = folder.resolve("a.etl");
        long at = 1_000_000_000L;
        try (EtlWriter etl = EtlWriter.to(file)
                .sessionName(HOSTILE)
                .logFileName("C:\\" + HOSTILE)
                .open()) {
            etl.cpu(0)
                    .at(at)
                    .perfInfo(ProcessEvents.process(100).imageFileName("#[x").dcStart());
            etl.cpu(0)
                    .at(at + 1)
                    .process(100)
                    .thread(101)
                    .perfInfo(FileIoEvents.create(3, 0x1000, 0xA000, 101, 0, 0, 7, "\\Device\\x\\" + HOSTILE));
        }
        Run run = command.equals("explain") ? Run.of(command, file, "*", "--json") : Run.of(command, file, "--json");
        assertThat(run.out()).contains("task.complete");
        assertThat(run.out().chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F && c != '#'));
    }
}
