package fltscope.analyzer.holder;

import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.state.LongMap;
import fltscope.schemas.event.PoolTag;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * References to opens, summed up as they come by open, tag and calling module: half a million a second leave no more than a few sums for
 * each open that lives. When an open ends, its sums become part of what is normal for that tag and module.
 *
 * <p>The stack that names the caller comes behind its event, on the same thread: the last reference of each thread waits for it.
 */
public final class ReferenceLedger {
    /** Threads whose last reference waits for its stack. */
    private static final int MOST_THREADS = 1 << 14;

    /** Tags and modules whose normal surplus is known; a damaged trace must not fill the memory. */
    private static final int MOST_KINDS = 1 << 14;

    /** Calls that took references and have not been matched, remembered for each sum. */
    private static final int CALLERS = 4;

    private static final int DEFAULT_TAG = PoolTag.of("Dflt");
    private static final int UNKNOWN = -1;

    /** What one module did with one tag, in one open. */
    private static final class Sum {
        private int tag;
        private CallSite site;
        private long surplus;
        private final long[] callers = new long[CALLERS];
        private int depth;
        private Sum next;

        private void add(long count, long address) {
            surplus += count;
            if (count > 0) {
                System.arraycopy(callers, 0, callers, 1, CALLERS - 1);
                callers[0] = address;
                depth = Math.min(CALLERS, depth + 1);
            } else if (depth > 0) {
                System.arraycopy(callers, 1, callers, 0, CALLERS - 1);
                depth--;
            }
        }
    }

    private static final class Life {
        private long serial;
        private boolean deleted;
        private Sum sums;
        private Life next;
    }

    /** The last reference of a thread, whose stack may follow. */
    private static final class Waiting {
        private long ticks;
        private long serial;
        private Life life;
        private int tag;
        private long count;
    }

    private record Kind(int tag, CallSite site) {}

    private record Piece(int tag, CallSite site, long surplus) {
        boolean isOf(int otherTag, CallSite known) {
            return tag == otherTag && site.known() == known;
        }
    }

    private static final class Normal {
        private long most;
        private long lives;
    }

    private final CallSites sites;
    private final LongMap<Life> lives = new LongMap<>();
    private final LongMap<Waiting> byThread = new LongMap<>();
    private final Map<Kind, Normal> normal = new HashMap<>();
    private final Map<Set<Piece>, long[]> unresolved = new HashMap<>();
    private Life unused;
    private Sum unusedSums;
    private boolean active;
    private long references;
    private long withoutStack;

    ReferenceLedger(CallSites sites) {
        this.sites = sites;
    }

    void opened(FileObject open) {
        if (!active) {
            return;
        }
        forget(lives.get(open.fileObject()));
        Life life = unused == null ? new Life() : unused;
        unused = life.next;
        life.serial = open.serial();
        life.deleted = false;
        life.next = null;
        lives.put(open.fileObject(), life);
    }

    /** @param closed whether it has come to its end in order, so that what it shows is normal */
    void ended(FileObject open, boolean closed) {
        if (!active) {
            return;
        }
        Life life = lives.remove(open.fileObject());
        if (life != null && closed && life.serial == open.serial()) {
            if (isResolved(life)) {
                for (Sum sum = life.sums; sum != null; sum = sum.next) {
                    add(sum);
                }
            } else {
                addUnresolved(life);
            }
        }
        forget(life);
    }

    private static boolean isResolved(Life life) {
        for (Sum sum = life.sums; sum != null; sum = sum.next) {
            if (sum.site.known().module() == null && sum.site != CallSite.UNKNOWN) {
                return false;
            }
        }
        return true;
    }

    /** Which sums are of one module is known when their stack keys are defined: until then lives that look alike are counted. */
    private void addUnresolved(Life life) {
        Set<Piece> pieces = new HashSet<>();
        for (Sum sum = life.sums; sum != null; sum = sum.next) {
            pieces.add(new Piece(sum.tag, sum.site, sum.surplus));
        }
        long[] count = unresolved.get(pieces);
        if (count == null && unresolved.size() < MOST_KINDS) {
            count = new long[1];
            unresolved.put(pieces, count);
        }
        if (count != null) {
            count[0]++;
        }
    }

    private void add(Sum sum) {
        Kind kind = new Kind(sum.tag, sum.site.known());
        Normal known = normal.get(kind);
        if (known == null) {
            if (normal.size() == MOST_KINDS) {
                return;
            }
            known = new Normal();
            normal.put(kind, known);
        }
        known.lives++;
        known.most = Math.max(known.most, sum.surplus);
    }

    private void forget(Life life) {
        if (life == null) {
            return;
        }
        while (life.sums != null) {
            Sum sum = life.sums;
            life.sums = sum.next;
            sum.next = unusedSums;
            unusedSums = sum;
        }
        life.serial = 0;
        life.next = unused;
        unused = life;
    }

    /** Takes an OBJECT_REFERENCED, or with a negative sign an OBJECT_DEREFERENCED. */
    void referenced(IoRecord record, int sign) {
        active = true;
        references++;
        Life life = lives.get(record.fileObject());
        Waiting waiting = record.threadId() == UNKNOWN ? null : waitingOf(record.threadId());
        if (waiting != null) {
            settle(waiting);
        }
        if (life == null) {
            return;
        }
        if (waiting == null) {
            withoutStack++;
            add(life, record.code(), CallSite.UNKNOWN, sign * record.extent(), 0);
            return;
        }
        waiting.ticks = record.timeTicks();
        waiting.life = life;
        waiting.serial = life.serial;
        waiting.tag = record.code();
        waiting.count = sign * record.extent();
    }

