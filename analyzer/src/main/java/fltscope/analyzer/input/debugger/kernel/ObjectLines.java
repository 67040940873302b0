package fltscope.analyzer.input.debugger.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of {@code !object} and {@code !handle}: the process whose handles they are, a handle with its object, and the object with its
 * type, counts and name.
 */
final class ObjectLines extends Family {
    private static final int HEXADECIMAL = 16;
    private static final Pattern PROCESS = Pattern.compile("PROCESS " + ADDRESS + "(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CID = Pattern.compile("\\bCid: ([0-9a-f]{1,8})\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern IMAGE = Pattern.compile("Image: (\\S.*)");
    private static final Pattern HANDLE = Pattern.compile(
            "([0-9a-f]{1,8}): Object: (" + ADDRESS + ") +GrantedAccess: ([0-9a-f]{1,8})\\b.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OBJECT =
            Pattern.compile("Object: (" + ADDRESS + ") +Type: \\(" + ADDRESS + "\\) (\\S.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNTS = Pattern.compile("HandleCount: ([0-9]{1,15}) +PointerCount: ([0-9]{1,15}).*");
    private static final Pattern NAME = Pattern.compile("Directory Object: +" + ADDRESS + " +Name: (.+)");

    private record HandleKey(int processId, long handle) {}

    private final Map<Long, ObjectFact> objects = new LinkedHashMap<>();
    private final Map<HandleKey, HandleFact> handles = new LinkedHashMap<>();
    private boolean inProcess;
    private int processId = -1;
    private String image;
    private ObjectFact object;

    /** A command ends the list of a process. */
    void command() {
        leave();
        inProcess = false;
        processId = -1;
        image = null;
    }

    @Override
    boolean starts(String line) {
        Matcher process = PROCESS.matcher(line);
        if (process.matches()) {
            command();
            inProcess = true;
            cid(process.group(1));
            return true;
        }
        Matcher handle = HANDLE.matcher(line);
        if (handle.matches()) {
            handle(handle);
            return true;
        }
        Matcher start = OBJECT.matcher(line);
        if (!start.matches()) {
            return false;
        }
        keep(new ObjectFact(address(start.group(1)), start.group(2).strip(), null, -1, -1));
        return true;
    }

    @Override
    boolean continues(String line) {
        return object != null ? ofObject(line) : inProcess && ofProcess(line);
    }

    @Override
    void leave() {
        object = null;
    }

    Map<Long, ObjectFact> objects() {
        return objects;
    }

    List<HandleFact> handles() {
        return List.copyOf(handles.values());
    }

    private void handle(Matcher line) {
        leave();
        HandleKey key = new HandleKey(processId, Long.parseLong(line.group(1), HEXADECIMAL));
        if (handles.size() < MAX_FACTS || handles.containsKey(key)) {
            handles.put(
                    key,
                    new HandleFact(
                            key.handle(),
                            address(line.group(2)),
                            processId,
                            image,
                            Long.parseLong(line.group(3), HEXADECIMAL)));
        }
    }

    private boolean ofObject(String line) {
        Matcher counts = COUNTS.matcher(line);
        if (counts.matches()) {
            keep(new ObjectFact(
                    object.address(),
                    object.type(),
                    object.name(),
                    Long.parseLong(counts.group(1)),
                    Long.parseLong(counts.group(2))));
            return true;
        }
        Matcher name = NAME.matcher(line);
        if (name.matches()) {
            keep(new ObjectFact(
                    object.address(), object.type(), name.group(1).strip(), object.handles(), object.pointers()));
            return true;
        }
        return line.startsWith("ObjectHeader:");
    }

    private boolean ofProcess(String line) {
        Matcher named = IMAGE.matcher(line);
        image = named.matches() ? named.group(1).strip() : image;
        return cid(line) || named.matches();
    }

    private boolean cid(String line) {
        Matcher cid = CID.matcher(line);
        boolean found = cid.find();
        processId = found ? Integer.parseUnsignedInt(cid.group(1), HEXADECIMAL) : processId;
        return found;
    }

    private void keep(ObjectFact fact) {
        object = fact;
        put(objects, fact.address(), fact);
    }
}
