package fltscope.collector.live;

import fltscope.collector.live.session.SessionSettings;
import fltscope.schemas.record.IoRecord;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Brings the records of several sources into one order by time, on a thread of its own.
 *
 * <p>Windows hands events out in packets, every {@link SessionSettings#REAL_TIME_FLUSH_MS} at the latest. So a record waits
 * until each other source has shown a later one, or is known to be quiet: for longer than such a packet takes. A lane that is
 * half full waits no longer.
 */
final class LaneMerge implements Runnable {
    private static final long IDLE_NS = 1_000_000;
    private static final long FLUSH_NS = 200_000_000;
    /** The clock is looked at once in so many steps; an idle step takes a millisecond. */
    private static final int FLUSH_LOOK_STEPS = 64;

    private final List<RecordLane> lanes;
    private final CaptureSink sink;
    private final LongSupplier clockTicks;
    private final long holdTicks;
    private long lastTicks;
    private long quietBefore = Long.MIN_VALUE;
    private int steps;
    private long flushedNs = System.nanoTime();
    private volatile RuntimeException failure;

    /**
     * Makes one that is not running yet.
     *
     * @param clockTicks the time now, by the clock of the records
     * @param holdTicks how long a source can be silent and still have older records on their way
     */
    LaneMerge(List<RecordLane> lanes, CaptureSink sink, LongSupplier clockTicks, long holdTicks) {
        this.lanes = List.copyOf(lanes);
        this.sink = sink;
        this.clockTicks = clockTicks;
        this.holdTicks = holdTicks;
    }

    @Override
    public void run() {
        try {
            while (!step()) {
                flushInTime();
            }
            for (RecordLane lane : lanes) {
                count(lane.eventsAfter(), lastTicks);
            }
            sink.flush();
        } catch (RuntimeException e) {
            failure = e;
        } catch (Error e) {
            failure = new IllegalStateException(e);
        } finally {
            lanes.forEach(RecordLane::abandon);
        }
    }

    /** Hands one record on, or waits a moment; true when all sources are over. */
    private boolean step() {
        RecordLane first = null;
        long firstTicks = 0;
        boolean waiting = false;
        boolean over = true;
        for (RecordLane lane : lanes) {
            boolean laneOver = lane.isOver();
            over &= laneOver;
            IoRecord record = laneOver ? null : lane.peek();
            if (record == null) {
                waiting |= !laneOver && !lane.isPrompt();
            } else if (first == null || record.timeTicks() < firstTicks) {
                first = lane;
                firstTicks = record.timeTicks();
            }
        }
        if (first == null) {
            if (!over) {
                LockSupport.parkNanos(IDLE_NS);
            }
            return over;
        }
        if (waiting && !first.isFilling() && !isQuietAfter(firstTicks)) {
            LockSupport.parkNanos(IDLE_NS);
        } else {
            handOn(first);
        }
        return false;
    }

    /** Whether a source that has been silent until now has nothing older than this on its way. */
    private boolean isQuietAfter(long ticks) {
        if (ticks > quietBefore) {
            quietBefore = clockTicks.getAsLong() - holdTicks;
        }
        return ticks <= quietBefore;
    }

    private void handOn(RecordLane lane) {
        IoRecord record = lane.peek();
        lastTicks = Math.max(lastTicks, record.timeTicks());
        count(lane.events(), record.timeTicks());
        sink.accept(record);
        lane.advance();
    }

    private void count(int events, long ticks) {
        for (int i = 0; i < events; i++) {
            sink.event(ticks);
        }
    }

    private void flushInTime() {
        if (++steps % FLUSH_LOOK_STEPS != 0) {
            return;
        }
        long nowNs = System.nanoTime();
        if (nowNs - flushedNs > FLUSH_NS) {
            sink.flush();
            flushedNs = nowNs;
        }
    }

    /** What has ended it before its sources; null while all is well. */
    RuntimeException failure() {
        return failure;
    }
}
