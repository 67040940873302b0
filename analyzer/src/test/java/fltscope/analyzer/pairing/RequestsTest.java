package fltscope.analyzer.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each filter saw of a request: pairing rules, sections 3 and 6, and 9 to 15 of section 11. */
class RequestsTest {
    private static final long UPPER = 0xFFFF_F800_1000_0000L;
    private static final long LOWER = 0xFFFF_F800_2000_0000L;
    private static final long DATA = 0xFFFF_A000_0000_10D8L;
    private static final long OTHER_DATA = 0xFFFF_A000_0000_90D8L;
    private static final long OBJECT = 0xFFFF_A000_0000_A000L;
    private static final long OTHER_OBJECT = 0xFFFF_A000_0000_B000L;
    private static final String PATH = "\\Device\\Mup\\server\\a.txt";
    private static final int CREATE = 0x00;
    private static final int CLOSE = 0x02;
    private static final int READ = 0x03;
    private static final int DEVICE_CONTROL = 0x0E;
    private static final int CLEANUP = 0x12;

    private final PairingLog log = new PairingLog();
    private final IoRecords records = log.records;

    @BeforeEach
    void drivers() {
        records.at(1)
                .imageThere(4, UPPER, 0x1000, "\\SystemRoot\\upper.sys")
                .imageThere(4, LOWER, 0x1000, "\\SystemRoot\\lower.sys");
    }

    private void pre(long filter, int function, long data, long object, long start, long end) {
        records.at(start).enter(filter, function, data, object).at(end).leave(filter, function, data, object, start);
    }

    private void post(long filter, int function, long data, long object, long start, long end) {
        records.at(start)
                .enterPost(filter, function, data, object)
                .at(end)
                .leavePost(filter, function, data, object, start);
    }

    @Test
    void aCreateBeginsWithItsFirstCallbackAndItsCallbacksAreOfItsVolume() {
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        pre(LOWER, CREATE, DATA, OBJECT, 111, 115);
        records.at(120).create(DATA, OBJECT, PATH).at(200).end(DATA);
        post(LOWER, CREATE, DATA, OBJECT, 201, 203);
        post(UPPER, CREATE, DATA, OBJECT, 204, 209);
        FileObject open = log.onlyLeft();
        assertThat(open.createTicks()).isEqualTo(100);
        assertThat(open.recordTicks()).isEqualTo(120);
        assertThat(Long.bitCount(open.seenCreate())).isEqualTo(2);
        assertThat(open.seenClose()).isZero();
        assertThat(log.callbacks)
                .containsExactly(
                        "upper.sys \\Device\\Mup CREATE pre 10/10",
                        "lower.sys \\Device\\Mup CREATE pre 4/4",
                        "lower.sys \\Device\\Mup CREATE post 2/2",
                        "upper.sys \\Device\\Mup CREATE post 5/5");
        assertThat(log.pairer
                        .order()
                        .isAbove(
                                log.pairer.filters().numberOf("upper.sys"),
                                log.pairer.filters().numberOf("lower.sys")))
                .isTrue();
        assertThat(log.pairer.join().foundByCallbackData()).isEqualTo(1);
        assertThat(log.pairer.join().foundByIrp()).isZero();
    }

    @Test
    void wherePointersAreThoseOfIrpsTheOtherJoinFindsTheRequest() {
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        records.at(120).create(DATA + 0x1000, OBJECT, PATH).at(200).end(DATA + 0x1000);
        assertThat(log.onlyLeft().createTicks()).isEqualTo(100);
        assertThat(log.pairer.join().foundByIrp()).isEqualTo(1);
        assertThat(log.pairer.join().foundByCallbackData()).isZero();
    }

    @Test
    void whereFileInfoStandsAboveTheFiltersItsRecordOfTheCreateComesFirst() {
        records.at(90).create(DATA, OBJECT, PATH);
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        post(UPPER, CREATE, DATA, OBJECT, 120, 125);
        records.at(130).end(DATA);
        FileObject open = log.onlyLeft();
        assertThat(open.path()).isEqualTo(PATH);
        assertThat(open.outcome()).isEqualTo(CreateOutcome.OPEN);
        assertThat(Long.bitCount(open.seenCreate())).isEqualTo(1);
        assertThat(log.count(PairingCounter.CREATES)).isEqualTo(1);
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isZero();
        assertThat(log.callbacks)
                .containsExactly("upper.sys \\Device\\Mup CREATE pre 10/10", "upper.sys \\Device\\Mup CREATE post 5/5");
    }

    @Test
    void aCreateThatFailsInTheMomentItsAddressIsCreatedAgainElsewhereHasFailed() {
        records.cpu(0).at(100).create(OTHER_DATA, OBJECT, PATH);
        records.cpu(1);
        pre(UPPER, CREATE, DATA, OBJECT, 150, 160);
        records.at(200).create(DATA, OBJECT, PATH);
        records.cpu(0).at(200).end(OTHER_DATA, IoRecords.NOT_FOUND);
        records.cpu(1).at(250).end(DATA);
        assertThat(log.onlyLeft().createTicks()).isEqualTo(150);
        assertThat(log.count(PairingCounter.CREATES_FAILED)).isEqualTo(1);
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isZero();
    }

