package fltscope.analyzer.pairing;

import static fltscope.analyzer.fixture.IoRecords.DISALLOW_FAST_IO;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same operations told by FileIo and by Kernel-File count once. */
class TwoProvidersTest {
    private static final long IRP = 0x1000;
    private static final long OBJECT = 0xA000;

    private final PairingLog log = new PairingLog();
    private final IoRecords records = log.records;
    private long now = 100;

    private IoRecords f() {
        return records.fileIo().at(now++);
    }

    private IoRecords k() {
        return records.kernelFile().at(now++);
    }

    /** {@code s} and {@code e} are start and end by FileIo, capitals by Kernel-File. */
    private void play(String script) {
        for (int i = 0; i < script.length(); i++) {
            switch (script.charAt(i)) {
                case 's' -> f().read(IRP, OBJECT);
                case 'S' -> k().read(IRP, OBJECT);
                case 'e' -> f().end(IRP);
                default -> k().end(IRP);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sSeE", "sSEe", "SseE", "SsEe", // both tell all
                "sSe", "sSE", "Sse", "SsE", // one records no ends
                "seE", "sEe", "SeE", "SEe", // one records no starts
            })
    void anOperationIsPairedOnceHoweverItIsTold(String script) {
        play(script.repeat(3));
        log.finish();
        assertThat(log.ended).hasSize(3);
        assertThat(log.count(PairingCounter.OPERATION_STARTS)).isEqualTo(3);
        assertThat(log.count(PairingCounter.OPERATION_ENDS)).isEqualTo(3);
        assertThat(log.count(PairingCounter.DUPLICATES)).isEqualTo(3L * (script.length() - 2));
        assertThat(log.count(PairingCounter.START_MISSING)).isZero();
        assertThat(log.count(PairingCounter.END_MISSING)).isZero();
    }

    @Test
    void theEarlierStartAndTheEarlierEndCount() {
        records.fileIo().at(100).read(IRP, OBJECT);
        records.kernelFile().at(101).read(IRP, OBJECT).at(150).end(IRP);
        records.fileIo().at(151).end(IRP);
        assertThat(log.ended).containsExactly("READ 100-150");
    }

    @Test
    void anEndTwiceFromOneProviderIsNoDuplicate() {
        play("sSeEE");
        assertThat(log.count(PairingCounter.START_MISSING)).isEqualTo(1);
        assertThat(log.count(PairingCounter.DUPLICATES)).isEqualTo(2);
    }

    @Test
    void withoutEndsEveryOperationIsStillCountedOnce() {
        play("sSsSsS");
        assertThat(log.count(PairingCounter.OPERATION_STARTS)).isEqualTo(3);
        assertThat(log.count(PairingCounter.DUPLICATES)).isEqualTo(3);
    }

    @Test
    void aThirdStartIsAnotherOperation() {
        play("sSS");
        assertThat(log.count(PairingCounter.OPERATION_STARTS)).isEqualTo(2);
        assertThat(log.count(PairingCounter.DUPLICATES)).isEqualTo(1);
    }

    @Test
    void withAClockThatStandsStillTheEndOfTheNextOperationIsNotTakenForThatOfTheLast() {
        records.at(100).fileIo().read(IRP, OBJECT).end(IRP).read(IRP, OBJECT);
        records.kernelFile().end(IRP);
        assertThat(log.ended).hasSize(2);
        assertThat(log.count(PairingCounter.DUPLICATES)).isZero();
    }

    @Test
    void disallowedFastIoAndItsReissueToldTwiceAreOneOperation() {
        f().read(IRP, OBJECT);
        k().read(IRP, OBJECT);
        f().end(IRP, DISALLOW_FAST_IO);
        k().end(IRP, DISALLOW_FAST_IO);
        play("sSeE");
        assertThat(log.ended).containsExactly("READ 100-106");
        assertThat(log.counts())
                .containsExactly(
                        "OPERATION_STARTS=1",
                        "OPERATION_ENDS=2",
                        "OPERATIONS_PAIRED=1",
                        "DUPLICATES=4",
                        "REISSUED=1",
                        "ENDS_SUPERSEDED=1");
    }

    @Test
    void aReissuedCreateToldTwiceIsOneOpen() {
        play("sSeE");
        f().create(IRP, OBJECT, "\\a");
        k().create(IRP, OBJECT, "\\a");
        f().create(IRP, OBJECT, "\\a");
        k().create(IRP, OBJECT, "\\a");
        f().end(IRP);
        k().end(IRP);
        assertThat(log.onlyLeft().outcome()).isEqualTo(CreateOutcome.OPEN);
        assertThat(log.count(PairingCounter.CREATES)).isEqualTo(1);
        assertThat(log.count(PairingCounter.REISSUED)).isEqualTo(1);
        assertThat(log.count(PairingCounter.DUPLICATES)).isEqualTo(5);
    }

    @Test
    void aWholeLifeToldTwiceIsOneLife() {
        for (int i = 0; i < 3; i++) {
            f().create(IRP, OBJECT, "\\a" + i);
            k().create(IRP, OBJECT, "\\a" + i);
            k().end(IRP);
            f().end(IRP);
            f().cleanup(IRP, OBJECT);
            k().cleanup(IRP, OBJECT);
            f().end(IRP);
            k().end(IRP);
            k().close(IRP, OBJECT);
            f().close(IRP, OBJECT);
            f().end(IRP);
            k().end(IRP);
        }
        assertThat(log.finish()).isEmpty();
        assertThat(log.counts())
                .containsExactly(
                        "OPERATION_STARTS=9",
                        "OPERATION_ENDS=9",
                        "OPERATIONS_PAIRED=9",
                        "DUPLICATES=18",
                        "CREATES=3",
                        "OPENS_CLOSED=3",
                        "CLEANUPS=3",
                        "CLOSES=3");
    }

    @Test
    void theSecondTellingOfACreateNamesTheProcessThatTheFirstDidNot() {
        records.by(-1, 101).fileIo().at(100).create(IRP, OBJECT, "\\a");
        records.by(700, 101).kernelFile().at(101).create(IRP, OBJECT, "\\a");
        assertThat(log.onlyLeft().openerProcess()).isEqualTo(700);
        assertThat(log.onlyLeft().createTicks()).isEqualTo(100);
    }
}
