package fltscope.analyzer.input.debugger;

import fltscope.analyzer.input.Scan;
import fltscope.analyzer.input.TextLines;
import fltscope.analyzer.input.UnreadLine;
import fltscope.analyzer.input.debugger.kernel.KernelLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a pasted kernel debugger session line by line. No text is an error: what is there is taken, what looked like a field and was
 * not understood is kept with its line number, other text is passed over.
 *
 * <p>The forms are those of public examples: "Filter Manager Concepts" parts 2 to 4 (!fltkd.volumes, .volume, .filter, .filters,
 * .instance; learn.microsoft.com/archive/blogs/alexcarp), "Debugging Minifilters: Using !fltkd.filter"
 * (fsfilters.blogspot.com/2011/12, 32 bits), "Essential and Derived Properties" (dumpanalysis.org/blog, 2009-10-15, !fileobj with a
 * cache), and threads of community.osr.com, where indentation is lost and quotes are curly.
 */
public final class DebuggerReader {
    /** kd&gt;, lkd&gt;, 0: kd&gt;, 16.0: kd:x86&gt;. */
    private static final Pattern PROMPT =
            Pattern.compile("(?:\\d{1,4}(?:\\.\\d{1,4})?: ?)?l?kd(?::\\w{1,8})?> ?(.*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern COMMAND = Pattern.compile(
            "!(?:(?:fltkd|kdexts|ext)\\.)?(\\w{1,30}(?:\\.\\w{1,30})?)\\b(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD =
            Pattern.compile("([A-Za-z(][A-Za-z0-9_/()\\[\\]. -]{0,60}?) {0,60}:(?!:) *(.*)");
    private static final Pattern VALUE =
            Pattern.compile("(?:0x[0-9a-f]|[0-9a-f`]{8,17}\\b|\\d+(?:\\s|$)|[\\[(\"\\\\]).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern FAILURE = Pattern.compile(
            "(?:Could not (?:read|find)|Unable to (?:read|get|load)|Error reading) .*", Pattern.CASE_INSENSITIVE);

    /** Lost line ends: what follows a structure's start on the same line is not taken apart. */
    private static final Pattern GLUED =
            Pattern.compile(".FLT_(?:FILTER|INSTANCE|VOLUME|OBJECT) {0,3}: {0,3}[0-9a-f]{8}");

    /** The stack location of a request that is current, quoted or not. */
    private static final Pattern CURRENT = Pattern.compile("^[> ]*> ?\\[");

    private static final Set<String> FILTER_MANAGER =
            Set.of("filter", "filters", "instance", "instances", "volume", "volumes", "frame", "frames", "portlist");

    private final FactsBuilder facts = new FactsBuilder();
    private final VerifierLines verifier = new VerifierLines(facts);
    private final FilterManagerLines filterManager = new FilterManagerLines(facts, verifier);
    private final FileObjectLines fileObject = new FileObjectLines(facts);
    private final KernelLines kernel = new KernelLines();
    private long number;
    private boolean anotherCommand;
    /** A command whose output is not read, until the first line of it; many have none. */
    private UnreadLine unreadCommand;

    private String lastPath;

    private DebuggerReader() {}

    /** Reads text of any encoding that Windows writes, to the end, and does not close. */
    public static DebuggerFacts read(InputStream in) throws IOException {
        TextLines lines = new TextLines(in);
        DebuggerReader reader = new DebuggerReader();
        for (String line = lines.next(); line != null; line = lines.next()) {
            String text = withoutMailQuote(line.strip());
            reader.number = lines.number();
            if (!reader.understood(text, CURRENT.matcher(line).find())
                    || lines.cut()
                    || GLUED.matcher(text).find()) {
                reader.facts.unread.add(lines.number(), line);
            }
        }
        return reader.facts.facts(reader.kernel.facts());
    }

    private boolean understood(String line, boolean current) {
        if (line.isEmpty()) {
            fileObject.blank();
            return true;
        }
        Matcher prompt = PROMPT.matcher(line);
        if (prompt.matches()) {
            return command(prompt.group(1).strip());
        }
        if (unreadCommand != null && !line.startsWith("!")) {
            facts.unreadCommands.add(unreadCommand.lineNumber(), unreadCommand.text());
            unreadCommand = null;
        }
        if (kernel.starts(line)) {
            fileObject.leave();
            filterManager.leave();
            verifier.leave();
            return true;
        }
        if (line.startsWith("!") && COMMAND.matcher(line).matches()) {
            return command(line);
        }
        if (line.startsWith("***")) {
            return true;
        }
        if (FAILURE.matcher(line).matches()) {
            facts.debuggerFailures++;
            return true;
        }
        boolean understood = kernel.continues(current ? ">" + line : line) || text(line);
        lastPath = line.startsWith("\\") ? line : lastPath;
        return understood;
    }

    private boolean command(String line) {
        fileObject.leave();
        lastPath = null;
        anotherCommand = false;
        unreadCommand = null;
        Matcher command = COMMAND.matcher(line);
        String name = command.matches() ? command.group(1).toLowerCase(Locale.ROOT) : null;
        Scan argument = new Scan(name == null ? "" : command.group(2));
        long address = argument.address() ? argument.value() : 0;
        boolean ofFilter = "filter".equals(name) || "portlist".equals(name);
        filterManager.command(ofFilter ? address : 0);
        verifier.of(ofFilter ? address : 0);
        if ("fileobj".equals(name)) {
            kernel.command(null, 0);
            return fileObject.start(address);
        }
        if (!kernel.command(name, address) && !line.isEmpty() && !FILTER_MANAGER.contains(String.valueOf(name))) {
            anotherCommand = true;
            unreadCommand = new UnreadLine(number, line);
        }
        return true;
    }

    private boolean text(String line) {
        Boolean verified = verifier.start(line);
        if (verified != null) {
            fileObject.leave();
            filterManager.leave();
            kernel.leave();
            return verified;
        }
        Boolean started = filterManager.start(line);
        if (started != null) {
            fileObject.leave();
            verifier.leave();
            kernel.leave();
            return started;
        }
        Boolean object = verifier.object(line);
        if (object != null) {
            return object;
        }
        if (fileObject.isWithin() && !fileObject.deviceSeen() && line.startsWith("\\")) {
            return fileObject.word(line);
        }
        Matcher field = FIELD.matcher(line);
        if (!field.matches()) {
            if (fileObject.isWithin()) {
                fileObject.word(line);
            } else {
                filterManager.listed(line);
            }
            return true;
        }
        return field(field.group(1).strip(), field.group(2))
                || !VALUE.matcher(field.group(2)).matches();
    }

    /** Whether a field was understood, or stands in what is not ours to read. */
    private boolean field(String label, String value) {
        if (label.equalsIgnoreCase("Device Object") && startsFileObject(value)) {
            filterManager.leave();
            verifier.leave();
            kernel.leave();
            fileObject.startAtDevice(lastPath);
        }
        if (fileObject.isWithin()) {
            return fileObject.field(label, value);
        }
        return filterManager.isWithin() ? filterManager.field(label, value) : !verifier.isWithin();
    }

    private boolean startsFileObject(String value) {
        return (!fileObject.isWithin() || fileObject.deviceSeen()) && !anotherCommand && new Scan(value).address();
    }

    private static String withoutMailQuote(String line) {
        int start = 0;
        while (start < line.length() && (line.charAt(start) == '>' || line.charAt(start) == ' ')) {
            start++;
        }
        return line.substring(start);
    }
}
