package fltscope.benchmarks;

import fltscope.analyzer.result.Analyzer;
import fltscope.collector.etl.EtlReader;
import fltscope.collector.handover.RecordHandover;
import fltscope.collector.normalize.Normalizer;
import fltscope.schemas.trace.TraceCounters;
import java.nio.file.Path;
import java.util.List;

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
        events = 0;
        try (EtlReader reader = new EtlReader(List.of(file), false)) {
            TraceCounters counters = new TraceCounters();
            Analyzer analyzer = new Analyzer(reader.header());
            RecordHandover.run(
                    records -> {
                        Normalizer normalizer = new Normalizer(records, counters);
                        reader.read(
                                event -> {
                                    events++;
                                    return normalizer.event(event);
                                },
                                counters,
                                bytes -> {});
                    },
                    analyzer);
            if (analyzer.finish(counters).endNanos() == 0) {
                throw new IllegalStateException("an empty trace");
            }
        }
        return (System.nanoTime() - start) * THOUSAND / events;
    }
}
