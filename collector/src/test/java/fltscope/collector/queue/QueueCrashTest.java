package fltscope.collector.queue;

import static fltscope.collector.queue.QueueScript.FACTS;
import static fltscope.collector.queue.QueueScript.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.schemas.trace.TraceCounter;
import fltscope.schemas.trace.TraceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a queue whose writer is killed; {@code -Dfltscope.kills=50} kills more often. */
class QueueCrashTest {
    private static final int KILLS = Integer.getInteger("fltscope.kills", 4);
    private static final long RESERVE = 1 << 20;

    @TempDir
    Path temporary;

    @Test
    void whatAKilledWriterHasCommittedIsAllReadAndTheNextOneGoesOn() throws Exception {
        SplittableRandom random = new SplittableRandom(4711);
        for (int round = 0; round < KILLS; round++) {
            Path folder = temporary.resolve("q" + round);
            long committed;
            try (WriterProcess writer = WriterProcess.start(folder, 0, Integer.MAX_VALUE, RESERVE)) {
                writer.awaitCommitted(1);
                Thread.sleep(random.nextInt(400));
                committed = writer.kill();
            }
            QueueScript.Read read = QueueScript.read(folder);
            int left = read.numbers().size();
            assertThat(left).as("round %d", round).isGreaterThanOrEqualTo((int) committed);
            assertThat(read.inOrder()).as("round %d, killed", round).isEqualTo("0 to " + left);
            assertThat(read.counters().count(TraceCounter.QUEUE_NOT_ENDED)).isEqualTo(1);
            assertThat(read.counters().sum()).isEqualTo(1);

            try (QueueWriter next = QueueWriter.open(folder, header(), FACTS)) {
                QueueScript.write(next, left, left + 100);
                next.end();
            }
            read = QueueScript.read(folder);
            assertThat(read.inOrder()).as("round %d, continued", round).isEqualTo("0 to " + (left + 100));
            assertThat(read.counters().sum()).isZero();
        }
    }

    @Test
    void aWriterThatIsKilledWhileItBeginsLeavesAFolderThatTheNextOneCanUse() throws Exception {
        SplittableRandom random = new SplittableRandom(42);
        for (int round = 0; round < KILLS; round++) {
            Path folder = temporary.resolve("b" + round);
            try (WriterProcess writer = WriterProcess.start(folder, 0, Integer.MAX_VALUE, RESERVE)) {
                while (!Files.exists(folder.resolve(QueueFolder.LOCK)) && writer.isAlive()) {
                    Thread.onSpinWait();
                }
                Thread.sleep(random.nextInt(150)); // the mark is there after some 100 ms
                writer.kill();
            }
            int left = QueueFolder.isQueue(folder)
                    ? QueueScript.read(folder).numbers().size()
                    : 0;
            try (QueueWriter next = QueueWriter.open(folder, header(), FACTS)) {
                QueueScript.write(next, left, left + 10);
                next.end();
            }
            assertThat(QueueScript.read(folder).inOrder()).as("round %d", round).isEqualTo("0 to " + (left + 10));
        }
    }

    @Test
    void aSecondWriterIsRefusedWithTheProcessIdOfTheFirst() throws Exception {
        Path folder = temporary.resolve("q");
        try (WriterProcess first = WriterProcess.start(folder, 0, Integer.MAX_VALUE, RESERVE)) {
            first.awaitCommitted(1);
            String refusal =
                    folder + ": is being written by process " + first.pid() + "; stop that one, or name another folder";
            assertThatThrownBy(() -> QueueWriter.open(folder, header(), FACTS))
                    .isInstanceOf(TraceException.class)
                    .hasMessage(refusal);
            assertThat(QueueReader.open(folder, false).isBeingWritten()).isTrue();
            first.kill();
        }
        assertThat(QueueReader.open(folder, false).isBeingWritten()).isFalse();
    }

    @Test
    void aSecondWriterInTheSameProcessIsRefusedToo() {
        Path folder = temporary.resolve("q");
        try (QueueWriter first = QueueWriter.open(folder, header(), FACTS)) {
            assertThatThrownBy(() -> QueueWriter.open(folder, header(), FACTS))
                    .isInstanceOf(TraceException.class)
                    .hasMessageContaining(
                            "by process " + ProcessHandle.current().pid());
            QueueScript.write(first, 0, 10);
            first.end();
        }
        assertThat(QueueScript.read(folder).numbers()).isEqualTo(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L));
    }
}
