package fltscope.schemas.etl;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.trace.TraceCounter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** All bytes are made by hand. */
class PerfInfoRunTest {
    private static final int PERFINFO_32 = 0xC010_0003;
    private static final int PERFINFO_64 = 0xC011_0003;
    private static final int COMPACT_64 = 0xC004_0003;
    private static final int WITH_COUNTER = 0xC011_0103;
    private static final int BYTES = 0x18;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(0x200).order(ByteOrder.LITTLE_ENDIAN);
    private final PerfInfoRun run = new PerfInfoRun();
    private final RecordCursor cursor = new RecordCursor();
    private int end;

    private void record(int marker, int hook, int bytes, long ticks) {
        buffer.putInt(end, marker).putShort(end + 4, (short) bytes).putShort(end + 6, (short) hook);
        buffer.putLong(end + 8, ticks);
        end += BYTES;
    }

    private void countFrom(long notBefore) {
        cursor.wrap(buffer, 0, end).count(run, 0, notBefore);
    }

    @Test
    void aRunIsCountedByHookWhateverThePointerSize() {
        record(PERFINFO_64, 0x0462, BYTES, 10);
        record(PERFINFO_32, 0x0443, BYTES - 3, 10);
        record(PERFINFO_64, 0x0462, BYTES, 12);
        countFrom(10);
        assertThat(run.count(0x0462)).isEqualTo(2);
        assertThat(run.count(0x0443)).isEqualTo(1);
        assertThat(run.records()).isEqualTo(3);
        assertThat(run.lastTicks()).isEqualTo(12);
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.damage()).isNull();
    }

    @Test
    void timesAreShiftedBeforeTheyAreCompared() {
        record(PERFINFO_64, 0x0462, BYTES, 10);
        cursor.wrap(buffer, 0, end).count(run, 90, 100);
        assertThat(run.records()).isEqualTo(1);
        assertThat(run.lastTicks()).isEqualTo(100);
    }

    @Test
    void aRunLeavesToTheCursorWhatIsNotPlain() {
        assertLeft(COMPACT_64, 0x0462, BYTES, 20);
        assertLeft(WITH_COUNTER, 0x0462, BYTES, 20);
        assertLeft(PERFINFO_64, 0x0462, BYTES, 9);
        run.setApart(0x0005, true);
        assertLeft(PERFINFO_64, 0x0005, BYTES, 20);
        run.setApart(0x0005, false);
        end = 0;
        record(PERFINFO_64, 0x0005, BYTES, 20);
        countFrom(0);
        assertThat(run.count(0x0005)).isEqualTo(1);
    }

    private void assertLeft(int marker, int hook, int bytes, long ticks) {
        long before = run.records();
        end = 0;
        record(PERFINFO_64, 0x0443, BYTES, 10);
        record(marker, hook, bytes, ticks);
        countFrom(0);
        assertThat(run.records()).isEqualTo(before + 1);
        assertThat(run.lastTicks()).isEqualTo(10);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.offset()).isEqualTo(BYTES);
    }

    @Test
    void everySizeThatDoesNotFitIsLeftToTheCursorWhichNamesIt() {
        for (int bytes : new int[] {0, 1, 8, 0x0F, BYTES + 1, 0x7FFF, 0x8000, 0xFFFF}) {
            end = 0;
            record(PERFINFO_64, 0x0462, bytes, 10);
            countFrom(0);
            assertThat(run.records()).as("size %d", bytes).isZero();
            assertThat(run.lastTicks()).isZero();
            assertThat(cursor.next()).isFalse();
            assertThat(cursor.damage()).isEqualTo(TraceCounter.RECORD_SIZE_BAD);
        }
    }

    @Test
    void aHeaderThatTheBufferEndsInIsNotRead() {
        record(PERFINFO_64, 0x0462, BYTES, 10);
        record(PERFINFO_64, 0x0462, 0x10, 11);
        end = BYTES + 0x0F;
        countFrom(0);
        assertThat(run.records()).isEqualTo(1);
    }
}
