package fltscope.analyzer.life;

import static fltscope.analyzer.life.LifeScript.DATA;
import static fltscope.analyzer.life.LifeScript.LOWER;
import static fltscope.analyzer.life.LifeScript.OBJECT;
import static fltscope.analyzer.life.LifeScript.PACKET;
import static fltscope.analyzer.life.LifeScript.THREAD;
import static fltscope.analyzer.life.LifeScript.UPPER;
import static org.assertj.core.api.Assertions.assertThat;

import fltscope.analyzer.pairing.FileObject;
import fltscope.analyzer.pairing.LifeEnd;
import fltscope.analyzer.result.coverage.Answer;
import fltscope.schemas.event.MajorFunction;
import fltscope.schemas.record.FileOperation;
import fltscope.schemas.record.IoRecord;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifeCollectorTest {
    private static final int ACCESS_DENIED = 0xC0000022;
    private static final int REPARSE = 0x104;
    private static final int DISALLOW_FAST_IO = 0xC01C0004;
    private static final int CREATE = MajorFunction.CREATE;

    @Test
    void anAddressThatIsUsedAgainHasALifeForEachOpen() {
        List<Life> lives = LifeScript.ofObject()
                .create(1, "\\a")
                .end(1, 0)
                .start(FileOperation.CLEANUP, 1)
                .end(1, 0)
                .start(FileOperation.CLOSE, 1)
                .end(1, 0)
                .create(1, "\\b")
                .end(1, ACCESS_DENIED)
                .create(1, "\\c")
                .end(1, REPARSE)
                .create(1, "\\d")
                .end(1, 0)
                .create(2, "\\e")
                .end(2, 0)
                .lives();

        assertThat(lives).extracting(Life::path).containsExactly("\\a", "\\b", "\\c", "\\d", "\\e");
        assertThat(lives).extracting(Life::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(lives)
                .extracting(Life::end)
                .containsExactly(LifeEnd.CLOSED, LifeEnd.FAILED, LifeEnd.REPARSED, LifeEnd.REPLACED, LifeEnd.OPEN);
        assertThat(lives.get(0).requestCount()).isEqualTo(3);
        assertThat(lives.get(0).cleanup().startTicks()).isEqualTo(1002);
        assertThat(lives.get(0).endTicks()).isEqualTo(1004);
        assertThat(lives.get(3).endTicks()).isEqualTo(lives.get(4).startTicks());
    }

    @Test
    void otherFileObjectsLeaveNoTrace() {
        List<Life> lives = LifeScript.ofObject()
                .createOf(0x10, 1, "\\other")
                .end(1, 0)
                .startOf(0x10, FileOperation.CLOSE, 1)
                .lives();

        assertThat(lives).isEmpty();
    }

    @Test
    void anEndBelongsToTheOperationThatIsUnderWayWithItsPointer() {
        List<Life> lives = LifeScript.ofObject()
                .create(1, "\\a")
                .createOf(0x10, 1, "\\other")
                .end(1, ACCESS_DENIED)
                .lives();

        assertThat(lives.get(0).end()).isEqualTo(LifeEnd.OPEN);
        assertThat(lives.get(0).create().hasEnded()).isFalse();
        assertThat(lives.get(0).create().isPending()).isFalse();
    }

    @Test
    void callbacksBelongToTheOperationWithTheirCallbackDataAndTheCreateBeginsWithTheFirst() {
        Life life = throughFilters(DATA);

        assertThat(life.requestCount()).isEqualTo(1);
        assertThat(life.startTicks()).isEqualTo(1000);
        LifeRequest create = life.create();
        assertThat(create.recordTicks()).isEqualTo(1006);
        assertThat(create.threadId()).isEqualTo(THREAD);
        assertThat(create.callbacks())
                .extracting(LifeCallback::routine)
                .containsExactly(UPPER, LOWER, LOWER + 1, UPPER + 1);
        assertThat(create.callbacks()).extracting(LifeCallback::post).containsExactly(false, false, true, true);
        assertThat(create.callbacks().get(0).enteredTicks()).isEqualTo(1000);
        assertThat(create.callbacks().get(0).returnedTicks()).isEqualTo(1002);
    }

    @Test
    void callbacksAlsoBelongToTheOperationWithTheirIrp() {
        assertThat(throughFilters(PACKET).create().callbacks()).hasSize(4);
    }

    private static Life throughFilters(long pointer) {
        List<Life> lives = LifeScript.ofObject()
                .callback(UPPER, CREATE, false)
                .callback(LOWER, CREATE, false)
                .create(pointer, "\\a")
                .end(pointer, 0)
                .callback(LOWER + 1, CREATE, true)
                .callback(UPPER + 1, CREATE, true)
                .lives();
        assertThat(lives).hasSize(1);
        return lives.get(0);
    }

    @Test
    void filtersBelowTheOneThatTellsOfTheOperationAreSeenToo() {
        List<Life> lives = LifeScript.ofObject()
                .create(DATA, "\\a")
                .callback(LOWER, CREATE, false)
                .callback(LOWER + 1, CREATE, true)
                .end(DATA, 0)
                .lives();

        assertThat(lives).singleElement().satisfies(life -> {
            assertThat(life.create().callbacks()).hasSize(2);
            assertThat(life.end()).isEqualTo(LifeEnd.OPEN);
        });
    }

    @Test
    void aLifeThatOnlyFiltersTellOf() {
        List<Life> lives = LifeScript.ofObject()
                .callback(UPPER, CREATE, false)
                .callback(UPPER + 1, CREATE, true)
                .callback(UPPER, MajorFunction.CLEANUP, false)
                .callback(UPPER, MajorFunction.CLOSE, false)
                .lives();

        assertThat(lives).singleElement().satisfies(life -> {
            assertThat(life.isToldByFiltersOnly()).isTrue();
            assertThat(life.createSeen()).isTrue();
            assertThat(life.end()).isEqualTo(LifeEnd.CLOSED);
            assertThat(life.requestCount()).isEqualTo(3);
        });
    }

    @Test
    void aCreateThatAFilterFailsOpensNothing() {
        List<Life> lives =
                LifeScript.ofObject().failed(UPPER, CREATE, ACCESS_DENIED).lives();

        assertThat(lives)
                .singleElement()
                .satisfies(life -> assertThat(life.end()).isEqualTo(LifeEnd.FAILED));
        LifeCallback callback = lives.get(0).create().callbacks().get(0);
        assertThat(callback.failed()).isTrue();
        assertThat(callback.status()).isEqualTo(ACCESS_DENIED);
        assertThat(callback.enteredTicks()).isEqualTo(FileObject.NEVER);
    }

    @Test
    void aRequestThatDoesNotComeBackIsPending() {
        Life life = LifeScript.ofObject()
                .create(1, "\\a")
                .end(1, 0)
                .callback(UPPER, 0x0E, false)
                .entered(LOWER, 0x0E, false)
                .lives()
                .get(0);

        LifeRequest control = life.firstRequests().get(1);
        assertThat(control.isPending()).isTrue();
        assertThat(control.operation()).isNull();
        assertThat(control.callbacks().get(1).returnedTicks()).isEqualTo(FileObject.NEVER);
        assertThat(life.create().isPending()).isFalse();
    }

    @Test
    void aRequestThatComesAgainAfterItsReturnIsAnother() {
        Life life = LifeScript.ofObject()
                .create(1, "\\a")
                .callback(UPPER, 0x0E, false)
                .callback(UPPER + 1, 0x0E, true)
                .callback(UPPER, 0x0E, false)
                .callback(LOWER, 0x0E, false)
                .callback(UPPER, 0x0E, false)
                .lives()
                .get(0);

        assertThat(life.firstRequests())
                .extracting(request -> request.callbacks().size())
                .containsExactly(0, 2, 2, 1);
    }

    @Test
    void anOpenWithoutACreateWasThereBefore() {
        List<Life> lives = LifeScript.ofObject()
                .start(FileOperation.READ, 1)
                .start(FileOperation.CLOSE, 1)
                .start(FileOperation.READ, 2)
                .lives();

        assertThat(lives).extracting(Life::createSeen).containsExactly(false, false);
        assertThat(lives).extracting(Life::end).containsExactly(LifeEnd.CLOSED, LifeEnd.OPEN);
        assertThat(lives.get(0).fileKey()).isEqualTo(0x77);
    }

    @Test
    void whatBothProvidersTellIsOneOperation() {
        Life life = LifeScript.ofObject()
                .create(1, "\\a")
                .kernelFile()
                .create(1, "\\a")
                .fileIo()
                .end(1, 0)
                .kernelFile()
                .end(1, 0)
                .fileIo()
                .start(FileOperation.READ, 1)
                .end(1, 0)
                .lives()
                .get(0);

        assertThat(life.requestCount()).isEqualTo(2);
        assertThat(life.create().endTicks()).isEqualTo(1002);
        assertThat(life.firstRequests().get(1).endTicks()).isEqualTo(1005);
    }

    @Test
    void aReissueIsTheSameOperation() {
        Life life = LifeScript.ofObject()
                .create(1, "\\a")
                .end(1, 0)
                .start(FileOperation.READ, 1)
                .end(1, DISALLOW_FAST_IO)
                .start(FileOperation.READ, 1)
                .end(1, 0)
                .lives()
                .get(0);

        LifeRequest read = life.firstRequests().get(1);
        assertThat(life.requestCount()).isEqualTo(2);
        assertThat(read.reissues()).isEqualTo(1);
        assertThat(read.status()).isZero();
        assertThat(read.endTicks()).isEqualTo(1005);
    }

    @Test
    void withoutEndsACreateUnderTheSamePointerIsAnotherLife() {
        List<Life> lives =
                LifeScript.ofObject().create(1, "\\a").create(1, "\\a").lives();

        assertThat(lives).extracting(Life::end).containsExactly(LifeEnd.REPLACED, LifeEnd.OPEN);
    }

    @Test
    void aCloseOfTheSameMomentFromAnotherProcessorIsOfTheLifeBefore() {
        List<Life> lives = LifeScript.ofObject()
                .create(1, "\\a")
                .end(1, 0)
                .at(5000)
                .create(2, "\\b")
                .at(5000)
                .cpu(1)
                .start(FileOperation.CLOSE, 1)
                .lives();

        assertThat(lives).extracting(Life::end).containsExactly(LifeEnd.CLOSED, LifeEnd.OPEN);
    }

    @Test
    void aLongLifeKeepsItsFirstAndItsLastRequests() {
        LifeScript script = LifeScript.ofObject().create(1, "\\a").end(1, 0);
        for (int i = 0; i < 1000; i++) {
            script.start(FileOperation.READ, 1).end(1, 0);
        }
        Life life = script.lives().get(0);

        assertThat(life.requestCount()).isEqualTo(1001);
        assertThat(life.firstRequests()).hasSize(40).first().isSameAs(life.create());
        assertThat(life.lastRequests()).hasSize(40);
        assertThat(life.lastRequests().get(39).startTicks()).isEqualTo(1000 + 2 + 2 * 999);
        assertThat(life.omittedRequests()).isEqualTo(921);
    }

    @Test
    void ofManyLivesTheNewestAreKeptInFullOrTheOneThatIsWanted() {
        List<Life> newest = manyLives(0);
        List<Life> third = manyLives(3);

        assertThat(newest).hasSize(200);
        assertThat(newest.get(199).firstRequests()).hasSize(2);
        assertThat(newest.get(100).firstRequests()).isEmpty();
        assertThat(newest.get(100).end()).isEqualTo(LifeEnd.CLOSED);
        assertThat(third.get(2).firstRequests()).hasSize(2);
        assertThat(third.get(3).firstRequests()).isEmpty();
        assertThat(third.get(3).requestCount()).isEqualTo(2);
    }

    private static List<Life> manyLives(int wanted) {
        LifeCollector collector = new LifeCollector(LifeFilter.ofFileObjects(Set.of(OBJECT)), LifeDetail.some(wanted));
        LifeScript script = new LifeScript(collector);
        for (int i = 0; i < 200; i++) {
            script.create(1, "\\a").end(1, 0).start(FileOperation.CLOSE, 1).end(1, 0);
        }
        return script.lives();
    }

    @Test
    void theListOfLivesIsBounded() {
        LifeCollector collector = new LifeCollector(LifeFilter.ofFileObjects(Set.of(OBJECT)), LifeDetail.none());
        LifeScript script = new LifeScript(collector);
        int more = 10;
        for (int i = 0; i < LifeCollector.MOST_ENDED + more; i++) {
            script.create(1, "\\a").end(1, ACCESS_DENIED);
        }

        assertThat(script.lives()).hasSize(LifeCollector.MOST_ENDED);
        assertThat(collector.omitted()).isEqualTo(more);
    }

    @Test
    void theStackOfTheCreateIsKeptWhileTheLifeIs() {
        LifeScript script = LifeScript.ofObject().at(1000).create(1, "\\a");
        Life life = script.stack(1000, UPPER, LOWER).end(1, 0).lives().get(0);

        assertThat(life.stack()).containsExactly(UPPER, LOWER);
        assertThat(life.stackTicks()).isEqualTo(1000);
    }

    @Test
    void aFilterMayDecideWhenTheFilesContextIsKnown() {
        LifeFilter byKey = new LifeFilter() {
            @Override
            public boolean mayWant(IoRecord record) {
                return true;
            }

            @Override
            public Answer wants(Life life) {
                if (life.fileKey() == 0) {
                    return Answer.NOT_YET;
                }
                return life.fileObject() == OBJECT ? Answer.YES : Answer.NO;
            }
        };
        LifeScript script = new LifeScript(new LifeCollector(byKey, LifeDetail.some(0)));
        List<Life> lives = script.create(1, "")
                .createOf(0x10, 2, "")
                .createOf(0x20, 3, "")
                .start(FileOperation.READ, 1)
                .startOf(0x10, FileOperation.READ, 2)
                .startOf(0x10, FileOperation.CLOSE, 2)
                .lives();

        assertThat(lives).extracting(Life::fileObject).containsExactly(OBJECT);
        assertThat(lives.get(0).requestCount()).isEqualTo(2);
    }
}
