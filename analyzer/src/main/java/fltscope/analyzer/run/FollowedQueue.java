package fltscope.analyzer.run;

import fltscope.collector.etl.ReadProgress;
import fltscope.collector.queue.QueueWatch;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceHeader;
import java.util.List;

/** A queue whose first reading goes along with its writer; later ones read what is there. */
final class FollowedQueue implements TraceSource {
    private final QueueSource queue;
    private final QueueWatch watch;
    private boolean followed;

    FollowedQueue(QueueSource queue, QueueWatch watch) {
        this.queue = queue;
        this.watch = watch;
    }

    @Override
    public TraceHeader header() {
        return queue.header();
    }

    @Override
    public List<String> names() {
        return queue.names();
    }

    @Override
    public long bytes() {
        return queue.bytes();
    }

    @Override
    public Reading read(IoSink sink, TraceCounters counters, ReadProgress progress) {
        if (followed) {
            return queue.read(sink, counters, progress);
        }
        followed = true;
        return queue.follow(sink, counters, watch);
    }

    @Override
    public void close() {
        queue.close();
    }
}
