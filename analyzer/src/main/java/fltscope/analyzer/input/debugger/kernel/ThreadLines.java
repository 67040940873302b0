package fltscope.analyzer.input.debugger.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of {@code !thread} and of the threads within {@code !process}: the head with the Cid, the requests, the process. */
final class ThreadLines extends Family {
    private static final int HEXADECIMAL = 16;
    private static final Pattern HEAD = Pattern.compile(
            "THREAD (" + ADDRESS + ") +Cid ([0-9a-f]{1,8})\\.([0-9a-f]{1,8})\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIST = Pattern.compile("IRP List:(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IRP =
            Pattern.compile("(" + ADDRESS + "): \\([0-9a-f]{4},[0-9a-f]{4}\\) Flags: .*", Pattern.CASE_INSENSITIVE);
    private static final Pattern OWNER =
            Pattern.compile("Owning Process +(?:0x)?" + ADDRESS + " +Image: +(.+)", Pattern.CASE_INSENSITIVE);

    private record Shown(long address, int processId, int threadId, List<Long> irps) {}

    private final Map<Long, Shown> threads = new LinkedHashMap<>();
    private final Map<Long, String> images = new LinkedHashMap<>();
    private Shown thread;

    @Override
    boolean starts(String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            return false;
        }
        thread = new Shown(
                address(head.group(1)),
                Integer.parseUnsignedInt(head.group(2), HEXADECIMAL),
                Integer.parseUnsignedInt(head.group(3), HEXADECIMAL),
                new ArrayList<>());
        put(threads, thread.address(), thread);
        return true;
    }

    @Override
    boolean continues(String line) {
        if (thread == null) {
            return false;
        }
        Matcher list = LIST.matcher(line);
        if (list.matches()) {
            irp(list.group(1).strip());
            return true;
        }
        Matcher owner = OWNER.matcher(line);
        if (owner.matches()) {
            put(images, thread.address(), owner.group(1).strip());
            return true;
        }
        return irp(line);
    }

    @Override
    void leave() {
        thread = null;
    }

    List<ThreadFact> facts() {
        return threads.values().stream()
                .map(of -> new ThreadFact(
                        of.address(), of.processId(), of.threadId(), images.get(of.address()), List.copyOf(of.irps())))
                .toList();
    }

    private boolean irp(String line) {
        Matcher irp = IRP.matcher(line);
        boolean matches = irp.matches();
        if (matches && thread.irps().size() < MAX_FACTS) {
            thread.irps().add(address(irp.group(1)));
        }
        return matches;
    }
}
