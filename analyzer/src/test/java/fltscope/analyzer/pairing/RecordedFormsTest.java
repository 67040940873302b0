package fltscope.analyzer.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.schemas.record.FileOperation;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What several published analyses of the kernel, the filter manager and FileInfo say of how their events come, one scenario each
 * (events fact sheet, section 9): entries, failures and file operations with a thread, returns without.
 */
class RecordedFormsTest {
    private static final long UPPER = 0xFFFF_F800_1000_0000L;
    private static final long LOWER = 0xFFFF_F800_2000_0000L;
    private static final long DATA = 0xFFFF_A000_0000_10D8L;
    private static final long OTHER_DATA = 0xFFFF_A000_0000_90D8L;
    private static final long OBJECT = 0xFFFF_A000_0000_A000L;
    private static final long OTHER_OBJECT = 0xFFFF_A000_0000_B000L;
    private static final String PATH = "\\Device\\HarddiskVolume2\\a.txt";
    private static final int CREATE = 0x00;
    private static final int READ = 0x03;
    private static final int APPLICATION = 100;
    private static final int THREAD = 101;
    private static final int WORKER = 88;

    private final PairingLog log = new PairingLog();
    private final IoRecords records = log.records;

    @BeforeEach
    void drivers() {
        records.at(1)
                .imageThere(4, UPPER, 0x1000, "\\SystemRoot\\upper.sys")
                .imageThere(4, LOWER, 0x1000, "\\SystemRoot\\lower.sys");
    }

    private void entry(long at, int thread, long filter, int function, boolean post, long data, long object) {
        records.by(thread == WORKER ? 4 : APPLICATION, thread).at(at);
        if (post) {
            records.enterPost(filter, function, data, object);
        } else {
            records.enter(filter, function, data, object);
        }
    }

    private void returned(long at, long since, long filter, int function, boolean post, long data, long object) {
        records.by(-1, -1).at(at);
        if (post) {
            records.leavePost(filter, function, data, object, since);
        } else {
            records.leave(filter, function, data, object, since);
        }
        records.by(APPLICATION, THREAD);
    }

    @Test
    void theEntryTellsTheThreadOfTheReturnAndWithItWhatWasNested() {
        entry(100, THREAD, UPPER, CREATE, false, DATA, OBJECT);
        entry(110, THREAD, LOWER, CREATE, false, OTHER_DATA, OTHER_OBJECT);
        returned(140, 109, LOWER, CREATE, false, OTHER_DATA, OTHER_OBJECT);
        records.at(141).create(OTHER_DATA, OTHER_OBJECT, PATH).at(142).end(OTHER_DATA);
        returned(160, 99, UPPER, CREATE, false, DATA, OBJECT);
        records.at(161).create(DATA, OBJECT, PATH).at(162).end(DATA);
        log.finish();
        assertThat(log.callbacks)
                .containsExactly(
                        "lower.sys \\Device\\HarddiskVolume2 CREATE pre 31/31",
                        "upper.sys \\Device\\HarddiskVolume2 CREATE pre 61/30");
    }

    /** Fast I/O has no entries, and no IRP. */
    @Test
    void fastIoIsMeasuredByItsReturnsAndHasTheThreadOfItsFileEvent() {
        records.irpsAt(-DATA);
        returned(110, 100, UPPER, READ, false, DATA, OBJECT);
        records.at(111).read(DATA, OBJECT).at(120).end(DATA);
        returned(125, 121, UPPER, READ, true, DATA, OBJECT);
        log.finish();
        assertThat(log.callbacks).containsExactly("upper.sys null READ pre 10/10", "upper.sys null READ post 4/4");
        assertThat(log.count(PairingCounter.CALLBACK_ENDS_ALONE)).isEqualTo(2);
        assertThat(log.count(PairingCounter.OPERATIONS_PAIRED)).isEqualTo(1);
        assertThat(log.pairer.join().foundByCallbackData()).isEqualTo(1);
    }

    /** The return of a pre-operation callback that has pended its request comes when the request is completed. */
    @Test
    void pendedTimeIsInsideTheCallback() {
        records.at(50).open(OTHER_DATA, OBJECT, PATH);
        entry(100, THREAD, UPPER, READ, false, DATA, OBJECT);
        returned(5_100, 100, UPPER, READ, false, DATA, OBJECT);
        entry(5_101, WORKER, LOWER, READ, false, DATA, OBJECT);
        returned(5_104, 5_101, LOWER, READ, false, DATA, OBJECT);
        records.at(5_105).read(DATA, OBJECT).at(5_110).end(DATA);
        assertThat(log.requests()).isEmpty();
        assertThat(log.callbacks)
                .containsExactly(
                        "upper.sys \\Device\\HarddiskVolume2 READ pre 5000/5000",
                        "lower.sys \\Device\\HarddiskVolume2 READ pre 3/3");
    }

