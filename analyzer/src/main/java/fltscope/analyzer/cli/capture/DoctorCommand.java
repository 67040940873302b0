package fltscope.analyzer.cli.capture;

import fltscope.analyzer.cli.output.Failures;
import fltscope.analyzer.cli.output.ToolVersion;
import fltscope.analyzer.report.info.CheckText;
import fltscope.analyzer.text.Escape;
import fltscope.collector.check.LayoutCheck;
import fltscope.collector.etl.EventSink;
import fltscope.collector.live.CapturePlan;
import fltscope.collector.live.CaptureProfile;
import fltscope.collector.live.CaptureSink;
import fltscope.collector.live.LiveCapture;
import fltscope.collector.live.LiveMachine;
import fltscope.collector.live.Snapshot;
import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.trace.LayoutFacts;
import fltscope.schemas.trace.LayoutVerdict;
import fltscope.schemas.trace.TraceException;
import fltscope.schemas.trace.TraceHeader;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = "Check what a capture needs on this Windows machine, with a capture of two seconds, and print"
                + " what is missing.",
        footer = {"", "Exit code 1 when a capture with --profile unload is not possible."})
public final class DoctorCommand implements Callable<Integer> {
    private static final int MISSING = 1;
    private static final long CAPTURE_MS = 2_000;
    private static final CapturePlan PLAN = new CapturePlan(CaptureProfile.UNLOAD, true, List.of());
    private static final List<String> PROVIDERS =
            List.of("Microsoft-Windows-Kernel-File", "Microsoft-Windows-FilterManager");
    private static final String FLT_MGR_TRACE = "Microsoft-Windows-FltMgrTrace_";

    @Spec
    CommandSpec spec;

    @Option(names = Failures.DEBUG, description = "Print the stack trace of an error.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    boolean help;

    private PrintWriter out;
    private boolean missing;

    @Override
    public Integer call() {
        out = spec.commandLine().getOut();
        LiveMachine machine = LiveMachine.open();
        say("ok", ToolVersion.text() + " on " + machine.windows() + ", Java " + System.getProperty("java.version"));
        for (String provider : PROVIDERS) {
            check(machine.hasProvider(provider), "provider " + provider);
        }
        say(
                machine.hasProvider(FLT_MGR_TRACE) ? "ok" : "-",
                "provider " + FLT_MGR_TRACE + "* (Windows 11 24H2 and later)");
        machine.leftOver().forEach(session -> say("-", "left over: " + session + " (fltscope capture --cleanup)"));
        machine.inUse().forEach(session -> say("-", "another capture runs: " + session));
        snapshot(machine);
        capture(machine);
        return missing ? MISSING : Failures.OK;
    }

    private void snapshot(LiveMachine machine) {
        Snapshot snapshot = Snapshot.take(machine);
        say(snapshot.notes().isEmpty() ? "ok" : "-", "snapshot: " + snapshot.words());
        snapshot.notes().forEach(note -> say("-", note));
    }

    private void capture(LiveMachine machine) {
        Kinds kinds = new Kinds(machine.header(PLAN));
        LiveCapture capture;
        List<String> notes;
        try {
            capture = LiveCapture.start(machine, PLAN, kinds);
            try (capture) {
                notes = capture.notes();
                Thread.sleep(CAPTURE_MS);
            }
        } catch (TraceException e) {
            check(false, e.getMessage());
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        long lost = capture.lost();
        check(true, "capture: two sessions started and stopped, " + kinds.events + " events in two seconds");
        notes.forEach(note -> check(false, note));
        check(kinds.count(IoKind.CALLBACK_END) > 0, kinds.count(IoKind.CALLBACK_END) + " ends of callbacks (FltIo)");
        check(
                kinds.count(IoKind.CALLBACK_START) > 0,
                kinds.count(IoKind.CALLBACK_START) + " entries of callbacks (FltIo)");
        check(
                kinds.count(IoKind.OPERATION_START) > 0,
                kinds.count(IoKind.OPERATION_START) + " file operations (FileIo)");
        check(kinds.count(IoKind.OPERATION_END) > 0, kinds.count(IoKind.OPERATION_END) + " ends of file operations");
        say(kinds.count(IoKind.FILE_NAME) > 0 ? "ok" : "-", kinds.count(IoKind.FILE_NAME) + " names of files");
        say(kinds.count(IoKind.IMAGE_LOADED) > 0 ? "ok" : "-", kinds.count(IoKind.IMAGE_LOADED) + " images");
        say(kinds.count(IoKind.STACK) > 0 ? "ok" : "-", kinds.count(IoKind.STACK) + " call stacks");
        say(lost == 0 ? "ok" : "-", lost + " events or buffers lost");
        kinds.layouts().ifPresent(this::layouts);
    }

    /** The events of those two seconds against the layouts that they are read by. */
    private void layouts(LayoutFacts facts) {
        say(
                facts.count(LayoutVerdict.CONTRADICTED) == 0 ? "ok" : "-",
                "layouts: what follows names no file or program, and can be sent");
        CheckText.writeClaims(out, facts);
    }

    private void check(boolean good, String what) {
        missing |= !good;
        say(good ? "ok" : "MISSING", what);
    }

    private void say(String mark, String what) {
        out.println(mark + " ".repeat(9 - mark.length()) + Escape.text(what));
    }

    /** Counts records by their kind. */
    @SuppressWarnings("EnumOrdinal") // an index
    private static final class Kinds implements CaptureSink {
        private final long[] counts = new long[IoKind.COUNT];
        private final TraceHeader header;
        /** One of each session: only the events of one session are in order. */
        private final List<LayoutCheck> checks = new ArrayList<>();

        private long events;

        Kinds(TraceHeader header) {
            this.header = header;
        }

        @Override
        public EventSink besideSession() {
            LayoutCheck check = new LayoutCheck(header);
            checks.add(check);
            return check;
        }

        /** When the capture is closed. */
        Optional<LayoutFacts> layouts() {
            return checks.stream().map(LayoutCheck::finish).reduce(LayoutFacts::plus);
        }

        @Override
        public void event(long timestampTicks) {
            events++;
        }

        @Override
        public void accept(IoRecord record) {
            counts[record.kindOrdinal()]++;
        }

        @Override
        public void flush() {
            // Nothing is kept.
        }

        long count(IoKind kind) {
            return counts[kind.ordinal()];
        }
    }
}
