package fltscope.analyzer.cli.option;

import fltscope.analyzer.symbol.store.SymbolPath;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where names of functions come from. */
public final class SymbolOptions {
    @Option(
            names = "--symbols",
            paramLabel = "PATH",
            description =
                    "Name functions and lines from PDBs found here: folders, or the syntax of _NT_SYMBOL_PATH, which"
                            + " is used without this; none for none. No server is asked.")
    String path;

    @Option(names = "--raw", description = "Show modules and offsets all the same; JSON has both.")
    boolean raw;

    /**
     * Prepares what is asked for; no file is opened before its first name is wanted.
     *
     * @throws ParameterException where the path can not be read
     */
    public OpenSymbols open(CommandLine command) {
        return open(command, System.getenv());
    }

    OpenSymbols open(CommandLine command, Map<String, String> environment) {
        SymbolPath wanted = wanted(command, environment);
        return wanted == null ? OpenSymbols.NONE : OpenSymbols.of(wanted, raw);
    }

    /** The path that is looked in; null for none. */
    public SymbolPath wanted(CommandLine command, Map<String, String> environment) {
        String text = path;
        String named = "--symbols";
        for (String variable : SymbolPath.VARIABLES) {
            if (text == null && environment.get(variable) != null) {
                text = environment.get(variable);
                named = variable;
            }
        }
        if (text == null || text.isBlank() || text.equalsIgnoreCase("none")) {
            return null;
        }
        try {
            return SymbolPath.parse(text, defaultStore(environment));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, named + ": " + e.getMessage(), e);
        }
    }

    /** Where debuggers keep what they load when no other place is named. */
    private static Path defaultStore(Map<String, String> environment) {
        String home = environment.get("DBGHELP_HOMEDIR");
        if (home != null) {
            return Path.of(home, "sym").toAbsolutePath();
        }
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows
                ? Path.of("C:\\ProgramData\\dbg\\sym")
                : Path.of(System.getProperty("user.home", ""), "sym").toAbsolutePath();
    }
}
