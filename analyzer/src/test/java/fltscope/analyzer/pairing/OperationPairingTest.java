package fltscope.analyzer.pairing;

import static fltscope.analyzer.fixture.IoRecords.DISALLOW_FAST_IO;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.schemas.record.FileOperation;
import org.junit.jupiter.api.Test;

class OperationPairingTest {
    private static final long IRP = 0x1000;
    private static final long OTHER_IRP = 0x2000;
    private static final long OBJECT = 0xA000;

    private final PairingLog log = new PairingLog();
    private final IoRecords records = log.records;

    @Test
    void operationsOfTwoPointersOverlapWithoutMixing() {
        records.at(100).read(IRP, OBJECT).at(110).operation(FileOperation.WRITE, OTHER_IRP, OBJECT);
        records.at(120).end(IRP).at(130).end(OTHER_IRP);
        assertThat(log.ended).containsExactly("READ 100-120", "WRITE 110-130");
    }

    @Test
    void aReusedIrpEndsTheLostOperationAndStartsTheNext() {
        records.at(100)
                .read(IRP, OBJECT)
                .at(200)
                .operation(FileOperation.WRITE, IRP, OBJECT)
                .at(210)
                .end(IRP);
        assertThat(log.ended).containsExactly("WRITE 200-210");
        assertThat(log.count(PairingCounter.END_MISSING)).isEqualTo(1);
    }

    @Test
    void anEndWithoutAStartIsKeptAsThat() {
        records.at(100)
                .end(IRP)
                .at(200)
                .read(IRP, OBJECT)
                .at(210)
                .end(IRP)
                .at(220)
                .end(IRP);
        assertThat(log.ended).containsExactly("READ 200-210");
        assertThat(log.count(PairingCounter.START_MISSING)).isEqualTo(2);
    }

    @Test
    void anOperationComesAgainAsAnIrpAfterFastIoWasDisallowed() {
        records.at(100).read(IRP, OBJECT).at(110).end(IRP, DISALLOW_FAST_IO);
        records.at(120).read(IRP, OBJECT).at(150).end(IRP);
        assertThat(log.ended).containsExactly("READ 100-150");
        assertThat(log.counts())
                .containsExactly(
                        "OPERATION_STARTS=1",
                        "OPERATION_ENDS=2",
                        "OPERATIONS_PAIRED=1",
                        "REISSUED=1",
                        "ENDS_SUPERSEDED=1");
    }

    @Test
    void fastIoMayBeDisallowedTwice() {
        records.at(100).read(IRP, OBJECT).at(110).end(IRP, DISALLOW_FAST_IO);
        records.at(120).read(IRP, OBJECT).at(130).end(IRP, DISALLOW_FAST_IO);
        records.at(140).read(IRP, OBJECT).at(150).end(IRP);
        assertThat(log.ended).containsExactly("READ 100-150");
        assertThat(log.count(PairingCounter.REISSUED)).isEqualTo(2);
    }

    @Test
    void disallowedFastIoThatNeverComesAgainEndsWithThatStatus() {
        records.at(100).read(IRP, OBJECT).at(110).end(IRP, DISALLOW_FAST_IO);
        log.finish();
        assertThat(log.ended).containsExactly("READ 100-110");
    }

    @Test
    void disallowedFastIoEndsWhenAnotherOperationBeginsUnderItsPointer() {
        records.at(100).read(IRP, OBJECT).at(110).end(IRP, DISALLOW_FAST_IO);
        records.at(120).operation(FileOperation.WRITE, IRP, OBJECT).at(150).end(IRP);
        assertThat(log.ended).containsExactly("READ 100-110", "WRITE 120-150");
        assertThat(log.count(PairingCounter.REISSUED)).isZero();
        assertThat(log.count(PairingCounter.ENDS_SUPERSEDED)).isZero();
    }

    @Test
    void aSecondEndAfterDisallowedFastIoHasNoStart() {
        records.at(100)
                .read(IRP, OBJECT)
                .at(110)
                .end(IRP, DISALLOW_FAST_IO)
                .at(150)
                .end(IRP);
        assertThat(log.ended).containsExactly("READ 100-110");
        assertThat(log.count(PairingCounter.START_MISSING)).isEqualTo(1);
    }

    @Test
    void aDisallowedCreateThatNeverComesAgainHasFailed() {
        records.at(100).create(IRP, OBJECT, "\\a").at(110).end(IRP, DISALLOW_FAST_IO);
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CREATES_FAILED)).isEqualTo(1);
    }

    @Test
    void aReissuedCloseIsOneClose() {
        records.at(100).open(IRP, OBJECT, "\\a").at(200).cleanedUp(IRP, OBJECT);
        records.at(300).close(IRP, OBJECT).at(310).end(IRP, DISALLOW_FAST_IO);
        records.at(320).close(IRP, OBJECT).at(330).end(IRP);
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CLOSES)).isEqualTo(1);
        assertThat(log.count(PairingCounter.CLOSES_WITHOUT_CREATE)).isZero();
    }

    @Test
    void aCreateThatAFilterReissuesIsTheSameOpen() {
        records.at(50).read(OTHER_IRP, 0xB000).at(60).end(OTHER_IRP);
        records.at(100)
                .create(IRP, OBJECT, "\\a")
                .at(120)
                .create(IRP, OBJECT, "\\a")
                .at(150)
                .end(IRP);
        FileObject open = log.onlyLeft();
        assertThat(open.createTicks()).isEqualTo(100);
        assertThat(log.count(PairingCounter.CREATES)).isEqualTo(1);
        assertThat(log.count(PairingCounter.REISSUED)).isEqualTo(1);
        assertThat(log.ended).contains("CREATE 100-150");
    }

    @Test
    void aCreateOfAnotherPathUnderTheSamePointersIsNoReissue() {
        records.at(50).read(OTHER_IRP, 0xB000).at(60).end(OTHER_IRP);
        records.at(100)
                .create(IRP, OBJECT, "\\lost")
                .at(120)
                .create(IRP, OBJECT, "\\b")
                .at(150)
                .end(IRP);
        assertThat(log.onlyLeft().path()).isEqualTo("\\b");
        assertThat(log.count(PairingCounter.END_MISSING)).isEqualTo(1);
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isEqualTo(1);
        assertThat(log.count(PairingCounter.REISSUED)).isZero();
    }

    @Test
    void theSameReadAgainWithoutAnEndIsANewOne() {
        records.at(50).read(OTHER_IRP, 0xB000).at(60).end(OTHER_IRP);
        records.at(100).read(IRP, OBJECT).at(120).read(IRP, OBJECT).at(150).end(IRP);
        assertThat(log.ended).containsExactly("READ 50-60", "READ 120-150");
        assertThat(log.count(PairingCounter.END_MISSING)).isEqualTo(1);
    }

    @Test
    void anOperationOfANewerVersionIsLeftAlone() {
        new IoRecords(record -> {
                    record.buffer().put(record.offset() + 6, (byte) 0xEE);
                    log.accept(record);
                })
                .at(100)
                .read(IRP, OBJECT);
        assertThat(log.counts()).isEmpty();
    }
}