    /** FltReissueSynchronousIo: the same file object and callback data, sent to the filters below once more. */
    @Test
    void aCreateThatAFilterReissuesIsOneRequestForThoseAboveAndSeenByAll() {
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        pre(LOWER, CREATE, DATA, OBJECT, 111, 115);
        records.at(120).create(DATA, OBJECT, PATH).at(200).end(DATA, IoRecords.NOT_FOUND);
        post(LOWER, CREATE, DATA, OBJECT, 201, 203);
        records.at(204).enterPost(UPPER, CREATE, DATA, OBJECT);
        pre(LOWER, CREATE, DATA, OBJECT, 211, 215);
        records.at(220).create(DATA, OBJECT, PATH).at(300).end(DATA);
        post(LOWER, CREATE, DATA, OBJECT, 301, 303);
        records.at(309).leavePost(UPPER, CREATE, DATA, OBJECT, 204);
        FileObject open = log.onlyLeft();
        assertThat(open.outcome()).isEqualTo(CreateOutcome.OPEN);
        assertThat(Long.bitCount(open.seenCreate())).isEqualTo(2);
        assertThat(open.nestedIn()).isEqualTo(FileObject.NOT_NESTED);
        assertThat(log.count(PairingCounter.CALLBACK_ENDS_ALONE)).isZero();
        assertThat(log.count(PairingCounter.CALLBACKS_PAIRED)).isEqualTo(6);
        assertThat(log.callbacks)
                .contains("upper.sys \\Device\\Mup CREATE post 105/99")
                .noneMatch(callback -> callback.contains("#2"));
    }

    @Test
    void aCreateThatTheLowestFilterReissuesIsNotItsOwn() {
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        records.at(120).create(DATA, OBJECT, PATH).at(200).end(DATA, IoRecords.NOT_FOUND);
        records.at(204).enterPost(UPPER, CREATE, DATA, OBJECT);
        records.at(220).create(DATA, OBJECT, PATH).at(300).end(DATA);
        records.at(309).leavePost(UPPER, CREATE, DATA, OBJECT, 204);
        FileObject open = log.onlyLeft();
        assertThat(Long.bitCount(open.seenCreate())).isEqualTo(1);
        assertThat(open.nestedIn()).isEqualTo(FileObject.NOT_NESTED);
    }

    /** The callback data of what a filter opens in its post-operation callback is another: the create's own is not free. */
    @Test
    void whatAFilterOpensInItsPostCallbackIsNoReissue() {
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        pre(LOWER, CREATE, DATA, OBJECT, 111, 115);
        records.at(120).create(DATA, OBJECT, PATH).at(200).end(DATA, IoRecords.NOT_FOUND);
        records.at(204).enterPost(UPPER, CREATE, DATA, OBJECT);
        pre(LOWER, CREATE, OTHER_DATA, OTHER_OBJECT, 211, 215);
        records.at(220).create(OTHER_DATA, OTHER_OBJECT, PATH).at(300).end(OTHER_DATA);
        records.at(309).leavePost(UPPER, CREATE, DATA, OBJECT, 204);
        FileObject open = log.onlyLeft();
        assertThat(Long.bitCount(open.seenCreate())).isEqualTo(1);
        assertThat(open.nestedIn()).isEqualTo(log.pairer.filters().numberOf("upper.sys"));
    }

    @Test
    void aCreateWhoseWayBackWasNotRecordedIsNotUnderWayOnceItsFileIsUsed() {
        pre(UPPER, CREATE, OTHER_DATA, OTHER_OBJECT, 10, 11);
        records.at(12).create(OTHER_DATA, OTHER_OBJECT, PATH).at(13).end(OTHER_DATA);
        post(UPPER, CREATE, OTHER_DATA, OTHER_OBJECT, 14, 15);
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        records.at(120).create(DATA, OBJECT, PATH);
        records.at(200).read(OTHER_DATA + 0x100, OBJECT).at(210).end(OTHER_DATA + 0x100);
        assertThat(log.requests()).isEmpty();
    }

    @Test
    void theFailedCreateGivesItsCallbacksTheirVolumeToo() {
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        records.at(120).create(DATA, OBJECT, PATH).at(200).end(DATA, IoRecords.NOT_FOUND);
        post(UPPER, CREATE, DATA, OBJECT, 204, 209);
        assertThat(log.finish()).isEmpty();
        assertThat(log.callbacks)
                .containsExactly("upper.sys \\Device\\Mup CREATE pre 10/10", "upper.sys \\Device\\Mup CREATE post 5/5");
        assertThat(log.alive).isZero();
    }

    @Test
    void whatAFilterIssuesInItsCallbackOnItsThreadIsTakenOffItsOwnTime() {
        records.at(100).enter(UPPER, READ, DATA, OBJECT);
        pre(LOWER, READ, OTHER_DATA, OTHER_OBJECT, 110, 140);
        records.at(150).leave(UPPER, READ, DATA, OBJECT, 100);
        log.finish();
        assertThat(log.callbacks).containsExactly("lower.sys null READ pre 30/30", "upper.sys null READ pre 50/20");
    }

