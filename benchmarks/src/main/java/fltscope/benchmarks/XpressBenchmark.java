package fltscope.benchmarks;

import fltscope.schemas.etl.Xpress;
import fltscope.schemas.fixture.XpressEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decodes a compressed piece of a trace that lies in memory; time per KiB of what comes out. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class XpressBenchmark {
    private static final int KIB = 48;
    private static final int BYTES = KIB << 10;
    /** The first buffer holds the rundown, those behind it traffic. */
    private static final int SKIPPED_BYTES = 5 << 16;

    private static final int RECORDS = 10_000;
    private static final long SEED = 42;

    private final ByteBuffer decoded = direct(BYTES);
    private ByteBuffer compressed;

    @Setup
    public void compress() throws IOException {
        Path file = Files.createTempFile("fltscope-", ".etl");
        new TraceGenerator(file, TraceKind.TRAFFIC, SEED).writeRecords(RECORDS);
        byte[] plain;
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(SKIPPED_BYTES);
            plain = in.readNBytes(BYTES);
        }
        Files.delete(file);
        byte[] packed = XpressEncoder.encode(plain, 0, BYTES);
        compressed = direct(packed.length).put(0, packed);
    }

    @Benchmark
    @OperationsPerInvocation(KIB)
    public int decode() {
        return Xpress.decode(compressed, 0, compressed.capacity(), decoded, 0, BYTES);
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
