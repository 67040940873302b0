package fltscope.benchmarks;

import fltscope.analyzer.run.TraceAnalysis;
import fltscope.analyzer.run.TraceOptions;
import java.nio.file.Path;

/** Analyzes a trace again and again in one JVM; prints ns a thousand events of each round behind the first, which warms up. */
public final class WarmAnalysis {
    private static final long WARM_UP_NS = 8_000_000_000L;
    private static final int THOUSAND = 1_000;

    private final Path file;
    private long events;

    private WarmAnalysis(Path file) {
        this.file = file;
    }

    /** Takes the file and the number of rounds. */
    public static void main(String[] args) {
        WarmAnalysis analysis = new WarmAnalysis(Path.of(args[0]));
        long start = System.nanoTime();
        do {
            analysis.round();
        } while (System.nanoTime() - start < WARM_UP_NS);
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            System.out.println(analysis.round());
        }
    }

    private long round() {
        long start = System.nanoTime();
        try (TraceAnalysis analysis = TraceAnalysis.of(file, TraceOptions.standard())) {
            events = analysis.run().events();
        }
        return (System.nanoTime() - start) * THOUSAND / events;
    }
}
