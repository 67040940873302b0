package fltscope.analyzer.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairing rules, section 4: how a create ends. */
class CreateEndTest {
    private static final long IRP = 0x1000;
    private static final long OTHER_IRP = 0x2000;
    private static final long OBJECT = 0xA000;

    private final PairingLog log = new PairingLog();
    private final IoRecords records = log.records;

    @Test
    void anErrorStatusOpensNothing() {
        records.at(100).create(IRP, OBJECT, "\\a").at(150).end(IRP, IoRecords.NOT_FOUND);
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CREATES_FAILED)).isEqualTo(1);
        assertThat(log.ended).containsExactly("CREATE 100-150");
    }

    @Test
    void aReparseOpensNothingThoughItIsASuccess() {
        records.at(100).create(IRP, OBJECT, "\\a").at(150).end(IRP, IoRecords.REPARSE);
        records.at(160).create(IRP, OBJECT, "\\b").at(170).end(IRP);
        assertThat(log.onlyLeft().path()).isEqualTo("\\b");
        assertThat(log.count(PairingCounter.CREATES_REPARSED)).isEqualTo(1);
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isZero();
    }

    @Test
    void anyOtherSuccessOpens() {
        records.at(100).create(IRP, OBJECT, "\\a").at(150).end(IRP, IoRecords.OPLOCK_BREAK_IN_PROGRESS);
        FileObject open = log.onlyLeft();
        assertThat(open.outcome()).isEqualTo(CreateOutcome.OPEN);
        assertThat(open.createStatus()).isEqualTo(IoRecords.OPLOCK_BREAK_IN_PROGRESS);
        assertThat(open.createTicks()).isEqualTo(100);
        assertThat(open.createEndTicks()).isEqualTo(150);
        assertThat(open.openerProcess()).isEqualTo(100);
        assertThat(open.openerThread()).isEqualTo(101);
        assertThat(open.shareAccess()).isEqualTo(IoRecords.SHARE_ALL);
    }

    @Test
    void aCreateInFlightAtTheEndIsPending() {
        records.at(50).read(OTHER_IRP, 0xB000).at(60).end(OTHER_IRP);
        records.at(100).create(IRP, OBJECT, "\\a");
        FileObject open = log.onlyLeft();
        assertThat(open.outcome()).isEqualTo(CreateOutcome.PENDING);
        assertThat(open.createEndTicks()).isEqualTo(FileObject.NEVER);
        assertThat(log.count(PairingCounter.END_PENDING)).isEqualTo(1);
    }

    @Test
    void theCreateItselfIsNoPendingOperationOnTheOpen() {
        records.at(100).create(IRP, OBJECT, "\\a");
        assertThat(log.onlyLeft().pendingOperations()).isZero();
    }

    @Test
    void anOperationInFlightAtTheEndIsPendingOnItsOpen() {
        records.at(100).open(IRP, OBJECT, "\\a").at(200).read(IRP, OBJECT).read(OTHER_IRP, OBJECT);
        assertThat(log.onlyLeft().pendingOperations()).isEqualTo(2);
    }

    @Test
    void aLostEndOfACreateLeavesItsOutcomeUnknown() {
        records.at(100)
                .create(IRP, OBJECT, "\\a")
                .at(200)
                .read(IRP, 0xB000)
                .at(210)
                .end(IRP);
        assertThat(log.onlyLeft().outcome()).isEqualTo(CreateOutcome.UNKNOWN);
        assertThat(log.onlyLeft().used()).isFalse();
        assertThat(log.count(PairingCounter.END_MISSING)).isEqualTo(1);
        assertThat(log.ended).containsExactly("READ 200-210");
    }

    @Test
    void laterUseOfACreateWithoutAnEndProvesThatItOpened() {
        records.at(100)
                .create(IRP, OBJECT, "\\a")
                .at(200)
                .read(IRP, OBJECT)
                .at(210)
                .end(IRP);
        assertThat(log.onlyLeft().used()).isTrue();
    }

    @Test
    void aCreateInFlightWhoseOpenIsInUseIsNotPendingButUnknown() {
        records.at(100)
                .create(IRP, OBJECT, "\\a")
                .at(200)
                .read(OTHER_IRP, OBJECT)
                .at(210)
                .end(OTHER_IRP);
        assertThat(log.onlyLeft().outcome()).isEqualTo(CreateOutcome.UNKNOWN);
    }

    @Test
    void withoutAnyEndsCreatesArePairedByTheirAddressAlone() {
        records.at(100).create(IRP, OBJECT, "\\a");
        records.at(200).read(IRP, OBJECT);
        records.at(300).cleanup(IRP, OBJECT);
        records.at(400).close(IRP, OBJECT);
        records.at(500).create(IRP, OBJECT, "\\b");
        records.at(600).create(IRP, OBJECT, "\\c");
        assertThat(log.onlyLeft().path()).isEqualTo("\\c");
        assertThat(log.closed).containsExactly("\\a 100-400");
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isEqualTo(1);
        assertThat(log.count(PairingCounter.REISSUED)).isZero();
    }

    @Test
    void withoutAnyEndsNothingIsSaidToBePendingOnAnOpen() {
        records.at(100).create(IRP, OBJECT, "\\a").at(200).read(IRP, OBJECT);
        assertThat(log.onlyLeft().pendingOperations()).isZero();
        assertThat(log.count(PairingCounter.END_PENDING)).isEqualTo(1);
    }

    /** The object manager may begin the next create before FileInfo has told the end of the reparsed one. */
    @ParameterizedTest
    @ValueSource(ints = {IoRecords.NOT_FOUND, IoRecords.REPARSE})
    void aCreateThatOpenedNothingIsKnownToHaveThoughItsAddressWasUsedAgainBeforeItsEnd(int status) {
        records.at(100).create(IRP, OBJECT, "\\a");
        records.at(200).create(OTHER_IRP, OBJECT, "\\b").at(210).end(OTHER_IRP);
        records.at(220).end(IRP, status);
        assertThat(log.onlyLeft().path()).isEqualTo("\\b");
        assertThat(log.onlyLeft().outcome()).isEqualTo(CreateOutcome.OPEN);
        boolean failed = status == IoRecords.NOT_FOUND;
        assertThat(log.count(failed ? PairingCounter.CREATES_FAILED : PairingCounter.CREATES_REPARSED))
                .isEqualTo(1);
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isZero();
    }
}
