package fltscope.analyzer.cli.capture;

import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.Interruption;
import fltscope.analyzer.text.Escape;
import fltscope.collector.live.LiveMachine;
import fltscope.collector.live.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * One capture from its start to its end, with the command that is run meanwhile. The sessions are stopped whatever happens:
 * also on Ctrl-C, where the process ends when what was recorded is kept, and the command's
 * other work is done.
 */
final class CaptureRun {
    private static final long LOOK_MS = 100;
    private static final long WATCH_NS = 1_000_000_000L;
    private static final String TOO_LONG = "the capture does not end; fltscope capture --cleanup removes its sessions";

    private final CommandLine commandLine;
    private final CaptureOptions options;
    private final CaptureTarget target;
    private final List<String> command;
    private final PrintWriter errors;
    private final boolean terminal;
    private Process process;

    CaptureRun(CommandLine commandLine, CaptureOptions options, List<String> command, boolean terminal) {
        this.commandLine = commandLine;
        this.options = options;
        this.command = command;
        this.terminal = terminal;
        errors = commandLine.getErr();
        target = options.queue == null ? new FileTarget(options) : new QueueTarget(options, terminal);
    }

    /** What {@code fltscope analyze} takes to read what was written. */
    List<String> analyzeArguments() {
        return target.analyzeArguments();
    }

    /** Captures; returns the exit code: the command's, where there is one. */
    int run(LiveMachine machine) {
        try (Interruption interruption = Interruption.heeded(errors, TOO_LONG);
                target) {
            removeLeftOver(machine);
            try (Recording recording = target.start(machine)) {
                List<String> notes = recording.notes();
                notes.forEach(note -> errors.println(Escape.text(note)));
                errors.flush();
                follow(recording, interruption);
                target.beforeEnd(machine);
                end(recording);
                recording.notes().stream().skip(notes.size()).forEach(note -> errors.println(Escape.text(note)));
            }
            return process == null || process.isAlive() ? Failures.OK : process.exitValue();
        }
    }

    private void removeLeftOver(LiveMachine machine) {
        for (String session : machine.leftOver()) {
            machine.remove(session);
            errors.println("the session " + Escape.text(session)
                    + " was left over from a capture that did not end, and is replaced");
        }
    }

    @SuppressWarnings("try") // closing is what ends a recording in order
    private void end(Recording recording) {
        long lost = recording.lost();
        recording.close();
        lost = Math.max(lost, recording.lost());
        target.end(commandLine.getOut());
        if (lost > 0) {
            errors.println("lost " + lost + " events or buffers: record less (--profile latency, --no-stacks)");
        }
    }

    private void follow(Recording recording, Interruption interruption) {
        long startNs = System.nanoTime();
        long watchedNs = startNs;
        startCommand();
        Trigger trigger = options.trigger == null ? null : Trigger.start(options.queue, options.trigger);
        try (CaptureLine line = new CaptureLine(errors, terminal, startNs)) {
            while (!isOver(startNs, trigger) && !interruption.await(LOOK_MS)) {
                long nowNs = System.nanoTime();
                if (nowNs - watchedNs >= WATCH_NS) {
                    watchedNs = nowNs;
                    recording.watch();
                    line.show(nowNs, recording.events(), recording.lost(), target.opens(), target.bytes());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startCommand() {
        if (!command.isEmpty()) {
            try {
                process = new ProcessBuilder(command).inheritIO().start();
            } catch (IOException e) {
                throw new ParameterException(commandLine, "the command can not be run: " + e.getMessage(), e);
            }
        }
    }

    private boolean isOver(long startNs, Trigger trigger) {
        long elapsedNs = System.nanoTime() - startNs;
        if (target.unloaded()) {
            return true;
        }
        if (trigger != null && trigger.pulled()) {
            errors.println(options.trigger.label() + ": the capture ends here");
            return true;
        }
        if (process != null && options.untilUnload == null && !process.isAlive()) {
            return true;
        }
        if (process != null && options.untilUnload != null && elapsedNs >= options.unloadWait.value()) {
            errors.println(Escape.text(options.untilUnload) + " was not unloaded within "
                    + options.unloadWait.value() / WATCH_NS + " s: the capture ends here");
            return true;
        }
        return (options.duration != null && elapsedNs >= options.duration.value())
                || (options.maxSize != null && target.bytes() >= options.maxSize);
    }
}
