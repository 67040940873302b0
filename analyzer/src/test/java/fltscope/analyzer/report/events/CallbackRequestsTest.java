package fltscope.analyzer.report.events;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.fixture.IoRecords;
import fltscope.analyzer.pairing.Pairer;
import fltscope.analyzer.state.TraceState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Callbacks are recorded without a thread here, and file operations with one. */
class CallbackRequestsTest {
    private static final long UPPER = 0xFFFF_F800_1000_0000L;
    private static final long LOWER = 0xFFFF_F800_2000_0000L;
    private static final long DATA = 0xFFFF_A000_0000_10D8L;
    private static final long OTHER_DATA = 0xFFFF_A000_0000_90D8L;
    private static final long OBJECT = 0xFFFF_A000_0000_A000L;
    private static final long OTHER_OBJECT = 0xFFFF_A000_0000_B000L;
    private static final int CREATE = 0x00;
    private static final int READ = 0x03;
    private static final int NOT_FOUND = 0xC000_0034;

    private CallbackRequests requests;
    private IoRecords records;
    private long ticks;

    CallbackRequestsTest() {
        learn(new CallbackRequests());
    }

    private void learn(CallbackRequests learning) {
        requests = learning;
        TraceState state = new TraceState();
        Pairer pairer = new Pairer(0, state.images(), state.volumes(), requests);
        records = new IoRecords(record -> {
            state.accept(record);
            pairer.accept(record);
        });
        ticks = 1;
        records.at(ticks)
                .imageThere(4, UPPER, 0x1000, "\\SystemRoot\\upper.sys")
                .imageThere(4, LOWER, 0x1000, "\\SystemRoot\\lower.sys");
    }

    private void entered(long filter, int function, long data, long object) {
        records.at(++ticks).by(-1, -1).enter(filter, function, data, object);
    }

    private void returned(long filter, int function, long data, long object, long start) {
        records.at(++ticks).by(-1, -1).leave(filter, function, data, object, start);
    }

    private void post(long filter, int function, long data, long object) {
        records.at(++ticks).by(-1, -1).leavePost(filter, function, data, object, ticks - 1);
    }

    private IoRecords thread(int id) {
        return records.at(++ticks).by(100, id);
    }

