package fltscope.analyzer.input.debugger;

import fltscope.analyzer.input.debugger.FactsBuilder.Structure;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of {@code !fltkd}. A structure starts with its type and address, {@code FLT_INSTANCE: ffffe00003718010 "name" "altitude"},
 * and lines of the form {@code Field : value} follow; what is nested shows by its indentation, which is lost in most pastes, so that
 * nothing here depends on it. An instance in a list belongs to the filter or volume above it.
 */
final class FilterManagerLines {
    /** Parts of a structure that say nothing about who holds what. */
    private static final Set<String> NOT_NEEDED = Set.of(
            "resource",
            "pointercount",
            "primarylink",
            "instancelist",
            "frame",
            "driverobject",
            "filterlink",
            "prevolumemount",
            "postvolumemount",
            "filterunload",
            "instancesetup",
            "instancequeryteardown",
            "instanceteardownstart",
            "instanceteardowncomplete",
            "communicationportlist",
            "clientportlist",
            "verifierextension",
            "operations",
            "olddriverunload",
            "supportedcontexts",
            "volumecontexts",
            "instancecontexts",
            "filecontexts",
            "streamcontexts",
            "streamhandlecontexts",
            "transactioncontext",
            "transactioncontexts",
            "sectioncontexts",
            "operationrundownref",
            "trackcompletionnodes",
            "contextlock",
            "context",
            "callbacknodes",
            "volumelink",
            "filesystemtype",
            "deviceobject",
            "diskdeviceobject",
            "framezerovolume",
            "volumeinnextframe",
            "guid",
            "cdodevicename",
            "cdodrivername",
            "callbacks",
            "streamlistctrls",
            "filelistctrls",
            "namecachectrl",
            "filterlist",
            "volumelist",
            "framelist",
            "number",
            "pooltofree",
            "portlock",
            "generatefilename",
            "normalizenamecomponent",
            "(null)",
            "normalizenamecomponentex",
            "normalizecontextcleanup",
            "ktmnotification",
            "sectionnotification");

    private static final Pattern HEAD = Pattern.compile("(FLTP?_[A-Z_]+) {0,60}:\\s*(.*)");
    /** What is nested in a structure, such as ALLOCATE_CONTEXT_NODE. */
    private static final Pattern NODE = Pattern.compile("[A-Z]+(?:_[A-Z]+){1,5}");

    private static final Pattern M_COUNT = Pattern.compile("\\bmCount ?= ?([0-9]{1,9})\\b");
    private static final Pattern REFERENCES = Pattern.compile("\\(([0-9]{1,18})\\)");

    private enum Within {
        NOTHING,
        FILTER,
        INSTANCE,
        VOLUME,
        ANOTHER_STRUCTURE
    }

    private final FactsBuilder facts;
    private final VerifierLines verifier;
    private Within within = Within.NOTHING;
    private Structure current;
    private long listFilter;
    private long listVolume;

    FilterManagerLines(FactsBuilder facts, VerifierLines verifier) {
        this.facts = facts;
        this.verifier = verifier;
    }

    /** A command ends what was above it. */
    void command() {
        leave();
        listFilter = 0;
        listVolume = 0;
    }

    void leave() {
        within = Within.NOTHING;
        current = null;
    }

    /** Whether fields belong to a structure of Filter Manager. */
    boolean isWithin() {
        return within != Within.NOTHING;
    }

    /** Takes a line that starts a structure; null when it is none, else whether it was understood. */
    Boolean start(String line) {
        Matcher head = HEAD.matcher(line);
        return head.matches() ? head(head.group(1), new Scan(head.group(2))) : null;
    }

    private boolean head(String type, Scan value) {
        if (!value.address()) {
            within = Within.ANOTHER_STRUCTURE;
            return false;
        }
        switch (type) {
            case "FLT_OBJECT" -> {
                return object(value);
            }
            case "FLT_FILTER" -> {
                listFilter = value.value();
                listVolume = 0;
                verifier.of(listFilter);
                return enter(Within.FILTER, facts.filter(listFilter), value);
            }
            case "FLT_VOLUME" -> {
                listVolume = value.value();
                listFilter = 0;
                return enter(Within.VOLUME, facts.volume(listVolume), value);
            }
            case "FLT_INSTANCE" -> {
                Structure instance = facts.instance(value.value());
                if (instance != null && listFilter != 0) {
                    instance.filterAddress = listFilter;
                }
                if (instance != null && listVolume != 0) {
                    instance.volumeAddress = listVolume;
                }
                return enter(Within.INSTANCE, instance, value);
            }
            default -> {
                within = Within.ANOTHER_STRUCTURE;
                return true;
            }
        }
    }

    private boolean enter(Within kind, Structure structure, Scan value) {
        within = structure == null ? Within.ANOTHER_STRUCTURE : kind;
        current = structure;
        if (structure != null) {
            structure.named(value.name(), kind == Within.VOLUME ? null : value.altitude());
        }
        return structure != null;
    }

    /** {@code [01000001] Instance DRAINING}: the type of the object, then its state. */
    private boolean object(Scan value) {
        if (current == null || current.address != value.value() || !value.bits() || !value.isWords()) {
            return within == Within.ANOTHER_STRUCTURE;
        }
        List<String> words = value.words();
        current.state = words.isEmpty() ? words : words.subList(1, words.size());
        return true;
    }

    /** Takes a field of the structure above; false when it is not understood. */
    boolean field(String label, String text) {
        Scan value = new Scan(text);
        if (within == Within.ANOTHER_STRUCTURE) {
            return true;
        }
        String key = label.replace(" ", "").toLowerCase(Locale.ROOT);
        return switch (key) {
            case "flags" -> flags(value);
            case "rundownref" -> rundown(value);
            case "activeopens" -> within != Within.FILTER || activeOpens(value);
            case "targetedopencount" -> within != Within.VOLUME || targetedOpens(value);
            case "volume" -> within != Within.INSTANCE || volumeOf(value);
            case "filter" -> within != Within.INSTANCE || filterOf(value);
            default -> NOT_NEEDED.contains(key) || NODE.matcher(label).matches();
        };
    }

    private boolean flags(Scan value) {
        if (!value.bits() || !value.isWords()) {
            return false;
        }
        current.flags = value.words();
        return true;
    }

    /** {@code 0x0000000000000004 (2)}: counts by two; with the low bit set, the rest is a pointer to who waits for the last one. */
    private boolean rundown(Scan value) {
        if (!value.address()) {
            return false;
        }
        Matcher counted = REFERENCES.matcher(value.rest());
        if (counted.find()) {
            current.rundownReferences = Long.parseLong(counted.group(1));
        } else if ((value.value() & 1) == 0) {
            current.rundownReferences = value.value() >>> 1;
        }
        return true;
    }

    private boolean activeOpens(Scan value) {
        Matcher count = M_COUNT.matcher(value.rest());
        if (!count.find()) {
            return false;
        }
        current.opens = Long.parseLong(count.group(1));
        return true;
    }

    private boolean targetedOpens(Scan value) {
        if (!value.count()) {
            return false;
        }
        current.opens = value.value();
        return true;
    }

    private boolean volumeOf(Scan value) {
        if (!value.address()) {
            return false;
        }
        current.volumeAddress = value.value();
        return named(facts.volume(value.value()), value);
    }

    private boolean filterOf(Scan value) {
        if (!value.address()) {
            return false;
        }
        current.filterAddress = value.value();
        return named(facts.filter(value.value()), value);
    }

    private static boolean named(Structure structure, Scan value) {
        if (structure != null) {
            structure.named(value.name(), null);
        }
        return structure != null;
    }
}
