package fltscope.analyzer.input.debugger;

import fltscope.analyzer.input.Scan;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Filter Verifier's book on a filter within {@code !fltkd.filter}: counters under "Object usage/reference information", then each
 * object, {@code Object: ffffe0000110b630  Type: FILE_OBJECT  RefCount: 00000001}, on one line or on three.
 */
final class VerifierLines {
    private static final Pattern HEAD =
            Pattern.compile("Object usage\\b.*|FLT_VERIFIER_OBJECT {0,60}:.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern USAGE = Pattern.compile(
            "((?:References to|Allocations of) \\w+|Open files) {0,60}:\\s*(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OBJECT = Pattern.compile("Object {0,60}:\\s*(.*)");
    private static final Pattern TYPE = Pattern.compile("\\bType {0,60}:\\s*([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern REFERENCES = Pattern.compile("\\bRefCount {0,60}:\\s*(?:0x)?([0-9a-fA-F]{1,8})\\b");

    private final FactsBuilder facts;
    private boolean within;
    private long filter;
    private long object;
    private String type;
    private long references;

    VerifierLines(FactsBuilder facts) {
        this.facts = facts;
    }

    /** The filter that what follows is about; 0 where unknown. */
    void of(long filterAddress) {
        leave();
        filter = filterAddress;
    }

    void leave() {
        within = false;
        object = 0;
    }

    boolean isWithin() {
        return within;
    }

    /** Takes a line that starts something or counts; null when it is none, else whether it was understood. */
    Boolean start(String line) {
        if (HEAD.matcher(line).matches()) {
            leave();
            within = true;
            return true;
        }
        Matcher usage = USAGE.matcher(line);
        if (!usage.matches()) {
            return null;
        }
        within = true;
        Scan count = new Scan(usage.group(2));
        return count.count() && facts.usage(filter, usage.group(1), count.value());
    }

    /** Takes a line about an object; null when it is none, else whether it was understood. */
    Boolean object(String line) {
        Matcher start = OBJECT.matcher(line);
        Matcher typed = TYPE.matcher(line);
        Matcher counted = REFERENCES.matcher(line);
        boolean starts = start.matches();
        boolean hasType = typed.find();
        boolean hasReferences = counted.find();
        if (!within || !(starts || hasType || hasReferences)) {
            return null;
        }
        if (starts) {
            Scan value = new Scan(start.group(1));
            object = value.address() ? value.value() : 0;
            type = null;
            references = -1;
        }
        type = hasType ? typed.group(1) : type;
        references = hasReferences ? Long.parseLong(counted.group(1), 16) : references;
        return object != 0 && facts.object(filter, object, type, references);
    }
}
