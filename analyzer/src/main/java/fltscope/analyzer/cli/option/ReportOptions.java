package fltscope.analyzer.cli.option;

import fltscope.analyzer.finding.Severity;
import java.nio.file.Path;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say what becomes of the findings: which are known, which are shown, where they go, when they fail. */
public final class ReportOptions {
    /** Value of {@link #json} that stands for standard output. */
    public static final Path STANDARD_OUTPUT = Path.of("-");

    @Option(
            names = "--json",
            paramLabel = "FILE.json",
            arity = "0..1",
            preprocessor = JsonFile.class,
            description = "Write the whole analysis as JSON: to FILE.json and the text as usual, or without FILE to"
                    + " standard output instead of the text. A name that does not end in .json needs --json=FILE.")
    public Path json;

    @Option(
            names = "--html",
            paramLabel = "FILE.html",
            description = "Write the report as one page for a browser beside the text: with latency over time, the"
                    + " slowest callbacks, and where time goes. It loads nothing from anywhere.")
    public Path html;

    @Option(names = "--open", description = "Open the page of --html in the browser, where there is a desktop.")
    public boolean open;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            converter = FailOn.class,
            description = "Exit with 1 if a reported finding is at least this severe: error or warning (which includes"
                    + " errors). Unjudged opens and what --filter, --path and the like leave out never fail.")
    public Severity failOn;

    @Mixin
    public HolderOptions holders;

    @Option(
            names = "--suppress",
            paramLabel = "FILE",
            description =
                    "Hide, and count, findings whose fingerprints are in this JSON file, each with a reason and an"
                            + " expiry date.")
    public Path suppress;

    @Option(
            names = "--baseline",
            paramLabel = "REPORT.json",
            description = "Hide, and count, findings that are in an earlier report of --json.")
    public Path baseline;

    /** Whether the text of the report goes to standard output. */
    public boolean textIsWanted() {
        return !STANDARD_OUTPUT.equals(json);
    }

    /** Takes the next argument for the file only if it looks like one: {@code --json trace.etl} must not write the trace. */
    public static final class JsonFile implements IParameterPreprocessor {
        private static final String ENDING = ".json";

        @Override
        @SuppressWarnings("JdkObsolete") // picocli's type
        public boolean preprocess(
                Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> parsing) {
            boolean attached = !" ".equals(parsing.get("separator"));
            boolean named = !args.isEmpty()
                    && args.peek()
                            .regionMatches(true, args.peek().length() - ENDING.length(), ENDING, 0, ENDING.length());
            if (!attached && !named) {
                args.push(STANDARD_OUTPUT.toString());
            }
            return false;
        }
    }

    /** Reads the severity that fails. */
    static final class FailOn implements ITypeConverter<Severity> {
        @Override
        public Severity convert(String text) {
            for (Severity severity : new Severity[] {Severity.ERROR, Severity.WARNING}) {
                if (severity.label().equalsIgnoreCase(text)) {
                    return severity;
                }
            }
            throw new TypeConversionException("'" + text + "' is neither error nor warning");
        }
    }
}
