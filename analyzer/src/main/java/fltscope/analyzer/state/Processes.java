package fltscope.analyzer.state;

import fltscope.schemas.record.IoRecord;
import java.util.function.Consumer;

/**
 * Every process that a trace tells of. A rundown tells of a life that is already there, wherever in the trace it comes: that
 * life counts from the end of the one before it, or from before the trace.
 */
public final class Processes {
    private static final int IDLE = 0;
    /** Id of the process System. */
    public static final int SYSTEM = 4;

    /** The newest life of each process id. */
    private final LongMap<Process> newest = new LongMap<>();

    Processes() {
        newest.put(IDLE, new Process(IDLE, Moments.BEFORE_TRACE, false, "Idle", null));
        newest.put(SYSTEM, new Process(SYSTEM, Moments.BEFORE_TRACE, false, "System", null));
    }

    /**
     * The process that has this id at this time; null when nothing is known of it. After its end it still counts until the
     * id is used again, since its handles are closed after the end is recorded.
     */
    public Process processAt(int processId, long ticks) {
        Process life = newest.get(processId);
        while (life != null && life.startTicks() > ticks) {
            life = life.earlier;
        }
        return life;
    }

    /** Image file name of the process that has this id at this time; null when not known. */
    public String nameAt(int processId, long ticks) {
        Process life = processAt(processId, ticks);
        return life == null ? null : life.imageFileName();
    }

    /** Shows every life of every id that the trace tells of, in no order. */
    public void forEach(Consumer<Process> action) {
        newest.forEach(last -> {
            for (Process life = last; life != null; life = life.earlier) {
                action.accept(life);
            }
        });
    }

    /** Takes a PROCESS_STARTED. */
    void started(IoRecord record) {
        int processId = record.processId();
        Process life = newest.get(processId);
        if (record.has(IoRecord.FLAG_RUNDOWN)) {
            there(record, life).learn(record);
        } else if (life != null && !life.hasEnded() && !life.isStartRecorded() && life.isSurely(record)) {
            // The rundown ran into the start of this process and was written first.
            life.learn(record);
        } else {
            if (life != null && !life.hasEnded()) {
                life.end(record.timeTicks());
            }
            add(processId, record.timeTicks(), true).learn(record);
        }
    }

    /** Takes a PROCESS_ENDED. One of a rundown is about a process that ended before it and still has references. */
    void ended(IoRecord record) {
        Process life = there(record, newest.get(record.processId()));
        life.learn(record);
        if (!life.hasEnded()) {
            life.end(record.timeTicks());
            life.learnExitStatus(record);
        }
    }

    /** The life that a record tells of which does not begin one: the newest, or one whose start was lost. */
    private Process there(IoRecord record, Process life) {
        if (life == null) {
            return add(record.processId(), Moments.BEFORE_TRACE, false);
        }
        if (life.hasEnded() ? life.isSurely(record) : life.admits(record)) {
            return life;
        }
        if (!life.hasEnded()) {
            life.end(record.timeTicks());
        }
        return add(record.processId(), Math.min(life.endTicks() + 1, record.timeTicks()), false);
    }

    private Process add(int processId, long startTicks, boolean startRecorded) {
        Process life = new Process(processId, startTicks, startRecorded, null, newest.get(processId));
        newest.put(processId, life);
        return life;
    }
}
