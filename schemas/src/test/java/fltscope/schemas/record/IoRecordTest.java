package fltscope.schemas.record;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.PayloadWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The record's bytes are made by hand; no field has its neighbour's value. */
class IoRecordTest {
    private static final String WHOLE_RECORD = """
            80000000 01 04 f2 1f
            0807060504030201
            15141312
            19181716
            2322
            0300
            0200
            0200
            3736353433323130
            4746454443424140
            5756555453525150
            6766656463626160
            7776757473727170
            8786858483828180
            9796959493929190
            a3a2a1a0
            b3b2b1b0
            6100 e900 6200
            6300 6400
            000000000000
            c7c6c5c4c3c2c1c0
            d7d6d5d4d3d2d1d0
            """;

    private static final int RECORD_BYTES = 0x80;

    /** Where the record lies in the buffer: not at its start. */
    private static final int OFFSET = 8;

    private final IoRecord record = new IoRecord();

    @Test
    void everyFieldStandsAtItsOffset() {
        assertThat(record.wrap(buffer(), OFFSET, RECORD_BYTES)).isTrue();

        assertThat(record.recordBytes()).isEqualTo(RECORD_BYTES);
        assertThat(record.kindOrdinal()).isEqualTo(4);
        assertThat(record.kind()).isEqualTo(IoKind.CALLBACK_END);
        assertThat(record.operationCode()).isEqualTo(0xF2);
        assertThat(record.majorFunction()).isEqualTo(0xF2);
        assertThat(record.timeTicks()).isEqualTo(0x0102030405060708L);
        assertThat(record.processId()).isEqualTo(0x12131415);
        assertThat(record.threadId()).isEqualTo(0x16171819);
        assertThat(record.processor()).isEqualTo(0x2223);
        assertThat(record.fileObject()).isEqualTo(0x3031323334353637L);
        assertThat(record.fileKey()).isEqualTo(0x4041424344454647L);
        assertThat(record.callbackData()).isEqualTo(0x5051525354555657L);
        assertThat(record.irp()).isEqualTo(0x6061626364656667L);
        assertThat(record.address()).isEqualTo(0x7071727374757677L);
        assertThat(record.otherTicks()).isEqualTo(0x8081828384858687L);
        assertThat(record.extent()).isEqualTo(0x9091929394959697L);
        assertThat(record.code()).isEqualTo(0xA0A1A2A3);
        assertThat(record.access()).isEqualTo(0xB0B1B2B3);
        assertThat(record.textUnits()).isEqualTo(3);
        assertThat(record.textUnit(1)).isEqualTo('\u00E9');
        assertThat(record.text()).isEqualTo("a\u00E9b");
        assertThat(record.secondText()).isEqualTo("cd");
        assertThat(record.addressCount()).isEqualTo(2);
        assertThat(record.address(0)).isEqualTo(0xC0C1C2C3C4C5C6C7L);
        assertThat(record.address(1)).isEqualTo(0xD0D1D2D3D4D5D6D7L);
    }

    @Test
    void theBuilderMakesTheSameBytes() {
        IoRecordBuilder builder = new IoRecordBuilder();
        builder.start(IoKind.IMAGE_LOADED, -1, 0xFFFF, -1, -1)
                .majorFunction(0xFF)
                .flags(0xFF)
                .text("an earlier and longer text")
                .secondText("and another")
                .addAddress(-1)
                .addAddress(-1);
        builder.finish();

        IoRecord made = builder.start(IoKind.CALLBACK_END, 0x0102030405060708L, 0x2223, 0x12131415, 0x16171819)
                .majorFunction(0xF2)
                .flags(0x1F)
                .fileObject(0x3031323334353637L)
                .fileKey(0x4041424344454647L)
                .callbackData(0x5051525354555657L)
                .irp(0x6061626364656667L)
                .address(0x7071727374757677L)
                .otherTicks(0x8081828384858687L)
                .extent(0x9091929394959697L)
                .code(0xA0A1A2A3)
                .access(0xB0B1B2B3)
                .text("a\u00E9b")
                .secondText("cd")
                .addAddress(0xC0C1C2C3C4C5C6C7L)
                .addAddress(0xD0D1D2D3D4D5D6D7L)
                .finish();

        assertThat(bytesOf(made)).isEqualTo(PayloadWriter.parseHex(WHOLE_RECORD));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x02, 0x04, 0x08, 0x10, 0x80})
    void aFlagIsAskedForAlone(int flag) {
        ByteBuffer buffer = buffer();
        buffer.put(OFFSET + IoRecord.FLAGS, (byte) flag);
        record.wrap(buffer, OFFSET, RECORD_BYTES);

        for (int other = 1; other <= 0x80; other <<= 1) {
            assertThat(record.has(other)).isEqualTo(other == flag);
        }
    }

    @Test
    void kindsAndOperationsOfANewerVersionAreUnknown() {
        ByteBuffer buffer = buffer();
        buffer.put(OFFSET + IoRecord.KIND, (byte) IoKind.COUNT);
        buffer.put(OFFSET + IoRecord.OPERATION, (byte) FileOperation.COUNT);
        record.wrap(buffer, OFFSET, RECORD_BYTES);

        assertThat(record.kind()).isNull();
        assertThat(record.operation()).isNull();
        assertThat(FilterChange.of(record.operationCode())).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, IoRecord.FIXED_BYTES - 1, IoRecord.FIXED_BYTES, RECORD_BYTES - 1})
    void fewerBytesThanTheRecordHasAreRefused(int bytes) {
        assertThat(record.wrap(buffer(), OFFSET, bytes)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 255})
    void anotherVersionIsRefused(int version) {
        ByteBuffer buffer = buffer();
        buffer.put(OFFSET + IoRecord.VERSION_AT, (byte) version);

        assertThat(record.wrap(buffer, OFFSET, RECORD_BYTES)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0, -1",
        "0, -128",
        "0, 0x78",
        "0, 0x7f",
        "0, 0x88",
        "0, 0x60",
        "0x1A, 7",
        "0x1A, 0xFFFF",
        "0x1C, 6",
        "0x1C, 0xFFFF",
        "0x1E, 3",
        "0x1E, 0xFFFF"
    })
    void lengthsThatDoNotFitAreRefused(String offset, String value) {
        ByteBuffer buffer = buffer();
        int at = OFFSET + Integer.decode(offset);
        if (at == OFFSET) {
            buffer.putInt(at, Integer.decode(value));
        } else {
            buffer.putShort(at, Integer.decode(value).shortValue());
        }

        assertThat(record.wrap(buffer, OFFSET, RECORD_BYTES)).isFalse();
    }

    @Test
    void moreBytesThanTheRecordHasMayFollow() {
        assertThat(record.wrap(buffer(), OFFSET, RECORD_BYTES + 8)).isTrue();
        assertThat(record.recordBytes()).isEqualTo(RECORD_BYTES);
    }

    private static ByteBuffer buffer() {
        ByteBuffer buffer = ByteBuffer.allocate(OFFSET + RECORD_BYTES + 8).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(OFFSET, PayloadWriter.parseHex(WHOLE_RECORD));
        return buffer;
    }

    private static byte[] bytesOf(IoRecord record) {
        byte[] bytes = new byte[record.recordBytes()];
        record.buffer().get(record.offset(), bytes);
        return bytes;
    }
}