    @Test
    void aPendedRequestThatIsNotCompletedIsInItsCallback() {
        records.at(50).open(OTHER_DATA, OBJECT, PATH);
        entry(100, THREAD, UPPER, READ, false, DATA, OBJECT);
        records.at(9_000).read(OTHER_DATA, OTHER_OBJECT).end(OTHER_DATA);
        assertThat(log.requests()).hasSize(1);
        assertThat(log.requests().get(0).inCallback()).isTrue();
        assertThat(log.requests().get(0).threadId()).isEqualTo(THREAD);
    }

    /** A post-operation callback that is queued to a worker returns when that is done. */
    @Test
    void aPostCallbackThatIsQueuedToAWorkerHasTheTimeUntilThatIsDone() {
        entry(100, THREAD, UPPER, READ, false, DATA, OBJECT);
        returned(105, 100, UPPER, READ, false, DATA, OBJECT);
        entry(120, THREAD, UPPER, READ, true, DATA, OBJECT);
        returned(920, 120, UPPER, READ, true, DATA, OBJECT);
        log.finish();
        assertThat(log.callbacks).contains("upper.sys null READ post 800/800");
    }

    /** Post-operation callbacks that are called while an instance drains write nothing. */
    @Test
    void aRequestWithoutItsPostCallbacksEndsWhenItsCallbackDataIsUsedAgain() {
        entry(100, THREAD, UPPER, READ, false, DATA, OBJECT);
        returned(105, 100, UPPER, READ, false, DATA, OBJECT);
        entry(200, THREAD, UPPER, CREATE, false, DATA, OTHER_OBJECT);
        returned(205, 200, UPPER, CREATE, false, DATA, OTHER_OBJECT);
        assertThat(log.requests()).isEmpty();
        assertThat(log.count(PairingCounter.CALLBACK_ENDS_MISSING)).isZero();
        assertThat(log.count(PairingCounter.CALLBACKS_PAIRED)).isEqualTo(2);
    }

    /** CreateNewFile: under the same Irp, behind the end, without an end of its own. */
    @Test
    void aNewFileIsNoOperationOfItsOwnAndNotTheNextOnes() {
        records.at(100).create(DATA, OBJECT, PATH).at(110).end(DATA);
        records.at(111).detail(FileOperation.CREATE, DATA, OBJECT, PATH);
        records.at(120).read(DATA, OBJECT).at(130).end(DATA);
        assertThat(log.onlyLeft().outcome()).isEqualTo(CreateOutcome.OPEN);
        assertThat(log.ended).containsExactly("CREATE 100-110", "READ 120-130");
        assertThat(log.counts())
                .containsExactly(
                        "OPERATION_STARTS=2", "OPERATION_ENDS=2", "OPERATIONS_PAIRED=2", "CREATES=1", "OPENS_LEFT=1");
    }

    @ParameterizedTest
    @EnumSource(names = {"SET_DELETE", "RENAME", "SET_LINK"})
    void anOperationWithItsPathHasOneEnd(FileOperation operation) {
        records.at(50).open(OTHER_DATA, OBJECT, PATH);
        records.at(100)
                .operation(operation, DATA, OBJECT)
                .detail(operation, DATA, OBJECT, "\\Device\\HarddiskVolume2\\b");
        records.at(110).end(DATA);
        log.finish();
        assertThat(log.ended).contains(operation + " 100-110");
        assertThat(log.count(PairingCounter.OPERATION_STARTS)).isEqualTo(2);
        assertThat(log.count(PairingCounter.START_MISSING)).isZero();
    }

    @Test
    void anMdlReadMayEndWithoutAStart() {
        records.at(50).open(OTHER_DATA, OBJECT, PATH);
        records.at(100).end(DATA);
        records.at(110).read(DATA, OBJECT).at(120).end(DATA);
        log.finish();
        assertThat(log.count(PairingCounter.START_MISSING)).isEqualTo(1);
        assertThat(log.ended).contains("READ 110-120");
    }

    @Test
    void fileInfoTellsOfTheOperationsThatItRegistersFor() {
        assertThat(IntStream.range(0, 64).filter(FileOperation::isTold))
                .containsExactly(0, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 18, 20, 21);
    }
}