    @Test
    void withAnUnknownThreadNothingIsTakenOff() {
        records.by(-1, -1);
        records.at(100).enter(UPPER, READ, DATA, OBJECT);
        pre(LOWER, READ, OTHER_DATA, OTHER_OBJECT, 110, 140);
        records.at(150).leave(UPPER, READ, DATA, OBJECT, 100);
        log.finish();
        assertThat(log.callbacks)
                .containsExactlyInAnyOrder("lower.sys null READ pre 30/30", "upper.sys null READ pre 50/50");
    }

    /** Returns have no thread (events fact sheet, section 9); the file event of each request tells it, the inner one's first. */
    @Test
    void theThreadThatBecomesKnownLateTakesOffWhatWasNestedOnItAndNothingElse() {
        records.by(-1, -1);
        records.at(140).leave(LOWER, CREATE, OTHER_DATA, OTHER_OBJECT, 110);
        records.at(160).leave(LOWER, CREATE, DATA + 0x100, OBJECT + 0x100, 130);
        records.by(100, 101)
                .at(165)
                .create(OTHER_DATA, OTHER_OBJECT, PATH)
                .at(170)
                .end(OTHER_DATA);
        records.by(200, 201)
                .at(175)
                .create(DATA + 0x100, OBJECT + 0x100, PATH)
                .at(180)
                .end(DATA + 0x100);
        records.by(-1, -1).at(200).leave(UPPER, CREATE, DATA, OBJECT, 100);
        records.by(100, 101).at(210).create(DATA, OBJECT, PATH).at(220).end(DATA);
        log.finish();
        assertThat(log.callbacks)
                .containsExactly(
                        "lower.sys \\Device\\Mup CREATE pre 30/30",
                        "lower.sys \\Device\\Mup CREATE pre 30/30",
                        "upper.sys \\Device\\Mup CREATE pre 100/70");
    }

    /** What came after the outer callback had returned and before its thread became known is not nested in it. */
    @Test
    void whatFollowsACallbackOnItsThreadIsNotTakenOff() {
        records.by(-1, -1).at(110).leave(UPPER, READ, DATA, OBJECT, 100);
        records.by(100, 101);
        pre(LOWER, READ, OTHER_DATA, OTHER_OBJECT, 112, 114);
        records.at(120).read(DATA, OBJECT).at(130).end(DATA);
        log.finish();
        assertThat(log.callbacks).contains("upper.sys null READ pre 10/10");
    }

    /** The callback data that a thread used last may be another thread's next. */
    @Test
    void aCallbackDataDoesNotTellTheThread() {
        pre(UPPER, READ, DATA, OBJECT, 50, 60);
        records.at(70).read(DATA, OBJECT).at(80).end(DATA);
        records.at(100).enter(UPPER, READ, OTHER_DATA, OTHER_OBJECT);
        records.by(-1, -1).at(140).leave(LOWER, CLOSE, DATA, OBJECT, 110);
        records.by(100, 101).at(150).leave(UPPER, READ, OTHER_DATA, OTHER_OBJECT, 100);
        log.finish();
        assertThat(log.callbacks).contains("upper.sys null READ pre 50/50");
    }

    /** A post-operation callback may be on another thread than the rest: its entry tells. */
    @Test
    void whatAPostCallbackIssuesOnAThreadOfItsOwnIsTakenOff() {
        pre(UPPER, READ, DATA, OBJECT, 50, 60);
        records.by(4, 44).at(100).enterPost(UPPER, READ, DATA, OBJECT);
        pre(LOWER, CREATE, OTHER_DATA, OTHER_OBJECT, 110, 140);
        records.at(145).create(OTHER_DATA, OTHER_OBJECT, PATH).at(146).end(OTHER_DATA);
        records.by(-1, -1).at(150).leavePost(UPPER, READ, DATA, OBJECT, 100);
        assertThat(log.finish())
                .filteredOn(open -> open.fileObject() == OTHER_OBJECT)
                .allMatch(open -> open.nestedIn() == log.pairer.filters().numberOf("upper.sys"))
                .isNotEmpty();
        assertThat(log.callbacks).contains("upper.sys null READ post 50/20");
    }

    /** The control block of a callback that was under way when recording began is zero, or of an older recording. */
    @ParameterizedTest
    @ValueSource(longs = {0, -5})
    void aCallbackThatWasEnteredBeforeTheRecordingIsCountedAndNotMeasured(long entry) {
        PairingLog later = new PairingLog(10);
        later.records.at(11).imageThere(4, UPPER, 0x1000, "\\SystemRoot\\upper.sys");
        later.records.at(150).leave(UPPER, READ, DATA, OBJECT, entry);
        later.finish();
        assertThat(later.callbacks).isEmpty();
        assertThat(later.count(PairingCounter.CALLBACKS_BEGUN_BEFORE)).isEqualTo(1);
        assertThat(later.count(PairingCounter.CALLBACK_ENDS_ALONE)).isEqualTo(1);
    }

