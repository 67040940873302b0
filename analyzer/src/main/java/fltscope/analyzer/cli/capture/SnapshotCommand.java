package fltscope.analyzer.cli.capture;

import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.NewFile;
import fltscope.analyzer.cli.output.ToolVersion;
import fltscope.analyzer.config.SnapshotJson;
import fltscope.analyzer.text.Escape;
import fltscope.collector.live.LiveMachine;
import fltscope.collector.live.Snapshot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "snapshot",
        description = "Save filters, instances, drivers, processes, drive letters and open files of this Windows"
                + " machine, for a trace that another tool records.",
        footer = {"", "Take it when the trace ends, and give it to fltscope analyze --snapshot FILE."})
public final class SnapshotCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The JSON file to write.")
    Path output;

    @Option(names = Failures.DEBUG, description = "Print the stack trace of an error.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    boolean help;

    @Override
    public Integer call() {
        Snapshot snapshot = write(LiveMachine.open(), output);
        PrintWriter errors = spec.commandLine().getErr();
        snapshot.notes().forEach(note -> errors.println(Escape.text(note)));
        spec.commandLine().getOut().println(Escape.text(output.toString()) + ": " + snapshot.words());
        return Failures.OK;
    }

    /**
     * Takes a snapshot and writes it to a file; returns it.
     *
     * @throws java.io.UncheckedIOException when the file can not be written
     */
    static Snapshot write(LiveMachine machine, Path file) {
        String taken = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        Snapshot snapshot = Snapshot.take(machine);
        SnapshotJson json = new SnapshotJson();
        snapshot.writeTo(json, machine.ticks());
        NewFile.write(file, out -> json.write(out, ToolVersion.text(), taken, machine.windows()));
        return snapshot;
    }
}
