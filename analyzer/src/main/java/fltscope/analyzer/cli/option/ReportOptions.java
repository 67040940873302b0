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
            description = "Write all of the analysis as JSON: into FILE.json beside the text, or without it to standard"
                    + " output instead of the text. A file of another ending needs --json=FILE.")
    public Path json;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            converter = FailOn.class,
            description = "Exit with 1 when a finding that is shown is that grave: error or warning (which includes"
                    + " errors). What can not be judged never fails, nor does what --filter, --path and the like leave"
                    + " out.")
    public Severity failOn;

    @Mixin
    public HolderOptions holders;

    @Option(
            names = "--suppress",
            paramLabel = "FILE",
            description =
                    "Hide and count the findings that this file (JSON) lists by fingerprint, each with a reason and"
                            + " the last day on which it is hidden.")
    public Path suppress;

    @Option(
            names = "--baseline",
            paramLabel = "REPORT.json",
            description = "Hide and count the findings whose fingerprints are in an earlier report (of --json).")
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
