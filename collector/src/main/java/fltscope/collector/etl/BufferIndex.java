package fltscope.collector.etl;

import fltscope.schemas.etl.BufferHeader;
import fltscope.schemas.trace.TraceClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the buffers of each processor lie: one pass over the buffer headers alone.
 *
 * <p>The buffer that starts a session is a chain of its own, as is each processor of each session: within a chain, file order
 * is time order, but in a circular file, where the chain is sorted by the first event of each buffer.
 */
final class BufferIndex {
    private final List<Chain> chains = new ArrayList<>();
    private Chain[] byProcessor = new Chain[0];

    private BufferIndex() {}

    /**
     * Reads all buffer headers of a file; damage in them is counted.
     *
     * @param clock the clock that the events of all sessions are brought to
     */
    static BufferIndex of(EtlFile file, TraceClock clock, DamageLog damage) {
        BufferIndex index = new BufferIndex();
        index.read(new BufferWalk(file, damage), new SessionTrack(file, clock, damage));
        if (file.header().session().circular()) {
            FirstEvents events = new FirstEvents(file);
            index.chains.forEach(events::sort);
        }
        return index;
    }

    private void read(BufferWalk walk, SessionTrack sessions) {
        while (walk.next()) {
            boolean starts = sessions.buffer(walk);
            if (starts) {
                byProcessor = new Chain[0];
            }
            if (!sessions.leftOut()) {
                BufferHeader header = walk.header();
                chainOf(starts, header, sessions).add(walk.offset(), walk.presentBytes(), header);
            }
        }
        sessions.end();
    }

    private Chain chainOf(boolean startsSession, BufferHeader header, SessionTrack sessions) {
        int processor = header.processor();
        if (startsSession) {
            return newChain(true, processor, sessions);
        }
        if (processor >= byProcessor.length) {
            byProcessor = Arrays.copyOf(byProcessor, processor + 1);
        }
        if (byProcessor[processor] == null) {
            byProcessor[processor] = newChain(false, processor, sessions);
        }
        return byProcessor[processor];
    }

    private Chain newChain(boolean startsSession, int processor, SessionTrack sessions) {
        Chain chain = new Chain(startsSession, processor, sessions.header(), sessions.shiftTicks());
        chains.add(chain);
        return chain;
    }

    List<Chain> chains() {
        return chains;
    }

    /** Chains of the session that has the most: so many are read at the same time. */
    int mostInSession() {
        int most = 0;
        int inSession = 0;
        for (Chain chain : chains) {
            inSession = chain.startsSession ? 1 : inSession + 1;
            most = Math.max(most, inSession);
        }
        return most;
    }
}
