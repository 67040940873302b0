package fltscope.analyzer.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import fltscope.analyzer.cli.Run;
import fltscope.analyzer.fixture.Golden;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;

/** What is run on other people's machines: the workflows are pinned and may do little, and their scripts are there. */
class WorkflowsTest {
    private static final Path ROOT = Golden.moduleFolder().getParent();
    private static final Path GITHUB = ROOT.resolve(".github");
    private static final Pattern PINNED = Pattern.compile("[\\w-]+/[\\w-]+@[0-9a-f]{40}");
    private static final Pattern SCRIPT = Pattern.compile("(?:^|[\\s(])((?:\\.github/scripts|\\.ci)/[\\w.-]+)");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *([\\w.-]+) *}}");

    @TempDir
    Path folder;

    @Test
    void actionsArePinnedByCommitAndJobsMayOnlyReadAndEnd() throws IOException {
        for (Path file : workflows()) {
            JsonNode workflow = read(file);
            assertThat(workflow.at("/permissions").toString())
                    .as(file.toString())
                    .isEqualTo("{\"contents\":\"read\"}");
            for (JsonNode job : workflow.get("jobs")) {
                assertThat(job.get("timeout-minutes").asInt()).isPositive();
                assertThat(job.has("permissions")).isFalse();
                assertThat(job.get("runs-on").asText()).doesNotContain("latest");
                for (JsonNode step : job.get("steps")) {
                    assertThat(step.has("uses") ^ step.has("run"))
                            .as(step.toString())
                            .isTrue();
                    if (step.has("uses")) {
                        assertThat(step.get("uses").asText()).matches(PINNED);
                    } else {
                        assertThat(step.get("shell").asText()).isIn("bash", "pwsh", "cmd");
                    }
                }
            }
        }
    }

    @Test
    void scriptsThatTheyRunAreThere() throws IOException {
        Set<String> found = new HashSet<>();
        for (Path file : workflows()) {
            Matcher script = SCRIPT.matcher(Files.readString(file));
            while (script.find()) {
                found.add(script.group(1));
                assertThat(ROOT.resolve(script.group(1))).exists();
            }
        }
        assertThat(found).contains(".ci/release", ".github/scripts/CheckClaims.java");
    }

    @Test
    void expressionsNameWhatIsKnown() throws IOException {
        for (Path file : workflows()) {
            Set<String> known = new HashSet<>(Set.of("github.ref"));
            for (JsonNode job : read(file).get("jobs")) {
                job.at("/strategy/matrix").fieldNames().forEachRemaining(name -> known.add("matrix." + name));
            }
            Matcher expression = EXPRESSION.matcher(Files.readString(file));
            while (expression.find()) {
                assertThat(known).as(file.toString()).contains(expression.group(1));
            }
        }
    }

    @Test
    void eachClaimOfTheManualIsChecked() throws IOException, InterruptedException {
        Path sample = Golden.samples().resolve("mup-scard.etl");
        Files.writeString(
                folder.resolve("queue-info.json"),
                Run.of("info", "--json", sample).out());
        Files.writeString(
                folder.resolve("queue-analyze.json"),
                Run.of("analyze", "--json", sample).out());
        Files.writeString(folder.resolve("capture-queue.code"), "0");
        Files.writeString(folder.resolve("doctor.code"), "1");
        Files.writeString(folder.resolve("doctor.txt"), "MISSING  0 ends of callbacks (FltIo)\n");

        List<String> claims = claims();

        assertThat(claims)
                .contains("confirmed    capture   23455 ends of callbacks")
                .contains("confirmed    layouts   1 recordings")
                .contains("contradicted doctor    doctor says: [MISSING  0 ends of callbacks (FltIo)]")
                .contains("not seen     sessions  there is no sessions.txt", "exit code 1");
        assertThat(claims).noneMatch(line -> line.contains("it has no check"));
    }

    private List<String> claims() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jar(
                                ObjectMapper.class,
                                JsonNode.class,
                                com.fasterxml.jackson.core.JsonFactory.class,
                                com.fasterxml.jackson.annotation.JsonProperty.class),
                        GITHUB.resolve("scripts").resolve("CheckClaims.java").toString(),
                        ROOT.resolve("docs").resolve("verification.md").toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new ArrayList<>(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList());
        lines.add("exit code " + process.waitFor());
        return lines;
    }

    private static String jar(Class<?>... types) {
        return String.join(
                File.pathSeparator,
                Stream.of(types)
                        .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()))
                                .toString())
                        .distinct()
                        .toList());
    }

    private static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(GITHUB.resolve("workflows"))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".yml")).toList();
            assertThat(found).hasSize(2);
            return found;
        }
    }

    private static JsonNode read(Path file) throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return new ObjectMapper(YAMLFactory.builder().loaderOptions(strict).build()).readTree(file.toFile());
    }
}
