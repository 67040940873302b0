package fltscope.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A trace of a little more than {@link #RECORDS} records in a temporary file, which stays in the page cache. */
@State(Scope.Benchmark)
public class GeneratedTrace {
    /** What each invocation of a benchmark reads. */
    static final int RECORDS = 1_000_000;

    private static final long SEED = 42;

    @Param({"TRAFFIC", "COMPRESSED"})
    public TraceKind kind;

    private Path file;

    @Setup(Level.Trial)
    public void write() throws IOException {
        file = Files.createTempFile("fltscope-", ".etl");
        new TraceGenerator(file, kind, SEED).writeRecords(RECORDS);
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Files.delete(file);
    }

    Path file() {
        return file;
    }
}
