package fltscope.analyzer.cli.option;

import fltscope.analyzer.input.debugger.DebuggerReader;
import fltscope.analyzer.input.instances.InstanceReader;
import fltscope.analyzer.report.explain.Dump;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that joins a trace with what a debugger printed. */
public final class DebuggerOption {
    @Option(
            names = "--debugger",
            paramLabel = "FILE",
            description = "Join with pasted output of !fltkd, !fileobj, !irp, !thread, !object, !handle, !locks,"
                    + " !devstack, !verifier and fltmc, in any mixture; altitudes are taken from it. - for standard"
                    + " input.")
    Path file;

    /**
     * What the file says; null when none is given.
     *
     * @throws TraceException when it can not be read, or says nothing of use
     */
    public Dump read() {
        if (file == null) {
            return null;
        }
        PastedFile pasted = PastedFile.of(file);
        try (InputStream debugger = pasted.open();
                InputStream lists = pasted.open()) {
            Dump dump = new Dump(pasted.name(), DebuggerReader.read(debugger), InstanceReader.read(lists));
            if (dump.facts().isEmpty() && dump.listed().isEmpty()) {
                throw new TraceException(
                        ErrorKind.WRONG_FORMAT,
                        pasted.name(),
                        "no output of !fltkd.filter, .filters, .frames, .instance, .volumes, .irpctrl, !fileobj, !irp,"
                                + " !thread, !object, !handle, !locks or fltmc");
            }
            return dump;
        } catch (IOException e) {
            throw new TraceException(ErrorKind.of(e), pasted.name(), "can not be read: " + e.getMessage(), e);
        }
    }
}
