package fltscope.analyzer.cli.option;

import fltscope.analyzer.input.instances.InstanceList;
import fltscope.analyzer.input.instances.InstanceReader;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.ListNotes;
import fltscope.collector.archive.Content;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The text that {@code --instances} names. */
public final class InstanceFile {
    private InstanceFile() {}

    /**
     * Reads it.
     *
     * @throws ParameterException where it can not be read, or says nothing
     */
    public static InstanceList read(CommandLine command, Path path) {
        InstanceList list;
        try (InputStream in = PastedFile.of(path).open()) {
            list = InstanceReader.read(in);
        } catch (TraceException e) {
            throw new ParameterException(command, "--instances: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ParameterException(command, "--instances: " + path + ": can not be read", e);
        }
        if (list.filters().isEmpty() && list.instances().isEmpty()) {
            throw new ParameterException(
                    command, "--instances: " + path + ": holds no output of fltmc instances or fltmc filters");
        }
        return list;
    }

    /** What is to be said of it beside the trace, and of lines that were not understood. */
    public static List<String> notes(Path path, InstanceList list, Analysis analysis) {
        List<String> notes = new ArrayList<>();
        ListNotes.of(list, analysis).forEach(note -> notes.add(Content.nameOf(path.getFileName()) + ": " + note));
        if (list.unreadCount() > 0) {
            notes.add(Content.nameOf(path.getFileName()) + ": " + list.unreadCount()
                    + (list.unreadCount() == 1 ? " line" : " lines")
                    + " not understood, the first is line "
                    + list.unread().get(0).lineNumber() + ": "
                    + list.unread().get(0).text());
        }
        return notes;
    }
}