    @Test
    void withoutEntriesReturnsCarryTheirTime() {
        records.at(110).leave(UPPER, CREATE, DATA, OBJECT, 100);
        records.at(120).create(DATA, OBJECT, PATH).at(200).end(DATA);
        assertThat(log.onlyLeft().createTicks()).isEqualTo(100);
        assertThat(log.callbacks).containsExactly("upper.sys \\Device\\Mup CREATE pre 10/10");
        assertThat(log.count(PairingCounter.CALLBACK_ENDS_ALONE)).isEqualTo(1);
    }

    private void createThroughTwins(long at) {
        pre(UPPER, CREATE, DATA, OBJECT, at, at + 10);
        pre(UPPER, CREATE, DATA, OBJECT, at + 11, at + 14);
        records.at(at + 20).create(DATA, OBJECT, PATH).at(at + 50).end(DATA);
        post(UPPER, CREATE, DATA, OBJECT, at + 60, at + 61);
        post(UPPER, CREATE, DATA, OBJECT, at + 70, at + 72);
    }

    @Test
    void aSecondCallBeforeTheFileEventIsTheLowerInstanceWhereBothGetItBack() {
        records.at(50).open(OTHER_DATA, OTHER_OBJECT, PATH);
        createThroughTwins(100);
        log.finish();
        assertThat(log.callbacks)
                .containsExactlyInAnyOrder(
                        "upper.sys \\Device\\Mup CREATE pre 10/10",
                        "upper.sys#2 \\Device\\Mup CREATE pre 3/3",
                        "upper.sys#2 \\Device\\Mup CREATE post 1/1",
                        "upper.sys \\Device\\Mup CREATE post 2/2");
    }

    /** A filter that completes a create on its way down, with STATUS_REPARSE or a failure, is called again for the next try. */
    @Test
    void aSecondCallOfWhichOneComesBackIsNoLowerInstance() {
        records.at(50).open(OTHER_DATA, OTHER_OBJECT, PATH);
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        pre(UPPER, CREATE, DATA, OBJECT, 111, 114);
        records.at(120).create(DATA, OBJECT, PATH).at(200).end(DATA);
        post(UPPER, CREATE, DATA, OBJECT, 210, 211);
        log.finish();
        assertThat(log.callbacks).hasSize(3).noneMatch(callback -> callback.contains("#2"));
    }

    @Test
    void anotherIrpIsAnotherRequest() {
        records.at(50).open(OTHER_DATA, OTHER_OBJECT, PATH);
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        records.irpsAt(0x2000);
        pre(UPPER, CREATE, DATA, OBJECT, 111, 114);
        records.at(120).create(DATA, OBJECT, PATH).at(200).end(DATA);
        assertThat(log.onlyLeft(OBJECT).createTicks()).isEqualTo(111);
    }

