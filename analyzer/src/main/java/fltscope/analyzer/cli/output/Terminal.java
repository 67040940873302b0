package fltscope.analyzer.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Finds out whether somebody looks at standard output or standard error, and whether colours would reach them. */
public final class Terminal {
    private static final Path LINUX_STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
    private static final Path LINUX_STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    public static boolean isStandardError() {
        return isTerminal(LINUX_STANDARD_ERROR) && !isDumb(System::getenv);
    }

    /** Whether standard output may be coloured. */
    public static boolean hasColours() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return allowsColours(System::getenv, windows) && isTerminal(LINUX_STANDARD_OUTPUT);
    }

    /**
     * Whether a terminal in this environment is to be coloured: not where NO_COLOR is set (no-color.org), nor on a dumb one.
     * The old console of Windows prints colours as text, and newer ones say who they are.
     */
    static boolean allowsColours(UnaryOperator<String> environment, boolean windows) {
        String noColour = environment.apply("NO_COLOR");
        if ((noColour != null && !noColour.isEmpty()) || isDumb(environment)) {
            return false;
        }
        return !windows
                || environment.apply("WT_SESSION") != null
                || environment.apply("TERM") != null
                || "ON".equals(environment.apply("ConEmuANSI"));
    }

    private static boolean isDumb(UnaryOperator<String> environment) {
        return "dumb".equals(environment.apply("TERM"));
    }

    /**
     * On Linux this asks the system. Elsewhere Java can only tell whether standard input and output are a terminal, and
     * where its console has been replaced by one that is always there (JDK 22 to 24) it is told to use the plain one.
     */
    @SuppressWarnings("SystemConsoleNull") // with the plain console it is null where there is no terminal
    private static boolean isTerminal(Path linuxStream) {
        try {
            String target = Files.readSymbolicLink(linuxStream).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            System.setProperty("jdk.console", "java.base");
            return System.console() != null;
        }
    }
}
