package fltscope.benchmarks;

import fltscope.collector.etl.EtlFile;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** The walk over all records in the order of the file, plain and compressed; time per record. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordWalkBenchmark {
    @Benchmark
    @OperationsPerInvocation(GeneratedTrace.RECORDS)
    public long walk(GeneratedTrace trace) {
        try (EtlFile file = EtlFile.open(trace.file())) {
            return new RecordWalk(file, GeneratedTrace.RECORDS).sum();
        }
    }
}
