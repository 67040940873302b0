package fltscope.analyzer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out whether somebody looks at standard error. */
final class Terminal {
    private static final Path LINUX_STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /**
     * On Linux this asks the system. Elsewhere Java can only tell whether standard input and output are a terminal, and
     * where its console has been replaced by one that is always there (JDK 22 to 24) it is told to use the plain one.
     */
    @SuppressWarnings("SystemConsoleNull") // with the plain console it is null where there is no terminal
    static boolean isStandardError() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            String target = Files.readSymbolicLink(LINUX_STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            System.setProperty("jdk.console", "java.base");
            return System.console() != null;
        }
    }
}
