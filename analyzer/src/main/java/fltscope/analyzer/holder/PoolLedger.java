package fltscope.analyzer.holder;

import fltscope.analyzer.state.LongMap;
import fltscope.schemas.record.IoRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Blocks of pool that were allocated and not freed, by address. Frees of blocks from before the trace say nothing, and blocks that
 * lookaside lists hand out leave no event.
 */
public final class PoolLedger {
    /** Blocks that are followed at one time. */
    private static final int MOST = 1 << 20;

    private static final int MOST_THREADS = 1 << 14;
    private static final int MOST_KINDS = 1 << 14;
    private static final int PROTECTED = 0x8000_0000;
    private static final int QUARTERS = 4;
    private static final int UNKNOWN = -1;

    private static final class Block {
        private long entry;
        private int tag;
        private long bytes;
        private long ticks;
        private CallSite site;
        private Block next;
    }

    private static final class Waiting {
        private long ticks;
        private long entry;
    }

    private record Kind(int tag, CallSite site) {}

    private static final class Sum {
        private long blocks;
        private long bytes;
        private Block oldest;
        private final long[] byQuarter = new long[QUARTERS];
    }

    private final CallSites sites;
    private final LongMap<Block> byEntry = new LongMap<>();
    private final LongMap<Waiting> byThread = new LongMap<>();
    private final Map<Integer, long[]> allocatedByTag = new HashMap<>();
    private Block unused;
    private long allocations;
    private long freesLost;
    private long notFollowed;

    PoolLedger(CallSites sites) {
        this.sites = sites;
    }

    void allocated(IoRecord record) {
        allocations++;
        Block block = byEntry.get(record.address());
        if (block != null) {
            freesLost++;
        } else if (byEntry.size() >= MOST) {
            notFollowed++;
            return;
        } else {
            block = unused == null ? new Block() : unused;
            unused = block.next;
            byEntry.put(record.address(), block);
        }
        block.entry = record.address();
        block.tag = record.code() & ~PROTECTED;
        block.bytes = record.extent();
        block.ticks = record.timeTicks();
        block.site = CallSite.UNKNOWN;
        count(block.tag);
        if (record.threadId() != UNKNOWN) {
            waitForStack(record);
        }
    }

    private void count(int tag) {
        long[] count = allocatedByTag.get(tag);
        if (count == null && allocatedByTag.size() < MOST_KINDS) {
            count = new long[1];
            allocatedByTag.put(tag, count);
        }
        if (count != null) {
            count[0]++;
        }
    }

    private void waitForStack(IoRecord record) {
        Waiting waiting = byThread.get(record.threadId());
        if (waiting == null) {
            if (byThread.size() == MOST_THREADS) {
                return;
            }
            waiting = new Waiting();
            byThread.put(record.threadId(), waiting);
        }
        waiting.ticks = record.timeTicks();
        waiting.entry = record.address();
    }

    void freed(IoRecord record) {
        Block block = byEntry.remove(record.address());
        if (block != null) {
            block.site = null;
            block.next = unused;
            unused = block;
        }
    }

    /** Takes a stack, of whatever event. */
    void stack(IoRecord record) {
        Block block = waitingFor(record);
        if (block != null && CallSites.isOfKernel(record)) {
            block.site = sites.of(record);
        }
    }

    void stackKey(IoRecord record) {
        Block block = waitingFor(record);
        if (block != null && !record.has(IoRecord.FLAG_USER_STACK)) {
            block.site = sites.ofKey(record.address());
        }
    }

    private Block waitingFor(IoRecord stack) {
        if (allocations == 0) {
            return null;
        }
        Waiting waiting = byThread.get(stack.threadId());
        if (waiting == null || waiting.ticks != stack.otherTicks()) {
            return null;
        }
        Block block = byEntry.get(waiting.entry);
        return block == null || block.ticks != waiting.ticks ? null : block;
    }

    /**
     * What is outstanding, the most blocks first.
     *
     * @param beforeTicks only blocks that were allocated before
     * @param startTicks begin of the time whose quarters are compared
     * @param endTicks its end
     */
    public List<PoolRow> outstanding(long beforeTicks, long startTicks, long endTicks) {
        Map<Kind, Sum> sums = new HashMap<>();
        byEntry.forEach(block -> {
            if (block.ticks < beforeTicks) {
                add(
                        sums.computeIfAbsent(new Kind(block.tag, block.site.known()), kind -> new Sum()),
                        block,
                        startTicks,
                        endTicks);
            }
        });
        List<PoolRow> rows = new ArrayList<>();
        sums.forEach((kind, sum) -> rows.add(row(kind, sum)));
        rows.sort(Comparator.comparingLong(PoolRow::blocks)
                .reversed()
                .thenComparingInt(PoolRow::tag)
                .thenComparingLong(PoolRow::oldestTicks));
        return rows;
    }

    private static void add(Sum sum, Block block, long startTicks, long endTicks) {
        sum.blocks++;
        sum.bytes += block.bytes;
        if (sum.oldest == null || block.ticks < sum.oldest.ticks) {
            sum.oldest = block;
        }
        double share = (double) (block.ticks - startTicks) / Math.max(1, endTicks - startTicks);
        sum.byQuarter[Math.max(0, Math.min(QUARTERS - 1, (int) (share * QUARTERS)))]++;
    }

    private PoolRow row(Kind kind, Sum sum) {
        boolean grows = true;
        for (long quarter : sum.byQuarter) {
            grows &= quarter > 0;
        }
        long[] all = allocatedByTag.get(kind.tag());
        return new PoolRow(
                kind.tag(),
                kind.site().module(),
                sum.blocks,
                sum.bytes,
                sum.oldest.ticks,
                all == null ? sum.blocks : all[0],
                grows,
                sum.oldest.entry);
    }

    /** Whether allocations were recorded. */
    public boolean isRecorded() {
        return allocations > 0;
    }

    /** Allocations at an address in use: the free between was not recorded. */
    public long freesLost() {
        return freesLost;
    }

    /** Blocks that there was no room for. */
    public long notFollowed() {
        return notFollowed;
    }
}
