package fltscope.analyzer.input.debugger;

import fltscope.analyzer.input.TextLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final Pattern COMMAND = Pattern.compile("!(?:\\w{1,20}\\.)?(\\w{1,30})\\b(.*)");
    private static final Pattern FIELD =
            Pattern.compile("([A-Za-z(][A-Za-z0-9_/()\\[\\]. -]{0,60}?) {0,60}:(?!:) *(.*)");
    private static final Pattern VALUE =
            Pattern.compile("(?:0x[0-9a-f]|[0-9a-f`]{8,17}\\b|\\d+(?:\\s|$)|[\\[(\"\\\\]).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern FAILURE = Pattern.compile(
            "(?:Could not (?:read|find)|Unable to (?:read|get|load)|Error reading) .*", Pattern.CASE_INSENSITIVE);

    /** Lost line ends: what follows a structure's start on the same line is not taken apart. */
    private static final Pattern GLUED =
            Pattern.compile(".FLT_(?:FILTER|INSTANCE|VOLUME|OBJECT) {0,3}: {0,3}[0-9a-f]{8}");

    private final FactsBuilder facts = new FactsBuilder();
    private final VerifierLines verifier = new VerifierLines(facts);
    private final FilterManagerLines filterManager = new FilterManagerLines(facts, verifier);
    private final FileObjectLines fileObject = new FileObjectLines(facts);
    private boolean anotherCommand;
    private String lastPath;

    private DebuggerReader() {}

    /** Reads a file of any encoding that Windows writes. */
    public static DebuggerFacts read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return read(in);
        }
    }

    /** Reads to the end and does not close. */
    public static DebuggerFacts read(InputStream in) throws IOException {
        TextLines lines = new TextLines(in);
        DebuggerReader reader = new DebuggerReader();
        for (String line = lines.next(); line != null; line = lines.next()) {
            String text = withoutMailQuote(line.strip());
            if (!reader.understood(text) || lines.cut() || GLUED.matcher(text).find()) {
                reader.facts.unread.add(lines.number(), line);
            }
        }
        return reader.facts.facts();
    }

    private boolean understood(String line) {
        if (line.isEmpty()) {
            fileObject.blank();
            return true;
        }
        Matcher prompt = PROMPT.matcher(line);
        if (prompt.matches()) {
            return command(prompt.group(1).strip());
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
        boolean understood = text(line);
        lastPath = line.startsWith("\\") ? line : lastPath;
        return understood;
    }

    private boolean command(String line) {
        fileObject.leave();
        filterManager.command();
        verifier.of(0);
        lastPath = null;
        Matcher command = COMMAND.matcher(line);
        if (!command.matches()) {
            anotherCommand = !line.isEmpty();
            return true;
        }
        Scan argument = new Scan(command.group(2));
        long address = argument.address() ? argument.value() : 0;
        anotherCommand = false;
        switch (command.group(1)) {
            case "fileobj" -> {
                return fileObject.start(address);
            }
            case "filter" -> verifier.of(address);
            case "filters", "instance", "instances", "volume", "volumes", "frame", "frames" -> {}
            default -> anotherCommand = true;
        }
        return true;
    }

    private boolean text(String line) {
        Boolean verified = verifier.start(line);
        if (verified != null) {
            fileObject.leave();
            filterManager.leave();
            return verified;
        }
        Boolean started = filterManager.start(line);
        if (started != null) {
            fileObject.leave();
            verifier.leave();
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
