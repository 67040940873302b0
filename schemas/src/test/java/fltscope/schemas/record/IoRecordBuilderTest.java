package fltscope.schemas.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IoRecordBuilderTest {
    private final IoRecordBuilder builder = new IoRecordBuilder();

    @ParameterizedTest
    @EnumSource(IoKind.class)
    void whatIsNotSetIsZero(IoKind kind) {
        builder.start(IoKind.OPERATION_START, 1, 1, 1, 1)
                .majorFunction(1)
                .flags(1)
                .fileObject(1)
                .fileKey(1)
                .callbackData(1)
                .irp(1)
                .address(1)
                .otherTicks(1)
                .extent(1)
                .code(1)
                .access(1)
                .text("x")
                .secondText("y")
                .addAddress(1)
                .finish();

        IoRecord record = builder.start(kind, 7, 3, -1, -1).finish();

        assertThat(record.recordBytes()).isEqualTo(IoRecord.FIXED_BYTES);
        assertThat(record.kind()).isEqualTo(kind);
        assertThat(record.timeTicks()).isEqualTo(7);
        assertThat(record.processor()).isEqualTo(3);
        assertThat(record.processId()).isEqualTo(-1);
        assertThat(record.threadId()).isEqualTo(-1);
        assertThat(record.operationCode()).isZero();
        assertThat(record.has(0xFF)).isFalse();
        assertThat(record.textUnits()).isZero();
        assertThat(record.secondText()).isEmpty();
        assertThat(record.addressCount()).isZero();
        for (int at = IoRecord.FILE_OBJECT; at < IoRecord.FIXED_BYTES; at += Long.BYTES) {
            assertThat(record.buffer().getLong(at)).as("offset 0x%x", at).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8})
    void addressesFollowTextOfAnyLengthAligned(int units) {
        String text = "x".repeat(units);
        IoRecord record = builder.start(IoKind.STACK, 0, 0, 0, 0)
                .text(text)
                .addAddress(0x1122334455667788L)
                .finish();

        assertThat(record.recordBytes() % Long.BYTES).isZero();
        assertThat(record.text()).isEqualTo(text);
        assertThat(record.address(0)).isEqualTo(0x1122334455667788L);
        assertThat(record.buffer().getLong(record.recordBytes() - Long.BYTES)).isEqualTo(0x1122334455667788L);
        assertThat(new IoRecord().wrap(record.buffer(), record.offset(), record.recordBytes()))
                .isTrue();
    }

    @Test
    void textIsCopiedFromTheUnitsOfAnotherBuffer() {
        ByteBuffer source = ByteBuffer.wrap("??\\Device\\x??".getBytes(StandardCharsets.UTF_16LE))
                .order(ByteOrder.LITTLE_ENDIAN);

        IoRecord record = builder.start(IoKind.FILE_NAME, 0, 0, 0, 0)
                .text(source, 4, 9)
                .secondText("C:")
                .finish();

        assertThat(record.text()).isEqualTo("\\Device\\x");
        assertThat(record.secondText()).isEqualTo("C:");
    }

    @Test
    void theLargestRecordFitsAndWhatIsBeyondItIsCut() {
        String longest = "a".repeat(IoRecordBuilder.MAX_TEXT_UNITS);
        builder.start(IoKind.STACK, 0, 0, 0, 0).text(longest + "b").secondText(longest.replace('a', 'c') + "d");
        for (int i = 0; i <= IoRecordBuilder.MAX_ADDRESSES; i++) {
            builder.addAddress(i);
        }

        IoRecord record = builder.finish();

        assertThat(record.recordBytes()).isEqualTo(IoRecord.MAX_BYTES);
        assertThat(new IoRecord().wrap(record.buffer(), 0, IoRecord.MAX_BYTES)).isTrue();
        assertThat(record.text()).isEqualTo(longest);
        assertThat(record.secondText()).isEqualTo(longest.replace('a', 'c'));
        assertThat(record.addressCount()).isEqualTo(IoRecordBuilder.MAX_ADDRESSES);
        assertThat(record.address(IoRecordBuilder.MAX_ADDRESSES - 1)).isEqualTo(IoRecordBuilder.MAX_ADDRESSES - 1);
    }

    @Test
    void everyKindAndOperationFitsItsByte() {
        for (IoKind kind : IoKind.values()) {
            assertThat(IoKind.of(builder.start(kind, 0, 0, 0, 0).finish().kindOrdinal()))
                    .isEqualTo(kind);
        }
        for (FileOperation operation : FileOperation.values()) {
            assertThat(builder.start(IoKind.OPERATION_START, 0, 0, 0, 0)
                            .operation(operation)
                            .finish()
                            .operation())
                    .isEqualTo(operation);
        }
        for (FilterChange change : FilterChange.values()) {
            assertThat(FilterChange.of(builder.start(IoKind.FILTER_CHANGED, 0, 0, 0, 0)
                            .operation(change)
                            .finish()
                            .operationCode()))
                    .isEqualTo(change);
        }
    }
}
