package fltscope.analyzer.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Records of one moment on two processors have no order of their own: one that ends a life or an operation comes before one that
 * begins the next at the same address, whichever comes first in the file (pairing rules, section 11, rule 3).
 */
class EqualTimesTest {
    private static final long OLD_IRP = 0x1000;
    private static final long NEW_IRP = 0x2000;
    private static final long OBJECT = 0xA000;

    private final PairingLog log = new PairingLog();
    private final IoRecords records = log.records;

    private void inOrder(boolean endFirst, Runnable end, Runnable begin) {
        (endFirst ? end : begin).run();
        (endFirst ? begin : end).run();
        records.cpu(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCloseComesBeforeTheCreateThatReusesTheAddress(boolean endFirst) {
        records.cpu(0).at(100).open(OLD_IRP, OBJECT, "\\old").at(200).cleanedUp(OLD_IRP, OBJECT);
        inOrder(
                endFirst,
                () -> records.cpu(0).at(300).close(OLD_IRP, OBJECT),
                () -> records.cpu(1).at(300).create(NEW_IRP, OBJECT, "\\new"));
        records.at(310).end(OLD_IRP).end(NEW_IRP);
        assertThat(log.onlyLeft().path()).isEqualTo("\\new");
        assertThat(log.onlyLeft().outcome()).isEqualTo(CreateOutcome.OPEN);
        assertThat(log.closed).containsExactly("\\old 100-300");
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isZero();
        assertThat(log.count(PairingCounter.CLOSES_WITHOUT_CLEANUP)).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cleanupAndCloseBothComeBeforeTheCreate(boolean endFirst) {
        records.cpu(0).at(100).open(OLD_IRP, OBJECT, "\\old");
        inOrder(
                endFirst,
                () -> records.cpu(0).at(300).cleanup(OLD_IRP, OBJECT).close(0x3000, OBJECT),
                () -> records.cpu(1).at(300).create(NEW_IRP, OBJECT, "\\new"));
        records.at(310).end(NEW_IRP);
        assertThat(log.onlyLeft().path()).isEqualTo("\\new");
        assertThat(log.onlyLeft().cleaned()).isFalse();
        assertThat(log.closed).containsExactly("\\old 100-300");
        assertThat(log.count(PairingCounter.CLOSES_WITHOUT_CLEANUP)).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCloseOfAnOpenFromBeforeTheTraceDoesNotEndTheNextLife(boolean endFirst) {
        records.cpu(0).at(100).read(OLD_IRP, OBJECT).at(110).end(OLD_IRP);
        inOrder(
                endFirst,
                () -> records.cpu(0).at(300).cleanup(OLD_IRP, OBJECT).close(0x3000, OBJECT),
                () -> records.cpu(1).at(300).create(NEW_IRP, OBJECT, "\\new"));
        records.at(310).end(NEW_IRP);
        assertThat(log.onlyLeft().path()).isEqualTo("\\new");
        assertThat(log.onlyLeft().cleaned()).isFalse();
        assertThat(log.closed).isEmpty();
        assertThat(log.count(PairingCounter.CLOSES_WITHOUT_CREATE)).isEqualTo(1);
        assertThat(log.count(PairingCounter.CLEANUPS_WITHOUT_CREATE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCreateFailsBeforeTheNextOneTakesItsAddress(boolean endFirst) {
        records.cpu(0).at(100).create(OLD_IRP, OBJECT, "\\old");
        inOrder(
                endFirst,
                () -> records.cpu(0).at(300).end(OLD_IRP, IoRecords.NOT_FOUND),
                () -> records.cpu(1).at(300).create(NEW_IRP, OBJECT, "\\new"));
        records.at(310).end(NEW_IRP);
        assertThat(log.onlyLeft().path()).isEqualTo("\\new");
        assertThat(log.count(PairingCounter.CREATES_FAILED)).isEqualTo(1);
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOperationEndsBeforeTheNextOneTakesItsPointer(boolean endFirst) {
        records.cpu(0).at(100).read(OLD_IRP, OBJECT);
        inOrder(
                endFirst,
                () -> records.cpu(0).at(300).end(OLD_IRP),
                () -> records.cpu(1).at(300).create(OLD_IRP, 0xB000, "\\new"));
        records.at(310).end(OLD_IRP);
        assertThat(log.ended).containsExactly("READ 100-300", "CREATE 300-310");
        assertThat(log.count(PairingCounter.END_MISSING)).isZero();
        assertThat(log.count(PairingCounter.START_MISSING)).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOperationToldTwiceEndsTwiceBeforeTheNextOneTakesItsPointer(boolean endFirst) {
        records.cpu(0)
                .fileIo()
                .at(100)
                .read(OLD_IRP, OBJECT)
                .kernelFile()
                .at(100)
                .read(OLD_IRP, OBJECT);
        inOrder(
                endFirst,
                () -> records.cpu(0).fileIo().at(300).end(OLD_IRP).kernelFile().end(OLD_IRP),
                () -> records.cpu(1)
                        .fileIo()
                        .at(300)
                        .read(OLD_IRP, 0xB000)
                        .kernelFile()
                        .read(OLD_IRP, 0xB000));
        records.fileIo().at(310).end(OLD_IRP).kernelFile().at(311).end(OLD_IRP);
        assertThat(log.ended).containsExactly("READ 100-300", "READ 300-310");
        assertThat(log.count(PairingCounter.DUPLICATES)).isEqualTo(4);
    }

    @Test
    void theNextOperationEndsByWhicheverProviderTellsItFirst() {
        records.cpu(0).fileIo().at(100).read(OLD_IRP, OBJECT);
        records.cpu(1).at(300).read(OLD_IRP, 0xB000);
        records.cpu(0).at(300).end(OLD_IRP);
        records.cpu(1).kernelFile().at(310).end(OLD_IRP);
        assertThat(log.ended).containsExactly("READ 100-300", "READ 300-310");
        assertThat(log.count(PairingCounter.DUPLICATES)).isZero();
    }

    @Test
    void aCleanupOfTheMomentIsTheNewLifesWhereTheOldOneHasHadIts() {
        records.cpu(0).at(100).open(OLD_IRP, OBJECT, "\\old").at(150).cleanedUp(OLD_IRP, OBJECT);
        records.cpu(1).at(300).create(NEW_IRP, OBJECT, "\\new");
        records.cpu(0).at(300).cleanup(0x3000, OBJECT);
        assertThat(log.onlyLeft().cleaned()).isTrue();
        assertThat(log.count(PairingCounter.CLEANUPS_REPEATED)).isZero();
    }

    @Test
    void onOneProcessorTheOrderOfTheFileCounts() {
        records.cpu(1).at(100).open(OLD_IRP, OBJECT, "\\old");
        records.at(300).create(NEW_IRP, OBJECT, "\\new").end(NEW_IRP).close(0x3000, OBJECT);
        assertThat(log.finish()).isEmpty();
        assertThat(log.closed).containsExactly("\\new 300-300");
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isEqualTo(1);
    }

    @Test
    void aSecondCleanupAndCloseOfTheMomentAreTheNewLifes() {
        records.cpu(0).at(100).open(OLD_IRP, OBJECT, "\\old").at(150).cleanedUp(OLD_IRP, OBJECT);
        records.cpu(1).at(300).create(NEW_IRP, OBJECT, "\\new");
        records.cpu(0).at(300).close(OLD_IRP, OBJECT).cleanup(0x3000, OBJECT).close(0x4000, OBJECT);
        assertThat(log.finish()).isEmpty();
        assertThat(log.closed).containsExactly("\\old 100-300", "\\new 300-300");
        assertThat(log.count(PairingCounter.CLOSES_WITHOUT_CLEANUP)).isZero();
    }

    /** A close between two creates of one moment is of neither order; what ended is then the life that is known to be the last. */
    @Test
    void aLifeThatBeganInTheMomentOfTheNextCreateWaitsForNoClose() {
        records.cpu(0).at(300).create(OLD_IRP, OBJECT, "\\old");
        records.cpu(1).at(300).create(NEW_IRP, OBJECT, "\\new");
        records.cpu(0).at(300).cleanup(0x3000, OBJECT).close(0x4000, OBJECT);
        assertThat(log.finish()).isEmpty();
        assertThat(log.closed).containsExactly("\\new 300-300");
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isEqualTo(1);
    }

    @Test
    void aLaterCloseIsTheNewLifes() {
        records.cpu(0).at(100).open(OLD_IRP, OBJECT, "\\old");
        records.cpu(1).at(300).open(NEW_IRP, OBJECT, "\\new");
        records.cpu(0).at(311).close(OLD_IRP, OBJECT);
        assertThat(log.finish()).isEmpty();
        assertThat(log.closed).containsExactly("\\new 300-311");
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isEqualTo(1);
    }
}
