package fltscope.analyzer.run;

import fltscope.collector.etl.ReadProgress;
import fltscope.collector.queue.QueueReader;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.ErrorKind;
import fltscope.schemas.trace.TraceCounters;
import fltscope.schemas.trace.TraceException;
import fltscope.schemas.trace.TraceHeader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where the records of one recording come from: .etl files, or a queue. It can be read as often as wanted. */
interface TraceSource extends AutoCloseable {
    /**
     * What a reading has found, beside the records.
     *
     * @param events all events, those that became no record too
     * @param lengthNanos from the start of the recording to the last of them
     * @param notes damage that is to be named on standard error
     * @param wouldTellMore whether another reading would give more records, as schemas came behind the events that need them
     */
    record Reading(long events, long lengthNanos, List<String> notes, boolean wouldTellMore) {}

    /**
     * Opens what a user named.
     *
     * @throws TraceException when it is no recording, or can not be read
     */
    static TraceSource open(List<Path> paths, TraceOptions options) {
        for (Path path : paths) {
            if (QueueReader.isQueue(path)) {
                if (paths.size() > 1) {
                    throw new TraceException(
                            ErrorKind.USAGE,
                            path.toString(),
                            "is a queue, which is a recording of its own: name it alone");
                }
                return new QueueSource(path, options.strict());
            }
        }
        return new EtlSource(paths, options);
    }

    /** What the recording says of itself; its clock is the clock of all records. */
    TraceHeader header();

    /** The files of the recording, as reports name them. */
    List<String> names();

    /** Versions of drivers that the last reading met, where they were asked for and the recording has them. */
    default Map<String, String> versions() {
        return Map.of();
    }

    /** Bytes that a reading goes over. */
    long bytes();

    /**
     * Reads the recording once.
     *
     * @param counters takes what was lost, damaged or passed over
     * @throws TraceException when it can not be read any further, or on damage when reading is strict
     */
    Reading read(IoSink sink, TraceCounters counters, ReadProgress progress);

    @Override
    void close();
}
