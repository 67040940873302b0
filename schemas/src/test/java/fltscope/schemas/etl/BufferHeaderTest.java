package fltscope.schemas.etl;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.PayloadWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BufferHeaderTest {
    /** A compressed data buffer, made by hand: every byte that has a meaning differs from the others. */
    private static final String COMPRESSED = """
            a83a0000 b0ff0000 11223344 01000000
            8877665544332211 0300000000000000 2020fd9d84aaffff
            07042c00 03000000 b0ff0000 6100 0000
            3820fd9d84aaffff 381efd9d84aaffff
            """;

    @Test
    void theFirstBufferOfALiveSession() { // from AMSITrace.etl, Windows 10 18362
        BufferHeader header = header("00000100 20020000 20020000 00000000" + "00".repeat(24)
                + "00002800 03000000 20020000 2100 0400" + "00".repeat(16));
        assertThat(header.bufferSize()).isEqualTo(0x10000);
        assertThat(header.filledBytes()).isEqualTo(0x220);
        assertThat(header.uncompressedBytes()).isEqualTo(0x220);
        assertThat(header.timeStamp()).isZero();
        assertThat(header.sequenceNumber()).isZero();
        assertThat(header.processor()).isZero();
        assertThat(header.compressed()).isFalse();
        assertThat(header.saysLoss()).isFalse();
        assertThat(header.flushMarker()).isTrue();
        assertThat(header.startsSession()).isTrue();
        assertThat(header.sizeIsPossible()).isTrue();
        assertThat(header.endsAgree()).isTrue();
        assertThat(header.isPlausible()).isTrue();
    }

    @Test
    void aCompressedBufferOfAMergedFile() {
        BufferHeader header = header(COMPRESSED);
        assertThat(header.bufferSize()).isEqualTo(0x3AA8);
        assertThat(header.filledBytes()).isEqualTo(0xFFB0);
        assertThat(header.uncompressedBytes()).isEqualTo(0xFFB0);
        assertThat(header.timeStamp()).isEqualTo(0x1122334455667788L);
        assertThat(header.sequenceNumber()).isEqualTo(3);
        assertThat(header.processor()).isEqualTo(0x407);
        assertThat(header.compressed()).isTrue();
        assertThat(header.saysLoss()).isFalse();
        assertThat(header.flushMarker()).isTrue();
        assertThat(header.startsSession()).isFalse();
        assertThat(header.isPlausible()).isTrue();
    }

    @Test
    void theProcessorIsElevenBitsWithTheIndexFlagAndOneByteWithout() { // made by hand
        assertThat(header(COMPRESSED.replace("07042c00", "ffff2c00")).processor())
                .isEqualTo(0x7FF);
        String windows7 = COMPRESSED.replace("07042c00", "01082c00").replace("6100 0000", "0100 0000");
        assertThat(header(windows7).processor()).isEqualTo(1);
        assertThat(header(windows7.replace("01082c00", "ff082c00")).processor()).isEqualTo(255);
    }

    @Test
    void theFirstBufferOfAWindows7FileHasNoSavedOffset() { // as in tx/Process.etl
        BufferHeader header = header("00200000 00000000 00000000 00000000" + "00".repeat(24)
                + "00082800 03000000 38020000 0100 0400" + "00".repeat(16));
        assertThat(header.filledBytes()).isEqualTo(0x238);
        assertThat(header.endsAgree()).isTrue();
        assertThat(header.isPlausible()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2300, true", "2500, true", "2700, true", "2100, false", "3900, false", "6000, false"})
    void lossOfEventsAndOfBuffersIsSaidByFlags(String flags, boolean loss) {
        assertThat(header(COMPRESSED.replace("6100 0000", flags + " 0000")).saysLoss())
                .isEqualTo(loss);
    }

    @ParameterizedTest
    @CsvSource({
        "47000000, false",
        "48000000, true",
        "ffffffff, false",
        "00000080, false",
        "00000001, true",
        "01000001, false",
    })
    void aSizeIsPossibleFromAHeaderToSixteenMebibytes(String size, boolean possible) {
        BufferHeader header = header(COMPRESSED.replace("a83a0000", size));
        assertThat(header.sizeIsPossible()).isEqualTo(possible);
        assertThat(header.isPlausible()).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource({
        "a83a0000, 47000000", // smaller than a header
        "03000000 b0ff0000, 10000000 b0ff0000", // a state that is none
        "03000000 b0ff0000, ffffffff b0ff0000",
        "03000000 b0ff0000, 03000000 b1ff0000", // Offset is not SavedOffset
        "6100 0000, 6100 1000", // a type that is none
        "6100 0000, 6100 0400", // the first buffer of a session, but with a number
        "6100 0000, 6100 0080",
        "b0ff0000, 47000000", // filled less than its header; replaces both ends
        "b0ff0000, 01000001", // more than any buffer holds
        "b0ff0000, ffffffff",
    })
    void aHeaderWithOneFieldOutOfRangeIsNotPlausible(String good, String bad) {
        assertThat(COMPRESSED).contains(good);
        assertThat(header(COMPRESSED.replace(good, bad)).isPlausible()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "6100 0000, e1ff 0000", // unknown flags
        "6100 0000, 2100 0000", // filled beyond its size when not compressed
        "6100 0000, 6100 0f00", // an unknown type
        "03000000 b0ff0000, 0f000000 b0ff0000", // an unknown state
    })
    void whatANewerWindowsMayWriteIsPlausible(String good, String other) {
        assertThat(COMPRESSED).contains(good);
        assertThat(header(COMPRESSED.replace(good, other)).isPlausible()).isTrue();
    }

    @Test
    void onlyTheBufferThatStartsASessionMayHaveTwoEnds() {
        String two = COMPRESSED.replaceFirst("b0ff0000", "48000000");
        assertThat(header(two).endsAgree()).isFalse();
        assertThat(header(two).filledBytes()).isEqualTo(0xFFB0);
        assertThat(header(two).uncompressedBytes()).isEqualTo(0x48);
        assertThat(header(two.replace("6100 0000", "6100 0400")).endsAgree()).isTrue();
    }

    @Test
    void endsAreUnsigned() {
        assertThat(header(COMPRESSED.replace("b0ff0000", "ffffffff")).filledBytes())
                .isEqualTo(0xFFFF_FFFFL);
    }

    /** The header at index 8 of a buffer that ends with it. */
    private static BufferHeader header(String hex) {
        byte[] bytes = PayloadWriter.parseHex(hex.replace("\n", " "));
        assertThat(bytes).hasSize(BufferHeader.BYTES);
        ByteBuffer buffer = ByteBuffer.allocateDirect(8 + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(0, -1).put(8, bytes);
        return new BufferHeader().wrap(buffer, 8);
    }
}
