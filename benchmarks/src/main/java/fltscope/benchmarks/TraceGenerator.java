package fltscope.benchmarks;

import fltscope.schemas.fixture.EtlOptions;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.Machine;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a trace of any size: the rundown of a machine, then traffic until there is enough of it, and every open ended. From
 * early on to the end, {@link #HELD_OPENS} opens are alive beside those that come and go.
 */
final class TraceGenerator {
    private static final int PROCESSORS = 4;
    private static final long START_TICKS = 1_000_000_000L;
    private static final long TRAFFIC_STARTS = START_TICKS + 100_000;
    private static final long GAP_TICKS = 2_000;
    private static final int HELD_OPENS = 10_000;
    /** PROCESS, THREAD and IMAGE_LOAD; FILE_IO and FILE_IO_INIT. */
    private static final int WORD_0 = 0x0600_0007;
    /** FLT_IO_INIT, FLT_IO and FLT_IO_FAILURE, of word 4. */
    private static final int WORD_4 = 0x0058_0000;

    private final Path file;
    private final TraceKind kind;
    private final long seed;

    /**
     * Describes a trace; equal arguments make equal files.
     *
     * @param file is overwritten
     */
    TraceGenerator(Path file, TraceKind kind, long seed) {
        this.file = file;
        this.kind = kind;
        this.seed = seed;
    }

    /** Writes at least this many events of traffic; returns how many. */
    long writeRecords(long records) throws IOException {
        return write(records, Long.MAX_VALUE);
    }

    /**
     * Writes this many file operations and stops in the middle of the work: what is open then stays open. Returns how many
     * events of traffic that took.
     */
    long writeOperations(long operations) throws IOException {
        try (EtlWriter etl = options().open()) {
            FilterTraffic traffic = begin(etl, false);
            while (traffic.operations() < operations) {
                traffic.step();
            }
            return traffic.events();
        }
    }

    /** Writes at least this many bytes, buffers that are still open aside; returns the number of events of traffic. */
    long writeBytes(long bytes) throws IOException {
        return write(Long.MAX_VALUE, bytes);
    }

    private long write(long records, long bytes) throws IOException {
        try (EtlWriter etl = options().open()) {
            FilterTraffic traffic = begin(etl, true);
            traffic.hold(HELD_OPENS);
            while (traffic.events() < records && etl.position() < bytes) {
                traffic.step();
            }
            traffic.drain();
            return traffic.events();
        }
    }

    private EtlOptions options() {
        EtlOptions options = EtlWriter.to(file).processors(PROCESSORS).startTicks(START_TICKS);
        return kind == TraceKind.COMPRESSED ? options.compressed() : options;
    }

    private FilterTraffic begin(EtlWriter etl, boolean inits) {
        Machine.rundown(etl, START_TICKS, new int[] {WORD_0, 0, 0, 0, WORD_4, 0, 0, 0});
        return new FilterTraffic(etl, PROCESSORS, TRAFFIC_STARTS, GAP_TICKS, inits, seed);
    }
}
