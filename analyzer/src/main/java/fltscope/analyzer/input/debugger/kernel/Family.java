package fltscope.analyzer.input.debugger.kernel;

import fltscope.analyzer.input.Scan;
import java.util.Map;

/** Lines of the output of related commands. What is collected is limited: a text that shows more is no debugger's. */
abstract class Family {
    static final int MAX_FACTS = 65_536;

    /** Any address of a debugger, with or without the accent in its middle. */
    static final String ADDRESS = "(?:0x)?(?:[0-9a-f]{8}[`'][0-9a-f]{8}|[0-9a-f]{8,16})(?![0-9a-z_])";

    /** Takes a line that begins a section of these commands; false where it does not. */
    abstract boolean starts(String line);

    /** Takes a line within a section; false where it says nothing to these commands. */
    abstract boolean continues(String line);

    /** What was above has ended. */
    abstract void leave();

    /** An address within parentheses or without; 0 where there is none. */
    static long address(String text) {
        String stripped = text.strip();
        Scan scan = new Scan(stripped.startsWith("(") ? stripped.substring(1).replace(")", "") : stripped);
        return scan.address() ? scan.value() : 0;
    }

    static <T> void put(Map<Long, T> facts, long address, T fact) {
        if (facts.size() < MAX_FACTS || facts.containsKey(address)) {
            facts.put(address, fact);
        }
    }
}