    /** {@code 12 \a}: thread and path of the request of each callback. */
    private List<String> callbacks(int count) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int request = requests.requestOf(i);
            said.add(requests.threadOf(request) + " " + requests.pathOf(request));
        }
        return said;
    }

    @Test
    void callbacksBeforeTheCreateHaveItsThreadAndItsPathAndSoHaveThoseBehindIt() {
        entered(UPPER, CREATE, DATA, OBJECT);
        returned(UPPER, CREATE, DATA, OBJECT, ticks);
        returned(LOWER, CREATE, DATA, OBJECT, ticks);
        thread(12).create(DATA, OBJECT, "\\a");
        thread(12).end(DATA);
        post(LOWER, CREATE, DATA, OBJECT);
        post(UPPER, CREATE, DATA, OBJECT);
        assertThat(callbacks(5)).containsOnly("12 \\a");
        assertThat(requests.requestOf(5)).isEqualTo(CallbackRequests.NONE);
    }

    @Test
    void aCreateThatFileInfoRecordsAboveTheFiltersIsKnownToTheirCallbacks() {
        thread(12).create(DATA, OBJECT, "\\a");
        entered(UPPER, CREATE, DATA, OBJECT);
        returned(UPPER, CREATE, DATA, OBJECT, ticks);
        post(UPPER, CREATE, DATA, OBJECT);
        thread(12).end(DATA);
        assertThat(callbacks(3)).containsOnly("12 \\a");
    }

    @Test
    void aCreateThatIsIssuedInACallbackIsARequestOfItsOwn() {
        entered(UPPER, CREATE, DATA, OBJECT);
        long outer = ticks;
        entered(LOWER, CREATE, OTHER_DATA, OTHER_OBJECT);
        returned(LOWER, CREATE, OTHER_DATA, OTHER_OBJECT, ticks);
        thread(12).create(OTHER_DATA, OTHER_OBJECT, "\\inner");
        returned(UPPER, CREATE, DATA, OBJECT, outer);
        thread(12).create(DATA, OBJECT, "\\outer");
        assertThat(callbacks(4)).containsExactly("12 \\outer", "12 \\inner", "12 \\inner", "12 \\outer");
    }

    @Test
    void aRequestThatComesBackAfterOthersIsStillTheSame() {
        entered(UPPER, READ, DATA, OBJECT);
        returned(UPPER, READ, DATA, OBJECT, ticks);
        thread(12).read(DATA, OBJECT);
        entered(UPPER, READ, OTHER_DATA, OBJECT);
        returned(UPPER, READ, OTHER_DATA, OBJECT, ticks);
        thread(16).read(OTHER_DATA, OBJECT);
        post(UPPER, READ, OTHER_DATA, OBJECT);
        post(UPPER, READ, DATA, OBJECT);
        assertThat(callbacks(6)).containsExactly("12 null", "12 null", "16 null", "16 null", "16 null", "12 null");
        assertThat(requests.requestOf(5)).isEqualTo(requests.requestOf(0));
    }

    @Test
    void whenACallbackDataIsUsedAgainNothingOfTheRequestBeforeIsTakenOver() {
        entered(UPPER, CREATE, DATA, OBJECT);
        returned(UPPER, CREATE, DATA, OBJECT, ticks);
        thread(12).create(DATA, OBJECT, "\\a");
        thread(12).end(DATA);
        entered(UPPER, CREATE, DATA, OTHER_OBJECT);
        thread(-1).failed(UPPER, CREATE, DATA, OTHER_OBJECT, NOT_FOUND);
        entered(UPPER, CREATE, DATA, OBJECT);
        returned(UPPER, CREATE, DATA, OBJECT, ticks);
        thread(16).create(DATA, OBJECT, "\\b");
        assertThat(callbacks(6)).containsExactly("12 \\a", "12 \\a", "-1 null", "-1 null", "16 \\b", "16 \\b");
    }

    @Test
    void whatAFilterSendsDownOnceMoreHasTheThreadOfTheRequestAndThePathThatItHasThen() {
        entered(UPPER, CREATE, DATA, OBJECT);
        returned(UPPER, CREATE, DATA, OBJECT, ticks);
        entered(LOWER, CREATE, DATA, OBJECT);
        returned(LOWER, CREATE, DATA, OBJECT, ticks);
        thread(12).create(DATA, OBJECT, "\\a");
        thread(12).end(DATA);
        records.at(++ticks).by(-1, -1).enterPost(UPPER, CREATE, DATA, OBJECT);
        entered(LOWER, CREATE, DATA, OBJECT);
        assertThat(callbacks(6)).endsWith("12 \\a", "12 null");
        returned(LOWER, CREATE, DATA, OBJECT, ticks);
        thread(12).create(DATA, OBJECT, "\\b");
        assertThat(callbacks(7)).endsWith("12 \\a", "12 \\b", "12 \\b");
    }

    @Test
    void theIdOfAFileIsNoPath() {
        entered(UPPER, CREATE, DATA, OBJECT);
        thread(12).createById(DATA, OBJECT);
        assertThat(callbacks(1)).containsExactly("12 null");
    }

    @Test
    void beyondTheBoundsNothingIsKnown() {
        learn(new CallbackRequests(3, 2));
        for (int i = 0; i < 4; i++) {
            entered(UPPER, CREATE, DATA + (i << 16), OBJECT + (i << 16));
            thread(12).create(DATA + (i << 16), OBJECT + (i << 16), "\\" + i);
        }
        returned(UPPER, CREATE, DATA, OBJECT, 2);
        assertThat(callbacks(5)).containsExactly("12 \\0", "12 \\1", "-1 null", "-1 null", "-1 null");
    }
}
