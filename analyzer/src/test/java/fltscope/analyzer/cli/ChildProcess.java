package fltscope.analyzer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the program in a process of its own, as the launcher does. */
public final class ChildProcess {
    private static final List<String> OPENED = List.of(
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");

    /** The first Java that warns of libraries which use sun.misc.Unsafe and native code. */
    private static final int WARNS_OF_UNSAFE = 24;

    private static final int SIGINT = 2;

    private final Path out;
    private final Path errors;
    private final Process process;

    /**
     * Starts it.
     *
     * @param folder takes what it writes to standard output and standard error
     * @param properties of the JVM, as {@code -Dname=value}
     */
    public ChildProcess(Path folder, List<String> properties, String... args) throws IOException {
        out = folder.resolve("out.txt");
        errors = folder.resolve("errors.txt");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(OPENED);
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
            // As the launcher and the jar's manifest say it.
            command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        }
        command.addAll(properties);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(args));
        process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String out() throws IOException {
        return Files.readString(out);
    }

    public String errors() throws IOException {
        return Files.readString(errors);
    }

    /** As Ctrl-C does. What was started in the background of a shell ignores that, and so do its children. */
    public void interrupt() throws IOException, InterruptedException {
        String ignored = Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .findFirst()
                .orElse("0");
        boolean deaf = (Long.parseUnsignedLong(ignored, 16) & 1L << (SIGINT - 1)) != 0;
        new ProcessBuilder("kill", deaf ? "-TERM" : "-INT", Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    public void kill() {
        process.destroyForcibly();
    }

    /** Waits for its end; returns its exit code. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }
}
