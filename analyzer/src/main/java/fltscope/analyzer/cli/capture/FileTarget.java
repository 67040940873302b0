package fltscope.analyzer.cli.capture;

import fltscope.analyzer.text.Escape;
import fltscope.collector.files.Ownership;
import fltscope.collector.live.FileCapture;
import fltscope.collector.live.LiveMachine;
import fltscope.collector.live.Recording;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Captures to .etl files, which Windows writes; what a trace lacks stands beside them, in a snapshot of the start and one of the end. */
final class FileTarget implements CaptureTarget {
    private final CaptureOptions options;

    FileTarget(CaptureOptions options) {
        this.options = options;
    }

    @Override
    public Recording start(LiveMachine machine) {
        files().forEach(FileTarget::requireOwn);
        // First, so that a folder that can not be written is said before anything runs.
        SnapshotCommand.write(machine, snapshots().get(0));
        return FileCapture.start(machine, options.plan(), options.etl, options.fileMegabytes(), options.ring != null);
    }

    /** Windows opens the file by its path, with the rights of the system, and follows links. */
    private static void requireOwn(Path file) {
        try {
            Ownership.requireTrustedLinks(file);
            if (Ownership.exists(file) && !Ownership.isOwnFile(file)) {
                throw new TraceException(
                        ErrorKind.NO_RIGHTS,
                        file.toString(),
                        "is a link, or not a file of yours, and is not written over; name another file");
            }
        } catch (IOException e) {
            throw new TraceException(ErrorKind.of(e), file.toString(), "can not be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void beforeEnd(LiveMachine machine) {
        SnapshotCommand.write(machine, snapshots().get(1));
    }

    @Override
    public long bytes() {
        return files().stream().mapToLong(FileTarget::size).sum();
    }

    @Override
    public int opens() {
        return -1; // Windows has the events
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // not there yet
        }
    }

    @Override
    public boolean unloaded() {
        return false;
    }

    private List<Path> files() {
        return FileCapture.files(options.plan(), options.etl);
    }

    /** Of the start and of the end. */
    private List<Path> snapshots() {
        return List.of(
                FileCapture.beside(options.etl, "-snapshot-start.json"),
                FileCapture.beside(options.etl, "-snapshot-end.json"));
    }

    @Override
    public List<String> analyzeArguments() {
        List<String> arguments = new ArrayList<>();
        files().forEach(file -> arguments.add(file.toString()));
        for (Path snapshot : snapshots()) {
            arguments.add("--snapshot");
            arguments.add(snapshot.toString());
        }
        return arguments;
    }

    @Override
    public void end(PrintWriter out) {
        files().forEach(file -> out.println(Escape.text(file.toString()) + ": the trace"));
        out.println(Escape.text(snapshots().get(0).toString()) + ": the machine at the start");
        out.println(Escape.text(snapshots().get(1).toString()) + ": the machine at the end");
        StringBuilder command = new StringBuilder("fltscope analyze");
        for (String argument : analyzeArguments()) {
            command.append(argument.contains(" ") ? " \"" + argument + "\"" : " " + argument);
        }
        out.println(Escape.text(command.toString()));
    }

    @Override
    public void close() {
        // Nothing is open here.
    }
}
