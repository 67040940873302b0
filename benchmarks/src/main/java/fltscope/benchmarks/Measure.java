package fltscope.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code benchmarks/run.sh} runs when all is built: makes the traces, measures, prints the table, writes the result. */
public final class Measure {
    private static final long MEGABYTE = 1_000_000;
    private static final long[] SIZES = {500 * MEGABYTE, 1_000 * MEGABYTE, 4_000 * MEGABYTE};
    private static final long[] QUICK_SIZES = {500 * MEGABYTE};
    /** Traffic becomes smaller by about this factor when it is compressed. */
    private static final int COMPRESSION = 6;

    private static final long SMALL_EVENTS = 1_000_000;
    private static final long LARGE_EVENTS = 100_000_000;
    private static final int ROUNDS = 11;
    private static final int QUICK_ROUNDS = 7;
    private static final long SEED = 42;

    private final Path traces;
    private final Comparison comparison;
    private final long[] sizes;

    private Measure(Path traces, Comparison comparison, long... sizes) {
        this.traces = traces;
        this.comparison = comparison;
        this.sizes = sizes;
    }

    /**
     * Takes the project's root, the folder of the compiled C programs, where the C walk came from, a folder for the traces, and
     * {@code quick} or {@code full} or a size in bytes.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(args[0]);
        boolean quick = args[4].equals("quick");
        long[] sizes = quick ? QUICK_SIZES : args[4].equals("full") ? SIZES : new long[] {Long.parseLong(args[4])};
        Comparison comparison = new Comparison(new Tools(root, Path.of(args[1])), quick ? QUICK_ROUNDS : ROUNDS);
        new Measure(Path.of(args[3]), comparison, sizes).run();
        String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Path results = Files.createDirectories(root.resolve("benchmarks/target/results"));
        Path target = results.resolve(date.replace(":", "") + ".json");
        ResultFile.write(target, date, args[2], comparison.figures());
        System.out.println("every sample: " + target);
    }

    private void run() throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        for (long size : sizes) {
            files.add(trace(TraceKind.TRAFFIC, size));
        }
        Path compressed = trace(TraceKind.COMPRESSED, sizes[0] / COMPRESSION);
        System.out.printf(
                Locale.ROOT,
                "%n%-22s %13s %8s %-8s %s%n",
                "",
                "measured",
                "target",
                "",
                "ours / C walk, ratio of best");
        comparison.warm("warm walk", "walkr", files.get(0));
        comparison.warm("warm walk, XPRESS", "walkx", compressed);
        for (int i = 0; i < sizes.length; i++) {
            comparison.info(megabytes(sizes[i]), files.get(i));
        }
        int analyzed = sizes.length > 1 ? 1 : 0;
        comparison.analyze(megabytes(sizes[analyzed]), files.get(analyzed));
        comparison.help();
        comparison.memory(megabytes(sizes[0]), files.get(0));
        if (sizes.length > 1) {
            int last = sizes.length - 1;
            comparison.memory(megabytes(sizes[last]), files.get(last));
            Path large = traceOf(LARGE_EVENTS);
            comparison.growth(traceOf(SMALL_EVENTS), large);
            comparison.analysisMemory("100 M", large);
        }
    }

    private Path trace(TraceKind kind, long bytes) throws IOException {
        String name = kind.name().toLowerCase(Locale.ROOT) + "-" + bytes;
        return trace(name, kind, generator -> generator.writeBytes(bytes));
    }

    private Path traceOf(long events) throws IOException {
        return trace("events-" + events, TraceKind.TRAFFIC, generator -> generator.writeRecords(events));
    }

    /** Makes a trace, unless an earlier run has left it. */
    private Path trace(String name, TraceKind kind, Writing writing) throws IOException {
        Path file = traces.resolve(name + ".etl");
        if (Files.notExists(file)) {
            System.out.printf(Locale.ROOT, "writing %s%n", file);
            Path unfinished = traces.resolve(name + ".unfinished");
            writing.write(new TraceGenerator(unfinished, kind, SEED));
            Files.move(unfinished, file);
        }
        return file;
    }

    @FunctionalInterface
    private interface Writing {
        void write(TraceGenerator generator) throws IOException;
    }

    private static String megabytes(long bytes) {
        return bytes / MEGABYTE + " MB";
    }
}
