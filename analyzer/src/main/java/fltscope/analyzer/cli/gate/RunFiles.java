package fltscope.analyzer.cli.gate;

import fltscope.collector.archive.Members;
import fltscope.collector.queue.QueueReader;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The traces that arguments name, each a run: files, queues, and folders of either, as the shells of Windows expand no patterns.
 */
final class RunFiles {
    private static final String ENDING = ".etl";
    private static final String SECOND = "-events.etl";

    private RunFiles() {}

    /**
     * The traces in the order of the arguments, those of a folder by name.
     *
     * @throws ParameterException where one is given twice, as a run counts once
     * @throws TraceException where a folder can not be read or has no traces
     */
    static List<Path> of(CommandLine command, List<Path> arguments) {
        List<Path> files = new ArrayList<>();
        Map<Path, Path> known = new HashMap<>();
        for (Path argument : arguments) {
            for (Path file : isFolderOfTraces(argument) ? tracesIn(argument) : List.of(argument)) {
                Path other = known.putIfAbsent(identity(file), file);
                if (other != null) {
                    throw new ParameterException(
                            command,
                            file + (file.equals(other) ? " is given twice" : " and " + other + " are the same file")
                                    + ": each run counts once");
                }
                files.add(file);
            }
        }
        files.removeIf(file -> isSecond(file, known.keySet()));
        return files;
    }

    /**
     * Sees that what a command writes is not what it reads.
     *
     * @param option that names the output
     * @param output null for none
     * @param inputs may hold nulls
     * @throws ParameterException where it is
     */
    static void keep(CommandLine command, String option, Path output, List<Path> inputs) {
        for (Path input : inputs) {
            if (input != null
                    && output != null
                    && Files.exists(output)
                    && identity(input).equals(identity(output))) {
                throw new ParameterException(command, option + ": " + output + " is read, and would be overwritten");
            }
        }
    }

    /** A queue is a folder too, but one recording. */
    private static boolean isFolderOfTraces(Path argument) {
        return Files.isDirectory(argument) && !QueueReader.isQueue(argument);
    }

    private static List<Path> tracesIn(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            List<Path> traces = content.filter(path -> isTrace(path) || QueueReader.isQueue(path))
                    .sorted()
                    .toList();
            if (traces.isEmpty()) {
                throw new TraceException(
                        ErrorKind.USAGE,
                        folder.toString(),
                        "no file in this folder ends in " + ENDING + ", and none is a queue");
            }
            return traces;
        } catch (IOException e) {
            throw new TraceException(ErrorKind.of(e), folder.toString(), "can not be read: " + e.getMessage(), e);
        }
    }

    /**
     * Whether a file is the second one of a capture, {@code run-events.etl} beside {@code run.etl}: a part of that recording, with
     * what FilterManager tells and no callback in it.
     */
    private static boolean isSecond(Path file, Set<Path> all) {
        String name = file.getFileName().toString();
        return name.endsWith(SECOND)
                && all.contains(
                        identity(file.resolveSibling(name.substring(0, name.length() - SECOND.length()) + ENDING)));
    }

    private static boolean isTrace(Path file) {
        String name = file.getFileName().toString();
        // A packed trace beside what it was made from is no second run.
        return Members.isTrace(name)
                && (name.toLowerCase(Locale.ROOT).endsWith(ENDING)
                        || !Files.exists(file.resolveSibling(name.substring(0, name.lastIndexOf('.')))));
    }

    /** A file that is not there is said when it is read. */
    private static Path identity(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath();
        }
    }
}
