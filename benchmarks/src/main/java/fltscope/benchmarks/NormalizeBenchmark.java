package fltscope.benchmarks;

import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.EventSink;
import fltscope.collector.normalize.Normalizer;
import fltscope.schemas.event.EventRecord;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoSink;
import fltscope.schemas.trace.TraceCounters;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** From the file to the records that the analyzer takes: merged by time, payloads decoded; time per event. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class NormalizeBenchmark {
    @Benchmark
    @OperationsPerInvocation(GeneratedTrace.RECORDS)
    public long normalize(GeneratedTrace trace) {
        Sum sum = new Sum();
        TraceCounters counters = new TraceCounters();
        Limited limited = new Limited(new Normalizer(sum, counters));
        try (EtlReader reader = new EtlReader(List.of(trace.file()), false)) {
            reader.read(limited, counters, bytes -> {});
        }
        return sum.total;
    }

    private static final class Limited implements EventSink {
        private final EventSink sink;
        private int events;

        Limited(EventSink sink) {
            this.sink = sink;
        }

        @Override
        public boolean event(EventRecord event) {
            return sink.event(event) && ++events < GeneratedTrace.RECORDS;
        }
    }

    private static final class Sum implements IoSink {
        private long total;

        @Override
        public void accept(IoRecord record) {
            total += record.timeTicks() + record.fileObject();
        }
    }
}
