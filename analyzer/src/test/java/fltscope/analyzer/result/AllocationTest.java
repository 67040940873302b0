package fltscope.analyzer.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import fltscope.analyzer.fixture.IoRecords;
import fltscope.schemas.record.FileOperation;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Nothing is allocated per event: what is measured is the traffic of a warm analyzer, with paths that were seen before. */
class AllocationTest {
    private static final int THREADS = 8;
    private static final int PATHS = 64;
    private static final int RECORDS = 200_000;

    private long sent;
    private long ticks;
    private long seed = 1;
    private final Analyzer analyzer = new Analyzer(IoRecords.header());
    private final IoRecords records = new IoRecords(record -> {
        sent++;
        analyzer.accept(record);
    });
    private final String[] paths = new String[PATHS];

    @Test
    void aWarmAnalyzerAllocatesLessThanAByteForEachRecord() {
        assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeThat(threads.isThreadAllocatedMemorySupported()).isTrue();
        for (int i = 0; i < PATHS; i++) {
            paths[i] = "\\Device\\HarddiskVolume2\\Users\\ana\\AppData\\item" + i + ".dat";
        }
        records.at(0);
        for (int i = 0; i < THREADS; i++) {
            records.processStarted(100 + i, "app" + i + ".exe").threadStarted(100 + i, 200 + i);
        }
        traffic(RECORDS);
        long before = threads.getCurrentThreadAllocatedBytes();
        long sentBefore = sent;
        traffic(RECORDS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        long measured = sent - sentBefore;
        assertThat(measured).isGreaterThanOrEqualTo(RECORDS);
        assertThat(allocated).as("bytes allocated for %d records", measured).isLessThan(measured);
    }

    /** Opens of a thread, one after the other: callbacks, create, reads and a write, cleanup and close, with their ends. */
    private void traffic(int count) {
        long until = sent + count;
        while (sent < until) {
            int thread = next(THREADS);
            long irp = 0x1000 + 0x10L * thread;
            long object = 0xA000 + 0x100L * next(64);
            records.by(100 + thread, 200 + thread).cpu(thread % 4);
            callbacks(0x00);
            records.at(++ticks).create(irp, object, paths[next(PATHS)], 0x0100_0060);
            if (next(6) == 0) {
                records.at(ticks += 20).end(irp, IoRecords.NOT_FOUND);
                continue;
            }
            records.at(ticks += 20).end(irp);
            for (int i = next(5); i > 0; i--) {
                FileOperation operation = next(4) == 0 ? FileOperation.WRITE : FileOperation.READ;
                callbacks(operation.majorFunction());
                records.at(++ticks)
                        .operation(operation, irp, object, object + 8)
                        .at(ticks += 3)
                        .end(irp);
            }
            callbacks(0x12);
            records.at(++ticks).cleanup(irp, object).at(ticks += 3).end(irp);
            if (next(25) > 0) {
                callbacks(0x02);
                records.at(++ticks).close(irp, object).at(ticks += 3).end(irp);
            }
        }
    }

    private void callbacks(int majorFunction) {
        for (int filter = 0; filter < 3; filter++) {
            long routine = 0xFFFF_F800_0000_0000L + 0x1_0000L * filter + 0x10L * majorFunction;
            records.at(++ticks).callbackStart(routine, majorFunction);
            records.at(ticks += 2).callback(routine, majorFunction, false, 2);
        }
    }

    private int next(int bound) {
        seed = seed * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        return (int) ((seed >>> 33) % bound);
    }
}
