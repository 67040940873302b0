package fltscope.analyzer.finding;

import static fltscope.analyzer.finding.Judged.IRP;
import static fltscope.analyzer.finding.Judged.OBJECT;
import static fltscope.analyzer.finding.Judged.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five and more opens of one kind that are old, idle and pile up to the end (pairing rules, section 7, class 14). */
class LeakSuspectTest {
    private final Judged judged = Judged.withEnds();

    private void open(double second, int number) {
        open(second, number, VOLUME + "\\spool\\job" + (10_000 + number) + ".tmp");
    }

    private void open(double second, int number, String path) {
        judged.atSecond(second).open(IRP, OBJECT + 0x100L * number, path);
        judged.records.read(IRP, OBJECT + 0x100L * number).end(IRP);
    }

    private void leak(int count, double everySeconds) {
        for (int i = 0; i < count; i++) {
            open(1 + everySeconds * i, i);
        }
    }

    private List<OpenFinding> leaksAtSecond(double seconds) {
        return judged.endingAtSecond(seconds).stream()
                .filter(finding -> finding.openClass() == OpenClass.LEAK_SUSPECT)
                .toList();
    }

    @Test
    void fiveOpensOfOneKindThatPileUpAreALeakAndAWarning() {
        leak(6, 20);
        List<OpenFinding> findings = leaksAtSecond(120);
        assertThat(findings).hasSize(5).allMatch(finding -> finding.severity() == Severity.WARNING);
        assertThat(findings)
                .extracting(OpenFinding::fingerprint)
                .containsOnly(findings.get(0).fingerprint());
        assertThat(findings.get(0).confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void tenAreAnError() {
        leak(11, 20);
        assertThat(leaksAtSecond(220)).hasSize(10).allMatch(finding -> finding.severity() == Severity.ERROR);
    }

    @Test
    void fiveFromOnePlaceInTheCodeAreAnErrorAndSure() {
        for (int i = 0; i < 6; i++) {
            open(1 + 20 * i, i);
            judged.records.stack(IoRecords.SECOND * (1 + 20 * i), 0xFFFF_8000_0000_1000L, 0x7FF6_0000_1000L);
        }
        assertThat(leaksAtSecond(120))
                .hasSize(5)
                .allMatch(finding -> finding.severity() == Severity.ERROR && finding.confidence() == Confidence.STRONG);
    }

    /** Two places in a program may have reasons of their own. */
    @Test
    void namesThatDifferAndComeFromDifferentPlacesAreNotOfOneKind() {
        for (int i = 0; i < 9; i++) {
            open(1 + 10 * i, i, VOLUME + "\\spool\\part" + i + ".tmp");
            judged.records.stack(IoRecords.SECOND * (1 + 10 * i), 0xFFFF_8000_0000_1000L, 0x7FF6_0000_1000L + i);
        }
        assertThat(leaksAtSecond(100)).isEmpty();
    }

    /** One of ten stays open, whatever its name is. */
    @Test
    void someOfManyThatAreNotClosedAreALeak() {
        for (int i = 0; i < 120; i++) {
            open(1 + i, i, VOLUME + "\\cache\\cache" + i + ".db");
            if (i % 10 != 0) {
                judged.records.cleanedUp(IRP, OBJECT + 0x100L * i).closed(IRP, OBJECT + 0x100L * i);
            }
        }
        List<OpenFinding> leaks = leaksAtSecond(121);
        assertThat(leaks).hasSize(9);
        assertThat(leaks)
                .extracting(OpenFinding::fingerprint)
                .containsOnly(leaks.get(0).fingerprint());
        assertThat(leaks.get(0).kind()).isEqualTo("\\device\\harddiskvolume2\\cache\\cache#.db");
    }

    @Test
    void whatIsNoOlderThanOthersBecameIsNone() {
        open(0.5, 50);
        leak(11, 20);
        judged.atSecond(219).cleanedUp(IRP, OBJECT + 0x3200).closed(IRP, OBJECT + 0x3200);
        assertThat(leaksAtSecond(220)).isEmpty();
    }

    @Test
    void whatIsInUseIsNone() {
        for (int i = 0; i < 11; i++) {
            open(1 + 20 * i, i);
            for (int use = 0; use <= i; use++) {
                judged.records.read(IRP, OBJECT + 0x100L * use).end(IRP);
            }
        }
        assertThat(leaksAtSecond(220)).isEmpty();
    }

    @Test
    void whereUseWasNotRecordedItIsAHint() {
        for (int i = 0; i < 20; i++) {
            judged.atSecond(1 + 10 * i).open(IRP, OBJECT + 0x100L * i, VOLUME + "\\spool\\a.tmp");
        }
        assertThat(leaksAtSecond(200))
                .hasSize(17)
                .allMatch(finding -> finding.severity() == Severity.INFO
                        && finding.confidence() == Confidence.POSSIBLE
                        && finding.reason().contains("no reads and writes"));
    }

    @Test
    void growthThatHasStoppedIsACacheOrALeakAndAHint() {
        leak(20, 5);
        assertThat(judged.endingAtSecond(200))
                .hasSize(20)
                .allMatch(finding -> finding.openClass() == OpenClass.UNMATCHED_OTHER
                        && finding.severity() == Severity.INFO
                        && finding.reason().contains("a cache or a leak"));
    }

    @Test
    void whatAProgramOpensOnceAtItsStartDoesNotPileUp() {
        leak(9, 0.2);
        assertThat(leaksAtSecond(60)).isEmpty();
    }

    @Test
    void aPoolThatIsOpenedLateDoesNotPileUp() {
        for (int i = 0; i < 8; i++) {
            open(200 + i, i, VOLUME + "\\app.db");
        }
        assertThat(leaksAtSecond(240)).isEmpty();
    }

    @Test
    void opensThatAllBeginLongAfterALossAreALeakTooThoughALessCertainOne() {
        judged.atSecond(0.5).lost();
        for (int i = 0; i < 6; i++) {
            open(1 + 20 * i, i);
            judged.records.stack(IoRecords.SECOND * (1 + 20 * i), 0xFFFF_8000_0000_1000L);
        }
        assertThat(leaksAtSecond(120))
                .hasSize(5)
                .allMatch(finding -> finding.confidence() == Confidence.LIKELY
                        && !finding.stack().isEmpty());
    }

    /** A life of their kind that was lost as a whole may have been as long as the loss; three times that is young. */
    @Test
    void thoseThatAreNoOlderThanThreeTimesTheLossAreNone() {
        judged.atSecond(20).lost();
        for (int i = 0; i < 23; i++) {
            open(21 + 5 * i, i);
        }
        List<OpenFinding> findings = judged.endingAtSecond(140);
        assertThat(findings.subList(0, 12)).allMatch(finding -> finding.openClass() == OpenClass.LEAK_SUSPECT);
        assertThat(findings.subList(12, 22)).allMatch(finding -> finding.openClass() == OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void anOpenThatWasThereBeforeTheLossMayHaveEndedInIt() {
        open(0.4, 30);
        judged.atSecond(0.5).lost();
        leak(6, 20);
        assertThat(leaksAtSecond(120)).hasSize(5);
        assertThat(leaksAtSecondOf(new Judged(), 10)).isEmpty();
    }

    private static List<OpenFinding> leaksAtSecondOf(Judged other, int lostAtSecond) {
        for (int i = 0; i < 6; i++) {
            other.atSecond(1 + 20 * i)
                    .open(IRP, OBJECT + 0x100L * i, VOLUME + "\\x.tmp")
                    .read(IRP, OBJECT)
                    .end(IRP);
        }
        other.atSecond(100 + lostAtSecond).lost();
        return other.endingAtSecond(120).stream()
                .filter(finding -> finding.openClass() == OpenClass.LEAK_SUSPECT)
                .toList();
    }

    /** What is closed later had lived since the loss, and may have been of their kind. */
    @Test
    void aCloseOfAnOpenWhoseCreateWasLostShowsThatTheyMayLiveAsLong() {
        judged.atSecond(0.5).lost();
        leak(6, 20);
        judged.atSecond(115).closed(IRP, OBJECT + 0x5000);
        assertThat(leaksAtSecond(120)).isEmpty();
    }

    @Test
    void fourAreNot() {
        leak(5, 20);
        assertThat(leaksAtSecond(100)).isEmpty();
    }

    @Test
    void opensOfDifferentKindsAreNot() {
        for (int i = 0; i < 9; i++) {
            open(1 + 10 * i, i, VOLUME + "\\spool\\" + "abcdefghi".charAt(i) + "x.tmp");
        }
        assertThat(leaksAtSecond(90)).isEmpty();
    }

    private void leakByProcesses(int count, int processes, double everySeconds) {
        for (int i = 0; i < count; i++) {
            int process = i % processes;
            if (i < processes) {
                judged.atSecond(1 + 0.1 * i)
                        .processStarted(200 + process, "worker.exe")
                        .threadStarted(200 + process, 300 + process);
            }
            judged.records.by(200 + process, 300 + process);
            open(3 + everySeconds * i, i);
        }
    }

    /** Such as the current folder of each, or the data file of a browser that starts a process for each page. */
    @Test
    void oneOrTwoThatEachProcessOfAProgramKeepsAreNot() {
        leakByProcesses(18, 9, 10);
        assertThat(leaksAtSecond(185)).isEmpty();
    }

    @Test
    void manyByTwoProcessesOfOneProgramAre() {
        leakByProcesses(12, 2, 20);
        assertThat(leaksAtSecond(240)).hasSize(11);
    }

    @Test
    void asManyByDifferentProgramsAreNot() {
        for (int i = 0; i < 9; i++) {
            judged.atSecond(0.5 + 10 * i)
                    .processStarted(200 + i, "p" + i + ".exe")
                    .threadStarted(200 + i, 300 + i);
            judged.records.by(200 + i, 300 + i);
            open(1 + 10 * i, i);
        }
        assertThat(leaksAtSecond(90)).isEmpty();
    }

    /** Pipes, where FileInfo is not, and files that are opened by their id. */
    @Test
    void opensWithoutAPathAreOfNoKind() {
        for (int i = 0; i < 9; i++) {
            open(1 + 10 * i, i, "");
        }
        assertThat(judged.endingAtSecond(90))
                .hasSize(9)
                .allMatch(finding -> finding.openClass() == OpenClass.UNMATCHED_OTHER);
    }

    @Test
    void createsThatMayHaveFailedAreNoLeak() {
        for (int i = 0; i < 9; i++) {
            judged.atSecond(1 + 10 * i).create(IRP, OBJECT + 0x100L * i, VOLUME + "\\spool\\job.tmp");
            judged.records.read(IRP, 0xF000).end(IRP);
        }
        assertThat(leaksAtSecond(90)).isEmpty();
    }

    @Test
    void twentyThousandOpensAreJudgedAtOnce() {
        leak(20_000, 0.01);
        assertThat(leaksAtSecond(201)).hasSizeGreaterThan(16_000);
    }
}
