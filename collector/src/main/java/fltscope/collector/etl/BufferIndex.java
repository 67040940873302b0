package fltscope.collector.etl;

import fltscope.schemas.etl.BufferHeader;
import fltscope.schemas.trace.TraceClock;
import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the buffers of each processor lie: one pass over the buffer headers alone. It takes 8 bytes of memory for each
 * buffer of the file (13 MB for 100 GB of 64 KiB buffers), the only thing that grows with a file.
 *
 * <p>A buffer that starts a session is a chain of its own, as is each processor of each session: within a chain, file order
 * is time order, but in a circular file, where the chain is sorted by the first event of each buffer.
 */
final class BufferIndex {
    private static final int HEADER_WINDOW_BYTES = 512;

    /** The buffers of one processor within one session. */
    static final class Chain {
        final int processor;
        final TraceHeader session;
        final long shiftTicks;
        private long[] offsets = new long[4];
        private int count;

        Chain(int processor, TraceHeader session, long shiftTicks) {
            this.processor = processor;
            this.session = session;
            this.shiftTicks = shiftTicks;
        }

        private void add(long offset) {
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, count + (count >> 1));
            }
            offsets[count++] = offset;
        }

        int count() {
            return count;
        }

        /** Place in the file of the chain's buffer number {@code i}. */
        long offset(int i) {
            return offsets[i];
        }
    }

    private final EtlFile file;
    private final TraceClock clock;
    private final DamageLog damage;
    private final List<Chain> chains = new ArrayList<>();
    private final SequenceCheck sequence = new SequenceCheck();
    private Chain[] byProcessor = new Chain[0];
    private TraceHeader session;
    private long shiftTicks;
    private long buffers;
    private boolean lastHadFlushMarker;

    private BufferIndex(EtlFile file, TraceClock clock, DamageLog damage) {
        this.file = file;
        this.clock = clock;
        this.damage = damage;
        session = file.header();
        shiftTicks = clock.shiftTicks(session.clock());
    }

    /**
     * Reads all buffer headers of a file; damage in them is counted.
     *
     * @param clock the clock that the events of all sessions are brought to
     */
    static BufferIndex of(EtlFile file, TraceClock clock, DamageLog damage) {
        BufferIndex index = new BufferIndex(file, clock, damage);
        index.read();
        return index;
    }

    private void read() {
        FileWindow window = file.window(HEADER_WINDOW_BYTES);
        BufferWalk walk = new BufferWalk(window, file.bytes(), damage);
        while (walk.next()) {
            BufferHeader header = walk.header();
            lastHadFlushMarker = header.flushMarker();
            buffers++;
            if (header.startsSession()) {
                startSession(window, walk);
                continue;
            }
            sequence.add(header.sequenceNumber());
            if (header.saysLoss()) {
                damage.met(TraceCounter.BUFFER_LOSS_FLAG, walk.offset());
            }
            chainOf(header.processor()).add(walk.offset());
        }
        if (file.header().circular()) {
            for (Chain chain : chains) {
                CircularOrder.sort(chain.offsets, chain.count, file);
            }
        }
        new Finish(file.header(), damage.counters()).check(buffers, lastHadFlushMarker, sequence);
    }

    private void startSession(FileWindow window, BufferWalk walk) {
        long offset = walk.offset();
        if (offset > 0) {
            window.require(offset, walk.presentBytes());
            TraceHeader next = SessionHeader.read(window, offset, walk.presentBytes(), file.name());
            if (next != null) {
                damage.met(TraceCounter.SESSION_APPENDED, offset);
                session = next;
                shiftTicks = clock.shiftTicks(next.clock());
                sequence.startAgain();
                byProcessor = new Chain[0];
            }
        }
        Chain own = new Chain(0, session, shiftTicks);
        own.add(offset);
        chains.add(own);
    }

    private Chain chainOf(int processor) {
        if (processor >= byProcessor.length) {
            byProcessor = Arrays.copyOf(byProcessor, processor + 1);
        }
        Chain chain = byProcessor[processor];
        if (chain == null) {
            chain = new Chain(processor, session, shiftTicks);
            byProcessor[processor] = chain;
            chains.add(chain);
        }
        return chain;
    }

    List<Chain> chains() {
        return chains;
    }

    /** Buffers in the file, headers included. */
    long buffers() {
        return buffers;
    }
}
