package fltscope.analyzer.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.FileOperation;
import org.junit.jupiter.api.Test;

/** Pairing rules, section 5: how an open ends. */
class OpenEndTest {
    private static final long IRP = 0x1000;
    private static final long OTHER_IRP = 0x2000;
    private static final long OBJECT = 0xA000;
    private static final int SYSTEM = 4;

    private final PairingLog log = new PairingLog();
    private final IoRecords records = log.records;

    @Test
    void cleanupAndCloseByAnotherProcessEndTheOpen() {
        records.at(100).by(500, 501).open(IRP, OBJECT, "\\a");
        records.at(200).by(600, 601).cleanedUp(OTHER_IRP, OBJECT);
        records.at(300).by(SYSTEM, 88).closed(OTHER_IRP, OBJECT);
        assertThat(log.finish()).isEmpty();
        assertThat(log.closed).containsExactly("\\a 100-300");
    }

    @Test
    void operationsBetweenCleanupAndCloseAreNormal() {
        records.at(100).open(IRP, OBJECT, "\\a").at(200).cleanedUp(IRP, OBJECT);
        records.at(300).pagingRead(OTHER_IRP, OBJECT).at(310).end(OTHER_IRP);
        FileObject open = log.onlyLeft();
        assertThat(open.cleanupTicks()).isEqualTo(200);
        assertThat(open.pagingAfterCleanup()).isTrue();
        assertThat(open.lastTicks()).isEqualTo(300);
        assertThat(open.lastMajorFunction()).isEqualTo(MajorFunction.READ);
    }

    @Test
    void pagingBeforeTheCleanupAndPlainReadsAfterItSayNothingOfASection() {
        records.at(100).open(IRP, OBJECT, "\\a");
        records.at(150).pagingRead(IRP, OBJECT).at(160).end(IRP);
        records.at(200).cleanedUp(IRP, OBJECT).at(250).read(IRP, OBJECT).at(260).end(IRP);
        assertThat(log.onlyLeft().pagingAfterCleanup()).isFalse();
    }

    @Test
    void aDeviceObjectPointerIsCleanedUpAtOnceAndClosedMuchLater() {
        records.at(100).open(IRP, OBJECT, "\\Device\\Mup").at(111).cleanedUp(IRP, OBJECT);
        records.at(9_000_000).by(SYSTEM, 88).closed(OTHER_IRP, OBJECT);
        assertThat(log.closed).containsExactly("\\Device\\Mup 100-9000000");
        assertThat(log.count(PairingCounter.CLOSES_WITHOUT_CLEANUP)).isZero();
    }

