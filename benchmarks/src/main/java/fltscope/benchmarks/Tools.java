package fltscope.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The programs that are run to measure.
 *
 * @param root of the project: the launcher and the JVM's flags stand there
 * @param bin holds {@code walk} and {@code measure}, compiled from C
 */
record Tools(Path root, Path bin) {
    private static final Pattern SECONDS = Pattern.compile("^\\w+: (\\d+\\.\\d+) s ");
    private static final Pattern EVENTS = Pattern.compile(" events (\\d+) ");
    private static final double NS_PER_SECOND = 1e9;
    private static final int BYTES_PER_KIB = 1024;

    /** What a process took, itself and the processes that it waited for. */
    record Usage(long wallNs, long processorNs, long peakBytes) {}

    /** Runs {@code ./fltscope} with its output thrown away; fails when its exit code is not 0. */
    Usage fltscope(String... arguments) throws IOException, InterruptedException {
        return fltscope(Stream.of(), arguments);
    }

    /** The same on one processor of the machine, which the compiler and the collector of the JVM have to share. */
    Usage fltscopeOnOneProcessor(String... arguments) throws IOException, InterruptedException {
        return fltscope(Stream.of("taskset", "-c", "0"), arguments);
    }

    private Usage fltscope(Stream<String> prefix, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(bin.resolve("measure").toString()));
        prefix.forEach(command::add);
        command.add(root.resolve("fltscope").toString());
        command.addAll(List.of(arguments));
        String line = run(command).get(0);
        String[] values = line.split(" ", -1);
        if (!values[3].equals("0")) {
            throw new IOException("fltscope " + String.join(" ", arguments) + " ended with exit code " + values[3]);
        }
        return new Usage(
                Long.parseLong(values[0]), Long.parseLong(values[1]), Long.parseLong(values[2]) * BYTES_PER_KIB);
    }

    /** Median of what the C walk says that so many rounds in one process took, in ns. */
    long walkNs(String mode, Path trace, int rounds) throws IOException, InterruptedException {
        Samples times = new Samples();
        for (String line :
                run(List.of(bin.resolve("walk").toString(), mode, trace.toString(), Integer.toString(rounds)))) {
            if (line.startsWith(mode)) {
                times.add(timeNs(line));
            }
        }
        return times.median();
    }

    /** How many events the C walk finds in a trace. */
    long events(Path trace) throws IOException, InterruptedException {
        for (String line : run(List.of(bin.resolve("walk").toString(), "walkr", trace.toString(), "1"))) {
            Matcher events = EVENTS.matcher(line);
            if (events.find()) {
                return Long.parseLong(events.group(1));
            }
        }
        throw new IOException("the C walk does not tell the events of " + trace);
    }

    /** What each of some rounds of analyzing a trace took in a JVM that has done it before, in ns a thousand events. */
    Samples warmAnalysisNs(Path trace, int rounds) throws IOException, InterruptedException {
        Samples times = new Samples();
        List<String> command = java(WarmAnalysis.class, trace.toString(), Integer.toString(rounds));
        for (String line : run(command)) {
            times.add(Long.parseLong(line));
        }
        return times;
    }

    /** Starts a JVM that walks a trace once for each line it is sent. */
    Process warmWalk(Path trace) throws IOException {
        return start(java(WarmWalk.class, trace.toString(), WarmWalk.ON_REQUEST));
    }

    private List<String> java(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + root.resolve("jvm.options"),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The time in a line that begins as those of the walks do: {@code walk: 0.123456 s}. */
    static long timeNs(String line) throws IOException {
        Matcher seconds = SECONDS.matcher(line == null ? "" : line);
        if (!seconds.find()) {
            throw new IOException("there is no time in: " + line);
        }
        return Math.round(Double.parseDouble(seconds.group(1)) * NS_PER_SECOND);
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        if (process.waitFor() != 0 || lines.isEmpty()) {
            throw new IOException(command.get(0) + " failed");
        }
        return lines;
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
