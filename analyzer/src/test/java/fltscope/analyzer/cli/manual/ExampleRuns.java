package fltscope.analyzer.cli.manual;

import fltscope.analyzer.cli.Main;
import fltscope.analyzer.cli.gate.GateTrace;
import fltscope.collector.live.fake.FakeEtw;
import fltscope.collector.live.fake.FeedWriter;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.Machine;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Runs the examples of the manual, in one process whose folder has what they name: {@code samples}, as a release has it, the runs
 * {@code old} and {@code new} of a gate, and, for what records, the stand-in for ETW.
 */
final class ExampleRuns {
    private static final int[] MASKS = {0x0600_0207, 0, 0, 0, 0x0078_0000, 0, 0, 0};
    private static final int RUNS = 10;
    private static final String ECHO = "; echo $?";
    private static final String HEAD = " | head -n ";

    private ExampleRuns() {}

    /** Runs them all in a new folder; an example that can not run here keeps its output. */
    static List<Example> run(List<Example> examples, Path folder, Path samples) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        copy(samples, Files.createDirectories(work.resolve("samples")));
        GateTrace.build().write(work.resolve("old"), RUNS);
        GateTrace.build().seeds(100).slower(180).write(work.resolve("new"), RUNS);
        Files.write(
                folder.resolve("commands"),
                examples.stream().map(Example::command).toList());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                ExampleRuns.class.getName(),
                folder.toAbsolutePath().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("GITHUB_ACTIONS", "false");
        Process process = builder.start();
        try {
            if (!process.waitFor(300, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(Files.readString(folder.resolve("log")));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
        List<Example> done = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            Path out = folder.resolve(i + ".out");
            done.add(Files.exists(out) ? examples.get(i).withOutput(Files.readAllLines(out)) : examples.get(i));
        }
        return done;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** The process of its own: runs the commands of a file. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<String> commands = Files.readAllLines(folder.resolve("commands"));
        boolean fake = hasFake(folder);
        for (int i = 0; i < commands.size(); i++) {
            if (fake || !new Example(commands.get(i), false, 0, List.of()).records()) {
                Files.write(folder.resolve(i + ".out"), output(commands.get(i)));
            }
        }
        System.exit(0);
    }

    private static List<String> output(String line) {
        boolean echo = line.endsWith(ECHO);
        String command = echo ? line.substring(0, line.length() - ECHO.length()) : line;
        int head = command.indexOf(HEAD);
        long most = head < 0 ? Long.MAX_VALUE : Long.parseLong(command.substring(head + HEAD.length()));
        String[] words = (head < 0 ? command : command.substring(0, head)).split(" ", -1);
        if (!words[0].equals("fltscope") && !words[0].equals("./fltscope")) {
            throw new IllegalArgumentException("not a command of fltscope: " + line);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Main.run(out, out, Arrays.copyOfRange(words, 1, words.length));
        Stream<String> lines = out.toString(StandardCharsets.UTF_8).lines().limit(most);
        return Stream.concat(lines, echo ? Stream.of(Integer.toString(code)) : Stream.of())
                .toList();
    }

    /** Puts the stand-in in the place of Windows, with two seconds of traffic to record; false where it can not be built. */
    private static boolean hasFake(Path folder) throws IOException {
        FakeEtw fake;
        try {
            fake = FakeEtw.fresh();
        } catch (TestAbortedException e) {
            return false;
        }
        Path etl = folder.resolve("traffic.etl");
        try (EtlWriter writer =
                EtlWriter.to(etl).processors(2).startTicks(10_000_000).open()) {
            Machine.rundown(writer, 10_001_000, MASKS);
            FilterTraffic traffic = new FilterTraffic(writer, 2, 10_010_000, 20_000, true, 7);
            traffic.until(30_000_000);
            traffic.drain();
        }
        Path feed = folder.resolve("kernel.feed");
        FeedWriter.write(List.of(etl), feed, FeedWriter::isKernel);
        fake.clock(1_000).feed(feed, true, 1);
        return true;
    }
}
