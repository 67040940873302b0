package fltscope.analyzer.cli.gate;

import fltscope.analyzer.cli.option.HolderOptions;
import fltscope.analyzer.cli.option.InstanceFile;
import fltscope.analyzer.cli.option.ReadOptions;
import fltscope.analyzer.cli.output.Progress;
import fltscope.analyzer.gate.measure.RunFacts;
import fltscope.analyzer.input.instances.InstanceList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that measures runs. */
final class RunOptions {
    @Mixin
    ReadOptions reading;

    @Mixin
    HolderOptions holders;

    @Option(
            names = "--instances",
            paramLabel = "FILE",
            description = "Take altitudes from this output of fltmc instances, fltmc filters, or both.")
    Path instances;

    /** The facts of each trace, in order. */
    List<RunFacts> measure(CommandLine command, List<Path> traces) {
        InstanceList altitudes = instances == null ? null : InstanceFile.read(command, instances);
        RunReader reader = new RunReader(reading.strict, reading.members(), holders.rules(), altitudes);
        try (Progress progress = reading.progress(command.getErr(), bytes(traces))) {
            return reader.measure(traces, progress);
        }
    }

    private static long bytes(List<Path> traces) {
        return traces.stream().mapToLong(RunOptions::bytes).sum();
    }

    /** 0 for a file that is not there, which is said when it is read; of a queue that of its files. */
    private static long bytes(Path trace) {
        try {
            if (!Files.isDirectory(trace)) {
                return Files.size(trace);
            }
            try (Stream<Path> content = Files.list(trace)) {
                return content.mapToLong(RunOptions::bytes).sum();
            }
        } catch (IOException e) {
            return 0;
        }
    }
}
