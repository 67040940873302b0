package fltscope.analyzer.input.debugger;

import fltscope.analyzer.input.Scan;
import fltscope.analyzer.input.debugger.FactsBuilder.FileObject;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of {@code !fileobj}: the name on a line of its own, then {@code Related File Object}, {@code Device Object} with its driver,
 * {@code Access}, {@code Flags} with a word for each on the lines below it, the contexts and the cache.
 */
final class FileObjectLines {
    private static final Set<String> NOT_NEEDED = Set.of(
            "vpb",
            "currentbyteoffset",
            "cachedata",
            "sharedcachemap",
            "privatecachemap",
            "fileobjectextensionisat",
            "fileoffset",
            "vacb",
            "yourdataisat",
            "iocompletionport",
            "completionport",
            "completioncontext",
            "locks",
            "waiters",
            "finalstatus",
            "event");
    private static final Pattern FS_CONTEXTS =
            Pattern.compile("FsContext(2?) ?:\\s*([0-9a-fx`']+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FLAG_WORD = Pattern.compile("[A-Z][A-Za-z]*(?: [A-Za-z]+){0,4}");
    private static final int MAX_FLAG_WORDS = 32;

    /** Words of the flags as the debugger prints them; others are taken only while no blank line has come. */
    private static final Set<String> FLAG_WORDS = Set.of(
            "Synchronous IO",
            "Alertable IO",
            "No Intermediate Buffering",
            "Write Through",
            "Sequential Only",
            "Cache Supported",
            "Named Pipe",
            "Stream File",
            "Mailslot",
            "Direct Device Open",
            "Modified",
            "Size Changed",
            "Cleanup Complete",
            "Temporary File",
            "Delete on Close",
            "Opened Case Sensitive",
            "Handle Created",
            "Fast IO Read",
            "Random Access",
            "File Open Cancelled",
            "Volume Open",
            "Remote Origin");

    private final FactsBuilder facts;
    private FileObject file;
    private boolean deviceSeen;
    private boolean flagsSeen;
    private boolean inFlagWords;
    private boolean blankSinceFlags;
    /** The last line before the device that could be a relative name. */
    private String candidate;

    FileObjectLines(FactsBuilder facts) {
        this.facts = facts;
    }

    /** The command; address 0 where it names none. False when there are too many. */
    boolean start(long address) {
        leave();
        file = facts.fileObject(address);
        return file != null;
    }

    /** A dump whose command was not pasted, with the path that stood above it. */
    boolean startAtDevice(String name) {
        boolean started = start(0);
        if (started) {
            file.fileName = name;
        }
        return started;
    }

    void leave() {
        file = null;
        deviceSeen = false;
        flagsSeen = false;
        inFlagWords = false;
        candidate = null;
    }

    boolean isWithin() {
        return file != null;
    }

    boolean deviceSeen() {
        return deviceSeen;
    }

    void blank() {
        blankSinceFlags = true;
    }

    /** Takes a line that is no field: the name or a word of the flags. */
    boolean word(String line) {
        if (!deviceSeen && line.startsWith("\\")) {
            file.fileName = line;
            return true;
        }
        if (inFlagWords && FLAG_WORD.matcher(line).matches() && file.flagWords.size() < MAX_FLAG_WORDS) {
            inFlagWords = !blankSinceFlags || FLAG_WORDS.contains(line);
            if (inFlagWords) {
                file.flagWords.add(line);
            }
            return inFlagWords;
        }
        inFlagWords = false;
        candidate = deviceSeen ? null : line;
        return false;
    }

    /** Takes a field; false when it is not understood. */
    boolean field(String label, String text) {
        inFlagWords = false;
        Scan value = new Scan(text);
        String key = label.replace(" ", "").toLowerCase(Locale.ROOT);
        return switch (key) {
            case "relatedfileobject" -> related(value);
            case "deviceobject" -> device(value);
            case "access" -> {
                file.access = value.words();
                yield true;
            }
            case "flags" -> flags(value);
            case "fscontext", "fscontext2" -> contexts(label + ": " + text);
            case "sectionobjectpointers" -> {
                boolean address = value.address();
                file.sectionObjectPointers = address ? value.value() : -1;
                yield address;
            }
            default -> NOT_NEEDED.contains(key);
        };
    }

    private boolean related(Scan value) {
        if (!value.address()) {
            return false;
        }
        file.related = value.value();
        nameFromCandidate();
        return true;
    }

    private boolean device(Scan value) {
        deviceSeen = true;
        if (!value.address()) {
            return false;
        }
        file.deviceObject = value.value();
        file.driver = value.rest().isEmpty() ? null : value.rest();
        nameFromCandidate();
        return true;
    }

    /** Only a relative name does not start with a backslash. */
    private void nameFromCandidate() {
        if (file.related != 0 && file.fileName == null) {
            file.fileName = candidate;
        }
    }

    /** The first: the extension of a file object prints flags of its own. */
    private boolean flags(Scan value) {
        if (flagsSeen) {
            return true;
        }
        if (!value.address() && !value.count()) {
            return false;
        }
        flagsSeen = true;
        file.flags = value.value() & 0xFFFF_FFFFL;
        file.flagWords.clear();
        inFlagWords = true;
        blankSinceFlags = false;
        return true;
    }

    /** Both stand on one line. */
    private boolean contexts(String line) {
        Matcher found = FS_CONTEXTS.matcher(line);
        boolean any = false;
        while (found.find()) {
            Scan value = new Scan(found.group(2));
            if (value.address()) {
                any = true;
                if (found.group(1).isEmpty()) {
                    file.fsContext = value.value();
                } else {
                    file.fsContext2 = value.value();
                }
            }
        }
        return any;
    }
}
