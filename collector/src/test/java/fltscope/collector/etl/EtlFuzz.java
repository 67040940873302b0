package fltscope.collector.etl;

import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/**
 * Reads damaged files: whatever the bytes, the reader counts and goes on or stops with a {@link TraceException}, and every
 * event lies inside the bytes in use. Long runs: {@code EtlFuzz SEED INPUTS}. Jazzer finds {@link #fuzzerTestOneInput}.
 */
public final class EtlFuzz {
    private static final int STATUS_EVERY = 100_000;

    private EtlFuzz() {}

    /** Entry point of a coverage-guided fuzzer. */
    public static void fuzzerTestOneInput(byte[] file) {
        check(file);
    }

    /** Arguments: seed and number of inputs. Exit code 1 when one of them broke the reader. */
    public static void main(String[] args) throws IOException {
        long seed = Long.parseLong(args[0]);
        int inputs = Integer.parseInt(args[1]);
        List<byte[]> corpus = FuzzCorpus.files(Files.createTempDirectory("etl-fuzz"));
        long start = System.nanoTime();
        int finds = 0;
        long events = 0;
        for (int i = 0; i < inputs; i++) {
            try {
                events += check(new Mutator(seed + i, corpus).next());
            } catch (RuntimeException | Error e) {
                finds++;
                System.out.printf(Locale.ROOT, "seed %d: %s%n", seed + i, e);
                e.printStackTrace(System.out);
            }
            if ((i + 1) % STATUS_EVERY == 0 || i + 1 == inputs) {
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%,d inputs, %,d events, %d finds, %.1f s, %,.0f inputs/s%n",
                        i + 1,
                        events,
                        finds,
                        seconds,
                        (i + 1) / seconds);
            }
        }
        System.exit(finds == 0 ? 0 : 1);
    }

    /** Reads a file in both orders, leniently and strictly; returns the events that a lenient reading found. */
    static int check(byte... file) {
        Reading scan;
        try {
            scan = Reading.scan(MemoryChannel.open(file), false);
        } catch (TraceException e) {
            return 0; // No .etl file at all; nothing behind the opening throws when reading is not strict.
        }
        Reading inOrder = Reading.inOrder(MemoryChannel.open(file), false);
        if (inOrder.events.size() != scan.events.size()) {
            throw new AssertionError(
                    scan.events.size() + " events in file order, " + inOrder.events.size() + " in order");
        }
        Reading inParts = Reading.inOrder(MemoryChannel.open(file), false, 1 + file.length % 1000);
        if (!inParts.events.equals(inOrder.events) || !inParts.counted().equals(inOrder.counted())) {
            throw new AssertionError("with little memory " + inParts.events.size() + " events and " + inParts.counted()
                    + ", else " + inOrder.events.size() + " and " + inOrder.counted());
        }
        boolean damaged = scan.counters.any(TraceCounter.Severity.DAMAGE);
        try {
            Reading.scan(MemoryChannel.open(file), true);
            if (damaged) {
                throw new AssertionError("damage was counted, but did not stop a strict reading");
            }
        } catch (TraceException e) {
            if (!damaged
                    || !e.getMessage().contains("memory.etl: ")
                    || !e.getMessage().contains(" at byte ")) {
                throw new AssertionError("a strict reading stopped with: " + e.getMessage(), e);
            }
        }
        return scan.events.size();
    }
}
