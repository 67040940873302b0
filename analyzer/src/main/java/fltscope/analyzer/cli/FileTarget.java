package fltscope.analyzer.cli;

import fltscope.collector.live.FileCapture;
import fltscope.collector.live.LiveMachine;
import fltscope.collector.live.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Captures to .etl files, which Windows writes. */
final class FileTarget implements CaptureTarget {
    private final CaptureOptions options;

    FileTarget(CaptureOptions options) {
        this.options = options;
    }

    @Override
    public Recording start(LiveMachine machine) {
        return FileCapture.start(machine, options.plan(), options.etl, options.fileMegabytes(), options.ring != null);
    }

    @Override
    public void beforeEnd(LiveMachine machine) {
        // An .etl file of Windows takes no records of ours: fltscope snapshot writes a file of its own.
    }

    @Override
    public long bytes() {
        return files().stream().mapToLong(FileTarget::size).sum();
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

    @Override
    public List<Path> files() {
        return FileCapture.files(options.plan(), options.etl);
    }

    @Override
    public void end() {
        // Windows has ended the files with the sessions.
    }

    @Override
    public void close() {
        // Nothing is open here.
    }
}
