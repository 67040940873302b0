package fltscope.collector.etl;

import fltscope.schemas.etl.BufferHeader;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;

/** Follows the sessions of a file while its buffers go by: whose clock counts, what was lost, how each one ended. */
final class SessionTrack {
    private static final int WINDOW_BYTES = 1 << 16;

    private final EtlFile file;
    private final TraceClock clock;
    private final DamageLog damage;
    private final SequenceCheck sequence = new SequenceCheck();
    private FileWindow window;
    private TraceHeader header;
    private long shiftTicks;
    private boolean leftOut;
    private boolean appended;
    private long buffers;
    private boolean lastHadFlushMarker;

    /**
     * Starts before the first buffer.
     *
     * @param clock the clock that the times of all sessions are brought to
     */
    SessionTrack(EtlFile file, TraceClock clock, DamageLog damage) {
        this.file = file;
        this.clock = clock;
        this.damage = damage;
    }

    /** Takes the walk's next buffer; true when a session starts with it. */
    boolean buffer(BufferWalk walk) {
        BufferHeader next = walk.header();
        if (next.saysLoss()) {
            damage.met(TraceCounter.BUFFER_LOSS_FLAG, walk.offset());
        }
        boolean first = walk.offset() == 0;
        TraceHeader started = first ? file.header() : next.startsSession() ? read(walk) : null;
        if (started != null) {
            if (!first) {
                endSession();
                appended = true;
            }
            startSession(started, walk.offset());
        } else if (!next.startsSession()) {
            sequence.add(next.sequenceNumber());
        }
        lastHadFlushMarker = next.flushMarker();
        buffers++;
        return started != null;
    }

    private TraceHeader read(BufferWalk walk) {
        if (window == null) {
            window = file.window(WINDOW_BYTES);
        }
        return SessionHeader.read(window, walk.offset(), walk.presentBytes(), file.name());
    }

    private void startSession(TraceHeader started, long offset) {
        header = started;
        leftOut = !started.clock().sameKind(clock);
        shiftTicks = clock.shiftTicks(started.clock());
        buffers = 0;
        sequence.startAgain();
        if (appended) {
            damage.met(leftOut ? TraceCounter.SESSION_LEFT_OUT : TraceCounter.SESSION_APPENDED, offset);
        }
    }

    /** Counts what only all buffers of a session tell. */
    private void endSession() {
        TraceCounters counters = damage.counters();
        counters.add(TraceCounter.EVENTS_LOST, header.session().eventsLost(), TraceCounters.NO_OFFSET);
        counters.add(TraceCounter.BUFFERS_LOST, header.session().buffersLost(), TraceCounters.NO_OFFSET);
        counters.add(TraceCounter.SEQUENCE_GAP, sequence.missing(), TraceCounters.NO_OFFSET);
        if (header.session().circular() && mayHaveWrapped()) {
            counters.add(TraceCounter.OVERWRITTEN, sequence.missingBefore(), TraceCounters.NO_OFFSET);
        }
        if (header.session().endFileTime() == 0
                || (!lastHadFlushMarker && header.session().buffersWritten() < buffers)) {
            counters.add(TraceCounter.NEVER_FINALISED, TraceCounters.NO_OFFSET);
        }
    }

    /** A ring that was stopped in order and holds all the buffers that its session wrote has come to its end not even once. */
    private boolean mayHaveWrapped() {
        return header.session().endFileTime() == 0 || header.session().buffersWritten() > buffers;
    }

    /** To be called at the end of the file. */
    void end() {
        endSession();
        // What BuffersWritten counts in a file that was appended to, or is one of several, is not known.
        long missing = header.session().buffersWritten() - buffers;
        if (missing > 0 && !header.session().circular() && !header.session().newFile() && !appended) {
            damage.counters().add(TraceCounter.BUFFERS_MISSING_AT_END, missing, file.bytes());
        }
    }

    /** The header of the session at hand. */
    TraceHeader header() {
        return header;
    }

    /** What to add to the times of the session at hand to bring them to the common clock. */
    long shiftTicks() {
        return shiftTicks;
    }

    /** Whether the session at hand counts time with another clock, so that its events can not stand beside the others. */
    boolean leftOut() {
        return leftOut;
    }
}
