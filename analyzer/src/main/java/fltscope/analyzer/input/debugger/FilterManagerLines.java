package fltscope.analyzer.input.debugger;

import fltscope.analyzer.input.Scan;
import fltscope.analyzer.input.debugger.FactsBuilder.Port;
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
 *
 * <p>It is longer than a class should be because it names the fields of four structures.
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
            "operations",
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
            "(null)");

    /** Callbacks of a filter: an address, and the symbol where the debugger has it. */
    private static final Set<String> ROUTINES = Set.of(
            "prevolumemount",
            "postvolumemount",
            "filterunload",
            "instancesetup",
            "instancequeryteardown",
            "instanceteardownstart",
            "instanceteardowncomplete",
            "olddriverunload",
            "generatefilename",
            "normalizenamecomponent",
            "normalizenamecomponentex",
            "normalizecontextcleanup",
            "ktmnotification",
            "sectionnotification",
            "connectnotify",
            "disconnectnotify",
            "messagenotify");

    private static final Pattern HEAD = Pattern.compile("(FLTP?_[A-Z_]+) {0,60}:\\s*(.*)", Pattern.CASE_INSENSITIVE);
    /** What is nested in a structure, such as ALLOCATE_CONTEXT_NODE. */
    private static final Pattern NODE = Pattern.compile("[A-Z]+(?:_[A-Z]+){1,5}");

    /** Lists of a filter and what comes after them, whatever stands between their labels. */
    private static final Set<String> LISTS =
            Set.of("activeopens", "communicationportlist", "clientportlist", "verifierextension");

    private static final Pattern M_COUNT = Pattern.compile("\\bmCount ?= ?([0-9]{1,9})\\b");
    private static final Pattern ENTRIES = Pattern.compile("\\bNumEntries ?= ?([0-9]{1,9})\\b");
    private static final Pattern REFERENCES = Pattern.compile("\\(([0-9]{1,18})\\)");

    private enum Within {
        NOTHING,
        FILTER,
        INSTANCE,
        VOLUME,
        PORT,
        ANOTHER_STRUCTURE
    }

    private final FactsBuilder facts;
    private final VerifierLines verifier;
    private Within within = Within.NOTHING;
    private Structure current;
    private Port port;
    private boolean inActiveOpens;
    private long listFilter;
    private long listVolume;

    FilterManagerLines(FactsBuilder facts, VerifierLines verifier) {
        this.facts = facts;
        this.verifier = verifier;
    }

    /**
     * A command ends what was above it.
     *
     * @param filter that it names; 0 for none
     */
    void command(long filter) {
        leave();
        listFilter = filter;
        listVolume = 0;
    }

    void leave() {
        within = Within.NOTHING;
        current = null;
        inActiveOpens = false;
    }

    /** Whether fields belong to a structure of Filter Manager. */
    boolean isWithin() {
        return within != Within.NOTHING;
    }

    /** Takes a line that starts a structure; null when it is none, else whether it was understood. */
    Boolean start(String line) {
        Matcher head = HEAD.matcher(line);
        return head.matches() ? head(head.group(1).toUpperCase(Locale.ROOT), new Scan(head.group(2))) : null;
    }

    private boolean head(String type, Scan value) {
        inActiveOpens &= type.equals("FLT_FILE_OBJECT");
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
            case "FLT_SERVER_PORT_OBJECT", "FLT_PORT_OBJECT" -> {
                return port(value, type.equals("FLT_SERVER_PORT_OBJECT"));
            }
            default -> {
                within = Within.ANOTHER_STRUCTURE;
                return true;
            }
        }
    }

    private boolean port(Scan value, boolean server) {
        within = Within.PORT;
        port = facts.port(value.value());
        if (port == null) {
            within = Within.ANOTHER_STRUCTURE;
            return false;
        }
        port.server = server;
        port.name = value.name() == null ? port.name : value.name();
        port.filterAddress = listFilter == 0 ? port.filterAddress : listFilter;
        return true;
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
        String key = label.replace(" ", "").toLowerCase(Locale.ROOT);
        if (listFilter != 0 && LISTS.contains(key)) {
            // What one list holds stands between it and the next one.
            within = Within.FILTER;
            current = facts.filter(listFilter);
            inActiveOpens = key.equals("activeopens");
            return current != null && (key.equals("verifierextension") ? verifier(value) : count(key, value));
        }
        return switch (within) {
            case ANOTHER_STRUCTURE -> true;
            case PORT -> ofPort(key, value);
            default -> ofStructure(key, label, value);
        };
    }

    private boolean count(String key, Scan value) {
        Matcher count = M_COUNT.matcher(value.rest());
        if (!count.find()) {
            return false;
        }
        long counted = Long.parseLong(count.group(1));
        switch (key) {
            case "activeopens" -> current.opens = counted;
            case "communicationportlist" -> current.serverPorts = counted;
            default -> current.clientPorts = counted;
        }
        return true;
    }

    private boolean ofPort(String key, Scan value) {
        switch (key) {
            case "filter" -> {
                port.filterAddress = value.address() ? value.value() : port.filterAddress;
                return port.filterAddress == 0 || named(facts.filter(port.filterAddress), value);
            }
            case "serverport" -> {
                port.serverPort = value.address() ? value.value() : 0;
                port.name = value.name() == null ? port.name : value.name();
            }
            case "msgq" -> {
                Matcher entries = ENTRIES.matcher(value.rest());
                port.messages = entries.find() ? Long.parseLong(entries.group(1)) : port.messages;
            }
            case "numberofconnections" -> port.connections = value.count() ? value.value() : -1;
            case "disconnected" -> port.disconnected = value.rest().matches("(?i)true\\b.*|0*1\\b.*");
            default -> {
                Structure filter = port.filterAddress == 0 ? null : facts.filter(port.filterAddress);
                if (filter != null && ROUTINES.contains(key) && value.address()) {
                    filter.called(value.value());
                }
            }
        }
        return true;
    }

    private boolean ofStructure(String key, String label, Scan value) {
        if (within == Within.FILTER && ROUTINES.contains(key)) {
            inActiveOpens = false;
            boolean address = value.address();
            current.called(address ? value.value() : 0);
            return address;
        }
        return switch (key) {
            case "flags" -> flags(value);
            case "rundownref" -> rundown(value);
            case "fileobject", "file_object", "flt_file_object" -> opened(value);
            case "activeopens", "communicationportlist", "clientportlist" -> true;
            case "verifierextension" -> verifier(value);
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

    /** A file under ActiveOpens. */
    private boolean opened(Scan value) {
        if (!inActiveOpens || !value.address()) {
            return within != Within.FILTER;
        }
        current.opened(value.value());
        return true;
    }

    /** A line that is an address alone, or one and a name, under ActiveOpens; false for any other. */
    boolean listed(String line) {
        Scan value = new Scan(line);
        return inActiveOpens && value.address() && opened(new Scan(line));
    }

    private boolean verifier(Scan value) {
        boolean address = value.address();
        if (address && within == Within.FILTER) {
            current.verifier = value.value();
        }
        return address;
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
