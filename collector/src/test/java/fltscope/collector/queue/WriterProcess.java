package fltscope.collector.queue;

import fltscope.schemas.trace.TraceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that writes numbered records into a queue, and says after each part how many are committed. */
final class WriterProcess implements AutoCloseable {
    private static final int PART = 200;

    private final Process process;
    private final BufferedReader out;
    private long committed;

    private WriterProcess(Process process) {
        this.process = process;
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Runs in the process: folder, number of the first record, of the one behind the last, free bytes to leave. */
    public static void main(String[] args) {
        QueueLimits limits = new QueueLimits(0, Long.parseLong(args[3]), 1 << 20);
        try (QueueWriter writer = QueueWriter.open(Path.of(args[0]), QueueScript.header(), QueueScript.FACTS, limits)) {
            int last = Integer.parseInt(args[2]);
            for (int i = Integer.parseInt(args[1]); i < last; i += PART) {
                QueueScript.write(writer, i, Math.min(last, i + PART));
                writer.flush();
                System.out.println(Math.min(last, i + PART));
            }
            writer.end();
        } catch (TraceException e) {
            System.out.println("refused: " + e.getMessage());
            System.exit(2);
        }
    }

    static WriterProcess start(Path folder, int from, int to, long reserveBytes) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("--add-opens", "java.base/java.lang.reflect=ALL-UNNAMED"));
        command.addAll(List.of("--add-exports", "java.base/sun.nio.ch=ALL-UNNAMED"));
        command.addAll(List.of("--add-exports", "java.base/jdk.internal.ref=ALL-UNNAMED"));
        command.addAll(List.of(WriterProcess.class.getName(), folder.toString()));
        command.addAll(List.of(Integer.toString(from), Integer.toString(to), Long.toString(reserveBytes)));
        return new WriterProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Waits until so many records are committed. */
    void awaitCommitted(long count) throws IOException {
        while (committed < count) {
            committed = Long.parseLong(out.readLine());
        }
    }

    /** Kills it as SIGKILL does; returns how many records it said were committed. */
    long kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // that of the process would close what it said, too
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.matches("\\d+")) {
                committed = Math.max(committed, Long.parseLong(line));
            }
        }
        process.waitFor(10, TimeUnit.SECONDS);
        return committed;
    }

    /** Waits for its end; returns the last line that it said. */
    String lastLine() throws IOException, InterruptedException {
        String last = "";
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            last = line;
            if (line.matches("\\d+")) {
                committed = Long.parseLong(line);
            }
        }
        process.waitFor(10, TimeUnit.SECONDS);
        return last;
    }

    long committed() {
        return committed;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
