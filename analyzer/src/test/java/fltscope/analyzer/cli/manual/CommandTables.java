package fltscope.analyzer.cli.manual;

import fltscope.analyzer.cli.TopCommand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Tables of the manual as the command line itself has them: its commands, and the options of each. */
final class CommandTables {
    private CommandTables() {}

    /** The commands that {@code fltscope --help} lists, in its order. */
    static List<CommandSpec> commands() {
        return subcommands(TopCommand.commandLine().getCommandSpec());
    }

    /** The commands whose options a page must have: subcommands too, but for those that only have subcommands. */
    static List<CommandSpec> withOptions(CommandSpec command) {
        List<CommandSpec> all = new ArrayList<>();
        if (command.subcommands().isEmpty() || command.options().size() > 1) {
            all.add(command);
        }
        subcommands(command).forEach(sub -> all.addAll(withOptions(sub)));
        return all;
    }

    private static List<CommandSpec> subcommands(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct()
                .toList();
    }

    /** A row for each command, with a link to its page in a folder. */
    static List<String> list(String folder) {
        List<String> rows = new ArrayList<>(List.of("| command | what it does |", "|---|---|"));
        for (CommandSpec command : commands()) {
            rows.add("| [" + command.name() + "](" + folder + command.name() + ".md) | "
                    + cell(command.usageMessage().description()[0]) + " |");
        }
        return rows;
    }

    /** The synopsis of a command and a row for each of its parameters and options. */
    static List<String> options(CommandSpec command) {
        List<String> lines = new ArrayList<>(List.of("", "```"));
        new Help(command, CommandLine.Help.defaultColorScheme(Help.Ansi.OFF))
                .synopsis(0)
                .lines()
                .forEach(lines::add);
        lines.addAll(List.of("```", "", "| option | meaning |", "|---|---|"));
        for (ArgSpec parameter : command.positionalParameters()) {
            lines.add(row(parameter.paramLabel(), parameter));
        }
        command.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .forEach(option -> lines.add(row(names(option), option)));
        lines.add("");
        return lines;
    }

    private static String names(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : option.paramLabel();
        boolean optional = option.arity().max() > 0 && option.arity().min() == 0;
        return String.join(", ", option.names()) + (value.isEmpty() ? "" : optional ? "[=" + value + "]" : "=" + value);
    }

    private static String row(String name, ArgSpec arg) {
        return "| `" + name.replace("|", "\\|") + "` | " + cell(arg.description()) + " |";
    }

    /** Text as a cell of a Markdown table shows it. */
    private static String cell(String... text) {
        return Arrays.stream(text)
                .collect(Collectors.joining(" "))
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("<", "&lt;");
    }
}
