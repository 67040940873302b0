package fltscope.analyzer.cli.option;

import fltscope.analyzer.input.instances.InstanceList;
import fltscope.analyzer.input.instances.InstanceReader;
import fltscope.analyzer.result.Analysis;
import fltscope.analyzer.result.ListNotes;
import java.io.IOException;
import java.nio.file.Files;
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
        if (!Files.isRegularFile(path)) {
            throw new ParameterException(command, "--instances: " + path + ": no such file");
        }
        InstanceList list;
        try {
            list = InstanceReader.read(path);
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
        ListNotes.of(list, analysis).forEach(note -> notes.add(path.getFileName() + ": " + note));
        if (list.unreadCount() > 0) {
            notes.add(path.getFileName() + ": " + list.unreadCount() + (list.unreadCount() == 1 ? " line" : " lines")
                    + " not understood, the first is line "
                    + list.unread().get(0).lineNumber() + ": "
                    + list.unread().get(0).text());
        }
        return notes;
    }
}
