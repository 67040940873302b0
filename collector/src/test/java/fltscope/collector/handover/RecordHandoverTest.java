package fltscope.collector.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fltscope.schemas.record.IoKind;
import fltscope.schemas.record.IoRecord;
import fltscope.schemas.record.IoRecordBuilder;
import fltscope.schemas.record.IoSink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecordHandoverTest {
    private final IoRecordBuilder builder = new IoRecordBuilder();
    private final List<Long> taken = new ArrayList<>();

    private void send(IoSink sink, int from, int to) {
        for (int i = from; i < to; i++) {
            sink.accept(builder.start(IoKind.FILE_NAME, i, 0, 4, 8)
                    .fileKey(~i)
                    .text("x".repeat(i % 300))
                    .finish());
        }
    }

    private void take(IoRecord record) {
        assertThat(record.fileKey()).isEqualTo(~record.timeTicks());
        assertThat(record.text()).hasSize((int) record.timeTicks() % 300);
        taken.add(record.timeTicks());
    }

    private void assertTaken(int count) {
        assertThat(taken).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(taken.get(i)).isEqualTo(i);
        }
    }

    @Test
    void everyRecordArrivesOnceAndInOrder() {
        RecordHandover.run(records -> send(records, 0, 50_000), this::take);
        assertTaken(50_000);
    }

    @Test
    void noRecordAtAllIsNoRecord() {
        RecordHandover.run(records -> {}, this::take);
        assertTaken(0);
    }

    @Test
    void theLargestRecordsFit() {
        RecordHandover.run(
                records -> {
                    for (int i = 0; i < 9; i++) {
                        builder.start(IoKind.STACK, i, 0, 4, 8)
                                .text("x".repeat(IoRecordBuilder.MAX_TEXT_UNITS))
                                .secondText("y".repeat(IoRecordBuilder.MAX_TEXT_UNITS));
                        for (int j = 0; j < IoRecordBuilder.MAX_ADDRESSES; j++) {
                            builder.addAddress(j);
                        }
                        records.accept(builder.finish());
                    }
                },
                record -> {
                    assertThat(record.recordBytes()).isEqualTo(IoRecord.MAX_BYTES);
                    taken.add(record.timeTicks());
                });
        assertTaken(9);
    }

    @Test
    void whatTheReadingThrowsIsThrownBehindTheRecordsBeforeIt() {
        IllegalArgumentException damage = new IllegalArgumentException("damage");
        assertThatThrownBy(() -> RecordHandover.run(
                        records -> {
                            send(records, 0, 20_000);
                            throw damage;
                        },
                        this::take))
                .isSameAs(damage);
        assertTaken(20_000);
    }

    @Test
    void anErrorOfTheReadingIsThrownToo() {
        assertThatThrownBy(() -> RecordHandover.run(
                        records -> {
                            throw new OutOfMemoryError("no room");
                        },
                        this::take))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("no room");
    }

    @Test
    void theReadingStopsWhenNobodyTakesItsRecordsAnyMore() {
        Thread[] reader = new Thread[1];
        assertThatThrownBy(() -> RecordHandover.run(
                        records -> {
                            reader[0] = Thread.currentThread();
                            send(records, 0, Integer.MAX_VALUE);
                        },
                        record -> {
                            throw new IllegalStateException("full");
                        }))
                .hasMessage("full");
        assertThat(reader[0]).isNotSameAs(Thread.currentThread());
        assertThat(reader[0].isAlive()).isFalse();
    }
}
