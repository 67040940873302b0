package fltscope.analyzer.input.instances;

import fltscope.analyzer.input.TextLines;
import fltscope.analyzer.input.UnreadLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads pasted output of {@code fltmc filters}, {@code fltmc instances} (of all, of a filter, of a volume) and {@code fltmc volumes}
 * line by line. No text is an error: rows of tables are taken, other text is passed over.
 *
 * <p>The forms are those of public examples: "How to choose antivirus software to run on computers that are running SQL Server"
 * (instances, with names too wide for their columns and volumes without a letter) and "Blocking legacy file system filter drivers"
 * (filters), both on learn.microsoft.com; "Fltmc" on ss64.com/nt (options).
 */
public final class InstanceReader {
    /** Of each kind; a text that shows more is no fltmc's. */
    static final int MAX_ROWS = 65_536;

    private static final Pattern COMMAND = Pattern.compile(
            "(?:.{0,260}?[>#$] ?)?fltmc(?:\\.exe)?(?:\\s+(\\w{1,20}))?(?:\\s+[-/\u2010-\u2015]([fv])\\s+(.{1,300}))?",
            Pattern.CASE_INSENSITIVE);
    /** A row whose header was not pasted shows by its gaps and by an altitude of five digits at least. */
    private static final Pattern ROW_WITHOUT_HEADER =
            Pattern.compile("\\S.{0,400}?\\s{2,}[0-9]{5,}(?:\\.[0-9]+)?\\s{2,}\\S.{0,200}");

    /** A debugger's prompt: what follows has lines of dashes of its own. */
    private static final Pattern OTHER =
            Pattern.compile("(?:\\d{1,4}(?:\\.\\d{1,4})?: ?)?l?kd(?::\\w{1,8})?>.*", Pattern.CASE_INSENSITIVE);

    private final Set<ListedFilter> filters = new LinkedHashSet<>();
    private final Set<ListedInstance> instances = new LinkedHashSet<>();
    private final Set<ListedVolume> volumes = new LinkedHashSet<>();
    private final UnreadLines unread = new UnreadLines();
    private final Rows rows = new Rows();
    private Columns columns;
    private boolean afterBlank;
    private boolean ofVolumes;
    private boolean debugger;
    private String filter;
    private String volume;
    private boolean full;

    private InstanceReader() {}

    /** Reads text of any encoding that Windows writes, to the end, and does not close. */
    public static InstanceList read(InputStream in) throws IOException {
        TableLines lines = new TableLines(new TextLines(in));
        InstanceReader reader = new InstanceReader();
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!reader.understood(line.stripTrailing()) || lines.cut()) {
                reader.unread.add(lines.number(), line);
            }
        }
        return new InstanceList(
                List.copyOf(reader.filters),
                List.copyOf(reader.instances),
                List.copyOf(reader.volumes),
                reader.unread.lines(),
                reader.unread.count());
    }

    private boolean understood(String line) {
        if (line.isBlank()) {
            afterBlank = true;
            return true;
        }
        boolean startsAnew = afterBlank;
        afterBlank = false;
        full = false;
        Matcher command = COMMAND.matcher(line.strip());
        if (command.matches()) {
            command(command);
            return true;
        }
        if (OTHER.matcher(line.strip()).matches()) {
            columns = null;
            debugger = true;
            return true;
        }
        Columns ruler = debugger ? null : Columns.of(line);
        if (ruler != null) {
            columns = ruler;
            ofVolumes = false;
            return true;
        }
        if (row(line)) {
            return !full;
        }
        if (columns == null || startsAnew) {
            columns = null;
            return true;
        }
        return false;
    }

    private void command(Matcher command) {
        columns = null;
        debugger = false;
        String subject =
                command.group(3) == null ? null : command.group(3).strip().replace("\"", "");
        boolean byFilter = "f".equalsIgnoreCase(command.group(2));
        filter = byFilter ? subject : null;
        volume = byFilter ? null : subject;
    }

    private boolean row(String line) {
        if (columns == null) {
            return ROW_WITHOUT_HEADER.matcher(line.strip()).matches() && Row.readLoose(line, filter, volume, rows);
        }
        List<String> cells = columns.cut(line);
        if (cells != null && Row.read(cells, filter, volume, rows)) {
            return true;
        }
        return Row.readLoose(line, filter, volume, rows) || (ofVolumes && Row.readLooseVolume(line, rows));
    }

    private final class Rows implements Row.Sink {
        @Override
        public void filter(ListedFilter row) {
            add(filters, row);
        }

        @Override
        public void instance(ListedInstance row) {
            add(instances, row);
        }

        @Override
        public void volume(ListedVolume row) {
            ofVolumes = true;
            add(volumes, row);
        }

        private <T> void add(Set<T> set, T row) {
            full = set.size() >= MAX_ROWS && !set.contains(row);
            if (!full) {
                set.add(row);
            }
        }
    }
}
