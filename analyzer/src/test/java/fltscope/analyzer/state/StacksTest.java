package fltscope.analyzer.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fltscope.schemas.record.IoRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StacksTest {
    private static final long KERNEL = 0xFFFF_F803_0000_0000L;
    private static final long USER = 0x7FF8_0000_0000L;

    private final Recording recording = new Recording();
    private final Stacks stacks = recording.state.stacks();

    private long[] frames(int threadId, long ticks) {
        Stack stack = stacks.stackOf(threadId, ticks);
        return LongStream.range(0, stack.frameCount())
                .map(i -> stack.frame((int) i))
                .toArray();
    }

    @Test
    void theHalvesOfAnExpectedStackAreJoinedKernelFirst() {
        stacks.expect(20, 100);
        stacks.expect(24, 100);
        assertThat(stacks.stackOf(20, 100)).isNull();
        recording.stack(100, 8, 20, KERNEL + 1, KERNEL + 2);
        recording.stack(100, 8, 20, USER + 1);
        recording.stack(100, 8, 24, USER + 9);
        recording.stack(100, 8, 24, KERNEL + 9);
        assertThat(frames(20, 100)).containsExactly(KERNEL + 1, KERNEL + 2, USER + 1);
        assertThat(stacks.stackOf(20, 100).kernelFrameCount()).isEqualTo(2);
        assertThat(frames(24, 100)).containsExactly(KERNEL + 9, USER + 9);
    }

    @Test
    void aStackThatHasBothHalvesIsTakenApart() {
        stacks.expect(20, 100);
        recording.stack(100, 8, 20, KERNEL + 1, KERNEL + 2, USER + 1, USER + 2);
        recording.stack(100, 8, 20, USER + 3);
        assertThat(frames(20, 100)).containsExactly(KERNEL + 1, KERNEL + 2, USER + 1, USER + 2);
        assertThat(stacks.stackOf(20, 100).kernelFrameCount()).isEqualTo(2);
    }

    @Test
    void kernelFramesOf32BitsAreToldFromUserFrames() {
        stacks.expect(20, 100);
        recording.stack(100, 8, 20, 0x7700_1000L);
        recording.stack(100, 8, 20, 0x8050_1000L, 0x8050_2000L);
        assertThat(frames(20, 100)).containsExactly(0x8050_1000L, 0x8050_2000L, 0x7700_1000L);
    }

    @Test
    void stacksOfOtherEventsLeaveNoTrace() {
        stacks.expect(20, 100);
        recording.stack(100, 8, 24, KERNEL);
        recording.stack(101, 8, 20, KERNEL);
        recording.stackKeyUsed(100, 24, 7, 0);
        recording.stackKeyDefined(900, 7, KERNEL);
        recording.stack(100, 8, 20);
        assertThat(stacks.stackOf(20, 100)).isNull();
        assertThat(stacks.stackOf(24, 100)).isNull();
        assertThat(stacks.expected()).isEqualTo(1);
    }

    @Test
    void aHalfToldTwiceCountsOnce() {
        stacks.expect(20, 100);
        recording.stack(100, 8, 20, KERNEL + 1);
        recording.stack(100, 8, 20, KERNEL + 2);
        recording.stackKeyUsed(100, 20, 7, 0);
        recording.stackKeyDefined(900, 7, KERNEL + 3);
        assertThat(frames(20, 100)).containsExactly(KERNEL + 1);
    }

    @Test
    void anEventWithoutAThreadGetsTheStackOfItsTimeAndTheThreadWithIt() {
        stacks.expect(-1, 100);
        recording.stack(100, 8, 20, KERNEL + 1);
        recording.stack(100, 8, 24, USER + 2);
        recording.stack(100, 8, 20, USER + 1);
        assertThat(frames(-1, 100)).containsExactly(KERNEL + 1, USER + 1);
        assertThat(stacks.stackOf(-1, 100).threadId()).isEqualTo(20);
        stacks.expect(24, 100);
        recording.stack(100, 8, 24, USER + 2);
        assertThat(frames(24, 100)).containsExactly(USER + 2);
    }

    @Test
    void aKeyIsResolvedByTheDefinitionThatComesLater() {
        stacks.expect(20, 100);
        stacks.expect(20, 200);
        recording.stackKeyUsed(100, 20, 7, 0);
        recording.stackKeyUsed(100, 20, 8, IoRecord.FLAG_USER_STACK);
        recording.stackKeyUsed(200, 20, 7, 0);
        assertThat(stacks.stackOf(20, 100).frameCount()).isZero();
        recording.stackKeyDefined(900, 8, USER + 1);
        assertThat(frames(20, 100)).containsExactly(USER + 1);
        recording.stackKeyDefined(900, 7, KERNEL + 1, KERNEL + 2);
        assertThat(frames(20, 100)).containsExactly(KERNEL + 1, KERNEL + 2, USER + 1);
        assertThat(frames(20, 200)).containsExactly(KERNEL + 1, KERNEL + 2);
    }

    @Test
    void aKeyDefinedAnewStandsForTheNextDefinitionAfterItsUse() {
        stacks.expect(20, 100);
        stacks.expect(20, 200);
        stacks.expect(20, 300);
        recording.stackKeyDefined(50, 7, KERNEL + 1);
        recording.stackKeyUsed(100, 20, 7, 0);
        recording.stackKeyDefined(150, 7, KERNEL + 2);
        recording.stackKeyUsed(200, 20, 7, 0);
        recording.stackKeyDefined(250, 7, KERNEL + 3);
        recording.stackKeyUsed(300, 20, 7, 0);
        assertThat(frames(20, 100)).containsExactly(KERNEL + 2);
        assertThat(frames(20, 200)).containsExactly(KERNEL + 3);
        assertThat(stacks.stackOf(20, 300).frameCount()).isZero();
    }

    @Test
    void oneHalfMayBeAKeyAndTheOtherFrames() {
        stacks.expect(20, 100);
        recording.stack(100, 8, 20, USER + 1);
        recording.stackKeyUsed(100, 20, 7, 0);
        recording.stackKeyDefined(900, 7, KERNEL + 1);
        assertThat(frames(20, 100)).containsExactly(KERNEL + 1, USER + 1);
    }

    @Test
    void whatIsForgottenIsGoneAndTheOthersStillGetTheirFrames() {
        for (int thread = 20; thread < 24; thread++) {
            stacks.expect(thread, 100);
            recording.stackKeyUsed(100, thread, 7, 0);
        }
        stacks.forget(23, 100);
        stacks.forget(21, 100);
        stacks.forget(20, 100);
        stacks.forget(20, 100);
        stacks.forget(99, 1);
        recording.stackKeyDefined(900, 7, KERNEL + 1);
        assertThat(stacks.stackOf(20, 100)).isNull();
        assertThat(stacks.stackOf(21, 100)).isNull();
        assertThat(stacks.stackOf(23, 100)).isNull();
        assertThat(frames(22, 100)).containsExactly(KERNEL + 1);
        stacks.expect(30, 950);
        assertThat(stacks.stackOf(30, 950)).as("one that was forgotten").isNull();
        stacks.forget(30, 950);
        assertThat(stacks.expected()).isEqualTo(1);
    }

    @Test
    void aForgottenStackIsUsedAgainWithoutWhatItHeld() {
        stacks.expect(20, 100);
        stacks.expect(20, 100);
        recording.stack(100, 8, 20, KERNEL + 1);
        recording.stackKeyUsed(100, 20, 8, IoRecord.FLAG_USER_STACK);
        Stack first = stacks.stackOf(20, 100);
        stacks.forget(20, 100);
        stacks.expect(24, 200);
        assertThat(stacks.stackOf(24, 200)).isNull();
        recording.stackKeyDefined(900, 8, USER + 1);
        recording.stack(200, 8, 24, USER + 5);
        assertThat(stacks.stackOf(24, 200)).isSameAs(first);
        assertThat(frames(24, 200)).containsExactly(USER + 5);
        assertThat(first.threadId()).isEqualTo(24);
    }

    @Test
    void framesSharedByADefinitionAreNotOverwrittenWhenAStackIsUsedAgain() {
        stacks.expect(20, 100);
        stacks.expect(24, 100);
        recording.stackKeyUsed(100, 20, 7, 0);
        recording.stackKeyUsed(100, 24, 7, 0);
        recording.stackKeyDefined(900, 7, KERNEL + 1);
        stacks.forget(20, 100);
        stacks.expect(28, 950);
        recording.stack(950, 8, 28, KERNEL + 5);
        assertThat(frames(24, 100)).containsExactly(KERNEL + 1);
        assertThat(frames(28, 950)).containsExactly(KERNEL + 5);
    }

    @Test
    void aStackTooDeepIsCut() {
        long[] deep = LongStream.range(0, 2000).map(i -> KERNEL + i).toArray();
        stacks.expect(20, 100);
        stacks.expect(24, 100);
        recording.stack(100, 8, 20, deep);
        recording.stackKeyUsed(100, 24, 7, 0);
        recording.stackKeyDefined(900, 7, deep);
        assertThat(stacks.stackOf(20, 100).frameCount()).isEqualTo(StackHalf.MAX_FRAMES);
        assertThat(stacks.stackOf(24, 100).frame(StackHalf.MAX_FRAMES - 1)).isEqualTo(KERNEL + 255);
    }

    /** A clock of the system's time stands still for milliseconds; a scan of all events of a moment would take a minute here. */
    @Test
    void manyThreadsAtOneMomentAreEachFoundAtOnce() {
        int threads = 200_000;
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int thread = 0; thread < threads; thread++) {
                stacks.expect(thread, 100);
            }
            for (int thread = 0; thread < threads; thread++) {
                assertThat(stacks.stackOf(thread, 100)).isNull();
                stacks.forget(thread, 100);
            }
        });
        assertThat(stacks.expected()).isZero();
    }

    @Test
    void aLongTraceUsesNoMoreStacksThanAreWantedAtOneTime() {
        Random random = new Random(11);
        ArrayDeque<long[]> alive = new ArrayDeque<>();
        Set<Stack> objects = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            int thread = 20 + random.nextInt(4);
            long ticks = i / 3;
            if (stacks.stackOf(thread, ticks) == null) {
                stacks.expect(thread, ticks);
                alive.add(new long[] {thread, ticks, i});
            }
            recording.stack(ticks, 8, thread, KERNEL + i);
            recording.stackKeyUsed(ticks, thread, random.nextInt(8), IoRecord.FLAG_USER_STACK);
            objects.add(stacks.stackOf(thread, ticks));
            if (alive.size() > 50) {
                long[] oldest = alive.remove();
                assertThat(frames((int) oldest[0], oldest[1])[0]).isEqualTo(KERNEL + oldest[2]);
                stacks.forget((int) oldest[0], oldest[1]);
            }
            if (i % 1000 == 0) {
                recording.stackKeyDefined(i, random.nextInt(8), USER);
            }
        }
        assertThat(objects).hasSizeLessThanOrEqualTo(51);
        assertThat(stacks.expected()).isEqualTo(alive.size());
        for (int key = 0; key < 8; key++) {
            recording.stackKeyDefined(30_000, key, USER + key);
        }
        assertThat(alive)
                .allSatisfy(each ->
                        assertThat(frames((int) each[0], each[1])).hasSize(2).startsWith(KERNEL + each[2]));
    }
}
