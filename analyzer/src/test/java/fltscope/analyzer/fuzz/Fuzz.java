package fltscope.analyzer.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * The fuzzer as a program: {@code benchmarks/run.sh --fuzz [--inputs N] [--corpus DIR] [--only NAME] [--seed N]}. The corpus has
 * a folder for each target, and what was found stands in {@code finds}. Exit code 1 when anything was found.
 */
public final class Fuzz {
    private static final long HANGS_AFTER_SECONDS = 60;
    private static final int STATUS_EVERY_SECONDS = 30;
    private static final int MOST_KEPT = 5_000;

    private final Path corpus;
    private final Path scratch;
    private final String only;
    private volatile FuzzRun underWay;
    private int finds;

    private Fuzz(Path corpus, Path scratch, String only) {
        this.corpus = corpus;
        this.scratch = scratch;
        this.only = only;
    }

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        long inputs = 100_000;
        long seed = System.nanoTime();
        Path corpus = Path.of(System.getProperty("user.home"), ".cache", "fltscope-fuzz");
        String only = null;
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--inputs" -> inputs = Long.parseLong(args[i + 1]);
                case "--seed" -> seed = Long.parseLong(args[i + 1]);
                case "--corpus" -> corpus = Path.of(args[i + 1]);
                case "--only" -> only = args[i + 1];
                default -> throw new IllegalArgumentException(args[i]);
            }
        }
        Fuzz fuzz = new Fuzz(corpus, Files.createTempDirectory("fltscope-fuzz"), only);
        Thread watch = new Thread(fuzz::watch);
        watch.setDaemon(true);
        watch.start();
        System.exit(fuzz.run(inputs, seed) == 0 ? 0 : 1);
    }

    private int run(long inputs, long seed) throws IOException {
        List<FuzzTarget> targets = new ArrayList<>(new FuzzTargets(scratch).all());
        targets.removeIf(target -> only != null && !target.name().equals(only));
        long weights = targets.stream().mapToInt(FuzzTarget::weight).sum();
        for (FuzzTarget target : targets) {
            run(target, Math.max(1, inputs * target.weight() / weights), seed);
        }
        return finds;
    }

    private void run(FuzzTarget target, long inputs, long seed) throws IOException {
        Path folder = Files.createDirectories(corpus.resolve(target.name()));
        FuzzRun run = new FuzzRun(target, scratch.resolve("input"));
        underWay = run;
        run.begin(kept(folder));
        long start = System.nanoTime();
        long told = start;
        for (long i = 0; i < inputs; i++) {
            FuzzRun.Found found = run.next(seed + i, input -> {
                if (run.corpusSize() < MOST_KEPT) {
                    Files.write(folder.resolve(name(input)), input);
                }
            });
            if (found != null) {
                finds++;
                tell(target, found);
            }
            if (System.nanoTime() - told > TimeUnit.SECONDS.toNanos(STATUS_EVERY_SECONDS)) {
                told = System.nanoTime();
                status(run, i + 1, start);
            }
        }
        status(run, inputs, start);
    }

    private static List<byte[]> kept(Path folder) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().limit(MOST_KEPT).toList()) {
                inputs.add(Files.readAllBytes(file));
            }
        }
        return inputs;
    }

    private static String name(byte... input) {
        CRC32 checksum = new CRC32();
        checksum.update(input);
        return HexFormat.of().toHexDigits(checksum.getValue(), 8);
    }

    private void tell(FuzzTarget target, FuzzRun.Found found) throws IOException {
        Path file = keep(target, found.input());
        System.out.printf(
                Locale.ROOT,
                "FOUND by %s: %s%n  %,d bytes: %s%n",
                target.name(),
                found.find().key(),
                found.input().length,
                file);
        found.find().cause().printStackTrace(System.out);
    }

    private Path keep(FuzzTarget target, byte... input) throws IOException {
        Path folder = Files.createDirectories(corpus.resolve("finds"));
        return Files.write(folder.resolve(target.name() + "-" + name(input)), input);
    }

    private void status(FuzzRun run, long inputs, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-14s %,10d inputs  %,6d in the corpus  %d finds  %,.0f s  %,.0f inputs/s%n",
                run.target().name(),
                inputs,
                run.corpusSize(),
                finds,
                seconds,
                inputs / seconds);
    }

    /** An input that takes too long can not be ended: it is kept, and so is where it was. */
    private void watch() {
        while (true) {
            FuzzRun run = underWay;
            byte[] input = run == null ? null : run.underWay();
            if (input != null && run.underWayNanos() > TimeUnit.SECONDS.toNanos(HANGS_AFTER_SECONDS)) {
                try {
                    System.out.println("HANGS: " + run.target().name() + ": " + keep(run.target(), input));
                    Thread.getAllStackTraces().forEach((thread, frames) -> {
                        System.out.println(thread);
                        for (StackTraceElement frame : frames) {
                            System.out.println("  at " + frame);
                        }
                    });
                } catch (IOException e) {
                    System.out.println(e);
                }
                Runtime.getRuntime().halt(1);
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
