package fltscope.analyzer.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fltscope.analyzer.finding.holder.HolderRules;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.pairing.PairingListener;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.trace.TraceCounters;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private static final String FIRST = "\\Device\\HarddiskVolume2\\Temp\\tmp4096.tmp";
    private static final String SECOND = "\\Device\\HarddiskVolume2\\Temp\\tmp5123.tmp";
    private static final String OTHER = "\\Device\\Mup\\server\\share\\a.txt";

    private Analyzer analyzer = new Analyzer(IoRecords.header());
    private IoRecords records = new IoRecords(analyzer);

    private void groupBy(GroupBy by) {
        analyzer = new Analyzer(
                IoRecords.header(), AnalysisOptions.of(HolderRules.NONE).by(by), PairingListener.NONE);
        records = new IoRecords(analyzer);
    }

    private List<GroupRow> grouped(GroupBy by) {
        groupBy(by);
        records.at(10).processStarted(100, "one.exe").processStarted(200, "two.exe");
        records.by(100, 101).at(1000).open(0x1000, 0xA000, FIRST);
        records.at(1100).read(0x1000, 0xA000).at(1150).end(0x1000);
        records.at(1200).cleanup(0x1000, 0xA000).at(1205).end(0x1000);
        records.at(1300).close(0x1000, 0xA000).at(1305).end(0x1000);
        records.by(200, 201).at(2000).open(0x2000, 0xB000, SECOND);
        records.at(2100).open(0x2000, 0xC000, OTHER);
        records.at(2200).read(0x2000, 0xC000).at(2900).end(0x2000);
        records.at(3000).read(0x2000, 0xF000).at(3001).end(0x2000);
        return analyzer.finish(new TraceCounters()).groups();
    }

    @Test
    void pathsOfOnePatternShareAGroupAndACloseBelongsToWhatItEnds() {
        List<GroupRow> groups = grouped(GroupBy.PATH);
        assertThat(groups)
                .extracting(GroupRow::name)
                .containsExactly(
                        "\\device\\mup\\server\\share\\a.txt", "\\device\\harddiskvolume2\\temp\\tmp#.tmp", null);
        assertThat(groups.get(1).operations())
                .containsOnlyKeys(FileOperation.CREATE, FileOperation.CLEANUP, FileOperation.CLOSE, FileOperation.READ);
        assertThat(groups.get(1).operations().get(FileOperation.CREATE).count()).isEqualTo(2);
        assertThat(groups.get(1).sumNanos()).isEqualTo((10 + 10 + 50 + 5 + 5) * 100);
        assertThat(groups.get(2).operations()).containsOnlyKeys(FileOperation.READ);
    }

    @Test
    void operationsAreOfTheProgramThatIssuesThem() {
        assertThat(grouped(GroupBy.PROCESS))
                .extracting(GroupRow::name, GroupRow::sumNanos)
                .containsExactly(tuple("two.exe", (10 + 10 + 700 + 1) * 100L), tuple("one.exe", 70 * 100L));
    }

    @Test
    void allGroupsTogetherAreAllOperations() {
        long sum = grouped(GroupBy.PATH).stream().mapToLong(GroupRow::sumNanos).sum();
        assertThat(sum).isEqualTo((70 + 721) * 100L);
    }

    private static final long ROUTINE = 0xFFFF_F800_1000_0010L;
    private static final long DATA = 0xFFFF_A000_0000_10D8L;
    private static final int CREATE = 0x00;
    private static final int CLOSE = 0x02;
    private static final int READ = 0x03;

    /** A create, reads and a close that a filter sees before the file events tell of them. */
    private List<GroupRow> groupedCallbacks(GroupBy by, int toldProcess, int toldThread) {
        groupBy(by);
        records.at(10).processStarted(100, "one.exe").processStarted(200, "two.exe");
        records.threadStarted(100, 101).threadStarted(200, 201);
        records.imageThere(4, ROUTINE & ~0xFFF, 0x1000, "\\SystemRoot\\my.sys");
        records.by(toldProcess, toldThread).at(1000).enter(ROUTINE, CREATE, DATA, 0xA000);
        records.at(1010).leave(ROUTINE, CREATE, DATA, 0xA000, 1000);
        records.by(100, 101).at(1020).create(DATA, 0xA000, FIRST).at(1030).end(DATA);
        records.at(1100).enter(ROUTINE, READ, DATA, 0xA000).at(1107).leave(ROUTINE, READ, DATA, 0xA000, 1100);
        records.at(1110).read(DATA, 0xA000).at(1150).end(DATA);
        records.by(200, 201).at(1200).enter(ROUTINE, CLOSE, DATA, 0xA000);
        records.at(1203).leave(ROUTINE, CLOSE, DATA, 0xA000, 1200);
        records.at(1210).close(DATA, 0xA000).at(1220).end(DATA);
        records.by(-1, -1).at(1300).enter(ROUTINE, READ, DATA + 0x1000, 0xF000);
        records.at(1350).leave(ROUTINE, READ, DATA + 0x1000, 0xF000, 1300);
        return analyzer.finish(new TraceCounters()).groups();
    }

    private static List<String> callbacks(GroupRow group) {
        return group.callbacks().stream()
                .map(row -> row.filter() + " " + row.majorFunction() + " "
                        + row.own().sumNanos() / 100)
                .toList();
    }

    @Test
    void callbacksAreOfThePathOfTheirOpenThoughACreateIsKnownToBeOfItLater() {
        List<GroupRow> groups = groupedCallbacks(GroupBy.PATH, 100, 101);
        assertThat(groups)
                .extracting(GroupRow::name)
                .containsExactly("\\device\\harddiskvolume2\\temp\\tmp#.tmp", null);
        assertThat(callbacks(groups.get(0))).containsExactly("my.sys 0 10", "my.sys 2 3", "my.sys 3 7");
        assertThat(callbacks(groups.get(1))).containsExactly("my.sys 3 50");
        assertThat(groups.get(0).callbackNanos()).isEqualTo(2000);
        assertThat(groups.get(0).callbacks()).allMatch(row -> row.volume() == null && row.ordinal() == 1);
    }

    /** Where callbacks name no thread, the file event of the create does. */
    @Test
    void callbacksAreOfTheProgramThatIssuesTheRequest() {
        for (int told : new int[] {101, -1}) {
            GroupsTest test = new GroupsTest();
            List<GroupRow> groups = test.groupedCallbacks(GroupBy.PROCESS, told == -1 ? -1 : 100, told);
            assertThat(groups).extracting(GroupRow::name).containsExactly("one.exe", "two.exe", null);
            assertThat(callbacks(groups.get(0))).containsExactly("my.sys 0 10", "my.sys 3 7");
            assertThat(callbacks(groups.get(1))).containsExactly("my.sys 2 3");
            assertThat(callbacks(groups.get(2))).containsExactly("my.sys 3 50");
        }
    }

    @Test
    void whatIsNewBeyondTheMostGroupsIsToldWithWhatIsNotKnown() {
        groupBy(GroupBy.PATH);
        int opens = Groups.MOST + 10;
        for (int i = 0; i < opens; i++) {
            String name = "\\Device\\V\\z" + Integer.toString(i, Character.MAX_RADIX);
            records.at(1000 + 100L * i).open(0x1000, 0xA000 + 0x100L * i, name);
        }
        List<GroupRow> groups = analyzer.finish(new TraceCounters()).groups();
        assertThat(groups).hasSize(Groups.MOST + 1);
        assertThat(groups.stream()
                        .mapToLong(group ->
                                group.operations().get(FileOperation.CREATE).count())
                        .sum())
                .isEqualTo(opens);
    }

    @Test
    void nobodyIsGroupedUnlessAsked() {
        records.at(1000).open(0x1000, 0xA000, FIRST);
        assertThat(analyzer.finish(new TraceCounters()).groups()).isEmpty();
    }
}