    @Test
    void aCloseWithoutCleanupEndsTheOpenAndIsCounted() {
        records.at(100).open(IRP, OBJECT, "\\a").at(300).closed(IRP, OBJECT);
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CLOSES_WITHOUT_CLEANUP)).isEqualTo(1);
    }

    @Test
    void anOpenFromBeforeTheTraceEndsWithoutBeingAnyCreatesEnd() {
        records.at(100).read(IRP, OBJECT).at(110).end(IRP);
        records.at(200).cleanedUp(IRP, OBJECT).at(300).closed(IRP, OBJECT);
        assertThat(log.finish()).isEmpty();
        assertThat(log.closed).isEmpty();
        assertThat(log.counts())
                .containsExactly(
                        "OPERATION_STARTS=3",
                        "OPERATION_ENDS=3",
                        "OPERATIONS_PAIRED=3",
                        "CLEANUPS=1",
                        "CLEANUPS_WITHOUT_CREATE=1",
                        "CLOSES=1",
                        "CLOSES_WITHOUT_CREATE=1");
    }

    @Test
    void anOpenFromBeforeTheTraceThatStaysIsNotLeftWithoutAnEnd() {
        records.at(100).read(IRP, OBJECT).at(110).end(IRP);
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.OPENS_LEFT)).isZero();
    }

    @Test
    void streamFileObjectsCloseWithoutACreate() {
        records.at(100).by(SYSTEM, 88).closed(IRP, OBJECT);
        records.at(200).cleanedUp(IRP, OBJECT).at(300).closed(IRP, OBJECT);
        assertThat(log.count(PairingCounter.CLOSES_WITHOUT_CREATE)).isEqualTo(2);
        assertThat(log.count(PairingCounter.CLEANUPS_WITHOUT_CREATE)).isEqualTo(1);
        assertThat(log.closed).isEmpty();
    }

    @Test
    void aCreateOnALiveAddressEndsTheOldLifeImplicitly() {
        records.at(100).open(IRP, OBJECT, "\\a").at(150).cleanedUp(IRP, OBJECT);
        records.at(200).open(IRP, OBJECT, "\\b");
        records.at(300).cleanedUp(IRP, OBJECT).at(400).closed(IRP, OBJECT);
        assertThat(log.finish()).isEmpty();
        assertThat(log.closed).containsExactly("\\b 200-400");
        assertThat(log.replaced).containsExactly("\\a 100-200");
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isEqualTo(1);
    }

    @Test
    void aCreateThatMayHaveFailedIsNotToldAsAnOpenThatWasReplaced() {
        records.at(100).create(IRP, OBJECT, "\\a").at(150).read(IRP, 0xB000);
        records.at(200).create(OTHER_IRP, OBJECT, "\\b").at(210).end(OTHER_IRP, IoRecords.NOT_FOUND);
        assertThat(log.finish()).isEmpty();
        assertThat(log.replaced).isEmpty();
    }

    @Test
    void aFailedCreateOnALiveAddressEndsTheOldLifeToo() {
        records.at(100).open(IRP, OBJECT, "\\a");
        records.at(200).create(IRP, OBJECT, "\\b").at(210).end(IRP, IoRecords.NOT_FOUND);
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isEqualTo(1);
        assertThat(log.count(PairingCounter.CREATES_FAILED)).isEqualTo(1);
    }

    @Test
    void aCreateOnAnAddressSeenWithoutACreateEndsNoCreate() {
        records.at(100).read(IRP, OBJECT).at(110).end(IRP);
        records.at(200).open(IRP, OBJECT, "\\b");
        assertThat(log.onlyLeft().path()).isEqualTo("\\b");
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isZero();
    }

    @Test
    void aSecondCleanupIsCountedAndDoesNotMoveTheFirst() {
        records.at(100).open(IRP, OBJECT, "\\a");
        records.at(200).cleanedUp(IRP, OBJECT).at(300).cleanedUp(IRP, OBJECT);
        assertThat(log.onlyLeft().cleanupTicks()).isEqualTo(200);
        assertThat(log.count(PairingCounter.CLEANUPS_REPEATED)).isEqualTo(1);
        assertThat(log.count(PairingCounter.CLEANUPS)).isEqualTo(2);
    }

    @Test
    void theFileKeyComesFromWhateverOperationTellsIt() {
        records.at(100).open(IRP, OBJECT, "\\a");
        assertThat(log.pairer.counters().get(PairingCounter.CREATES)).isEqualTo(1);
        records.at(200)
                .operation(FileOperation.QUERY_INFORMATION, IRP, OBJECT, 0xC0DE)
                .at(210)
                .end(IRP);
        records.at(300).cleanedUp(IRP, OBJECT);
        assertThat(log.onlyLeft().fileKey()).isEqualTo(0xC0DE);
    }

    @Test
    void opensAreLeftInTheOrderOfTheirCreates() {
        for (int i = 9; i >= 0; i--) {
            records.at(1000 - 100L * i).open(IRP + i, OBJECT + 0x100L * ((i * 7) % 10), "\\" + i);
        }
        assertThat(log.finish())
                .extracting(FileObject::path)
                .containsExactly("\\9", "\\8", "\\7", "\\6", "\\5", "\\4", "\\3", "\\2", "\\1", "\\0");
    }
}
