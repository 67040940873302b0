package fltscope.analyzer.cli.manual;

import fltscope.analyzer.cli.TopCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes what a release archive holds of the command line: sources of the man pages (AsciiDoc, which the release profile turns
 * into roff) and the completion script.
 */
public final class ReleasePages {
    private ReleasePages() {}

    /** Takes the folder of the build. */
    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[0]);
        Path sources = Files.createDirectories(target.resolve("man-sources"));
        CommandLine top = TopCommand.commandLine();
        List<CommandSpec> commands = new ArrayList<>();
        add(top.getCommandSpec(), commands);
        int code = ManPageGenerator.generateManPage(
                sources.toFile(), null, new boolean[0], true, commands.toArray(CommandSpec[]::new));
        if (code != 0) {
            throw new IOException("no man pages: code " + code);
        }
        Path completions = Files.createDirectories(target.resolve("completions"));
        Files.writeString(completions.resolve("fltscope"), AutoComplete.bash("fltscope", top));
    }

    private static void add(CommandSpec command, List<CommandSpec> to) {
        to.add(command);
        command.subcommands().values().forEach(sub -> add(sub.getCommandSpec(), to));
    }
}
