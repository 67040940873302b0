package fltscope.analyzer.input.debugger.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of {@code !devstack}: a row for each device below a header that itself begins with an exclamation mark. */
final class DeviceLines extends Family {
    private static final Pattern HEAD = Pattern.compile("!DevObj +!DrvObj.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROW = Pattern.compile(
            ">? ?(" + ADDRESS + ") +(\\\\\\S+)(?: +" + ADDRESS + ")?(?: +(\\S.*))?", Pattern.CASE_INSENSITIVE);

    private final Map<Long, DeviceFact> facts = new LinkedHashMap<>();
    private boolean within;

    @Override
    boolean starts(String line) {
        boolean head = HEAD.matcher(line).matches();
        within |= head;
        return head;
    }

    @Override
    boolean continues(String line) {
        Matcher row = ROW.matcher(line);
        if (!within || !row.matches()) {
            return false;
        }
        long address = address(row.group(1));
        put(facts, address, new DeviceFact(address, row.group(2), row.group(3)));
        return true;
    }

    @Override
    void leave() {
        within = false;
    }

    Map<Long, DeviceFact> facts() {
        return facts;
    }
}
