package fltscope.analyzer.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fltscope.analyzer.config.RulesFile;
import fltscope.analyzer.finding.Severity;
import fltscope.analyzer.pairing.PairingCounter;
import fltscope.collector.etl.EtlReader;
import fltscope.collector.normalize.Normalizer;
import fltscope.schemas.fixture.EtlWriter;
import fltscope.schemas.fixture.FilterTraffic;
import fltscope.schemas.fixture.Machine;
import fltscope.schemas.trace.TraceCounters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Traffic with the rates that were measured on a real machine (pairing rules, section 10), cut off in the middle of the work.
 * {@code GenerateTrace traffic FILE --operations 3000000} of the benchmarks writes the same at the size of that measurement.
 */
class MeasuredRatesTest {
    private static final int OPERATIONS = 30_000;
    private static final int PROCESSORS = 4;
    private static final long START_TICKS = 1_000_000_000L;

    @TempDir
    private Path folder;

    private FilterTraffic traffic;

    private Analysis analyze() throws IOException {
        Path file = folder.resolve("traffic.etl");
        try (EtlWriter etl = EtlWriter.to(file)
                .processors(PROCESSORS)
                .startTicks(START_TICKS)
                .open()) {
            Machine.rundown(etl, START_TICKS, new int[] {0x0600_0007, 0, 0, 0, 0x0058_0000, 0, 0, 0});
            traffic = new FilterTraffic(etl, PROCESSORS, START_TICKS + 100_000, 2_000, false, 42);
            while (traffic.operations() < OPERATIONS) {
                traffic.step();
            }
        }
        TraceCounters counters = new TraceCounters();
        try (EtlReader reader = new EtlReader(List.of(file), true)) {
            Analyzer analyzer = new Analyzer(reader.header(), RulesFile.builtIn());
            reader.read(new Normalizer(analyzer, counters), counters, bytes -> {});
            return analyzer.finish(counters);
        }
    }

    @Test
    void itPairsToTheLastOneAndAccusesNobody() throws IOException {
        Analysis analysis = analyze();

        assertThat(analysis.pairing().allAddUp()).isTrue();
        assertThat(count(analysis, PairingCounter.OPERATION_STARTS)).isEqualTo(OPERATIONS);
        assertThat(count(analysis, PairingCounter.CREATES)).isEqualTo(traffic.creates());
        assertThat(count(analysis, PairingCounter.CREATES_FAILED)).isEqualTo(traffic.failed());
        assertThat(count(analysis, PairingCounter.CREATES_REPARSED)).isEqualTo(traffic.reparsed());
        assertThat(count(analysis, PairingCounter.OPENS_CLOSED)).isEqualTo(traffic.closes());
        assertThat(count(analysis, PairingCounter.CLOSES_WITHOUT_CREATE)).isEqualTo(traffic.streamCloses());
        for (PairingCounter none : List.of(
                PairingCounter.OPENS_ENDED_IMPLICITLY,
                PairingCounter.END_MISSING,
                PairingCounter.START_MISSING,
                PairingCounter.CLOSES_WITHOUT_CLEANUP,
                PairingCounter.CLEANUPS_WITHOUT_CREATE,
                PairingCounter.CALLBACK_ENDS_MISSING)) {
            assertThat(count(analysis, none)).as(none.label()).isZero();
        }
        assertThat(analysis.opens())
                .isNotEmpty()
                .noneMatch(open -> open.severity().compareTo(Severity.WARNING) >= 0);
        assertThat(analysis.join().byCallbackData()).isEqualTo(OPERATIONS);
    }

    @Test
    void theTrafficHasTheMeasuredRates() throws IOException {
        Analysis analysis = analyze();
        double creates = traffic.creates();

        assertThat(traffic.failed() / creates).isCloseTo(0.158, within(0.01));
        assertThat(traffic.streamCloses() / (double) (traffic.closes() + traffic.streamCloses()))
                .isCloseTo(0.132, within(0.03));
        assertThat(1 - traffic.addresses() / creates).as("addresses used again").isGreaterThan(0.9);
        assertThat(analysis.opens().size() / creates).as("left at the end").isLessThan(0.08);
    }

    private static long count(Analysis analysis, PairingCounter counter) {
        return analysis.pairing().get(counter);
    }
}
