package fltscope.schemas.etl;

import static org.assertj.core.api.Assertions.assertThat;

import fltscope.schemas.fixture.PayloadWriter;
import fltscope.schemas.fixture.SharedTraces;
import fltscope.schemas.fixture.XpressEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XpressTest {
    private static final int GUARD_BYTES = 64;
    private static final byte GUARD = 0x5A;

    @Test
    void literalsAloneAsInTheSpecification() { // [MS-XCA] 3.1
        String alphabet = "abcdefghijklmnopqrstuvwxyz";
        byte[] stream = PayloadWriter.parseHex("3f000000 6162636465666768696a6b6c6d6e6f707172737475767778797a");
        assertThat(new String(decode(stream, 26), StandardCharsets.US_ASCII)).isEqualTo(alphabet);
        assertThat(XpressEncoder.encode(alphabet.getBytes(StandardCharsets.US_ASCII), 0, 26))
                .isEqualTo(stream);
    }

    @Test
    void aLongMatchOverItsOwnOutputAsInTheSpecification() { // [MS-XCA] 3.1
        String text = "abc".repeat(100);
        byte[] stream = PayloadWriter.parseHex("ffffff1f 616263 1700 0f ff 2601");
        assertThat(new String(decode(stream, 300), StandardCharsets.US_ASCII)).isEqualTo(text);
        assertThat(XpressEncoder.encode(text.getBytes(StandardCharsets.US_ASCII), 0, 300))
                .isEqualTo(stream);
    }

    @Test
    void twoMatchesShareANibbleByteLowHalfFirst() { // made by hand: a, match 1 of 10, b, match 1 of 14, match 1 of 11
        byte[] stream = PayloadWriter.parseHex("ffffff5f 61 0700 40 62 0700 0700 01");
        assertThat(decode(stream, 37))
                .isEqualTo(("a".repeat(11) + "b".repeat(15) + "b".repeat(11)).getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {3, 8, 9, 10, 11, 24, 25, 26, 40, 278, 279, 280, 281, 4096, 65_535, 65_538, 65_539, 65_540, 200_000})
    void aMatchOfAnyLengthIsReadWhateverItsForm(int length) {
        for (int distance : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 100}) {
            byte[] plain = new byte[distance + length + 80];
            for (int i = 0; i < plain.length; i++) {
                plain[i] = (byte) (i < distance + length ? i % distance : 200 - i);
            }
            assertThat(roundTrip(plain)).as("distance %d", distance).isEqualTo(plain);
        }
    }

    @Test
    void aU32LengthIsReadAndCutAtTheEndOfTheRange() { // made by hand: a, match 1 of 2^31 - 1 + 3
        byte[] stream = PayloadWriter.parseHex("ffffff7f 61 0700 0f ff 0000 ffffff7f");
        byte[] text = "a".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        assertThat(decode(stream, 1000)).isEqualTo(text);
        assertThat(decode(Arrays.copyOf(stream, 300), 1000)).isEqualTo(text);
        for (int cut = 5; cut < stream.length; cut++) {
            assertThat(decode(Arrays.copyOf(stream, cut), 1000)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ffffff7f 61 0700 0f ff 1500", // a u16 length that a shorter form holds
                "ffffff7f 61 0700 0f ff 0000 15000000", // a u32 length that a shorter form holds
                "ffffff7f 61 0700 0f ff 0000 000000ff", // a u32 length beyond 2^31
                "ffffff7f 61 0800", // a distance of 2 where one byte stands
                "ffffffff 0000" // a distance of 1 where none stands
            })
    void aMalformedMatchEndsTheOutputBeforeIt(String stream) {
        byte[] bytes = PayloadWriter.parseHex(stream);
        int literals = stream.contains(" 61") ? 1 : 0;
        assertThat(decode(bytes, 1000)).hasSize(literals);
        // The same far from both ends, where the fast loop reads it.
        byte[] padded = Arrays.copyOf(bytes, 300);
        assertThat(decode(padded, 1000)).hasSize(literals);
    }

    @Test
    void aStreamCutAtAnyByteGivesABeginningOfTheText() {
        byte[] plain = sample(3, 5000);
        byte[] stream = XpressEncoder.encode(plain, 0, plain.length);
        int before = 0;
        for (int cut = 0; cut <= stream.length; cut++) {
            byte[] text = decode(Arrays.copyOf(stream, cut), plain.length);
            assertThat(text).as("cut at %d", cut).isEqualTo(Arrays.copyOf(plain, text.length));
            assertThat(text.length).isGreaterThanOrEqualTo(before);
            before = text.length;
        }
        assertThat(before).isEqualTo(plain.length);
    }

    @Test
    void aPrefixOfAnyLengthCanBeAskedFor() {
        byte[] plain = sample(4, 3000);
        byte[] stream = XpressEncoder.encode(plain, 0, plain.length);
        for (int length = 0; length <= plain.length; length++) {
            assertThat(decode(stream, length)).isEqualTo(Arrays.copyOf(plain, length));
        }
    }

    @Test
    void askingForOneByteMoreTellsThatAStreamHoldsNoMore() {
        byte[] plain = sample(5, 4000);
        byte[] stream = XpressEncoder.encode(plain, 0, plain.length);
        assertThat(decode(stream, plain.length + 1)).hasSize(plain.length);
        assertThat(decode(stream, plain.length + 1000)).isEqualTo(plain);
    }

    @Test
    void whatTheEncoderMakesIsReadBack() {
        for (int seed = 0; seed < 300; seed++) {
            byte[] plain = sample(seed, seed * 97);
            assertThat(roundTrip(plain)).as("seed %d", seed).isEqualTo(plain);
        }
    }

    @Test
    void damagedStreamsAreReadAsByTheBook() {
        Random random = new Random(20261122);
        for (int round = 0; round < 20_000; round++) {
            byte[] plain = sample(round, 20 + random.nextInt(600));
            byte[] stream = XpressEncoder.encode(plain, 0, plain.length);
            for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                int value = random.nextInt(4) == 0 ? 0xFF : random.nextInt(256);
                stream[random.nextInt(stream.length)] = (byte) value;
            }
            int wanted = plain.length + random.nextInt(100);
            assertThat(decode(stream, wanted)).as("round %d", round).isEqualTo(byTheBook(stream, wanted));
        }
    }

    @Test
    void noiseIsReadAsByTheBook() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] stream = new byte[random.nextInt(300)];
            random.nextBytes(stream);
            for (int i = 0; i < stream.length; i++) {
                stream[i] &= (byte) (random.nextInt(3) == 0 ? 0x07 : 0xFF);
            }
            int wanted = random.nextInt(2000);
            assertThat(decode(stream, wanted)).as("round %d", round).isEqualTo(byTheBook(stream, wanted));
        }
    }

    @Test
    void everyCompressedBufferOfARealTraceIsDecodedToItsSize() throws IOException {
        Path trace = SharedTraces.orSkip("perfview/net.4.5.2.x86.etl");
        byte[] bytes = Files.readAllBytes(trace);
        ByteBuffer file = direct(bytes.length).put(0, bytes);
        ByteBuffer out = direct(0x20000);
        int compressed = 0;
        for (int at = 0; at < bytes.length; at += file.getInt(at)) {
            if ((file.getShort(at + 0x34) & 0x40) != 0) {
                compressed++;
                int expected = file.getInt(at + 4) - 0x48;
                int decoded = Xpress.decode(file, at + 0x48, file.getInt(at) - 0x48, out, 0, expected + 1);
                assertThat(decoded).as("buffer at 0x%x", at).isEqualTo(expected);
            }
        }
        assertThat(compressed).isEqualTo(275);
    }

    /** Decodes between guard bytes, from a buffer that ends where the input does. */
    private static byte[] decode(byte[] stream, int outLength) {
        ByteBuffer in = direct(stream.length + 3).put(3, stream);
        ByteBuffer out = direct(outLength + 2 * GUARD_BYTES);
        for (int i = 0; i < GUARD_BYTES; i++) {
            out.put(i, GUARD).put(GUARD_BYTES + outLength + i, GUARD);
        }
        int decoded = Xpress.decode(in, 3, stream.length, out, GUARD_BYTES, outLength);
        assertThat(decoded).isBetween(0, outLength);
        for (int i = 0; i < GUARD_BYTES; i++) {
            if (out.get(i) != GUARD || out.get(GUARD_BYTES + outLength + i) != GUARD) {
                throw new AssertionError("written outside the range, " + i + " bytes from an end");
            }
        }
        byte[] text = new byte[decoded];
        out.get(GUARD_BYTES, text);
        // And into a buffer without any slack, where a wrong offset throws.
        ByteBuffer tight = direct(outLength);
        assertThat(Xpress.decode(in, 3, stream.length, tight, 0, outLength)).isEqualTo(decoded);
        assertThat(tight.slice(0, decoded)).isEqualTo(ByteBuffer.wrap(text));
        return text;
    }

    private static byte[] roundTrip(byte[] plain) {
        return decode(XpressEncoder.encode(plain, 0, plain.length), plain.length);
    }

    /** Text with literals, near and far repetitions, of lengths from 3 to some hundreds. */
    private static byte[] sample(int seed, int length) {
        Random random = new Random(seed);
        byte[] plain = new byte[length];
        int at = 0;
        while (at < length) {
            int run = Math.min(length - at, 1 + random.nextInt(random.nextInt(8) == 0 ? 400 : 14));
            int distance = 1 + random.nextInt(random.nextBoolean() ? 10 : 3000);
            boolean copy = distance <= at && random.nextInt(3) != 0;
            for (int i = 0; i < run; i++, at++) {
                plain[at] = copy ? plain[at - distance] : (byte) random.nextInt(256);
            }
        }
        return plain;
    }

    /** [MS-XCA] 2.4.4 word for word, byte by byte. */
    private static byte[] byTheBook(byte[] in, int wanted) {
        byte[] out = new byte[wanted];
        int at = 0;
        int to = 0;
        int flags = 0;
        int flagCount = 0;
        int lastLengthHalfByte = -1;
        try {
            while (to < wanted) {
                if (flagCount == 0) {
                    flags = u16(in, at) | (u16(in, at + 2) << 16);
                    at += 4;
                    flagCount = 32;
                }
                flagCount--;
                if (((flags >>> flagCount) & 1) == 0) {
                    out[to] = in[at++];
                    to++;
                    continue;
                }
                int matchBytes = u16(in, at);
                at += 2;
                long length = matchBytes % 8;
                int offset = matchBytes / 8 + 1;
                if (length == 7) {
                    if (lastLengthHalfByte < 0) {
                        length = in[at] & 15;
                        lastLengthHalfByte = at++;
                    } else {
                        length = (in[lastLengthHalfByte] >> 4) & 15;
                        lastLengthHalfByte = -1;
                    }
                    if (length == 15) {
                        length = in[at++] & 255;
                        if (length == 255) {
                            length = u16(in, at);
                            at += 2;
                            if (length == 0) {
                                length = u16(in, at) | (u16(in, at + 2) << 16);
                                at += 4;
                            }
                            if (length < 15 + 7) {
                                return Arrays.copyOf(out, to);
                            }
                            length -= 15 + 7;
                        }
                        length += 15;
                    }
                    length += 7;
                }
                length += 3;
                if (offset > to) {
                    break;
                }
                for (; length > 0 && to < wanted; length--, to++) {
                    out[to] = out[to - offset];
                }
            }
        } catch (ArrayIndexOutOfBoundsException endOfInput) {
            return Arrays.copyOf(out, to);
        }
        return Arrays.copyOf(out, to);
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 255) | ((bytes[at + 1] & 255) << 8);
    }

    private static ByteBuffer direct(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
