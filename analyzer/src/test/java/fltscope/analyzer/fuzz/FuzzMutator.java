package fltscope.analyzer.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages bytes at random: bits, numbers of any width, pieces moved, cut and taken from others, and what breaks text. */
final class FuzzMutator {
    private static final int MOST_BYTES = 1 << 20;
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        7,
        8,
        16,
        0x20,
        0x47,
        0x48,
        0x7F,
        0x80,
        0xFF,
        0x100,
        0x3FF,
        0x7FFF,
        0x8000,
        0xFFF8,
        0xFFFF,
        0x1_0000,
        0x100_0000,
        0x7FFF_FFFF,
        0x8000_0000L,
        0xFFFF_FFFFL,
        0xFFFF_FFFF_FFFFL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        -2
    };
    private static final String[] WORDS = {
        "0",
        "-1",
        "1e999",
        "-0",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775809",
        "1e-400",
        "NaN",
        "null",
        "true",
        "[]",
        "{}",
        "[[[[[[[[",
        "{\"a\":{\"a\":",
        "\"",
        "\\",
        "\\u0000",
        "\\ud800",
        "\u0000",
        "\u001b[31m",
        "\u202e",
        "\ud83d\ude00",
        "##vso[task.complete]",
        "::error::",
        "\n",
        "\r\n",
        "\t",
        " ",
        "  ",
        ",",
        ":",
        ";",
        "%s",
        "*",
        "**",
        "?",
        "\\\\?\\",
        "\\Device\\",
        "C:\\",
        "ffffffffffffffff",
        "0x",
        "`",
        "_",
        "\ufeff",
        "1601-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59.999999999Z",
        "99999999999999999999999999"
    };

    private final SplittableRandom random;
    private final List<byte[]> corpus;
    private byte[] bytes;

    FuzzMutator(long seed, List<byte[]> corpus) {
        random = new SplittableRandom(seed);
        this.corpus = corpus;
    }

    byte[] next() {
        bytes = any().clone();
        for (int i = 1 + random.nextInt(1 + random.nextInt(8)); i > 0; i--) {
            mutate();
        }
        return bytes;
    }

    private byte[] any() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private void mutate() {
        switch (random.nextInt(13)) {
            case 0 -> flip();
            case 1, 2 -> putNumber();
            case 3 -> putNear();
            case 4 -> bytes = Arrays.copyOf(bytes, at());
            case 5 -> replace(at(), span(), new byte[0]);
            case 6 -> insertPieceOf(any());
            case 7 -> insertPieceOf(bytes);
            case 8 -> replace(at(), 0, word());
            case 9 -> replaceNumberInText();
            case 10 -> repeat();
            case 11 -> {
                byte[] noise = new byte[1 + random.nextInt(64)];
                random.nextBytes(noise);
                replace(at(), random.nextInt(noise.length + 1), noise);
            }
            default -> moveLine();
        }
    }

    private int at() {
        return random.nextInt(bytes.length + 1);
    }

    private int span() {
        return 1 + random.nextInt(1 << random.nextInt(12));
    }

    private void flip() {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private void putNumber() {
        int choice = random.nextInt(NUMBERS.length + 4);
        put(at() & -(1 << random.nextInt(4)), choice < NUMBERS.length ? NUMBERS[choice] : random.nextLong());
    }

    /** A number a little greater or smaller than the one that was there. */
    private void putNear() {
        int at = at() & ~1;
        long there = at + 1 < bytes.length ? (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 : 0;
        put(at, there + random.nextInt(-16, 17));
    }

    private void put(int at, long value) {
        int width = 1 << random.nextInt(4);
        for (int i = 0; i < width && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }

    private void insertPieceOf(byte[] other) {
        if (other.length > 0) {
            int from = random.nextInt(other.length);
            byte[] piece = Arrays.copyOfRange(other, from, Math.min(other.length, from + span()));
            replace(at(), random.nextBoolean() ? 0 : piece.length, piece);
        }
    }

    private byte[] word() {
        String word = WORDS[random.nextInt(WORDS.length)];
        int times = random.nextInt(20) == 0 ? random.nextInt(1, 3000) : 1;
        return word.repeat(times).getBytes(StandardCharsets.UTF_8);
    }

    private void replaceNumberInText() {
        int from = at();
        while (from < bytes.length && !isDigit(bytes[from])) {
            from++;
        }
        int to = from;
        while (to < bytes.length && isDigit(bytes[to])) {
            to++;
        }
        replace(from, to - from, word());
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private void repeat() {
        int from = at();
        byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(300)));
        int times = random.nextInt(1, 40);
        byte[] repeated = new byte[piece.length * times];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = piece[i % piece.length];
        }
        replace(from, 0, repeated);
    }

    private void moveLine() {
        int from = lineStart(at());
        int to = from;
        while (to < bytes.length && bytes[to++] != '\n') {
            // to the end of the line
        }
        byte[] line = Arrays.copyOfRange(bytes, from, to);
        if (random.nextBoolean()) {
            replace(from, line.length, new byte[0]);
        }
        replace(lineStart(at()), 0, line);
    }

    private int lineStart(int at) {
        int start = at;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private void replace(int from, int length, byte... by) {
        int last = Math.min(bytes.length, from + length);
        int size = from + by.length + bytes.length - last;
        if (size > MOST_BYTES) {
            return;
        }
        byte[] result = Arrays.copyOf(bytes, size);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, last, result, from + by.length, bytes.length - last);
        bytes = result;
    }
}
