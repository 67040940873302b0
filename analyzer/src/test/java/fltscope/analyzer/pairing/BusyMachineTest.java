package fltscope.analyzer.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.BusyMachine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs what a busy machine did, and holds it against what it did. */
class BusyMachineTest {
    private static final int ROUNDS = 20;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatFileEventsTellPairsToTheLast(int seed) {
        for (int round = 0; round < ROUNDS; round++) {
            BusyMachine machine = new BusyMachine(5000L * seed + round, false);
            PairingLog log = new PairingLog();
            machine.run(3000).playTo(log);
            if (machine.areFileEventsRecorded()) {
                String where = "seed " + seed + ", round " + round + ": " + machine;
                assertThat(log.closed.stream()
                                .map(line -> line.substring(0, line.indexOf(' ')))
                                .filter(path -> !path.isEmpty()))
                        .as(where)
                        .containsExactlyInAnyOrderElementsOf(machine.opened());
                assertThat(log.count(PairingCounter.CREATES_FAILED)).as(where).isEqualTo(machine.failed());
                assertThat(log.count(PairingCounter.CREATES_REPARSED)).as(where).isEqualTo(machine.reparsed());
                assertThat(log.count(PairingCounter.OPERATIONS_PAIRED))
                        .as(where)
                        .isEqualTo(log.count(PairingCounter.OPERATION_STARTS));
            }
        }
    }
}
