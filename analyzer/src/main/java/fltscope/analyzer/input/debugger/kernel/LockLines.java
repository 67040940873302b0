package fltscope.analyzer.input.debugger.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of {@code !locks}: {@code Resource @ 0xaddress    Exclusively owned}, the threads that own it as {@code address-01<*>}, and
 * those that wait.
 */
final class LockLines extends Family {
    private static final Pattern HEAD = Pattern.compile(
            "Resource @ (?:\\S{1,200} \\()?(" + ADDRESS + ")\\)? +((?:Exclusively|Shared) .*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OWNER = Pattern.compile("(" + ADDRESS + ")-[0-9]{1,4}", Pattern.CASE_INSENSITIVE);
    private static final Pattern WAITERS = Pattern.compile("Threads Waiting On .*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LISTED =
            Pattern.compile("(?:" + ADDRESS + "(?:-[0-9]{1,4}(?:<\\*>)?)? *)+", Pattern.CASE_INSENSITIVE);
    private static final Pattern EACH = Pattern.compile(ADDRESS, Pattern.CASE_INSENSITIVE);

    private record Lock(long address, String owned, List<Long> owners, List<Long> waiters) {}

    private final Map<Long, Lock> locks = new LinkedHashMap<>();
    private Lock lock;
    private boolean waiting;

    @Override
    boolean starts(String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            return false;
        }
        lock = new Lock(address(head.group(1)), head.group(2).strip(), new ArrayList<>(), new ArrayList<>());
        waiting = false;
        put(locks, lock.address(), lock);
        return true;
    }

    @Override
    boolean continues(String line) {
        if (lock == null) {
            return false;
        }
        if (WAITERS.matcher(line).matches()) {
            waiting = true;
            return true;
        }
        if (line.startsWith("Threads:") || (!waiting && LISTED.matcher(line).matches())) {
            OWNER.matcher(line).results().forEach(owner -> add(lock.owners(), owner.group(1)));
            return true;
        }
        if (waiting && LISTED.matcher(line).matches()) {
            EACH.matcher(line).results().forEach(thread -> add(lock.waiters(), thread.group()));
            return true;
        }
        return line.startsWith("Contention Count") || line.startsWith("NumberOf");
    }

    @Override
    void leave() {
        lock = null;
        waiting = false;
    }

    List<LockFact> facts() {
        return locks.values().stream()
                .map(of -> new LockFact(of.address(), of.owned(), List.copyOf(of.owners()), List.copyOf(of.waiters())))
                .toList();
    }

    private static void add(List<Long> threads, String text) {
        long thread = address(text);
        if (thread != 0 && threads.size() < MAX_FACTS && !threads.contains(thread)) {
            threads.add(thread);
        }
    }
}