    private Waiting waitingOf(int thread) {
        Waiting waiting = byThread.get(thread);
        if (waiting == null && byThread.size() < MOST_THREADS) {
            waiting = new Waiting();
            byThread.put(thread, waiting);
        }
        return waiting;
    }

    /** Its stack has not come. */
    private void settle(Waiting waiting) {
        if (waiting.life != null) {
            withoutStack++;
            take(waiting, CallSite.UNKNOWN, 0);
        }
    }

    private void take(Waiting waiting, CallSite site, long address) {
        if (waiting.life.serial == waiting.serial) {
            add(waiting.life, waiting.tag, site, waiting.count, address);
        }
        waiting.life = null;
    }

    /** Takes a stack, of whatever event. */
    void stack(IoRecord record) {
        Waiting waiting = waitingFor(record);
        if (waiting != null && CallSites.isOfKernel(record)) {
            CallSite site = sites.of(record);
            take(waiting, site, sites.lastAddress());
        }
    }

    void stackKey(IoRecord record) {
        Waiting waiting = waitingFor(record);
        if (waiting != null && !record.has(IoRecord.FLAG_USER_STACK)) {
            take(waiting, sites.ofKey(record.address()), 0);
        }
    }

    private Waiting waitingFor(IoRecord stack) {
        if (!active) {
            return null;
        }
        Waiting waiting = byThread.get(stack.threadId());
        return waiting == null || waiting.life == null || waiting.ticks != stack.otherTicks() ? null : waiting;
    }

    private void add(Life life, int tag, CallSite site, long count, long address) {
        Sum sum = life.sums;
        while (sum != null && (sum.tag != tag || sum.site != site)) {
            sum = sum.next;
        }
        if (sum == null) {
            sum = unusedSums == null ? new Sum() : unusedSums;
            unusedSums = sum.next;
            sum.tag = tag;
            sum.site = site;
            sum.surplus = 0;
            sum.depth = 0;
            sum.next = life.sums;
            life.sums = sum;
        }
        sum.add(count, address);
    }

    /** The last reference to an object has gone. */
    void deleted(IoRecord record) {
        Life life = lives.get(record.fileObject());
        if (life != null) {
            life.deleted = true;
        }
    }

    /** Whether the object of an open was deleted, though its close was not recorded. */
    public boolean isDeleted(FileObject open) {
        Life life = lives.get(open.fileObject());
        return life != null && life.serial == open.serial() && life.deleted;
    }

    /** What modules hold of an open, the largest surplus first; only what is above that of opens that were closed. */
    public List<ReferenceSurplus> of(FileObject open) {
        Life life = lives.get(open.fileObject());
        if (life == null || life.serial != open.serial() || life.deleted) {
            return List.of();
        }
        List<ReferenceSurplus> found = new ArrayList<>();
        Set<Kind> seen = new HashSet<>();
        for (Sum sum = life.sums; sum != null; sum = sum.next) {
            CallSite site = sum.site.known();
            if (site.module() != null && seen.add(new Kind(sum.tag, site))) {
                ReferenceSurplus surplus = surplus(life, sum.tag, site);
                if (surplus.surplus() > surplus.normal()) {
                    found.add(surplus);
                }
            }
        }
        found.sort((one, other) -> Long.compare(other.surplus(), one.surplus()));
        return found;
    }

    /** Sums of several stack keys may be of one module. */
    private ReferenceSurplus surplus(Life life, int tag, CallSite site) {
        long surplus = 0;
        List<Long> callers = new ArrayList<>();
        for (Sum sum = life.sums; sum != null; sum = sum.next) {
            if (sum.tag == tag && sum.site.known() == site) {
                surplus += sum.surplus;
                for (int i = 0; i < sum.depth; i++) {
                    long address = sum.site == site ? sum.callers[i] : sum.site.address();
                    if (address != 0 && callers.size() < CALLERS) {
                        callers.add(address);
                    }
                }
            }
        }
        Usual usual = usual(tag, site);
        return new ReferenceSurplus(
                site.module(), tag, surplus, usual.most(), usual.lives(), isPrivate(life, tag, site), callers);
    }

    private record Usual(long most, long lives) {}

    private Usual usual(int tag, CallSite site) {
        long most = 0;
        long ended = 0;
        Normal known = normal.get(new Kind(tag, site));
        if (known != null) {
            most = Math.max(0, known.most);
            ended = known.lives;
        }
        for (Map.Entry<Set<Piece>, long[]> life : unresolved.entrySet()) {
            long surplus = 0;
            boolean its = false;
            for (Piece piece : life.getKey()) {
                if (piece.isOf(tag, site)) {
                    its = true;
                    surplus += piece.surplus();
                }
            }
            if (its) {
                most = Math.max(most, surplus);
                ended += life.getValue()[0];
            }
        }
        return new Usual(most, ended);
    }

    /** The tag that all calls have which name none is of nobody. */
    private boolean isPrivate(Life life, int tag, CallSite site) {
        if (tag == DEFAULT_TAG) {
            return false;
        }
        for (Sum sum = life.sums; sum != null; sum = sum.next) {
            if (sum.tag == tag && sum.site.known() != site) {
                return false;
            }
        }
        return normal.keySet().stream().allMatch(kind -> kind.tag() != tag || kind.site() == site)
                && unresolved.keySet().stream()
                        .flatMap(Set::stream)
                        .allMatch(piece -> piece.tag() != tag || piece.isOf(tag, site));
    }

    /** Whether references were recorded at all. */
    public boolean isRecorded() {
        return active;
    }

    /** References taken and given back, of all objects. */
    public long references() {
        return references;
    }

    /** Those to opens whose stack did not come. */
    public long withoutStack() {
        return withoutStack;
    }

    /** Opens whose references are followed at the moment. */
    int followed() {
        return lives.size();
    }
}
