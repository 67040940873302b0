package fltscope.analyzer.cli;

import fltscope.analyzer.cli.analyze.AnalyzeCommand;
import fltscope.analyzer.cli.capture.CaptureCommand;
import fltscope.analyzer.cli.capture.DoctorCommand;
import fltscope.analyzer.cli.capture.ProfileCommand;
import fltscope.analyzer.cli.capture.SnapshotCommand;
import fltscope.analyzer.cli.events.EventsCommand;
import fltscope.analyzer.cli.events.InfoCommand;
import fltscope.analyzer.cli.explain.ExplainCommand;
import fltscope.analyzer.cli.gate.BaselineCommand;
import fltscope.analyzer.cli.gate.CompareCommand;
import fltscope.analyzer.cli.gate.GateCommand;
import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.ToolVersion;
import fltscope.analyzer.cli.queue.CollectCommand;
import fltscope.analyzer.cli.queue.QueueCommand;
import fltscope.analyzer.cli.symbol.SymbolsCommand;
import fltscope.analyzer.cli.timeline.TimelineCommand;
import fltscope.analyzer.cli.unload.UnloadCommand;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.PicocliException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command above all others: parses the command line and runs what it names. */
@Command(
        name = "fltscope",
        description = "Analyze ETW traces of Windows minifilter I/O.",
        mixinStandardHelpOptions = true,
        versionProvider = TopCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Run 'fltscope COMMAND --help' for details."})
public final class TopCommand {
    /** What Java makes of the bytes of an argument that are no characters in the locale. */
    private static final char NOT_DECODED = '\uFFFD';

    private TopCommand() {}

    /** Runs a command line; returns its exit code. */
    public static int execute(PrintWriter out, PrintWriter errors, Failures failures, String... args) {
        for (String arg : args) {
            if (arg.indexOf(NOT_DECODED) >= 0) {
                return failures.wrongUsage(
                        new IllegalArgumentException(
                                "'" + arg + "' has characters that this locale can not encode, so they are lost"),
                        "LC_ALL=C.UTF-8 keeps them, and so does the script fltscope");
            }
        }
        return commandLine(args)
                .setOut(out)
                .setErr(errors)
                .setParameterExceptionHandler((e, all) -> wrongUsage(e, errors, failures))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command, failures))
                .setExecutionStrategy(parsed -> run(parsed, failures))
                .execute(args);
    }

    /** Knows only the command that is called, as each one costs start-up; but all where help or completion lists them. */
    public static CommandLine commandLine(String... args) {
        CommandLine top =
                new CommandLine(new TopCommand()).setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        switch (args.length == 0 ? "" : args[0]) {
            case "info" -> top.addSubcommand(new InfoCommand());
            case "events" -> top.addSubcommand(new EventsCommand());
            case "analyze" -> top.addSubcommand(new AnalyzeCommand());
            case "explain" -> top.addSubcommand(new ExplainCommand());
            case "symbols" -> top.addSubcommand(new SymbolsCommand());
            case "timeline" -> top.addSubcommand(new TimelineCommand());
            case "unload" -> top.addSubcommand(new UnloadCommand());
            case "baseline" -> top.addSubcommand(new BaselineCommand());
            case "gate" -> top.addSubcommand(new GateCommand());
            case "compare" -> top.addSubcommand(new CompareCommand());
            case "collect" -> top.addSubcommand(new CollectCommand());
            case "queue" -> top.addSubcommand(new QueueCommand());
            case "capture" -> top.addSubcommand(capture());
            case "snapshot" -> top.addSubcommand(new SnapshotCommand());
            case "profile" -> top.addSubcommand(new ProfileCommand());
            case "doctor" -> top.addSubcommand(new DoctorCommand());
            default ->
                top.addSubcommand(new InfoCommand())
                        .addSubcommand(new EventsCommand())
                        .addSubcommand(new AnalyzeCommand())
                        .addSubcommand(new ExplainCommand())
                        .addSubcommand(new SymbolsCommand())
                        .addSubcommand(new TimelineCommand())
                        .addSubcommand(new UnloadCommand())
                        .addSubcommand(new BaselineCommand())
                        .addSubcommand(new GateCommand())
                        .addSubcommand(new CompareCommand())
                        .addSubcommand(new CollectCommand())
                        .addSubcommand(new QueueCommand())
                        .addSubcommand(capture())
                        .addSubcommand(new SnapshotCommand())
                        .addSubcommand(new ProfileCommand())
                        .addSubcommand(new DoctorCommand())
                        .addSubcommand(new AutoComplete.GenerateCompletion());
        }
        return top.registerConverter(Path.class, TopCommand::path);
    }

    /** Its own words instead of a Java exception's. */
    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + name + "' is no possible name of a file: " + e.getReason());
        }
    }

    /** The options of the command that it runs are not its own. */
    private static CommandLine capture() {
        return new CommandLine(new CaptureCommand(TopCommand::execute)).setStopAtPositional(true);
    }

    private static int wrongUsage(ParameterException e, PrintWriter errors, Failures failures) {
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        int code = failures.wrongUsage(e, name + " --help shows the usage");
        UnmatchedArgumentException.printSuggestions(e, errors);
        return code;
    }

    /** What was found before the failure is data, and comes first. */
    private static int failed(Exception e, CommandLine command, Failures failures) {
        command.getOut().flush();
        return failures.exitCode(e);
    }

    /** Printing a help text fails outside of any command, where picocli would print a stack trace. */
    private static int run(ParseResult parsed, Failures failures) {
        try {
            return new RunLast().execute(parsed);
        } catch (PicocliException e) {
            throw e;
        } catch (RuntimeException e) {
            return failures.exitCode(e);
        }
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                ToolVersion.text(), "Java ${java.version} (${java.vendor})", "${os.name} ${os.version} ${os.arch}"
            };
        }
    }
}
