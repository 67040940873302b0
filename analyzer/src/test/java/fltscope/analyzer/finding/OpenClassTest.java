package fltscope.analyzer.finding;

import static fltscope.analyzer.finding.Judged.IRP;
import static fltscope.analyzer.finding.Judged.OBJECT;
import static fltscope.analyzer.finding.Judged.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.trace.TraceCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairing rules, section 7: one scenario for each class, its borders, and which of two comes first. */
class OpenClassTest {
    private static final String FILE = VOLUME + "\\data\\file.dat";
    private static final String SCARD = "\\Device\\Mup\\TSCLIENT\\SCARD\\2";
    private static final String REMOTE = "\\Device\\Mup\\server\\share\\file.dat";
    private static final int DIRECTORY = 0x1;

    private final Judged judged = Judged.withEnds();

    @Test
    void anOpenThatEndsIsNoFinding() {
        judged.atSecond(1).open(IRP, OBJECT, FILE).cleanedUp(IRP, OBJECT).closed(IRP, OBJECT);
        assertThat(judged.endingAtSecond(100)).isEmpty();
    }

    @Test
    void aCreateInFlightIsPending() {
        judged.atSecond(1).create(IRP, OBJECT, SCARD);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.CREATE_PENDING);
        assertThat(finding.severity()).isEqualTo(Severity.NOTE);
        assertThat(finding.create().ended()).isFalse();
        assertThat(finding.use().pendingOperations()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = TraceCounter.class,
            names = {
                "EVENTS_LOST",
                "BUFFERS_LOST",
                "BUFFER_LOSS_FLAG",
                "SEQUENCE_GAP",
                "LOSS_RECORD",
                "BUFFER_HEADER_BAD",
                "BUFFER_OVERFULL",
                "RECORD_MARKER_BAD",
                "RECORD_SIZE_BAD",
                "RECORD_EXTENSION_BAD",
                "COMPRESSED_BUFFER_BAD",
                "PAYLOAD_SHORT"
            })
    void whateverTakesEventsAwayLeavesItUnjudged(TraceCounter counter) {
        judged.lost(counter).atSecond(1).open(IRP, OBJECT, SCARD);
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.INDETERMINATE_LOSS);
    }

    @ParameterizedTest
    @EnumSource(
            value = TraceCounter.class,
            names = {"FILE_CUT_SHORT", "NEVER_FINALISED"})
    void aRecordingWithoutAnOrderlyEndLeavesItUnjudged(TraceCounter counter) {
        judged.lost(counter).atSecond(1).open(IRP, OBJECT, SCARD);
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.INDETERMINATE_TRUNCATED);
    }

    @ParameterizedTest
    @EnumSource(
            value = TraceCounter.class,
            names = {
                "OVERWRITTEN",
                "TIME_WENT_BACK",
                "UNKNOWN_VERSION",
                "MESSAGE_SKIPPED",
                "HEADER_SKIPPED",
                "PREALLOCATED_TAIL",
                "SESSION_APPENDED",
                "QUEUE_TRIMMED",
                "QUEUE_STILL_WRITTEN"
            })
    void whatTakesNoLaterEventsAwayDoesNotHideAFinding(TraceCounter counter) {
        judged.lost(counter).atSecond(1).open(IRP, OBJECT, SCARD);
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.KNOWN_HOLDER);
    }

    @ParameterizedTest
    @EnumSource(TraceCounter.class)
    void noLossTurnsAnythingIntoALeak(TraceCounter counter) {
        judged.lost(counter);
        for (int i = 0; i < 4; i++) {
            judged.atSecond(1 + 10 * i).open(IRP, OBJECT + 0x100L * i, FILE);
        }
        assertThat(judged.endingAtSecond(50)).hasSize(4).noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    @ParameterizedTest
    @EnumSource(
            value = TraceCounter.class,
            mode = Mode.EXCLUDE,
            names = {
                "OVERWRITTEN",
                "TIME_WENT_BACK",
                "UNKNOWN_VERSION",
                "MESSAGE_SKIPPED",
                "HEADER_SKIPPED",
                "BUFFER_ENDS_EARLY",
                "PREALLOCATED_TAIL",
                "SESSION_APPENDED",
                "QUEUE_TRIMMED",
                "QUEUE_STILL_WRITTEN"
            })
    void aLossTakesALeakAway(TraceCounter counter) {
        judged.lost(counter);
        for (int i = 0; i < 10; i++) {
            judged.atSecond(1 + 10 * i).open(IRP, OBJECT + 0x100L * i, FILE);
        }
        assertThat(judged.endingAtSecond(101)).hasSize(10).allMatch(finding -> finding.severity() == Severity.UNJUDGED);
    }

    /** Its address may have been given to another open, whose create is among what was lost. */
    @Test
    void whatIsSeenAfterALossDoesNotShowThatItIsTheSameOpen() {
        judged.atSecond(1).open(IRP, OBJECT, SCARD).atSecond(5).lost();
        judged.atSecond(9).read(IRP, OBJECT).end(IRP);
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.INDETERMINATE_LOSS);
    }

    @Test
    void aLossBeforeTheCreateTaintsNothing() {
        judged.atSecond(1).lost().atSecond(2).open(IRP, OBJECT, SCARD);
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.KNOWN_HOLDER);
    }

    @Test
    void aCreateInFlightAcrossALossIsNotProvenToBePending() {
        judged.atSecond(1).create(IRP, OBJECT, SCARD).atSecond(5).lost();
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.CREATE_PENDING);
        assertThat(finding.confidence()).isEqualTo(Confidence.UNKNOWN);
    }

    @Test
    void aCreateInFlightAfterTheLastLossIsProvenToBePending() {
        judged.atSecond(1).lost().atSecond(5).create(IRP, OBJECT, SCARD);
        assertThat(judged.onlyFindingAtSecond(100).confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void createsAloneAreNotRecordedEndsAndNeverYoung() {
        Judged creates = new Judged();
        for (int i = 0; i < 10; i++) {
            creates.atSecond(10 * i).create(IRP + i, OBJECT + 0x100L * i, FILE);
        }
        assertThat(creates.endingAtSecond(90.5))
                .hasSize(10)
                .allMatch(finding -> finding.openClass() == OpenClass.END_NOT_RECORDED);
    }

    @Test
    void readsDoNotMakeEndsRecorded() {
        Judged creates = new Judged();
        creates.atSecond(1).open(IRP, OBJECT, FILE).read(IRP, OBJECT).end(IRP);
        assertThat(creates.onlyClassAtSecond(50)).isEqualTo(OpenClass.END_NOT_RECORDED);
    }

    @Test
    void withoutAnyRecordedCloseACleanedUpOpenIsNotJudged() {
        Judged cleanups = new Judged();
        cleanups.atSecond(1).open(IRP, OBJECT, VOLUME + "\\folder", DIRECTORY).cleanedUp(IRP, OBJECT);
        assertThat(cleanups.onlyClassAtSecond(100)).isEqualTo(OpenClass.END_NOT_RECORDED);
    }

    @Test
    void withoutAnyRecordedCleanupAnEndedOpenerProvesNothing() {
        Judged closes = new Judged();
        closes.atSecond(0.1).open(IRP, 0xF000, FILE).closed(IRP, 0xF000);
        closes.atSecond(1).open(IRP, OBJECT, VOLUME + "\\x").atSecond(2).processEnded(100, "app.exe");
        assertThat(closes.onlyClassAtSecond(100)).isEqualTo(OpenClass.UNMATCHED_OTHER);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 1.999_999_9})
    void anOpenBelowTwoSecondsIsYoung(double age) {
        judged.atSecond(10).open(IRP, OBJECT, FILE);
        assertThat(judged.onlyClassAtSecond(10 + age)).isEqualTo(OpenClass.STILL_OPEN_YOUNG);
    }

    @Test
    void anOpenOfTwoSecondsIsNotYoung() {
        judged.atSecond(10).open(IRP, OBJECT, FILE);
        assertThat(judged.onlyClassAtSecond(12)).isEqualTo(OpenClass.UNMATCHED_OTHER);
    }

    /** The others lived 6 s; their p99 is rounded up to at most 1.5 times that. */
    @ParameterizedTest
    @ValueSource(doubles = {17.9, 28})
    void anOpenBelowThreeTimesTheLivesOfItsKindIsYoung(double age) {
        judged.atSecond(1).open(IRP, OBJECT, FILE).atSecond(7).closed(IRP, OBJECT);
        judged.atSecond(10).open(IRP, OBJECT, FILE);
        assertThat(judged.onlyClassAtSecond(10 + age))
                .isEqualTo(age < 18 ? OpenClass.STILL_OPEN_YOUNG : OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void livesOfAnotherProgramDoNotMakeItYoung() {
        judged.atSecond(0.5).processStarted(200, "other.exe").threadStarted(200, 201);
        judged.atSecond(1).by(200, 201).open(IRP, OBJECT, FILE).atSecond(7).closed(IRP, OBJECT);
        judged.atSecond(10).by(100, 101).open(IRP, OBJECT, FILE);
        assertThat(judged.onlyClassAtSecond(20)).isEqualTo(OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void livesOfTheSameProgramInAProcessThatStartsLaterCount() {
        judged.atSecond(1).open(IRP, OBJECT, FILE);
        judged.atSecond(2)
                .processStarted(200, "app.exe")
                .threadStarted(200, 201)
                .by(200, 201);
        judged.atSecond(3).open(IRP, OBJECT + 0x100, FILE).atSecond(13).closed(IRP, OBJECT + 0x100);
        assertThat(judged.onlyClassAtSecond(30)).isEqualTo(OpenClass.STILL_OPEN_YOUNG);
    }

    @Test
    void aKnownHolderIsNamed() {
        judged.atSecond(1).open(IRP, OBJECT, SCARD);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.KNOWN_HOLDER);
        assertThat(finding.holder().label()).isEqualTo("smart-card redirector");
        assertThat(finding.opener().image()).isEqualTo("app.exe");
        assertThat(finding.opener().process()).isEqualTo(100);
        assertThat(finding.create().nanos()).isEqualTo(1_000_000_000L);
        assertThat(finding.use().ageNanos()).isEqualTo(99_000_000_000L);
        assertThat(finding.use().cleanupNanos()).isEqualTo(OpenUse.NEVER);
    }

    @Test
    void aWatchedDirectoryIsAKnownHolderUntilItsCleanup() {
        String folder = VOLUME + "\\inbox";
        judged.atSecond(1).open(IRP, OBJECT, folder, DIRECTORY);
        judged.records.operation(FileOperation.DIRECTORY_NOTIFICATION, 0x7000, OBJECT);
        judged.records.operation(FileOperation.QUERY_INFORMATION, IRP, OBJECT).end(IRP);
        judged.atSecond(1.5).open(IRP, OBJECT + 0x100, folder, DIRECTORY);
        judged.records
                .operation(FileOperation.DIRECTORY_NOTIFICATION, IRP, OBJECT + 0x100)
                .end(IRP);
        judged.atSecond(3).cleanedUp(IRP, OBJECT + 0x100);
        assertThat(judged.endingAtSecond(100))
                .extracting(OpenFinding::openClass)
                .containsExactly(OpenClass.KNOWN_HOLDER, OpenClass.REFERENCE_SUSPECT);
    }

    @Test
    void anOpenOutlivesItsOpenerAfterTheGraceTime() {
        judged.atSecond(1).open(IRP, OBJECT, FILE).atSecond(20).processEnded(100, "app.exe");
        OpenFinding finding = judged.onlyFindingAtSecond(22.000_000_1);
        assertThat(finding.openClass()).isEqualTo(OpenClass.HANDLE_OUTLIVES_OPENER);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void withinTheGraceTimeItDoesNot() {
        judged.atSecond(1).open(IRP, OBJECT, FILE).atSecond(20).processEnded(100, "app.exe");
        assertThat(judged.onlyClassAtSecond(22)).isEqualTo(OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void anOpenerThatIsSaidToHaveEndedBeforeTheCreateProvesNothing() {
        judged.atSecond(5).processEnded(100, "app.exe").atSecond(6).open(IRP, OBJECT, FILE);
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void aCleanedUpFileOnALocalVolumeIsHeldByTheCache() {
        judged.atSecond(1).open(IRP, OBJECT, FILE).cleanedUp(IRP, OBJECT);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.HELD_BY_SECTION_OR_CACHE);
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.use().cleanupNanos()).isEqualTo(1_000_001_000L);
    }

    @Test
    void pagingAfterTheCleanupShowsASectionOnARemoteFileToo() {
        judged.atSecond(1).open(IRP, OBJECT, REMOTE).cleanedUp(IRP, OBJECT);
        judged.atSecond(2).pagingRead(IRP, OBJECT).end(IRP);
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.HELD_BY_SECTION_OR_CACHE);
    }

    @Test
    void aRemoteProgramThatIsStillLoadedIsHeldByItsSection() {
        judged.atSecond(1).open(IRP, OBJECT, REMOTE).cleanedUp(IRP, OBJECT);
        judged.atSecond(1.5).imageLoaded(100, 0x40_0000, 0x1_0000, REMOTE.toUpperCase(java.util.Locale.ROOT));
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.HELD_BY_SECTION_OR_CACHE);
    }

    @Test
    void aRemoteProgramThatWasUnloadedIsNot() {
        judged.atSecond(1).open(IRP, OBJECT, REMOTE).cleanedUp(IRP, OBJECT);
        judged.atSecond(1.5).imageLoaded(100, 0x40_0000, 0x1_0000, REMOTE);
        judged.atSecond(2).imageUnloaded(100, 0x40_0000, 0x1_0000, REMOTE);
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.REFERENCE_SUSPECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\Device\\Mup\\TSCLIENT\\C\\file.txt",
                "\\Device\\HarddiskVolume2\\folder\\",
            })
    void aCleanedUpOpenOfWhatIsNotCachedIsSuspect(String path) {
        judged.atSecond(1).open(IRP, OBJECT, path).cleanedUp(IRP, OBJECT);
        assertThat(judged.onlyClassAtSecond(10)).isEqualTo(OpenClass.REFERENCE_SUSPECT);
    }

    @Test
    void aCleanedUpDirectoryIsSuspect() {
        judged.atSecond(1).open(IRP, OBJECT, FILE, DIRECTORY).cleanedUp(IRP, OBJECT);
        assertThat(judged.onlyClassAtSecond(10)).isEqualTo(OpenClass.REFERENCE_SUSPECT);
    }

    @Test
    void aCleanedUpRemoteFileIsSuspectAfterSixtySeconds() {
        judged.atSecond(1).open(IRP, OBJECT, REMOTE).cleanedUp(IRP, OBJECT);
        assertThat(judged.onlyClassAtSecond(61.000_000_1)).isEqualTo(OpenClass.REFERENCE_SUSPECT);
    }

    @Test
    void upToSixtySecondsItIsNot() {
        judged.atSecond(1).open(IRP, OBJECT, REMOTE).cleanedUp(IRP, OBJECT);
        assertThat(judged.onlyClassAtSecond(61)).isEqualTo(OpenClass.UNMATCHED_OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\Device\\LanmanRedirector\\server\\share\\a.txt",
                "\\device\\webdavredirector\\;Z:0000\\site\\a.txt",
                "\\Device\\RdpDr\\;:1\\tsclient2\\C\\a.txt",
                "\\??\\UNC\\server\\share\\a.txt"
            })
    void theRedirectorsOwnDevicesAreRemoteToo(String path) {
        judged.atSecond(1).open(IRP, OBJECT, path).cleanedUp(IRP, OBJECT);
        assertThat(judged.onlyClassAtSecond(61.000_000_1)).isEqualTo(OpenClass.REFERENCE_SUSPECT);
    }

    @Test
    void aDeviceThatOnlyBeginsLikeMupIsLocal() {
        judged.atSecond(1).open(IRP, OBJECT, "\\Device\\MupLike\\a.txt").cleanedUp(IRP, OBJECT);
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.HELD_BY_SECTION_OR_CACHE);
    }

    @Test
    void aCleanedUpOpenByFileIdIsAFileThatTheCacheHolds() {
        judged.atSecond(1).createById(IRP, OBJECT).end(IRP).cleanedUp(IRP, OBJECT);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.HELD_BY_SECTION_OR_CACHE);
        assertThat(finding.file().openedById()).isTrue();
        assertThat(finding.file().path()).isNull();
    }

    @Test
    void aCleanedUpOpenWithoutAnyPathAccusesNobody() {
        judged.atSecond(1).open(IRP, OBJECT, "").cleanedUp(IRP, OBJECT);
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void aCreateOfUnknownOutcomeThatNothingUsedIsNotJudged() {
        judged.atSecond(1).create(IRP, OBJECT, FILE);
        judged.atSecond(2).read(IRP, 0xF000).end(IRP).atSecond(3).processEnded(100, "app.exe");
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.END_NOT_RECORDED);
        assertThat(finding.create().ended()).isFalse();
    }

    @Test
    void aCreateOfUnknownOutcomeThatWasUsedIsAnOpen() {
        judged.atSecond(1).create(IRP, OBJECT, FILE);
        judged.atSecond(2).read(IRP, OBJECT).end(IRP).atSecond(3).processEnded(100, "app.exe");
        assertThat(judged.onlyClassAtSecond(100)).isEqualTo(OpenClass.HANDLE_OUTLIVES_OPENER);
    }

    @Test
    void theRestIsUnmatched() {
        judged.atSecond(1).open(IRP, OBJECT, FILE);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.openClass()).isEqualTo(OpenClass.UNMATCHED_OTHER);
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void thePathOfAnOpenWithoutOneComesFromTheNameOfItsFile() {
        judged.atSecond(1).createById(IRP, OBJECT).end(IRP);
        judged.records
                .operation(FileOperation.QUERY_INFORMATION, IRP, OBJECT, 0xC0DE)
                .end(IRP);
        judged.atSecond(50).fileNamed(0xC0DE, SCARD);
        OpenFinding finding = judged.onlyFindingAtSecond(100);
        assertThat(finding.file().path()).isNull();
        assertThat(finding.openClass()).isEqualTo(OpenClass.UNMATCHED_OTHER);
    }

    /** Of two classes that apply, the one that stands first in the table. */
    @Test
    void theFirstClassThatAppliesWins() {
        assertThat(OpenClass.values())
                .containsExactly(
                        OpenClass.CREATE_PENDING,
                        OpenClass.INDETERMINATE_LOSS,
                        OpenClass.INDETERMINATE_TRUNCATED,
                        OpenClass.END_NOT_RECORDED,
                        OpenClass.STILL_OPEN_YOUNG,
                        OpenClass.FILTER_OWN_UNCLOSED,
                        OpenClass.KNOWN_HOLDER,
                        OpenClass.IN_USE,
                        OpenClass.HANDLE_OUTLIVES_OPENER,
                        OpenClass.HELD_BY_SECTION_OR_CACHE,
                        OpenClass.REFERENCE_SUSPECT,
                        OpenClass.LEAK_SUSPECT,
                        OpenClass.UNMATCHED_OTHER);

        Judged pending = Judged.withEnds().lost(TraceCounter.EVENTS_LOST);
        pending.atSecond(1).create(IRP, OBJECT, SCARD);
        assertThat(pending.onlyClassAtSecond(100)).isEqualTo(OpenClass.CREATE_PENDING);

        Judged lossAndCut = Judged.withEnds().lost(TraceCounter.EVENTS_LOST).lost(TraceCounter.FILE_CUT_SHORT);
        lossAndCut.atSecond(1).open(IRP, OBJECT, SCARD);
        assertThat(lossAndCut.onlyClassAtSecond(100)).isEqualTo(OpenClass.INDETERMINATE_LOSS);

        Judged cutWithoutEnds = new Judged().lost(TraceCounter.NEVER_FINALISED);
        cutWithoutEnds.atSecond(1).open(IRP, OBJECT, SCARD);
        assertThat(cutWithoutEnds.onlyClassAtSecond(100)).isEqualTo(OpenClass.INDETERMINATE_TRUNCATED);

        Judged youngHolder = Judged.withEnds();
        youngHolder.atSecond(1).open(IRP, OBJECT, SCARD);
        assertThat(youngHolder.onlyClassAtSecond(2)).isEqualTo(OpenClass.STILL_OPEN_YOUNG);

        Judged holderWithoutOpener = Judged.withEnds();
        holderWithoutOpener.atSecond(1).open(IRP, OBJECT, SCARD).processEnded(100, "app.exe");
        assertThat(holderWithoutOpener.onlyClassAtSecond(100)).isEqualTo(OpenClass.KNOWN_HOLDER);

        Judged cleanedAndOpenerGone = Judged.withEnds();
        cleanedAndOpenerGone.atSecond(1).open(IRP, OBJECT, FILE).cleanedUp(IRP, OBJECT);
        cleanedAndOpenerGone.records.processEnded(100, "app.exe");
        assertThat(cleanedAndOpenerGone.onlyClassAtSecond(100)).isEqualTo(OpenClass.HELD_BY_SECTION_OR_CACHE);
    }

    @Test
    void aTraceWhereEverythingEndsHasNoFinding() {
        IoRecords records = judged.records;
        for (int i = 0; i < 2000; i++) {
            long object = OBJECT + 0x100L * (i % 7);
            records.atSecond(1 + 0.05 * i).open(IRP, object, VOLUME + "\\data\\" + i % 5 + ".dat");
            records.read(IRP, object).end(IRP).cleanedUp(IRP, object).closed(IRP, object);
        }
        assertThat(judged.endingAtSecond(200)).isEmpty();
    }
}
