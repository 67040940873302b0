package fltscope.analyzer.result;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.config.RulesFile;
import fltscope.analyzer.finding.Severity;
import fltscope.analyzer.fixture.BusyMachine;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.fixture.RecordTape;
import fltscope.analyzer.pairing.PairingCounter;
import fltscope.schemas.trace.TraceCounters;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the analysis of every trace: drawn by lot, with and without loss. */
class AnalysisPropertyTest {
    private static final int ROUNDS = 6;
    private static final int RECORDS = 3000;

    private static Analysis analyze(RecordTape tape) {
        Analyzer analyzer = new Analyzer(IoRecords.header(), RulesFile.builtIn());
        tape.playTo(analyzer);
        Analysis analysis = analyzer.finish(new TraceCounters());
        assertThat(analysis.pairing().allAddUp()).as("every sum adds up").isTrue();
        assertThat(analysis.pairing().get(PairingCounter.OPENS_LEFT))
                .isEqualTo(analysis.opens().size());
        return analysis;
    }

    /** The paths of the opens that are as grave or graver; each open of a machine has a path of its own. */
    private static Set<String> graver(Analysis analysis, Severity than) {
        return analysis.opens().stream()
                .filter(open -> open.severity().compareTo(than) >= 0)
                .map(open -> open.openClass().label() + " "
                        + (open.file().path() == null
                                ? Long.toHexString(open.file().fileObject())
                                : open.file().path()))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatEndsInATraceWithoutLossIsNeverAFinding(int seed) {
        for (int round = 0; round < ROUNDS; round++) {
            BusyMachine machine = new BusyMachine(1000L * seed + round, false);
            RecordTape tape = machine.run(RECORDS);
            Analysis analysis = analyze(tape);
            String where = "seed " + seed + ", round " + round + ": " + machine;
            assertThat(graver(analysis, Severity.NOTE)).as(where).isEmpty();
            assertThat(graver(analyze(tape.mixed(new Random(round))), Severity.NOTE))
                    .as(where)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aLossNeverMakesAnError(int seed) {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(7000L * seed + round);
            BusyMachine machine = new BusyMachine(1000L * seed + round, true);
            RecordTape tape = machine.run(RECORDS);
            Set<String> errors = graver(analyze(tape), Severity.ERROR);
            for (int i = 0; i < 5; i++) {
                RecordTape lossy = tape;
                for (int gaps = 1 + random.nextInt(3); gaps > 0 && lossy != null; gaps--) {
                    lossy = lossy.losing(random, 400);
                }
                if (lossy != null) {
                    assertThat(errors)
                            .as("seed %d, round %d: %s", seed, round, machine)
                            .containsAll(graver(analyze(lossy), Severity.ERROR));
                }
            }
        }
    }
}
