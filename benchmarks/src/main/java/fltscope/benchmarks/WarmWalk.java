package fltscope.benchmarks;

import fltscope.collector.etl.EtlFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Walks a trace again and again in one JVM, so that what it takes is the loop's own time. */
public final class WarmWalk {
    /** Stands for the number of rounds where they are asked for one by one, each by a line on standard input. */
    static final String ON_REQUEST = "-";

    private static final int DEFAULT_ROUNDS = 9;
    private static final long WARM_UP_NS = 3_000_000_000L;
    private static final int LEAST_WARM_UP_ROUNDS = 20;

    private final Path file;

    private WarmWalk(Path file) {
        this.file = file;
    }

    /** Takes the file and the number of rounds. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("usage: WarmWalk FILE [ROUNDS|" + ON_REQUEST + "]");
            System.exit(2);
        }
        WarmWalk walk = new WarmWalk(Path.of(args[0]));
        walk.warmUp();
        if (args.length > 1 && args[1].equals(ON_REQUEST)) {
            walk.onRequest();
        } else {
            int rounds = args.length > 1 ? Integer.parseInt(args[1]) : DEFAULT_ROUNDS;
            for (int i = 0; i < rounds; i++) {
                walk.round();
            }
        }
    }

    private void warmUp() {
        long start = System.nanoTime();
        for (int i = 0; i < LEAST_WARM_UP_ROUNDS || System.nanoTime() - start < WARM_UP_NS; i++) {
            once();
        }
    }

    private void onRequest() throws IOException {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (requests.readLine() != null) {
            round();
        }
    }

    private void round() {
        long start = System.nanoTime();
        RecordWalk walk = once();
        long tookNs = System.nanoTime() - start;
        System.out.printf(
                Locale.ROOT,
                "walk: %.6f s  %.2f ns/record  events %d  sum %x%n",
                tookNs / 1e9,
                (double) tookNs / walk.records(),
                walk.records(),
                walk.sum());
        System.out.flush();
    }

    private RecordWalk once() {
        try (EtlFile trace = EtlFile.open(file)) {
            return new RecordWalk(trace, Long.MAX_VALUE);
        }
    }
}