    /** Its closes have no post-operation callback, and file events tell of each once. */
    @Test
    void aCloseThatComesToAFilterTwiceWithAnotherBetweenIsOne() {
        for (int i = 0; i < 3; i++) {
            long at = 1000L * (i + 1);
            pre(UPPER, CREATE, DATA, OBJECT, at, at + 10);
            pre(LOWER, CREATE, DATA, OBJECT, at + 20, at + 30);
            pre(UPPER, CREATE, DATA, OBJECT, at + 40, at + 45);
            records.at(at + 50).create(DATA, OBJECT, PATH).at(at + 60).end(DATA);
            post(UPPER, CREATE, DATA, OBJECT, at + 70, at + 75);
            post(LOWER, CREATE, DATA, OBJECT, at + 80, at + 85);
            post(UPPER, CREATE, DATA, OBJECT, at + 90, at + 95);
            pre(UPPER, CLOSE, DATA, OBJECT, at + 100, at + 110);
            pre(LOWER, CLOSE, DATA, OBJECT, at + 120, at + 130);
            pre(UPPER, CLOSE, DATA, OBJECT, at + 140, at + 145);
            records.at(at + 150).close(DATA, OBJECT).at(at + 160).end(DATA);
        }
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CREATES)).isEqualTo(3);
        assertThat(log.count(PairingCounter.OPENS_CLOSED)).isEqualTo(3);
        assertThat(log.count(PairingCounter.CLOSES_WITHOUT_CREATE)).isZero();
        assertThat(log.callbacks)
                .filteredOn(callback -> callback.equals("upper.sys#2 \\Device\\Mup CLOSE pre 5/5"))
                .hasSize(3);
        assertThat(log.callbacks)
                .filteredOn(callback -> callback.equals("upper.sys#2 \\Device\\Mup CREATE pre 5/5"))
                .hasSize(3);
    }

    /** FileInfo stands between the two, or above both: it tells of a create before it comes to the lower one. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCreateThatFileInfoTellsBeforeItsSecondCallIsOne(boolean aboveBoth) {
        for (int i = 0; i < 2; i++) {
            long at = 1000L * (i + 1);
            records.at(at).create(DATA + 0x100, OTHER_OBJECT, PATH).at(at + 1).end(DATA + 0x100, IoRecords.NOT_FOUND);
            if (aboveBoth) {
                records.at(at + 5).create(DATA, OBJECT, PATH);
            }
            pre(UPPER, CREATE, DATA, OBJECT, at + 10, at + 20);
            if (!aboveBoth) {
                records.at(at + 25).create(DATA, OBJECT, PATH);
            }
            pre(LOWER, CREATE, DATA, OBJECT, at + 30, at + 35);
            pre(UPPER, CREATE, DATA, OBJECT, at + 40, at + 45);
            post(UPPER, CREATE, DATA, OBJECT, at + 50, at + 51);
            post(LOWER, CREATE, DATA, OBJECT, at + 52, at + 53);
            records.at(at + 54).end(DATA);
            post(UPPER, CREATE, DATA, OBJECT, at + 55, at + 56);
            records.at(at + 60).closed(OTHER_DATA, OBJECT);
        }
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CREATES)).isEqualTo(4);
        assertThat(log.count(PairingCounter.CREATES_TOLD_BY_FILTERS)).isZero();
    }

    /** The lower filter has no post-operation callback for what it completes, and the upper one none at all. */
    @Test
    void aCreateThatALowerFilterCompletesAndThatIsTriedAgainIsTwo() {
        for (int i = 0; i < 3; i++) {
            long at = 1000L * (i + 1);
            pre(UPPER, CREATE, DATA, OBJECT, at, at + 10);
            pre(LOWER, CREATE, DATA, OBJECT, at + 20, at + 30);
        }
        log.finish();
        assertThat(log.count(PairingCounter.CREATES)).isEqualTo(3);
        assertThat(log.callbacks).hasSize(6).noneMatch(callback -> callback.contains("#2"));
    }

    /** FileIo tells of creates below both filters; both get back what passes. */
    private void createBelowBoth(long at) {
        pre(UPPER, CREATE, OTHER_DATA, OTHER_OBJECT, at, at + 2);
        pre(LOWER, CREATE, OTHER_DATA, OTHER_OBJECT, at + 3, at + 5);
        records.at(at + 6).create(OTHER_DATA, OTHER_OBJECT, PATH).at(at + 7).end(OTHER_DATA);
        post(LOWER, CREATE, OTHER_DATA, OTHER_OBJECT, at + 8, at + 9);
        post(UPPER, CREATE, OTHER_DATA, OTHER_OBJECT, at + 10, at + 11);
        records.at(at + 12).closed(DATA + 0x200, OTHER_OBJECT);
    }

    @Test
    void aCreateThatAFilterCompletesOnItsWayDownAndThatNothingUsesIsNoOpen() {
        createBelowBoth(10);
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        pre(LOWER, CREATE, DATA, OBJECT, 111, 120);
        post(UPPER, CREATE, DATA, OBJECT, 121, 122);
        createBelowBoth(200);
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CREATES)).isEqualTo(3);
        assertThat(log.count(PairingCounter.CREATES_COMPLETED)).isEqualTo(1);
    }

    /** With failures recorded, and none of this one, it was not a failure. */
    @Test
    void whereFailuresAreRecordedItWasReparsedAndTheFailedOneIsCountedAsFailed() {
        createBelowBoth(10);
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        records.at(111).enter(UPPER, CREATE, DATA, OBJECT + 0x500).at(120);
        records.failed(UPPER, CREATE, DATA, OBJECT + 0x500, IoRecords.NOT_FOUND);
        createBelowBoth(200);
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CREATES)).isEqualTo(4);
        assertThat(log.count(PairingCounter.CREATES_REPARSED)).isEqualTo(1);
        assertThat(log.count(PairingCounter.CREATES_FAILED)).isEqualTo(1);
    }

    @Test
    void aCreateThatAFilterCompletesAndThatIsUsedIsAnOpen() {
        createBelowBoth(10);
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        pre(UPPER, READ, DATA + 0x100, OBJECT, 120, 130);
        createBelowBoth(200);
        assertThat(log.onlyLeft().fileObject()).isEqualTo(OBJECT);
        assertThat(log.count(PairingCounter.CREATES_COMPLETED)).isZero();
    }

    /** 100 and 101 come behind the return, and in addition to it (events fact sheet, section 9). */
    @Test
    void aFailureBehindItsReturnFailsTheCreateAndTheNextOneIsAnother() {
        for (int i = 0; i < 3; i++) {
            long at = 100L * (i + 1);
            records.at(at).enter(UPPER, CREATE, DATA, OBJECT).at(at + 5).leave(UPPER, CREATE, DATA, OBJECT, at);
            records.at(at + 6).failed(UPPER, CREATE, DATA, OBJECT, IoRecords.NOT_FOUND);
        }
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CREATES)).isEqualTo(3);
        assertThat(log.count(PairingCounter.CREATES_FAILED)).isEqualTo(3);
        assertThat(log.callbacks).hasSize(3);
    }

    @Test
    void aRequestOnItsWayBackHasStartedBefore() {
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        post(UPPER, CREATE, DATA, OBJECT, 120, 125);
        records.at(130).create(DATA, OBJECT, PATH).at(140).end(DATA);
        assertThat(log.onlyLeft().createTicks()).isEqualTo(130);
        assertThat(log.pairer.join().foundByCallbackData()).isZero();
    }

    /** Nothing ends here, so the outcome of the first create stays open. */
    @Test
    void whereNoEndsAreRecordedTheNextCreateOfTheFiltersIsItsOwn() {
        records.at(90).create(DATA, OBJECT, PATH);
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        post(UPPER, CREATE, DATA, OBJECT, 120, 125);
        pre(UPPER, CREATE, DATA, OBJECT, 200, 210);
        post(UPPER, CREATE, DATA, OBJECT, 220, 225);
        assertThat(log.count(PairingCounter.CREATES)).isEqualTo(2);
        assertThat(log.onlyLeft().createTicks()).isEqualTo(200);
    }

    @Test
    void aCallbackDataThatIsUsedAgainBeginsANewRequest() {
        records.at(90).open(OTHER_DATA, OBJECT, PATH);
        pre(UPPER, READ, DATA, OBJECT, 100, 110);
        records.at(112).read(DATA, OBJECT).at(115).end(DATA);
        pre(UPPER, READ, DATA, OBJECT, 120, 130);
        records.at(132).read(DATA, OBJECT).at(135).end(DATA);
        log.finish();
        assertThat(log.callbacks)
                .containsExactly("upper.sys \\Device\\Mup READ pre 10/10", "upper.sys \\Device\\Mup READ pre 10/10");
    }

    @Test
    void aReturnThatIsNotSeenIsCountedWhenItsCallbackDataIsUsedAgain() {
        records.at(100).enter(UPPER, READ, DATA, OBJECT);
        pre(UPPER, CLOSE, DATA, OBJECT, 120, 130);
        assertThat(log.count(PairingCounter.CALLBACK_ENDS_MISSING)).isEqualTo(1);
        assertThat(log.count(PairingCounter.CALLBACKS_PAIRED)).isEqualTo(1);
    }

    @Test
    void aCallbackThatDoesNotReturnHangs() {
        records.at(100).open(OTHER_DATA, OBJECT, PATH);
        records.at(200).enter(UPPER, READ, DATA, OBJECT);
        assertThat(log.requests()).hasSize(1);
        UnfinishedRequest request = log.requests().get(0);
        assertThat(request.inCallback()).isTrue();
        assertThat(request.sinceTicks()).isEqualTo(200);
        assertThat(log.pairer.filters().name(request.filter())).isEqualTo("upper.sys");
        assertThat(log.onlyLeft().pendingRequests()).isEqualTo(1);
        assertThat(log.count(PairingCounter.CALLBACKS_PENDING)).isEqualTo(1);
    }

    @Test
    void aRequestThatUsuallyComesBackAndDoesNotIsPended() {
        records.at(50).open(OTHER_DATA, OBJECT, PATH);
        pre(UPPER, DEVICE_CONTROL, DATA, OBJECT, 100, 110);
        post(UPPER, DEVICE_CONTROL, DATA, OBJECT, 120, 121);
        pre(UPPER, DEVICE_CONTROL, DATA, OBJECT, 200, 210);
        assertThat(log.requests()).hasSize(1);
        assertThat(log.requests().get(0).inCallback()).isFalse();
        assertThat(log.requests().get(0).sinceTicks()).isEqualTo(200);
        assertThat(log.onlyLeft().pendingRequests()).isEqualTo(1);
    }

    @Test
    void aRequestThatAFilterFailsIsNotPendedThoughItUsuallyComesBack() {
        pre(UPPER, DEVICE_CONTROL, DATA, OBJECT, 100, 110);
        post(UPPER, DEVICE_CONTROL, DATA, OBJECT, 120, 121);
        records.at(200).enter(UPPER, DEVICE_CONTROL, DATA, OBJECT);
        records.at(210).failed(UPPER, DEVICE_CONTROL, DATA, OBJECT, IoRecords.NOT_FOUND);
        assertThat(log.requests()).isEmpty();
    }

    @Test
    void aRequestWithoutAPostCallbackWhereNoneIsUsualIsNotPended() {
        pre(UPPER, DEVICE_CONTROL, DATA, OBJECT, 200, 210);
        assertThat(log.requests()).isEmpty();
    }

    /** No filter of this machine has a post-operation callback for reads; the file events tell all the same. */
    @Test
    void anOperationThatHasStartedAndNotEndedIsPendedWhereOthersHaveEnded() {
        records.at(50).open(OTHER_DATA, OBJECT, PATH);
        pre(UPPER, READ, DATA, OBJECT, 100, 110);
        records.at(120).read(DATA, OBJECT).at(130).end(DATA);
        pre(UPPER, READ, DATA, OBJECT, 200, 210);
        records.at(220).read(DATA, OBJECT);
        assertThat(log.requests()).hasSize(1);
        assertThat(log.requests().get(0).inCallback()).isFalse();
        assertThat(log.requests().get(0).majorFunction()).isEqualTo(READ);
        assertThat(log.requests().get(0).sinceTicks()).isEqualTo(200);
        assertThat(log.onlyLeft().pendingRequests()).isEqualTo(1);
    }

    @Test
    void anOperationOfAKindThatIsNeverSeenToEndIsNot() {
        records.at(50).open(OTHER_DATA, OBJECT, PATH);
        pre(UPPER, CLEANUP, DATA, OBJECT, 200, 210);
        records.at(220).cleanup(DATA, OBJECT);
        assertThat(log.requests()).isEmpty();
    }

    @Test
    void withoutFileEventsTheCallbacksTellTheLifeOfAnOpen() {
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        post(UPPER, CREATE, DATA, OBJECT, 120, 125);
        pre(UPPER, CLEANUP, DATA, OBJECT, 200, 210);
        pre(UPPER, CLOSE, DATA, OBJECT, 220, 225);
        pre(UPPER, READ, DATA, OTHER_OBJECT, 300, 310);
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CREATES_TOLD_BY_FILTERS)).isEqualTo(1);
        assertThat(log.count(PairingCounter.CLOSES_TOLD_BY_FILTERS)).isEqualTo(1);
        assertThat(log.closed).containsExactly(" 100-220");
    }

    @Test
    void aCreateThatFileEventsTellOnTheAddressOfAnOpenThatOnlyFiltersSawClosedEndsInItsOwnTime() {
        pre(LOWER, CREATE, DATA, OBJECT, 100, 110);
        post(LOWER, CREATE, DATA, OBJECT, 120, 125);
        pre(LOWER, CLOSE, DATA, OBJECT, 200, 210);
        records.at(300).create(DATA, OBJECT, PATH);
        pre(LOWER, CREATE, DATA, OBJECT, 310, 320);
        records.at(400).end(DATA, IoRecords.REPARSE);
        assertThat(log.finish()).isEmpty();
        assertThat(log.closed).containsExactly(" 100-200");
        assertThat(log.count(PairingCounter.CREATES_REPARSED)).isEqualTo(1);
        assertThat(log.count(PairingCounter.OPENS_ENDED_IMPLICITLY)).isZero();
    }

    @Test
    void whatFollowsACloseThatOnlyFiltersSawIsOfAnotherOpen() {
        pre(LOWER, CREATE, DATA, OBJECT, 100, 110);
        post(LOWER, CREATE, DATA, OBJECT, 120, 125);
        pre(LOWER, CLOSE, DATA, OBJECT, 200, 210);
        records.at(300).cleanup(OTHER_DATA, OBJECT);
        assertThat(log.finish()).isEmpty();
        assertThat(log.closed).containsExactly(" 100-200");
        assertThat(log.count(PairingCounter.CLEANUPS_WITHOUT_CREATE)).isEqualTo(1);
    }

    @Test
    void aCloseThatIsTheLastOfItsCallbackDataIsTakenAtTheEnd() {
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        post(UPPER, CREATE, DATA, OBJECT, 120, 125);
        pre(UPPER, CLOSE, DATA, OBJECT, 220, 225);
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CLOSES_TOLD_BY_FILTERS)).isEqualTo(1);
    }

    /** The create of a filter that calls FltCancelFileOpen: fails above it, opened and closed below. */
    private void cancelledCreate(boolean entries, int closer) {
        pre(UPPER, CREATE, DATA, OBJECT, 100, 102);
        pre(LOWER, CREATE, DATA, OBJECT, 103, 105);
        records.at(110).create(DATA, OBJECT, PATH).at(120).end(DATA);
        if (entries) {
            records.at(121).enterPost(LOWER, CREATE, DATA, OBJECT);
        }
        records.by(100, closer);
        records.at(125).cleanup(OTHER_DATA, OBJECT).at(126).end(OTHER_DATA);
        records.at(127).close(OTHER_DATA, OBJECT).at(128).end(OTHER_DATA);
        records.by(100, 101).at(130).leavePost(LOWER, CREATE, DATA, OBJECT, 121);
        post(UPPER, CREATE, DATA, OBJECT, 131, 133);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCreateThatAFilterTakesBackIsCancelledAndNoOpenIsLeft(boolean entries) {
        cancelledCreate(entries, 101);
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CREATES_CANCELLED)).isEqualTo(1);
        assertThat(log.closed).containsExactly(PATH + " 100-127");
    }

    @Test
    void aCloseByAnotherThreadDuringTheCreateIsNoCancellation() {
        cancelledCreate(true, 999);
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CREATES_CANCELLED)).isZero();
    }

    @Test
    void aVeryShortOpenIsNoCancelledCreate() {
        pre(LOWER, CREATE, DATA, OBJECT, 103, 105);
        records.at(110).create(DATA, OBJECT, PATH).at(120).end(DATA);
        post(LOWER, CREATE, DATA, OBJECT, 121, 122);
        records.at(122).cleanup(DATA, OBJECT).at(123).end(DATA);
        records.at(123).close(DATA, OBJECT).at(124).end(DATA);
        assertThat(log.count(PairingCounter.CREATES_CANCELLED)).isZero();
    }

    @Test
    void queryOpenNeverBeginsALife() {
        pre(UPPER, 242, DATA, OBJECT, 100, 110);
        post(UPPER, 242, DATA, OBJECT, 120, 125);
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CREATES)).isZero();
    }

    @Test
    void aCreateInAFiltersCallbackOnItsThreadIsNested() {
        records.at(100).enter(UPPER, READ, DATA, OBJECT);
        pre(LOWER, CREATE, OTHER_DATA, OTHER_OBJECT, 110, 112);
        records.at(115).create(OTHER_DATA, OTHER_OBJECT, PATH).at(120).end(OTHER_DATA);
        records.at(150).leave(UPPER, READ, DATA, OBJECT, 100);
        FileObject open = log.finish().stream()
                .filter(epoch -> epoch.fileObject() == OTHER_OBJECT)
                .findFirst()
                .orElseThrow();
        assertThat(log.pairer.filters().name(open.nestedIn())).isEqualTo("upper.sys");
    }

    @Test
    void aFailedCallbackIsCountedAndIsNoLatency() {
        records.at(100).callbackFailure(UPPER, CREATE, IoRecords.NOT_FOUND);
        assertThat(log.count(PairingCounter.CALLBACK_FAILURES)).isEqualTo(1);
        assertThat(log.callbacks).isEmpty();
    }

    /** FltIo events may have no thread; the file event of the inner create tells it. */
    @Test
    void theThreadThatTheFileEventTellsShowsTheCallbackThatACreateWasIssuedIn() {
        records.at(50).enter(UPPER, READ, OTHER_DATA, OTHER_OBJECT);
        records.by(-1, -1);
        pre(LOWER, CREATE, DATA, OBJECT, 100, 110);
        records.by(100, 101).at(120).create(DATA, OBJECT, PATH).at(130).end(DATA);
        records.at(200).leave(UPPER, READ, OTHER_DATA, OTHER_OBJECT, 50);
        assertThat(log.onlyLeft().nestedIn()).isEqualTo(log.pairer.filters().numberOf("upper.sys"));
    }

    @Test
    void aRequestThatIsFoundByItsIrpAndHasEndedIsNotPended() {
        records.at(50).enter(UPPER, CREATE, DATA, OBJECT).at(60).leave(UPPER, CREATE, DATA, OBJECT, 50);
        records.at(70).create(DATA + 0x1000, OBJECT, PATH).at(80).end(DATA + 0x1000);
        post(UPPER, CREATE, DATA, OBJECT, 90, 95);
        pre(UPPER, CREATE, OTHER_DATA, OTHER_OBJECT, 100, 110);
        records.at(120).create(OTHER_DATA + 0x1000, OTHER_OBJECT, PATH).at(130).end(OTHER_DATA + 0x1000);
        assertThat(log.requests()).isEmpty();
    }

    @Test
    void aCreateThatHangsInAFiltersCallbackIsPendingThoughNoFileEventTellsOfIt() {
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        records.at(120).enter(LOWER, CREATE, DATA, OBJECT);
        assertThat(log.onlyLeft().outcome()).isEqualTo(CreateOutcome.PENDING);
    }

    /** Pairing rules, section 11, rule 10. */
    @Test
    void aFailureTakesThePlaceOfAReturnThatDoesNotCome() {
        records.at(100).enter(UPPER, CREATE, DATA, OBJECT);
        records.at(110).failed(UPPER, CREATE, DATA, OBJECT, IoRecords.NOT_FOUND);
        assertThat(log.requests()).isEmpty();
        assertThat(log.finish()).isEmpty();
        assertThat(log.count(PairingCounter.CALLBACKS_ENDED_BY_FAILURE)).isEqualTo(1);
        assertThat(log.count(PairingCounter.CALLBACKS_PENDING)).isZero();
        assertThat(log.callbacks).isEmpty();
    }

    @Test
    void aReturnThatFollowsTheFailureIsItsPair() {
        records.at(100).enter(UPPER, CREATE, DATA, OBJECT);
        records.at(110).failed(UPPER, CREATE, DATA, OBJECT, IoRecords.NOT_FOUND);
        records.at(112).leave(UPPER, CREATE, DATA, OBJECT, 100);
        assertThat(log.count(PairingCounter.CALLBACKS_PAIRED)).isEqualTo(1);
        assertThat(log.count(PairingCounter.CALLBACKS_ENDED_BY_FAILURE)).isZero();
        assertThat(log.callbacks).containsExactly("upper.sys null CREATE pre 12/12");
    }

    @Test
    void aCreateThatALowerFilterFailsOpensNothingThoughTheUpperOneGetsItBack() {
        pre(UPPER, CREATE, DATA, OBJECT, 100, 110);
        records.at(120).enter(LOWER, CREATE, DATA, OBJECT);
        records.at(130).failed(LOWER, CREATE, DATA, OBJECT, IoRecords.NOT_FOUND);
        post(UPPER, CREATE, DATA, OBJECT, 140, 150);
        assertThat(log.finish()).isEmpty();
    }
}
