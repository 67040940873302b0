package fltscope.analyzer.finding;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.schemas.record.FilterChange;
import org.junit.jupiter.api.Test;

/** The filter manager's own trace says who issued a create. */
class InitiatorTest {
    private static final int CREATE = 0x00;
    private static final int READ = 0x03;
    private static final long INSTANCE = 0x10;
    private static final long DRIVER = 0xFFFF_F800_1000_0000L;
    private static final long OTHER_IRP = Judged.IRP + 8;
    private static final String PATH = Judged.VOLUME + "\\data.bin";

    private final Judged judged = Judged.withEnds();

    private IoRecords told(double seconds, long initiating) {
        return judged.atSecond(seconds).initiatorTold(initiating, CREATE, Judged.IRP, Judged.OBJECT);
    }

    private Issuer issuer() {
        judged.records.instanceTold(INSTANCE, "my", "100");
        return judged.onlyFindingAtSecond(100).issuer();
    }

    private void open(double seconds) {
        judged.atSecond(seconds).open(Judged.IRP, Judged.OBJECT, PATH);
    }

    @Test
    void aFilterIsNamedThatWasToldBeforeTheCreate() {
        told(1, INSTANCE);
        open(1);
        OpenFinding finding = onlyFinding();
        assertThat(finding.issuer().filter()).isEqualTo("my");
        assertThat(finding.issuer().confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(finding.openClass()).isEqualTo(OpenClass.FILTER_OWN_UNCLOSED);
    }

    private OpenFinding onlyFinding() {
        judged.records.instanceTold(INSTANCE, "my", "100");
        return judged.onlyFindingAtSecond(100);
    }

    @Test
    void aFilterIsNamedThatWasToldOnTheWayBack() {
        open(1);
        told(1.1, INSTANCE);
        assertThat(issuer().filter()).isEqualTo("my");
    }

    @Test
    void aFilterIsCalledByItsDriverWhereThatWasSeen() {
        judged.atSecond(0.5).imageThere(4, DRIVER, 0x1000, "\\SystemRoot\\My.sys");
        judged.records.enter(DRIVER + 0x10, READ, 0x99, 0x98);
        told(1, INSTANCE);
        open(1);
        assertThat(issuer().filter()).isEqualTo("My.sys");
    }

    @Test
    void anApplicationsOpenIsItsOwn() {
        told(1, 0);
        open(1);
        assertThat(issuer().isFilter()).isFalse();
    }

    @Test
    void anInstanceThatWasNeverNamedNamesNoFilter() {
        told(1, INSTANCE + 8);
        open(1);
        assertThat(issuer().isFilter()).isFalse();
    }

    @Test
    void otherOperationsSayNothingOfTheCreate() {
        open(1);
        judged.atSecond(2).initiatorTold(INSTANCE, READ, Judged.IRP, Judged.OBJECT);
        assertThat(issuer().isFilter()).isFalse();
    }

    @Test
    void anotherThreadOrOtherCallbackDataIsAnotherCreate() {
        judged.atSecond(1).by(100, 102).initiatorTold(INSTANCE, CREATE, Judged.IRP, Judged.OBJECT);
        judged.records.by(100, 101);
        open(1);
        judged.atSecond(1.1).initiatorTold(INSTANCE, CREATE, OTHER_IRP, Judged.OBJECT);
        assertThat(issuer().isFilter()).isFalse();
    }

    @Test
    void aFailedCreateThatIsToldAgainAccusesNobodyOfTheNextAtItsAddress() {
        told(1, INSTANCE);
        judged.atSecond(1).create(Judged.IRP, Judged.OBJECT, PATH).at(IoRecords.SECOND + 5);
        judged.records.end(Judged.IRP, IoRecords.NOT_FOUND);
        told(1.1, INSTANCE);
        open(1.2);
        assertThat(issuer().isFilter()).isFalse();
    }

    @Test
    void theOpenAtAnAddressThatAFilterHasClosedIsAnothers() {
        told(1, INSTANCE);
        open(1);
        judged.atSecond(2).cleanedUp(Judged.IRP, Judged.OBJECT).closed(Judged.IRP, Judged.OBJECT);
        open(3);
        assertThat(issuer().isFilter()).isFalse();
    }

    @Test
    void aFilterIsNamedAgainAfterItHasClosed() {
        told(1, INSTANCE);
        open(1);
        judged.atSecond(2).cleanedUp(Judged.IRP, Judged.OBJECT).closed(Judged.IRP, Judged.OBJECT);
        told(3, INSTANCE);
        open(3);
        assertThat(issuer().filter()).isEqualTo("my");
    }

    @Test
    void anUnloadRefutesIt() {
        told(1, INSTANCE);
        open(1);
        judged.atSecond(5).filterChanged(FilterChange.UNLOADED, 0, "my");
        assertThat(issuer().refutedBy()).isEqualTo("my was unloaded later");
    }
}
