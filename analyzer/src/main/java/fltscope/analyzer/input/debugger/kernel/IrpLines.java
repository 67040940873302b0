package fltscope.analyzer.input.debugger.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of {@code !irp}: a head, the thread, then for each stack location its function, its device, file and completion on the same
 * line or on the next one, and its driver.
 */
final class IrpLines extends Family {
    private static final int HEXADECIMAL = 16;
    private static final Pattern HEAD =
            Pattern.compile("Irp is (active with \\d+ stacks?|completed)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern THREAD = Pattern.compile("\\bThread (" + ADDRESS + "):", Pattern.CASE_INSENSITIVE);
    private static final Pattern FUNCTION = Pattern.compile(
            "(>?) ?\\[ {0,4}(?:IRP_MJ_\\w{1,40}\\()?([0-9a-f]{1,2})\\)? {0,4},[^\\]]{0,60}\\] ?(.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LOCATION = Pattern.compile(
            "[0-9a-f]{1,2} +[0-9a-f]{1,2} +(" + ADDRESS + ") +(" + ADDRESS + ") +" + ADDRESS + "-.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DRIVER = Pattern.compile("(\\\\(?:Driver|FileSystem)\\\\\\S+)(?: .*)?");

    private final Map<Long, IrpFact> facts = new LinkedHashMap<>();
    private long asked;
    private IrpFact irp;
    private int function;
    private boolean current;
    private boolean currentSeen;
    private boolean locationTaken;

    /** The command; address 0 where it names none. */
    void command(long address) {
        asked = address;
    }

    @Override
    boolean starts(String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            return false;
        }
        leave();
        irp = new IrpFact(asked, 0, -1, 0, 0, null, head.group(1).equalsIgnoreCase("completed"));
        thread(line);
        put(facts, asked, irp);
        return true;
    }

    @Override
    boolean continues(String line) {
        if (irp == null) {
            return false;
        }
        Matcher start = FUNCTION.matcher(line);
        if (start.matches()) {
            function = Integer.parseInt(start.group(2), HEXADECIMAL);
            current = !start.group(1).isEmpty();
            locationTaken = false;
            location(start.group(3).strip());
            return true;
        }
        Matcher driver = DRIVER.matcher(line);
        if (driver.matches()) {
            if (locationTaken) {
                keep(with(irp.majorFunction(), irp.fileObject(), irp.deviceObject(), driver.group(1)));
            }
            return true;
        }
        return thread(line) || location(line) || line.startsWith("Args:");
    }

    @Override
    void leave() {
        irp = null;
        function = -1;
        current = false;
        currentSeen = false;
        locationTaken = false;
    }

    Map<Long, IrpFact> facts() {
        return facts;
    }

    private boolean thread(String line) {
        Matcher thread = THREAD.matcher(line);
        if (!thread.find()) {
            return false;
        }
        keep(new IrpFact(
                irp.address(),
                address(thread.group(1)),
                irp.majorFunction(),
                irp.fileObject(),
                irp.deviceObject(),
                irp.driver(),
                irp.completed()));
        return true;
    }

    private boolean location(String text) {
        Matcher location = LOCATION.matcher(text);
        if (!location.matches()) {
            return false;
        }
        long device = address(location.group(1));
        long file = address(location.group(2));
        boolean better = current || (!currentSeen && (file != 0 || irp.fileObject() == 0));
        if (better && (device != 0 || file != 0)) {
            keep(with(function, file, device, null));
            locationTaken = true;
        }
        currentSeen |= current;
        return true;
    }

    private IrpFact with(int majorFunction, long fileObject, long device, String driver) {
        return new IrpFact(irp.address(), irp.thread(), majorFunction, fileObject, device, driver, irp.completed());
    }

    private void keep(IrpFact fact) {
        irp = fact;
        put(facts, fact.address(), fact);
    }
}
