package fltscope.schemas.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceClockTest {
    private static final long START_TICKS = 2_745_263_251_517L;
    private static final long START_FILE_TIME = 134_116_992_000_000_000L;
    private static final long SECONDS_OF_400_DAYS = 400L * 24 * 3600;

    @Test
    void aPerformanceCounterCountsFromTheFirstEvent() {
        TraceClock clock = clock(TraceClock.Type.QPC, 10_000_000);
        assertThat(clock.nanosSinceStart(START_TICKS)).isZero();
        assertThat(clock.nanosSinceStart(START_TICKS + 1)).isEqualTo(100);
        assertThat(clock.nanosSinceStart(START_TICKS - 1)).isEqualTo(-100);
        assertThat(clock.nanos(10_000_000)).isEqualTo(1_000_000_000);
        assertThat(clock.fileTime(START_TICKS)).isEqualTo(START_FILE_TIME);
        assertThat(clock.fileTime(START_TICKS + 7)).isEqualTo(START_FILE_TIME + 7);
        assertThat(clock.startTicks()).isEqualTo(START_TICKS);
        assertThat(clock.startFileTime()).isEqualTo(START_FILE_TIME);
    }

    @Test
    void anOddFrequencyIsRoundedDownToTheNanosecond() { // 3,579,545 Hz is the ACPI timer
        TraceClock clock = clock(TraceClock.Type.QPC, 3_579_545);
        assertThat(clock.nanos(1)).isEqualTo(279);
        assertThat(clock.nanos(2)).isEqualTo(558);
        assertThat(clock.nanos(3_579_545)).isEqualTo(1_000_000_000);
        assertThat(clock.nanos(-1)).isEqualTo(-280);
        assertThat(clock.fileTime(START_TICKS + 3_579_545)).isEqualTo(START_FILE_TIME + 10_000_000);
    }

    @Test
    void systemTimeTicksAreFileTimes() {
        TraceClock clock = new TraceClock(TraceClock.Type.SYSTEM_TIME, 10_000_000, START_FILE_TIME, START_FILE_TIME);
        assertThat(clock.fileTime(START_FILE_TIME + 12_345)).isEqualTo(START_FILE_TIME + 12_345);
        assertThat(clock.nanosSinceStart(START_FILE_TIME + 12_345)).isEqualTo(1_234_500);
    }

    @Test
    void processorCyclesCountAtTheProcessorsSpeed() {
        TraceClock clock = clock(TraceClock.Type.CPU_CYCLES, 2_400_000_000L);
        assertThat(clock.nanos(24)).isEqualTo(10);
        assertThat(clock.nanos(2_400_000_000L * 3600)).isEqualTo(3_600_000_000_000L);
        assertThat(clock.fileTime(START_TICKS + 240)).isEqualTo(START_FILE_TIME + 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1000, 3_579_545, 10_000_000, 14_318_180, 1_000_000_000, 2_400_000_000L, 5_800_000_000L})
    void noMonthOverflowsAndEveryTickIsExact(long frequency) {
        TraceClock clock = clock(TraceClock.Type.QPC, frequency);
        Random random = new Random(frequency);
        long span = SECONDS_OF_400_DAYS * frequency;
        for (int i = 0; i < 2000; i++) {
            long ticks = i == 0 ? span : i == 1 ? span - 1 : random.nextLong(2 * span) - span;
            assertThat(clock.nanos(ticks)).isEqualTo(exact(ticks, 1_000_000_000, frequency));
            assertThat(clock.fileTime(START_TICKS + ticks))
                    .isEqualTo(START_FILE_TIME + exact(ticks, 10_000_000, frequency));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1000, 3_579_545, 10_000_000, 14_318_180, 1_000_000_000})
    void theTickAtATimeIsTheOneWhoseTimeItIs(long frequency) {
        TraceClock clock = clock(TraceClock.Type.QPC, frequency);
        Random random = new Random(frequency);
        for (int i = 0; i < 2000; i++) {
            long nanos = random.nextLong(SECONDS_OF_400_DAYS) * 1_000_000_000 + random.nextInt(1_000_000_000);
            long at = clock.ticksAt(nanos);
            // The last tick that is not later, up to the rounding of its own time.
            assertThat(clock.nanosSinceStart(at)).isLessThanOrEqualTo(nanos);
            assertThat(clock.nanosSinceStart(at + 1)).isGreaterThanOrEqualTo(nanos);
            long fileTime = START_FILE_TIME + nanos / 100;
            assertThat(clock.fileTime(clock.ticksAtFileTime(fileTime))).isLessThanOrEqualTo(fileTime);
            assertThat(clock.fileTime(clock.ticksAtFileTime(fileTime) + 1)).isGreaterThanOrEqualTo(fileTime);
        }
    }

    @Test
    void whereATickIsAWholeNumberOfNanosecondsTheInverseIsExact() {
        for (long frequency : new long[] {1, 1000, 10_000_000, 1_000_000_000}) {
            TraceClock clock = clock(TraceClock.Type.QPC, frequency);
            for (long ticks : new long[] {0, 1, -1, 12_345, -12_345, SECONDS_OF_400_DAYS * frequency}) {
                assertThat(clock.ticksAt(clock.nanosSinceStart(START_TICKS + ticks)))
                        .isEqualTo(START_TICKS + ticks);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 2, 7, Long.MAX_VALUE, Long.MIN_VALUE, 0xFFFF_FFFFL * 1_000_000})
    void noFrequencyAndNoTimeStopsTheReading(long frequency) {
        TraceClock clock = clock(TraceClock.Type.QPC, frequency);
        assertThat(clock.ticksPerSecond()).isEqualTo(Math.max(1, frequency));
        assertThat(clock.nanosSinceStart(START_TICKS)).isZero();
        assertThat(clock.fileTime(START_TICKS)).isEqualTo(START_FILE_TIME);
        for (long ticks : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, START_TICKS - 1}) {
            // Beyond the range of a long the results mean nothing, but they come.
            clock.nanos(ticks);
            clock.fileTime(ticks);
            clock.ticksAt(ticks);
            clock.ticksAtFileTime(ticks);
            clock.shiftTicks(new TraceClock(TraceClock.Type.QPC, frequency, ticks, ticks));
        }
        assertThat(clock.shiftTicks(clock)).isZero();
    }

    @Test
    void theTypesAreThoseOfReservedFlagsAndAnyOtherNumberIsAPerformanceCounter() {
        assertThat(TraceClock.Type.of(0)).isEqualTo(TraceClock.Type.QPC);
        assertThat(TraceClock.Type.of(1)).isEqualTo(TraceClock.Type.QPC);
        assertThat(TraceClock.Type.of(2)).isEqualTo(TraceClock.Type.SYSTEM_TIME);
        assertThat(TraceClock.Type.of(3)).isEqualTo(TraceClock.Type.CPU_CYCLES);
        assertThat(TraceClock.Type.of(4)).isEqualTo(TraceClock.Type.QPC);
        assertThat(TraceClock.Type.of(-1)).isEqualTo(TraceClock.Type.QPC);
    }

    @Test
    void aSessionOfTheSameBootIsNotShifted() {
        TraceClock first = clock(TraceClock.Type.QPC, 10_000_000);
        long hour = 3600L * 10_000_000;
        TraceClock later = new TraceClock(
                TraceClock.Type.QPC, 10_000_000, START_TICKS + hour, START_FILE_TIME + hour + 15_000_000);
        assertThat(first.sameKind(later)).isTrue();
        assertThat(first.shiftTicks(later))
                .as("the calendar may be corrected by seconds")
                .isZero();
    }

    @Test
    void clocksThatAreTenSecondsOffTheCalendarAreOneAndBeyondThatTheMachineWasRestarted() {
        long seconds = 10 * 10_000_000L;
        TraceClock first = clock(TraceClock.Type.QPC, 10_000_000);
        for (int sign = -1; sign <= 1; sign += 2) {
            assertThat(first.shiftTicks(startedAt(START_FILE_TIME + sign * seconds)))
                    .isZero();
            assertThat(first.shiftTicks(startedAt(START_FILE_TIME + sign * (seconds + 1))))
                    .isEqualTo(sign * (seconds + 1));
        }
    }

    private static TraceClock startedAt(long fileTime) {
        return new TraceClock(TraceClock.Type.QPC, 10_000_000, START_TICKS, fileTime);
    }

    @Test
    void aSessionAfterARestartIsShiftedToTheFirstOnesClock() {
        TraceClock first = clock(TraceClock.Type.QPC, 10_000_000);
        long hour = 3600L * 10_000_000;
        TraceClock later = new TraceClock(TraceClock.Type.QPC, 10_000_000, 5_000_000, START_FILE_TIME + hour);
        long shift = first.shiftTicks(later);
        assertThat(first.fileTime(later.startTicks() + shift)).isEqualTo(later.startFileTime());
    }

    @Test
    void clocksOfOtherTypesOrFrequenciesAreNotOfOneKind() {
        TraceClock clock = clock(TraceClock.Type.QPC, 10_000_000);
        assertThat(clock.sameKind(clock(TraceClock.Type.QPC, 10_000_000))).isTrue();
        assertThat(clock.sameKind(clock(TraceClock.Type.QPC, 3_579_545))).isFalse();
        assertThat(clock.sameKind(clock(TraceClock.Type.SYSTEM_TIME, 10_000_000)))
                .isFalse();
    }

    private static TraceClock clock(TraceClock.Type type, long frequency) {
        return new TraceClock(type, frequency, START_TICKS, START_FILE_TIME);
    }

    private static long exact(long ticks, long units, long frequency) {
        BigInteger[] parts = BigInteger.valueOf(ticks)
                .multiply(BigInteger.valueOf(units))
                .divideAndRemainder(BigInteger.valueOf(frequency));
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }
}
