package fltscope.analyzer.cli.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fltscope.analyzer.cli.Run;
import fltscope.analyzer.fixture.Golden;
import fltscope.analyzer.json.SchemaCheck;
import fltscope.schemas.fixture.EtlDamage;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FileIoEvents;
import fltscope.schemas.trace.LayoutClaim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoCommandTest {
    @TempDir
    Path folder;

    @Test
    void eachBadFileIsOneClearLineAndExitCodeTwo() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "These are notes, and no trace. ".repeat(10));
        Path small = Files.writeString(folder.resolve("small.etl"), "x");
        Path empty = Files.createFile(folder.resolve("empty.etl"));
        Path cut = trace("cut.etl");
        EtlDamage.cutAt(cut, 0x48 + 0x60);

        assertFails(folder.resolve("gone.etl"), "no such file");
        assertFails(folder, "is a directory");
        assertFails(empty, "is empty");
        assertFails(small, "not an .etl file: 1 bytes are fewer than one buffer header");
        assertFails(notes, "not an .etl file but a text: name the trace");
        assertFails(cut, "");
    }

    @Test
    void aFileThatMayNotBeReadIsSaid() throws IOException {
        Path path = trace("secret.etl");
        assumeThat(path.toFile().setReadable(false) && !Files.isReadable(path))
                .as("permissions hold for this user")
                .isTrue();

        assertFails(path, "can not be opened: access is denied");
    }

    private static void assertFails(Path path, String problem) {
        Run run = Run.of("info", path);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("fltscope: " + path + ": " + problem));
    }

    @Test
    void aCheckOfTheLayoutsNamesNothingAndIsAsItsSchemaSays() {
        Path sample = Golden.samples().resolve("mup-scard.etl");

        Run text = Run.of("info", "--check", sample);
        assertThat(text.exitCode()).isZero();
        assertThat(text.out())
                .containsPattern("(?m)^consistent +46,910 +0 +FltIo payloads are exactly as long as")
                .containsPattern("(?m)^FltIo/PreOpInit +3 +64 \\w+ +14,367 +44$")
                .containsPattern("\\d+ consistent, \\d+ contradicted, \\d+ not seen")
                .doesNotContain("mup-scard", "vfsmfd", "\\Device", "svchost");
        assertThat(text.out().lines()).allMatch(line -> line.length() <= 80);
        Run json = Run.of("info", "--check", "--json", sample, folder.resolve("gone.etl"));
        assertThat(json.exitCode()).isEqualTo(2);
        JsonNode checked = SchemaCheck.assertMatches("check.schema.json", json.out());
        assertThat(checked.get("traces")).hasSize(1);
        assertThat(checked.at("/traces/0/claims")).hasSize(LayoutClaim.values().length);
        assertThat(json.out()).doesNotContain("mup-scard", "vfsmfd", "Device");
    }

    @Test
    void ofSeveralFilesABrokenOneDoesNotStopTheOthers() throws IOException {
        Path first = trace("first.etl");
        Path second = trace("second.etl");

        Run run = Run.of("info", first, folder.resolve("gone.etl"), second);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("gone.etl"));
        assertThat(run.out()).startsWith(first + "    ").contains("\n\n" + second + "    ");
    }

    @Test
    void jsonIsOneObjectWithAnEntryForEachFile() throws IOException {
        Run run = Run.of("info", "--json", trace("first.etl"), folder.resolve("gone.etl"));

        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(json.get("traces")).hasSize(2);
        assertThat(json.at("/traces/0/records").asInt()).isEqualTo(2);
        assertThat(json.at("/traces/1/error").asText()).endsWith("gone.etl: no such file");
    }

    @Test
    void damageIsToldUnlessReadingIsStrict() throws IOException {
        Path path = trace("cut.etl");
        EtlDamage.cutAt(path, Files.size(path) - 8);

        Run run = Run.of("info", path);
        Run strict = Run.of("info", "--strict", path);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("  1 x file cut short, first at byte 65,536");
        assertThat(strict.exitCode()).isEqualTo(2);
        assertThat(strict.out()).isEmpty();
        assertThat(strict.err()).contains("file cut short at byte 65,536");
    }

    private Path trace(String name) throws IOException {
        Path path = folder.resolve(name);
        try (EtlWriter etl = EtlWriter.to(path).open()) {
            etl.cpu(0).system(FileIoEvents.close(3, 1, 2, 3, 4));
        }
        return path;
    }
}
