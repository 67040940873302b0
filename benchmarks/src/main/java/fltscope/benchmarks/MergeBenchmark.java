package fltscope.benchmarks;

import fltscope.collector.etl.EtlReader;
import fltscope.collector.etl.EventSink;
import fltscope.schemas.event.EventRecord;
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

/** All events in the order of time, the processors merged, each header decoded; time per event. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MergeBenchmark {
    @Benchmark
    @OperationsPerInvocation(GeneratedTrace.RECORDS)
    public long merge(GeneratedTrace trace) {
        Sum sum = new Sum();
        try (EtlReader reader = new EtlReader(List.of(trace.file()), false)) {
            reader.read(sum, new TraceCounters(), bytes -> {});
        }
        return sum.total;
    }

    private static final class Sum implements EventSink {
        private int events;
        private long total;

        @Override
        public boolean event(EventRecord event) {
            total += event.timestampTicks() + event.hookId();
            return ++events < GeneratedTrace.RECORDS;
        }
    }
}
