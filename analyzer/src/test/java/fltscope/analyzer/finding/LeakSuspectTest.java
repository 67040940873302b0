package fltscope.analyzer.finding;

import static fltscope.analyzer.finding.Judged.IRP;
import static fltscope.analyzer.finding.Judged.OBJECT;
import static fltscope.analyzer.finding.Judged.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five and more opens of one kind that pile up, none of which ends. */
class LeakSuspectTest {
    private final Judged judged = Judged.withEnds();

    private void open(double second, int number) {
        judged.atSecond(second)
                .open(IRP, OBJECT + 0x100L * number, VOLUME + "\\spool\\job" + (10_000 + number) + ".tmp");
    }

    private void leak(int count, double everySeconds) {
        for (int i = 0; i < count; i++) {
            open(1 + everySeconds * i, i);
        }
    }

    private long leaksAtSecond(double seconds) {
        return judged.endingAtSecond(seconds).stream()
                .filter(finding -> finding.openClass() == OpenClass.LEAK_SUSPECT)
                .count();
    }

    @Test
    void fiveOpensOfOneKindThatPileUpAreALeak() {
        leak(5, 10);
        List<OpenFinding> findings = judged.endingAtSecond(60);
        assertThat(findings).hasSize(5).allMatch(finding -> finding.openClass() == OpenClass.LEAK_SUSPECT);
        assertThat(findings)
                .extracting(OpenFinding::fingerprint)
                .containsOnly(findings.get(0).fingerprint());
        assertThat(findings.get(0).openClass().severity()).isEqualTo(Severity.ERROR);
        assertThat(findings.get(0).openClass().confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void opensThatAllBeginLongAfterALossAreALeakTooThoughALessCertainOne() {
        judged.atSecond(0.5).lost();
        for (int i = 0; i < 5; i++) {
            open(1 + 10 * i, i);
            judged.records.stack(IoRecords.SECOND * (1 + 10 * i), 0xFFFF_8000_0000_1000L);
        }
        assertThat(judged.endingAtSecond(60))
                .hasSize(5)
                .allMatch(finding -> finding.openClass() == OpenClass.LEAK_SUSPECT
                        && finding.confidence() == Confidence.LIKELY
                        && !finding.stack().isEmpty());
    }

    /** A life of their kind that was lost as a whole may have been as long as the loss; three times that is young. */
    @Test
    void thoseThatAreNoOlderThanThreeTimesTheLossAreNone() {
        judged.atSecond(20).lost();
        for (int i = 0; i < 15; i++) {
            open(21 + 5 * i, i);
        }
        List<OpenFinding> findings = judged.endingAtSecond(140);
        assertThat(findings.subList(0, 12)).allMatch(finding -> finding.openClass() == OpenClass.LEAK_SUSPECT);
        assertThat(findings.subList(12, 15)).allMatch(finding -> finding.openClass() == OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void aShortLossInMidTraceHidesNoLongLife() {
        judged.atSecond(20).lostSince(19);
        for (int i = 0; i < 5; i++) {
            open(21 + 5 * i, i);
        }
        assertThat(leaksAtSecond(50)).isEqualTo(5);
    }

    @Test
    void anOpenThatWasThereBeforeTheLossMayHaveEndedInIt() {
        open(0.4, 30);
        judged.atSecond(0.5).lost();
        leak(5, 10);
        assertThat(leaksAtSecond(60)).isZero();
    }

    /** What is closed later had lived since the loss, and may have been of their kind. */
    @Test
    void aCloseOfAnOpenWhoseCreateWasLostShowsThatTheyMayLiveAsLong() {
        judged.atSecond(0.5).lost();
        leak(5, 10);
        judged.atSecond(45).closed(IRP, OBJECT + 0x5000);
        assertThat(leaksAtSecond(60)).isZero();
    }

    @Test
    void fourAreNot() {
        leak(4, 10);
        assertThat(leaksAtSecond(60)).isZero();
    }

    @Test
    void fiveOfDifferentKindsAreNot() {
        for (int i = 0; i < 5; i++) {
            judged.atSecond(1 + 10 * i)
                    .open(IRP, OBJECT + 0x100L * i, VOLUME + "\\spool\\" + "abcde".charAt(i) + "x.tmp");
        }
        assertThat(leaksAtSecond(60)).isZero();
    }

    @Test
    void fiveByDifferentProgramsAreNot() {
        for (int i = 0; i < 5; i++) {
            judged.atSecond(1 + 10 * i)
                    .processStarted(200 + i, "p" + i + ".exe")
                    .threadStarted(200 + i, 300 + i);
            judged.records.by(200 + i, 300 + i);
            open(1 + 10 * i, i);
        }
        assertThat(leaksAtSecond(60)).isZero();
    }

    private void leakByProcesses(int count, int processes) {
        for (int i = 0; i < count; i++) {
            int process = i % processes;
            if (i < processes) {
                judged.atSecond(1 + i)
                        .processStarted(200 + process, "worker.exe")
                        .threadStarted(200 + process, 300 + process);
            }
            judged.records.by(200 + process, 300 + process);
            open(10 + 5 * i, i);
        }
    }

    /** Such as the current folder of each, or the data file of a browser that starts a process for each page. */
    @Test
    void oneThatEachProcessOfAProgramKeepsIsNot() {
        leakByProcesses(9, 9);
        assertThat(leaksAtSecond(60)).isZero();
    }

    /** Pipes, where FileInfo is not, and files that are opened by their id. */
    @Test
    void opensWithoutAPathAreOfNoKind() {
        for (int i = 0; i < 9; i++) {
            judged.atSecond(1 + 5 * i).open(IRP, OBJECT + 0x100L * i, "");
        }
        assertThat(judged.endingAtSecond(60))
                .hasSize(9)
                .allMatch(finding -> finding.openClass() == OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void sixByTwoProcessesOfOneProgramAre() {
        leakByProcesses(6, 2);
        assertThat(leaksAtSecond(60)).isEqualTo(6);
    }

    @Test
    void fiveByTwoProcessesOfOneProgramAreNot() {
        leakByProcesses(5, 2);
        assertThat(leaksAtSecond(60)).isZero();
    }

    @Test
    void aKindOfWhichOneIsClosedDoesNotJustPileUp() {
        open(0.5, 20);
        judged.atSecond(0.6).closed(IRP, OBJECT + 0x1400);
        leak(9, 5);
        assertThat(leaksAtSecond(60)).isZero();
    }

    @Test
    void aKindOfWhichOneIsCleanedUpDoesNotJustPileUp() {
        leak(9, 5);
        judged.atSecond(50).cleanedUp(IRP, OBJECT);
        assertThat(leaksAtSecond(60)).isZero();
    }

    @Test
    void aKindOfWhichOnesAddressWasUsedAgainDoesNotJustPileUp() {
        open(0.5, 20);
        judged.atSecond(0.6).open(IRP, OBJECT + 0x1400, VOLUME + "\\other.txt").closed(IRP, OBJECT + 0x1400);
        leak(9, 5);
        assertThat(leaksAtSecond(60)).isZero();
    }

    @Test
    void nineOfThemWithoutAnyEndDo() {
        leak(9, 5);
        assertThat(leaksAtSecond(60)).isEqualTo(9);
    }

    @Test
    void whatAProgramOpensOnceAtItsStartDoesNotPileUp() {
        leak(9, 0.2);
        assertThat(leaksAtSecond(60)).isZero();
    }

    @Test
    void youngOpensShowThatItGoesOn() {
        leak(5, 1);
        open(58.5, 5);
        open(59.5, 6);
        assertThat(leaksAtSecond(60)).isEqualTo(5);
    }

    @Test
    void createsThatMayHaveFailedAreNoLeak() {
        for (int i = 0; i < 9; i++) {
            judged.atSecond(1 + 5 * i)
                    .create(IRP, OBJECT + 0x100L * i, VOLUME + "\\spool\\job" + (10_000 + i) + ".tmp");
            judged.records.read(IRP, 0xF000).end(IRP);
        }
        assertThat(leaksAtSecond(60)).isZero();
    }

    @Test
    void aThousandOpensAreJudgedAtOnce() {
        leak(1000, 0.05);
        assertThat(leaksAtSecond(60)).isEqualTo(1000);
    }
}
