package fltscope.analyzer.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The manual says what the program does. With the system property {@value #WRITE} it is written: tables of options, lists of
 * commands and the output of examples are made anew, to be looked at as a difference.
 */
class CommandPagesTest {
    private static final String WRITE = "fltscope.manual.write";
    private static final Path ROOT = Golden.moduleFolder().getParent();
    private static final Path README = ROOT.resolve("README.md");
    private static final Path COMMANDS = ROOT.resolve("docs").resolve("commands");
    private static final int README_BYTES = 8 << 10;
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @TempDir
    Path folder;

    @Test
    void eachCommandHasAPageWithWhatAReaderLooksFor() throws IOException {
        for (CommandSpec command : CommandTables.commands()) {
            Path page = COMMANDS.resolve(command.name() + ".md");
            assertThat(page)
                    .as("copy docs/commands/info.md, then run with -D" + WRITE)
                    .exists();
            assertThat(Page.read(page).lines())
                    .as(page.toString())
                    .startsWith("# fltscope " + command.name())
                    .contains("## Options", "## Example", "## Exit codes", "## Caveats");
            assertThat(Page.read(page).examples()).as(page.toString()).isNotEmpty();
        }
        try (Stream<Path> pages = Files.list(COMMANDS)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(CommandTables.commands().stream()
                            .map(CommandSpec::name)
                            .toList());
        }
    }

    @Test
    void tablesOfOptionsAndListsOfCommandsAreThoseOfTheProgram() {
        same(Page.read(README).made("commands", CommandTables.list("docs/commands/")));
        for (CommandSpec command : CommandTables.commands()) {
            Page page = Page.read(COMMANDS.resolve(command.name() + ".md"));
            for (CommandSpec part : CommandTables.withOptions(command)) {
                page = page.made(part.qualifiedName(), CommandTables.options(part));
            }
            same(page);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its paths are written otherwise")
    void examplesPrintWhatThePagesShow() throws IOException {
        List<Page> pages = pages();
        List<Example> examples =
                pages.stream().flatMap(page -> page.examples().stream()).toList();
        List<Example> run = ExampleRuns.run(examples, folder, Golden.samples());
        int next = 0;
        for (Page page : pages) {
            List<Example> ofPage = run.subList(next, next + page.examples().size());
            next += ofPage.size();
            List<Example> shown = page.examples();
            if (Boolean.getBoolean(WRITE)) {
                page.withExamples(example -> {
                            Example now = ofPage.get(shown.indexOf(example));
                            return now.compared().equals(example.compared()) ? example : now;
                        })
                        .write();
            } else {
                for (int i = 0; i < shown.size(); i++) {
                    assertThat(ofPage.get(i).compared())
                            .as(page.file() + ": " + shown.get(i).command())
                            .isEqualTo(shown.get(i).compared());
                }
            }
        }
    }

    @Test
    void linksLeadToFiles() throws IOException {
        List<Path> files = new ArrayList<>(pages().stream().map(Page::file).toList());
        for (String name : List.of("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "benchmarks/README.md")) {
            files.add(ROOT.resolve(name));
        }
        for (Path file : files) {
            Matcher link = LINK.matcher(Files.readString(file));
            while (link.find()) {
                assertThat(file.resolveSibling(link.group(1)))
                        .as("a link of " + file)
                        .exists();
            }
        }
    }

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.size(README)).isLessThanOrEqualTo(README_BYTES);
    }

    /** The pages of the manual, the first one first, in an order in which later examples may use what earlier ones made. */
    private static List<Page> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(README),
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .sorted())
                    .map(Page::read)
                    .toList();
        }
    }

    private static void same(Page made) {
        if (Boolean.getBoolean(WRITE)) {
            made.write();
        } else {
            assertThat(Page.read(made.file()).lines())
                    .as(made.file() + " differs from the program; run this test with -D" + WRITE + "=true")
                    .isEqualTo(made.lines());
        }
    }
}
