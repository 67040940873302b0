package fltscope.analyzer.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.FileOperation;
import org.junit.jupiter.api.Test;

/** Addresses are used again within microseconds, and epochs and operations are pooled. */
class ReusedAddressTest {
    private static final long IRP = 0x1000;
    private static final long OTHER_IRP = 0x2000;
    private static final long OBJECT = 0xA000;

    private final PairingLog log = new PairingLog();
    private final IoRecords records = log.records;

    @Test
    void fourHundredFiftyOpensOfOneAddressAreAsManyLives() {
        long ticks = 0;
        for (int i = 0; i < 450; i++) {
            records.at(ticks += 10).open(IRP, OBJECT, "\\" + i);
            records.at(ticks += 20).cleanedUp(IRP, OBJECT);
            records.at(ticks += 20).closed(IRP, OBJECT);
        }
        assertThat(log.finish()).isEmpty();
        assertThat(log.closed).hasSize(450).first().isEqualTo("\\0 10-50");
        assertThat(log.closed.get(449)).startsWith("\\449 ");
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isZero();
    }

    @Test
    void fourHundredFiftyOpensWithoutEndsLeaveTheLastOne() {
        for (int i = 0; i < 450; i++) {
            records.at(100L * i).open(IRP, OBJECT, "\\" + i);
        }
        assertThat(log.onlyLeft().path()).isEqualTo("\\449");
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isEqualTo(449);
        assertThat(log.replaced).hasSize(449).last().isEqualTo("\\448 44800-44900");
    }

    @Test
    void aPooledEpochKeepsNothingOfItsEarlierLife() {
        records.by(7, 8).at(100).open(IRP, OBJECT, "\\a\\rather\\long\\path\\that\\another\\open\\had", 0x0100_0044);
        records.at(200)
                .operation(FileOperation.QUERY_INFORMATION, IRP, OBJECT, 0xC0DE)
                .at(210)
                .end(IRP);
        records.at(250)
                .operation(FileOperation.DIRECTORY_NOTIFICATION, IRP, OBJECT)
                .at(260)
                .end(IRP);
        records.at(300).cleanedUp(IRP, OBJECT);
        records.at(400).pagingRead(IRP, OBJECT).at(410).end(IRP);
        records.at(500).closed(IRP, OBJECT);

        records.by(-1, -1).at(1000).create(OTHER_IRP, 0xB000, "\\b");
        FileObject open = log.onlyLeft();
        assertThat(open.path()).isEqualTo("\\b");
        assertThat(open.fileObject()).isEqualTo(0xB000);
        assertThat(open.fileKey()).isZero();
        assertThat(open.createSeen()).isTrue();
        assertThat(open.outcome()).isEqualTo(CreateOutcome.PENDING);
        assertThat(open.createStatus()).isZero();
        assertThat(open.createOptions()).isZero();
        assertThat(open.openerProcess()).isEqualTo(-1);
        assertThat(open.openerThread()).isEqualTo(-1);
        assertThat(open.createTicks()).isEqualTo(1000);
        assertThat(open.createEndTicks()).isEqualTo(FileObject.NEVER);
        assertThat(open.cleaned()).isFalse();
        assertThat(open.pagingAfterCleanup()).isFalse();
        assertThat(open.used()).isFalse();
        assertThat(open.watched()).isFalse();
        assertThat(open.binaryPath()).isFalse();
        assertThat(open.pendingOperations()).isZero();
        assertThat(open.lastTicks()).isEqualTo(1000);
        assertThat(open.lastMajorFunction()).isEqualTo(MajorFunction.CREATE);
    }

    @Test
    void anOrphanInAPooledEpochHasNoPath() {
        records.at(100).open(IRP, OBJECT, "\\a").at(200).closed(IRP, OBJECT);
        records.at(300).read(IRP, OBJECT).at(310).end(IRP).at(400).open(IRP, OBJECT, "");
        assertThat(log.onlyLeft().path()).isEmpty();
    }

    @Test
    void aStragglingEndDoesNotReachTheNextLifeInThePooledObjects() {
        records.at(100).create(IRP, OBJECT, "\\a");
        records.at(110).close(OTHER_IRP, OBJECT).at(120).end(OTHER_IRP);
        records.at(130).create(OTHER_IRP, 0xB000, "\\b").at(140).end(OTHER_IRP);
        records.at(150).end(IRP, IoRecords.NOT_FOUND);
        assertThat(log.onlyLeft().path()).isEqualTo("\\b");
        assertThat(log.count(PairingCounter.CREATES_FAILED)).isZero();
    }

    @Test
    void aCreateAfterTheCloseIsNoReissueThoughTheFirstHasNoEnd() {
        records.at(50).read(OTHER_IRP, 0xB000).at(60).end(OTHER_IRP);
        records.at(100).create(IRP, OBJECT, "\\a").at(110).close(OTHER_IRP, OBJECT);
        records.at(120).create(IRP, OBJECT, "\\a").at(130).end(IRP);
        assertThat(log.onlyLeft().createTicks()).isEqualTo(120);
        assertThat(log.count(PairingCounter.REISSUED)).isZero();
    }

    @Test
    void aStragglingOperationIsNotPendingOnTheNextLife() {
        records.at(100).open(IRP, OBJECT, "\\a").at(150).read(OTHER_IRP, OBJECT);
        records.at(200).closed(IRP, OBJECT);
        records.at(300).open(IRP, OBJECT, "\\b");
        assertThat(log.onlyLeft().pendingOperations()).isZero();
        assertThat(log.count(PairingCounter.END_PENDING)).isEqualTo(1);
    }

    @Test
    void aPathOfTheLongestLengthIsKept() {
        String path = "\\" + "x".repeat(32_766);
        records.at(100).open(IRP, OBJECT, path);
        assertThat(log.onlyLeft().path()).isEqualTo(path);
    }
}
